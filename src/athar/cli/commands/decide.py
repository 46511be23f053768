"""``athar judge``, ``athar answer``, ``athar answers``: what people decide and tell."""

from datetime import datetime
from pathlib import Path

import click
from rich.table import Table
from rich.text import Text

from athar import workflows
from athar.cli.app import athar
from athar.cli.options import casebook_option, json_option, operator_option
from athar.cli.screen import say, show, show_json
from athar.domain import Fate, UseError, Verdict
from athar.wording import isolate


@athar.command()
@click.argument("left", required=False)
@click.argument("right", required=False)
@click.argument("verdict", type=click.Choice([v.value for v in Verdict]), required=False)
@click.option("--why", help="The reason, in your words.")
@click.option("--withdraw", type=int, metavar="N", help="Take judgement N back.")
@operator_option
@casebook_option
def judge(
    casebook: Path | None,
    operator: str | None,
    left: str | None,
    right: str | None,
    verdict: str | None,
    why: str | None,
    withdraw: int | None,
) -> None:
    """Judge whether the records LEFT and RIGHT are of one person: same, different or unsure.

    Ids are those that athar trace --json prints. A judgement can be taken back; it is never lost.

    Example: athar judge 3f… 9a… same --why "mother's name confirmed by the brother"
    """
    with workflows.open_bench(casebook, operator=operator) as bench:
        if withdraw is not None:
            flagged = workflows.withdraw(bench, withdraw, reason=why)
            say(f"Judgement {withdraw} was taken back. Answers flagged: {flagged}.")
            return
        if left is None or right is None or verdict is None:
            raise UseError("say both records and the verdict", remedy="see: athar judge --help")
        number = workflows.judge(bench, left, right, Verdict(verdict), reason=why)
        say(f"Judgement {number} is kept.")


@athar.command()
@json_option
@casebook_option
def judgements(casebook: Path | None, as_json: bool) -> None:
    """List the judgements, those that were taken back too.

    Example: athar judgements
    """
    with workflows.open_bench(casebook) as bench:
        rows = workflows.judgements(bench)
    head = ("number", "left", "right", "verdict", "why", "by", "at", "taken back")
    lines = [
        (r.number, r.left.hex(), r.right.hex(), r.verdict, r.reason, r.by, r.at, r.withdrawn)
        for r in rows
    ]
    if as_json:
        plain = [[str(c) if isinstance(c, datetime) else c for c in line] for line in lines]
        show_json([dict(zip(head, line, strict=True)) for line in plain])
        return
    if not lines:
        say("Nothing was judged yet.")
    for number, left, right, verdict, why, by, at, back in lines:
        gone = ", taken back" if back else ""
        say(f"{number}: {left} {right} {verdict}, by {isolate(by)}, {at:%Y-%m-%d}{gone}")
        if why:
            say(f"   {isolate(why)}")


@athar.command()
@click.argument("request")
@click.option("--to", "told_to", required=True, help="Who was told.")
@click.option("--told", required=True, help="What was told, in your words.")
@click.option(
    "--rests-on", multiple=True, metavar="RECORD", help="A record's id; give it once a record."
)
@operator_option
@casebook_option
def answer(
    casebook: Path | None,
    operator: str | None,
    request: str,
    told_to: str,
    told: str,
    rests_on: tuple[str, ...],
) -> None:
    """Keep what was told to the family of REQUEST, and the records on which it rests.

    When one of these records changes later, the answer is flagged.

    Example: athar answer R1 --to "the father" --told "A list of … holds a name like hers." \\
    --rests-on 3f…
    """
    with workflows.open_bench(casebook, operator=operator) as bench:
        number = workflows.answer(bench, request, told_to=told_to, told=told, rests_on=rests_on)
        say(f"Answer {number} is kept.")


@athar.command()
@click.argument("request")
@click.argument("person", type=click.IntRange(min=1))
@click.argument("fate", type=click.Choice([f.value for f in Fate]))
@click.option("--basis", required=True, help="On what ground, in your words.")
@operator_option
@casebook_option
def determine(
    casebook: Path | None, operator: str | None, request: str, person: int, fate: str, basis: str
) -> None:
    """Keep your determination on the fate of the PERSON-th person sought in REQUEST.

    It is yours, with your name and its basis: the program never determines anything.

    Example: athar determine R1 1 alive --basis "the family spoke with her on the telephone"
    """
    with workflows.open_bench(casebook, operator=operator) as bench:
        number = workflows.determine(bench, request, person, Fate(fate), basis=basis)
        say(f"Determination {number} is kept.")


@athar.command()
@click.option("--flagged", is_flag=True, help="Only answers whose ground has changed since.")
@json_option
@casebook_option
def answers(casebook: Path | None, flagged: bool, as_json: bool) -> None:
    """List what was told to whom, and whether what it rested on has changed.

    Example: athar answers --flagged
    """
    with workflows.open_bench(casebook) as bench:
        rows = workflows.answers(bench, flagged=flagged)
    if as_json:
        show_json([{**r, "at": r["at"].isoformat()} for r in rows])
        return
    if not rows:
        say("No answer is flagged." if flagged else "No answer was given yet.")
        return
    table = Table("answer", "request", "told to", "told", "by", "flagged because")
    for row in rows:
        why = ", ".join(flag["why"] for flag in row["flags"])
        cells = (row["answer"], row["request"], row["told_to"], row["told"], row["by"], why)
        table.add_row(*(Text(isolate(str(c))) for c in cells))
    show(table)
