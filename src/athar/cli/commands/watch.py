"""``athar watch``: what is new for the open requests since the last look."""

from datetime import date
from pathlib import Path

import click

from athar import workflows
from athar.cli.app import athar
from athar.cli.options import Day, casebook_option, json_option, language_option, operator_option
from athar.cli.screen import progress, show, show_json
from athar.domain import UseError
from athar.wording import Language, news_json, render_news


@athar.command()
@click.option(
    "--since",
    type=Day(),
    help="After looking, show also what looks on this day or later have shown.",
)
@click.option("--again", is_flag=True, help="Show what the last look showed; look for nothing new.")
@click.option(
    "--top",
    default=10,
    show_default=True,
    type=click.IntRange(1, 1000),
    help="New traces of a person at most.",
)
@language_option
@json_option
@operator_option
@casebook_option
def watch(
    casebook: Path | None,
    operator: str | None,
    as_json: bool,
    language: Language,
    top: int,
    again: bool,
    since: date | None,
) -> None:
    """Show what is new for the open requests since the last look.

    Every open request is searched in the documents that were added or read anew; shown are traces
    that were not proposed before, traces that became markedly stronger, traces that are no longer
    there, and new reports that name the person. What is shown is kept, so that the next look shows
    what came after it. Requests whose enquirer refused consent to tracing are left out.

    \b
    Examples:
      athar watch --lang ar
      athar watch --again
    """
    if again and since is not None:
        raise UseError("--again is of the last look and --since of several", remedy="give one")
    with (
        workflows.open_bench(casebook, operator=operator) as bench,
        progress("looking at the open requests") as advance,
    ):
        if again:
            found = workflows.recall(bench)
        elif since is not None:
            found = workflows.watch_since(bench, since, top=top, progress=advance)
        else:
            found = workflows.watch(bench, top=top, progress=advance)
    if as_json:
        show_json(news_json(found))
    else:
        show(render_news(found, language))
