"""docs/commands.md as the commands' own help gives it."""

from collections.abc import Iterator
from pathlib import Path

import click

import athar.cli  # noqa: F401 - puts the commands on the group
from athar.cli.app import athar as group

COMMANDS = Path(__file__).parents[1] / "docs" / "commands.md"
HEAD = """\
# Commands

Made from the commands' own help by `python tools/update_commands.py`; a test holds the two alike.
Exit status: 0 done, also with rejected rows or no trace; 1 `athar verify` found damage; 2 nothing
done, with one line on stderr that says why; 130 interrupted, nothing half-written.
"""
WIDTH = 100


def reference() -> str:
    """Give the reference of all commands."""
    parts = [HEAD]
    for name, command in _commands(group, "athar"):
        parent = click.Context(group, help_option_names=["-h", "--help"])
        with click.Context(command, parent, info_name=name, terminal_width=WIDTH) as context:
            parts.append(f"## {name}\n\n```\n{_help(command, context)}\n```\n")
    return "\n".join(parts)


def _help(command: click.Command, context: click.Context) -> str:
    usage, *rest = command.get_help(context).rstrip().splitlines()
    return "\n".join((usage.replace("Usage:  ", "Usage: "), *rest))


def _commands(parent: click.Group, path: str) -> Iterator[tuple[str, click.Command]]:
    context = click.Context(parent)
    for name in parent.list_commands(context):
        command = parent.get_command(context, name)
        assert command is not None
        if isinstance(command, click.Group):
            yield from _commands(command, f"{path} {name}")
        else:
            yield f"{path} {name}", command
