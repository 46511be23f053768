"""``athar demo``: the demonstration casebook."""

from pathlib import Path

import click

from athar import workflows
from athar.cli.app import athar
from athar.cli.screen import notice, say, show
from athar.generator import PEOPLE, SEED
from athar.wording import Language, render_html, render_terminal


@athar.command()
@click.option(
    "--folder",
    type=click.Path(path_type=Path),
    default=Path("athar-demo"),
    show_default=True,
    help="A new folder for the material and the casebook.",
)
@click.option("--people", default=PEOPLE, show_default=True, type=click.IntRange(600, 1_000_000))
@click.option("--seed", default=SEED, show_default=True)
def demo(folder: Path, people: int, seed: int) -> None:
    """Make a casebook of invented people and answer two families from it.

    Everybody in it is invented, and so are the towns.

    Example: athar demo --folder elsewhere
    """
    say("Inventing people, lists, reports and requests …")
    done = workflows.demonstrate(
        folder, people=people, seed=seed, told=lambda name: notice(f"  adding {name}")
    )
    records = sum(a.document.records for a in done.added)
    rejected = sum(a.document.rejected for a in done.added)
    say(
        f"{len(done.added)} files were added: {records} records, {rejected} rows kept as "
        f"unreadable, {sum(len(a.requests) for a in done.added)} requests."
    )
    for result in done.answered:
        show(render_terminal(result, Language.ENGLISH))
        for language in Language:
            page = folder / f"{result.request}.{language}.html"
            workflows.write_page(page, render_html(result, language))
            say(f"The same as a page: {page}")
    say(f"Look further: athar trace --casebook {done.casebook} --name … ; athar --help")
