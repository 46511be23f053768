"""The README's example as a true run gives it."""

import io
import re
from pathlib import Path

from rich.console import Console

from athar.generator import PEOPLE, SEED
from athar.wording import Language, render_terminal
from athar.workflows import demonstrate

README = Path(__file__).parents[1] / "README.md"
EXAMPLE = re.compile(r"(<!-- example: [^>]*-->\n```\n)(.*?)(```\n<!-- end of example -->)", re.S)


def example(folder: Path) -> str:
    """Run the demonstration and give what `athar trace ط-002` prints, from the sought person to
    the end of the timeline."""
    brother = demonstrate(folder / "demo", people=PEOPLE, seed=SEED).answered[1]
    console = Console(width=100, record=True, file=io.StringIO())
    console.print(render_terminal(brother, Language.ENGLISH))
    lines = [line.rstrip() for line in console.export_text().splitlines()]
    first = next(i for i, line in enumerate(lines) if line.startswith("Sought:"))
    last = next(i for i in range(first, len(lines)) if lines[i].startswith("──"))
    return "\n".join(lines[first:last]).rstrip() + "\n"


def with_example(text: str, made: str) -> str:
    """Put an example into the README's text."""
    return EXAMPLE.sub(lambda found: found[1] + made + found[3], text)
