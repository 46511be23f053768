"""``athar init``: a new casebook."""

from pathlib import Path

import click

from athar import workflows
from athar.cli.app import athar
from athar.cli.screen import say


@athar.command()
@click.argument("folder", type=click.Path(path_type=Path))
@click.option(
    "--as",
    "operator",
    prompt="Your name, as it shall stand in the custody records",
    help="Who works with this casebook.",
)
def init(folder: Path, operator: str) -> None:
    """Make a new casebook in FOLDER, readable by you alone.

    Example: athar init office --as "Layla H."
    """
    workflows.init(folder, operator=operator.strip() or None)
    say(f"A casebook was made in {folder}. Keep the folder on an encrypted disk.")
    say(f"Next: cd {folder} && athar add LIST.xlsx --source NAME --published 2024-01-31")
