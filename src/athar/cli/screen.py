"""What a command shows and where: results on stdout, progress and notices on stderr.

Values that come from lists may hold anything: show them through `athar.wording.isolate`.
"""

import json
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

from rich.console import Console, RenderableType
from rich.progress import BarColumn, Progress, TaskProgressColumn, TextColumn, TimeElapsedColumn
from rich.text import Text

_INVISIBLE = "\u200c\u200d\u2066\u2067\u2068\u2069"
"""Joiners and isolates: no glyphs, and needed where scripts are mixed."""

NARROWEST = 100
"""Columns of output that goes to a file or a pipe, where no terminal tells its width."""


def out() -> Console:
    """Give the console of results. Made anew each time, so that a redirected stdout is heeded."""
    return Console(soft_wrap=False, width=None if sys.stdout.isatty() else NARROWEST)


def show(renderable: RenderableType) -> None:
    """Print a result."""
    out().print(renderable)


def say(text: str) -> None:
    """Print one plain line of a result: no markup is read in it, and it is not wrapped."""
    out().print(Text(_line(text)), soft_wrap=True)


def notice(text: str) -> None:
    """Print one plain line on stderr: what the reader should know besides the result."""
    Console(stderr=True).print(Text(_line(text)), soft_wrap=True)


def show_json(value: Any) -> None:
    """Print a value as JSON for programs: UTF-8, one document."""
    sys.stdout.write(json.dumps(value, ensure_ascii=False, indent=2) + "\n")


def _line(text: str) -> str:
    """Give a text as one line: a file's name may hold line breaks and a terminal's own codes."""
    return "".join(c if c.isprintable() or c in _INVISIBLE else " " for c in text)


@contextmanager
def progress(what: str) -> Iterator[Callable[[int, int | None], None]]:
    """Show a progress bar on stderr while work lasts, on a terminal only.

    Args:
        what: what is being done, in a few words.

    Yields:
        A function of (done, total); a total of ``None`` is one that is not known.
    """
    console = Console(stderr=True)
    columns = (
        TextColumn("{task.description}"),
        BarColumn(),
        TaskProgressColumn(),
        TimeElapsedColumn(),
    )
    hidden = not console.is_terminal
    with Progress(*columns, console=console, transient=True, disable=hidden) as bar:
        task = bar.add_task(what, total=None)

        def advance(done: int, total: int | None) -> None:
            bar.update(task, completed=done, total=total)

        yield advance
