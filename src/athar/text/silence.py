"""Cells that say nothing.

People fill a column that they have no answer for: a dash, a question mark, "unknown" in their
language, a machine's ``null``. Such a cell is an absence, never a value: two records that both
say "unknown" agree on nothing.
"""

from functools import cache, lru_cache

from athar.text.folding import fold
from athar.text.knowledge import read_nothing

_AROUND = ' \t-–—_.,;:!?؟()[]{}<>*/\\"«»“”#~=+|'


@cache
def _phrases() -> frozenset[str]:
    folded = {fold(phrase) for phrase in read_nothing()}
    return frozenset(folded | {phrase.strip(_AROUND) for phrase in folded})


@lru_cache(1 << 14)
def says_nothing(cell: str | None) -> bool:
    """Tell whether a cell holds no answer.

    Args:
        cell: the cell's text, or ``None`` for one that is not there.

    Returns:
        ``True`` for ``None``, an empty cell, one of signs alone, and the phrases of
        ``data/nothing.yaml``. "0" is an answer.
    """
    if cell is None:
        return True
    folded = fold(cell)
    return folded in _phrases() or folded.strip(_AROUND) in _phrases()
