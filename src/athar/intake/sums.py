"""Lines of sums under a list ("المجموع: 80"), which are no persons."""

import re
from collections.abc import Iterable
from functools import cache

from athar.intake.knowledge import totals
from athar.text import fold

_NOT_LETTERS = re.compile(r"[\W\d_]+")
_MOST_KEPT = 1 << 16


def _only_words(cell: str) -> str:
    return _NOT_LETTERS.sub(" ", fold(cell)).strip()


@cache
def _openings() -> frozenset[str]:
    return frozenset(phrase.split(" ")[0] for phrase in totals())


class _OpensTotal(dict[str, bool]):
    """Word → whether a phrase of totals begins with it: spares folding every name."""

    def __missing__(self, word: str) -> bool:
        if len(self) >= _MOST_KEPT:
            self.clear()
        opens = self[word] = _only_words(word).split(" ")[0] in _openings()
        return opens


_OPENS = _OpensTotal()


def opens_total(word: str) -> bool:
    """Tell whether a phrase of ``totals.yaml`` begins with a word."""
    return _OPENS[word]


def sums_up(cells: Iterable[str]) -> bool:
    """Tell whether a row gives sums: a cell reads as a phrase of ``totals.yaml``, figures aside.

    Args:
        cells: the row's cells, or those that could say so.
    """
    return any(
        _OPENS[cell.split(None, 1)[0]] and _only_words(cell) in totals()
        for cell in cells
        if cell and not cell.isspace()
    )
