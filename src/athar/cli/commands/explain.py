"""``athar explain``: two records beside each other, as a waterfall."""

from contextlib import nullcontext
from pathlib import Path

import click

from athar import workflows
from athar.cli.app import athar
from athar.cli.options import casebook_option, json_option, language_option, operator_option
from athar.cli.screen import progress, show, show_json
from athar.wording import Language, explained_json, render_explained


@athar.command()
@click.argument("left", metavar="A")
@click.argument("right", metavar="B")
@language_option
@json_option
@operator_option
@casebook_option
def explain(
    casebook: Path | None,
    operator: str | None,
    as_json: bool,
    language: Language,
    left: str,
    right: str,
) -> None:
    """Explain what the records A and B weigh together: each reason, for and against.

    From the odds before anything is compared, over each reason, to the match probability within the
    list in which one of them stands, and what would settle it. It is a computation: an officer
    decides.

    \b
    A record is one of
      R7, R7#2       a person sought in a request; the second of several
      3#17           row 17 of document 3; or camp.csv#17, camp.xlsx#Sheet1#17
      3f9a41…        a record's id, or its beginning
      camp.csv:17    row 17 of a file, outside the casebook; or camp.xlsx:Sheet1:17

    \b
    Examples:
      athar explain R7 3#17 --lang ar
      athar explain enquiries.csv:2 list.csv:40
    """
    outside = workflows.is_row(left) and workflows.is_row(right)
    with (
        nullcontext() if outside else workflows.open_bench(casebook, operator=operator) as bench,
        progress("reading") as advance,
    ):
        found = workflows.explain(bench, left, right, progress=advance)
    if as_json:
        show_json(explained_json(found))
    else:
        show(render_explained(found, language))
