"""A waterfall on a terminal: weights that add up, each as a bar from where the one before it ended.

Bars are told apart by their signs, not by colour alone, and stand on lines of their own: a line
holds either words or a bar, so that right-to-left words never move one. In an Arabic line the
whole bar runs from the right.
"""

from collections.abc import Iterable
from typing import NamedTuple

from rich.console import Console, ConsoleOptions, RenderResult

from athar.wording.isolation import isolate, plain
from athar.wording.language import Language
from athar.wording.sentences import weight
from athar.wording.terminal import INDENT, Line

FOR = "█"
AGAINST = "░"
EVEN = "│"
_GROUND = "·"

_WIDEST = 60
"""Cells of a bar's line on a wide terminal: longer bars are no easier to compare."""

_NUMBER = 7
"""Cells of the number before a bar: a sign, three digits, a point, a decimal and a space."""

_LEAST = 0.05
"""Bits that are told as none: they round to 0.0."""


class Step(NamedTuple):
    """One weight with its words: bits, and the sum of the bits before it."""

    text: str
    bits: float
    start: float

    @property
    def end(self) -> float:
        """The sum with it."""
        return self.start + self.bits


def steps(worded: Iterable[tuple[str, float]]) -> list[Step]:
    """Give weights with their words as steps, each beginning where the one before it ends."""
    out: list[Step] = []
    for text, bits in worded:
        out.append(Step(text, bits, out[-1].end if out else 0.0))
    return out


class Waterfall:
    """Steps, each as its words and below them its bar, on one scale.

    Args:
        scale: all steps that the scale has to hold.
        drawn: those among them that are drawn here.
        language: gives the direction.
    """

    def __init__(self, scale: list[Step], drawn: list[Step], language: Language) -> None:
        self.scale = scale
        self.drawn = drawn
        self.language = language

    def __rich_console__(self, console: Console, options: ConsoleOptions) -> RenderResult:
        cells = max(min(options.max_width - _NUMBER, _WIDEST), 1)
        for step in self.drawn:
            yield Line(step.text, self.language, hanging=INDENT)
            told = isolate(weight(step.bits))
            pad = " " * (_NUMBER - 1 - len(plain(told)))
            style = "bold" if step.bits > 0 else "dim"
            yield Line(f"{pad}{told} {self._bar(step, cells)}", self.language, style=style)

    def _bar(self, step: Step, cells: int) -> str:
        sums = [0.0, *(s.end for s in self.scale)]
        low, high = min(sums), max(sums)
        scale = cells / (high - low) if high - low >= _LEAST else 0.0
        first, last = sorted(round((at - low) * scale) for at in (step.start, step.end))
        if abs(step.bits) >= _LEAST:
            first = min(first, cells - 1)
            last = max(last, first + 1)
        line = [_GROUND] * cells
        line[min(round(-low * scale), cells - 1)] = EVEN
        line[first:last] = (FOR if step.bits > 0 else AGAINST) * (last - first)
        return "".join(line)
