"""``athar trace``: ranked traces of a request, of a person described in the command, or of each
row of a file of enquiries."""

import secrets
from datetime import date
from pathlib import Path
from typing import Any

import click

from athar import workflows
from athar.cli.app import athar
from athar.cli.notices import said as worded
from athar.cli.options import (
    FILE,
    Day,
    Mapping,
    casebook_option,
    json_option,
    language_option,
    operator_option,
)
from athar.cli.screen import notice, progress, say, show, show_json
from athar.dates import parse_age, parse_date
from athar.domain import AgeReference, PersonRecord, RecordKind, Sex, UseError
from athar.names import is_unknown
from athar.wording import Language, batch_lines, render_html, render_terminal, to_json
from athar.workflows import Batch, BatchOptions

RECORD_ID_BYTES = 16

BATCH = ("batch", "records", "out", "stats", "index", "mapping", "learn")
"""Options of a file of enquiries; ``top``, ``as_json`` and ``language`` serve everywhere."""

EVERYWHERE = ("top", "as_json", "language")


@athar.command()
@click.argument("request", required=False)
@click.option("--name", help="The name, in any script, as much of it as is known.")
@click.option("--father", help="The father's name.")
@click.option("--grandfather", help="The paternal grandfather's name.")
@click.option("--family", help="The family's name.")
@click.option("--mother", help="The mother's name.")
@click.option("--kunya", help="The kunya: Abu or Umm somebody.")
@click.option("--nickname", help="The nickname.")
@click.option("--age", help="The age today: 34, or 30-35, or '8 months'.")
@click.option("--born", help="The birth date, month or year.")
@click.option("--sex", type=click.Choice([s.value for s in Sex]), help="The sex.")
@click.option("--place", help="Where the person was last seen.")
@click.option("--origin", help="Where the person is from.")
@click.option("--since", type=Day(), help="Since when nothing is known of the person.")
@click.option("--marks", help="Description and marks, in a few words.")
@click.option("--top", default=10, show_default=True, type=click.IntRange(1, 1000))
@click.option("--html", type=click.Path(dir_okay=False, path_type=Path), help="Write a page too.")
@click.option("--batch", type=FILE, help="A file of enquiries: each row is a sought person.")
@click.option("--in", "records", type=FILE, help="With --batch: the file of records to search.")
@click.option("--out", type=FILE, help="With --batch: the CSV file to write the traces to.")
@click.option(
    "--learn/--no-learn",
    default=True,
    help="With --batch: re-estimate the weights for the two files, where they say enough.",
)
@click.option("--stats", type=FILE, help="With --batch: a JSON file for counts, sizes and times.")
@click.option(
    "--index",
    type=click.Path(file_okay=False, path_type=Path),
    help="With --batch: keep the index in this folder and use it again for the same records.",
)
@click.option(
    "--map",
    "mapping",
    multiple=True,
    type=Mapping(),
    help="With --batch: FIELD=COLUMN (header, letter or number) of the files that have it.",
)
@language_option
@json_option
@operator_option
@casebook_option
@click.pass_context
def trace(
    context: click.Context,
    /,
    casebook: Path | None,
    operator: str | None,
    as_json: bool,
    language: Language,
    html: Path | None,
    top: int,
    request: str | None,
    batch: Path | None,
    records: Path | None,
    out: Path | None,
    stats: Path | None,
    index: Path | None,
    learn: bool,
    mapping: tuple[tuple[str, str], ...],
    **described: str | date | None,
) -> None:
    """Trace the persons of REQUEST, or a person described by the options.

    Gives ranked traces with their weight, probability, reasons for and against, what would settle
    them, where each record stands, and a timeline. They are proposals: an officer decides.

    With --batch, traces each row of a file in the rows of another, without a casebook.

    \b
    Examples:
      athar trace R7 --html R7.html --lang ar
      athar trace --name "سامر نبيل الهادي" --age 34 --mother هدى
      athar trace --batch enquiries.csv --in list.csv --out traces.csv
    """
    _check_together(context, batch is not None)
    if batch is not None:
        if records is None or out is None:
            raise UseError("--batch needs --in and --out", remedy="see: athar trace --help")
        options = BatchOptions(
            top=top, mapping=dict(mapping), index=index, stats=stats, learn=learn
        )
        _trace_batch(batch, records, out, options, language, as_json=as_json)
        return
    asked = any(str(value).strip() for value in described.values() if value is not None)
    if (request is None) is not asked:
        raise UseError("name a request or describe a person", remedy="see: athar trace --help")
    with workflows.open_bench(casebook, operator=operator) as bench:
        if request is not None:
            result = workflows.trace_request(bench, request, top=top)
        else:
            person = _described(described)
            if _says_nothing(person):
                raise UseError("this describes nobody", remedy="say a name, a place or marks")
            result = workflows.trace_person(bench, person, top=top)
        if html is not None:
            workflows.write_page(html, render_html(result, language))
            workflows.note_page(bench, result)
            notice(f"Wrote {html}")
    if as_json:
        show_json(to_json(result))
    else:
        show(render_terminal(result, language))


def _check_together(context: click.Context, batch: bool) -> None:
    """Refuse options of a batch beside those of a casebook's search."""
    for option in context.command.params:
        name = option.name or ""
        given = context.get_parameter_source(name) is click.core.ParameterSource.COMMANDLINE
        if not given or name in EVERYWHERE or (name in BATCH) is batch:
            continue
        shown = option.opts[0] if isinstance(option, click.Option) else name.upper()
        if batch:
            raise UseError(
                f"{shown} does not go with --batch",
                remedy="a batch asks each row of its file, and opens no casebook",
            )
        raise UseError(f"{shown} goes with --batch alone", remedy="see: athar trace --help")


def _trace_batch(
    enquiries: Path,
    records: Path,
    out: Path,
    options: BatchOptions,
    language: Language,
    *,
    as_json: bool,
) -> None:
    with progress(f"reading {records.name}") as indexing, progress("tracing") as tracing:
        done = workflows.trace_batch(
            enquiries, records, out, options, indexing=indexing, tracing=tracing
        )
    for path, told in ((enquiries, done.enquiries), (records, done.records)):
        for one in told.notices:
            notice(f"{path.name}: {worded(one)}")
    if as_json:
        show_json(_batch_json(done, out))
        return
    for line in batch_lines(done, language, enquiries=enquiries, records=records, out=out):
        say(line)


def _batch_json(done: Batch, out: Path) -> dict[str, Any]:
    return {
        "out": str(out),
        "rejected": str(done.rejected) if done.rejected else None,
        "index_reused": done.reused,
        "enquiries": {"rejected": len(done.enquiries.rejected)},
        "records": {"rejected": len(done.records.rejected)},
        "stats": done.stats.to_json(),
    }


def _says_nothing(record: PersonRecord) -> bool:
    """Whether a description names nobody and says nothing by which anybody could be told."""
    names = (record.name, record.name_mother, record.kunya, record.nickname)
    if any(name and not is_unknown(name) for name in names):
        return False
    return not (record.description or record.place_last_seen or record.place_origin)


def _described(said: dict[str, str | date | None]) -> PersonRecord:
    """Give the options as a description. Its id is random: it is of this question alone."""
    text = {k: v.strip() for k, v in said.items() if isinstance(v, str) and v.strip()}
    age = parse_age(text["age"]) if "age" in text else None
    born = parse_date(text["born"]) if "born" in text else None
    if "age" in text and age is None:
        raise UseError("--age is not an age", remedy="write it as 34, or 30-35, or '8 months'")
    if "born" in text and born is None:
        raise UseError("--born is not a date", remedy="write it as 1990, or 1990-05-17")
    since = said.get("since")
    parts = ("name", "father", "grandfather", "family")
    return PersonRecord(
        record_id=secrets.token_bytes(RECORD_ID_BYTES),
        kind=RecordKind.SOUGHT,
        name=" ".join(text[p] for p in parts if p in text) or None,
        name_father=text.get("father"),
        name_grandfather=text.get("grandfather"),
        name_family=text.get("family"),
        name_mother=text.get("mother"),
        kunya=text.get("kunya"),
        nickname=text.get("nickname"),
        sex=Sex(text["sex"]) if "sex" in text else None,
        birth_from=born.first if born else None,
        birth_to=born.last if born else None,
        age_low=age.low if age else None,
        age_high=age.high if age else None,
        age_reference=AgeReference.AT_LIST_DATE if age else None,
        age_date=date.today() if age else None,
        place_last_seen=text.get("place"),
        place_origin=text.get("origin"),
        event_from=since if isinstance(since, date) else None,
        event_to=since if isinstance(since, date) else None,
        description=text.get("marks"),
    )
