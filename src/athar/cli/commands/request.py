"""``athar request``: tracing requests, taken step by step and listed."""

import secrets
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import TypeVar

import click
from rich.table import Table
from rich.text import Text

from athar import workflows
from athar.cli.app import athar
from athar.cli.options import casebook_option, json_option, operator_option
from athar.cli.screen import say, show, show_json
from athar.dates import parse_age, parse_date
from athar.domain import AgeReference, PersonRecord, RecordKind, Sex
from athar.wording import isolate
from athar.workflows import CONSENT_PURPOSES, EnquirerDraft, RequestDraft

Span = TypeVar("Span")

RECORD_ID_BYTES = 16
SKIP = "Press Enter to leave a question unanswered: what is not known is better left open."
CONSENTS = {
    "tracing": "May we search for the person in our lists and reports?",
    "sharing": "May we share what was told with partner organisations, to search there too?",
    "publication": "May it be published that the person is sought?",
    "courts": "May courts and inquiries use what was told?",
}


@athar.group()
def request() -> None:
    """Tracing requests: who asks, whom they seek, and what they consent to."""


@request.command("new")
@operator_option
@casebook_option
def new(casebook: Path | None, operator: str | None) -> None:
    """Take a tracing request, asked for step by step.

    Example: athar request new
    """
    with workflows.open_bench(casebook, operator=operator) as bench:
        bench.book.operator()  # nobody should answer twenty questions to be refused at the end
        opened = workflows.open_request(bench, _ask())
        say(f"Request {opened.number} is open. Trace it with: athar trace {opened.number}")
        for other in workflows.same_sought(opened, workflows.requests(bench)):
            say(
                f"Request {other.request} seems to seek one of the same persons. "
                "Both stay open; look at them together."
            )


@request.command("list")
@json_option
@casebook_option
def list_(casebook: Path | None, as_json: bool) -> None:
    """List the tracing requests.

    Example: athar request list
    """
    with workflows.open_bench(casebook) as bench:
        rows = workflows.requests(bench)
    if as_json:
        show_json(
            [
                {
                    "request": r.number,
                    "state": r.state,
                    "opened_at": r.opened_at.isoformat(),
                    "sought": [s.name for s in r.sought],
                }
                for r in rows
            ]
        )
        return
    table = Table("request", "state", "opened", "sought")
    for row in rows:
        names = ", ".join(isolate(s.name or "?") for s in row.sought)
        table.add_row(Text(row.number), row.state, f"{row.opened_at:%Y-%m-%d}", Text(names))
    show(table)


@request.command("consent")
@click.argument("number")
@click.argument("purpose", type=click.Choice(list(CONSENT_PURPOSES)))
@click.option(
    "--given/--withdrawn", "given", required=True, help="Whether it was given or withdrawn."
)
@click.option("--why", help="The reason, in the enquirer's words.")
@operator_option
@casebook_option
def consent(
    casebook: Path | None,
    operator: str | None,
    number: str,
    purpose: str,
    given: bool,
    why: str | None,
) -> None:
    """Keep that the enquirer of request NUMBER gave or withdrew consent to PURPOSE.

    Example: athar request consent R1 sharing --withdrawn
    """
    with workflows.open_bench(casebook, operator=operator) as bench:
        workflows.set_consent(bench, number, purpose, given=given, why=why)
    say(f"Request {number}: consent to {purpose} was {'given' if given else 'withdrawn'}.")


@request.command("erase")
@click.argument("number")
@click.option("--order", required=True, help="Reference of the lawful order to erase.")
@click.confirmation_option(prompt="This destroys the request for good. Go on?")
@operator_option
@casebook_option
def erase(casebook: Path | None, operator: str | None, number: str, order: str) -> None:
    """Destroy request NUMBER, which came by word of mouth, under a lawful order.

    A request that came in a file is erased with it: athar erase DOCUMENT.

    Example: athar request erase R1 --order "the enquirer's letter of 3 May 2024"
    """
    with workflows.open_bench(casebook, operator=operator) as bench:
        workflows.erase_request(bench, number, order=order)
    say("The request was erased.")


def _ask() -> RequestDraft:
    say(SKIP)
    enquirer = EnquirerDraft(
        name=_text("Name of the person who asks"),
        contact=_text("How to reach them"),
        language=_text("Their language (ar, en …)"),
    )
    sought = [_ask_sought()]
    while click.confirm("Is another person sought in the same request?", default=False):
        sought.append(_ask_sought())
    circumstances = _text("The circumstances, in their own words")
    say("Consent. Explain each; a refusal is no ground to turn anyone away.")
    consent = {
        purpose: click.confirm(CONSENTS[purpose], default=False) for purpose in CONSENT_PURPOSES
    }
    return RequestDraft(
        enquirer=enquirer, sought=sought, circumstances=circumstances, consent=consent
    )


def _ask_sought() -> PersonRecord:
    name = _text("Full name of the sought person, as the family says it")
    relation = _text("What they are to the person who asks (daughter, brother …)")
    father, mother = _text("Father's name"), _text("Mother's name")
    kunya, nickname = _text("Kunya (Abu or Umm somebody)"), _text("Nickname")
    sex = _text("Sex (female or male)", among=[s.value for s in Sex])
    age = _parsed("Age today (34, or 30-35)", parse_age)
    born = _parsed("Birth date, month or year", parse_date)
    origin, last = _text("Where they are from"), _text("Where they were last seen")
    since = _parsed("When they were last seen (a date, a month or a year)", parse_date)
    return PersonRecord(
        record_id=secrets.token_bytes(RECORD_ID_BYTES),  # the casebook gives the lasting one
        kind=RecordKind.SOUGHT,
        name=name,
        relation=relation,
        name_father=father,
        name_mother=mother,
        kunya=kunya,
        nickname=nickname,
        sex=Sex(sex) if sex else None,
        age_low=age.low if age else None,
        age_high=age.high if age else None,
        age_reference=AgeReference.AT_LIST_DATE if age else None,
        age_date=date.today() if age else None,
        birth_from=born.first if born else None,
        birth_to=born.last if born else None,
        place_origin=origin,
        place_last_seen=last,
        event_from=since.first if since else None,
        event_to=since.last if since else None,
        description=_text("Marks by which they could be recognised"),
    )


def _text(question: str, *, among: list[str] | None = None) -> str | None:
    while True:
        said = str(click.prompt(question, default="", show_default=False)).strip()
        if not said:
            return None
        if among is None or said in among:
            return said
        say(f"Please answer with one of: {', '.join(among)}")


def _parsed(question: str, parse: Callable[[str], Span | None]) -> Span | None:
    while (said := _text(question)) is not None:
        span = parse(said)
        if span is not None:
            return span
        say("This could not be read. Write a number, or a date such as 2013-03-15 or 2013.")
    return None
