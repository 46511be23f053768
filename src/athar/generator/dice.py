"""Dice: the one source of chance, the same on every machine.

Draws uniform doubles of NumPy's PCG64 in blocks and makes everything else of them by arithmetic:
the bit stream of PCG64 and its doubles are stable by NumPy's own promise, the methods for other
distributions are not. A stream is named by numbers, so that one part of the material can change
without shifting the draws of another.
"""

from bisect import bisect_right
from collections.abc import Iterable, Mapping, Sequence
from typing import Generic, TypeVar

import numpy as np

T = TypeVar("T")
_BLOCK = 1 << 14


class Weighted(Generic[T]):
    """Items with weights, to be drawn in time logarithmic in their number.

    Args:
        items: what is drawn.
        weights: as many non-negative weights; they need not sum to one.
    """

    def __init__(self, items: Sequence[T], weights: Iterable[float]) -> None:
        self.items = tuple(items)
        self.ends = np.cumsum(np.asarray(list(weights), dtype=np.float64)).tolist()

    @classmethod
    def of(cls, shares: Mapping[T, float]) -> "Weighted[T]":
        """Build from a mapping of items to weights."""
        return cls(tuple(shares), shares.values())


class Dice:
    """A seeded stream of chance.

    Args:
        seed: any non-negative integer.
        stream: the name of the stream, in numbers.
    """

    def __init__(self, seed: int, *stream: int) -> None:
        self._generator = np.random.Generator(
            np.random.PCG64(np.random.SeedSequence([seed, *stream]))
        )
        self._block: list[float] = []

    def unit(self) -> float:
        """Draw a double in [0, 1)."""
        if not self._block:
            self._block = self._generator.random(_BLOCK).tolist()
        return self._block.pop()

    def chance(self, probability: float) -> bool:
        """Draw whether something of this probability happens."""
        return self.unit() < probability

    def between(self, low: int, high: int) -> int:
        """Draw an integer from low to high, both included."""
        return low + int(self.unit() * (high - low + 1))

    def pick(self, items: Sequence[T]) -> T:
        """Draw one item, all being equally likely."""
        return items[int(self.unit() * len(items))]

    def draw(self, table: Weighted[T]) -> T:
        """Draw one item by its weight."""
        at = bisect_right(table.ends, self.unit() * table.ends[-1])
        return table.items[min(at, len(table.items) - 1)]
