"""Gathering: the names of a segment that hold enough of a sought name to be weighed.

A sought name is looked for by the ordered pairs of its parts, the rarest pair first: a name that
holds two of the parts, however each is spelt, stands under that pair. Pairs are added until every
part could be wrong and another pair would still bring the name, and beyond that while they are
cheap. So a common pair (محمد أحمد) is left to the other parts where there are other parts, and
searched whole where there are none: never is a name cut off within a pair. Parts that are rare
enough are also looked for by themselves, as is a name's only part.
"""

from itertools import combinations

import numpy as np
import numpy.typing as npt
from numba import njit

from athar.index.postings import bucket, posted
from athar.index.segment import Segment

CHEAP = 4_000
"""Names that are weighed for one sought name beyond those that must be: a few milliseconds."""

Numbers = npt.NDArray[np.int32]


class Gatherer:
    """Gathers names of one segment.

    Args:
        segment: the open segment.
    """

    def __init__(self, segment: Segment) -> None:
        self._pairs = segment.array("pairs")
        self._pair_starts = segment.array("pair_starts")
        self._singles = segment.array("singles")
        self._single_starts = segment.array("single_starts")
        self._shift = 64 - (len(self._pair_starts) - 2).bit_length()
        self._stamps = np.zeros(segment.names, np.uint8)
        self._stamp = 0

    def gather(self, homes: list[Numbers]) -> Numbers:
        """Find the names to weigh.

        Args:
            homes: of each part of the sought name, the homes that it may live in.

        Returns:
            Numbers of names, each once, (n,) int32.
        """
        flat = np.concatenate([np.zeros(0, np.int32), *homes])
        starts = np.cumsum([0, *(len(h) for h in homes)])
        wanted = self._chosen(flat, starts)
        spans = [self._spans(flat, starts, *parts) for parts in wanted]
        self._stamp += 1
        if self._stamp > 255:
            self._stamps[:] = 0
            self._stamp = 1
        total = sum(int((ends - begins).sum()) for _, begins, ends in spans)
        out = np.empty(total, np.int32)
        count = 0
        for table, begins, ends in spans:
            count = _collect(table, begins, ends, self._stamps, self._stamp, out, count)
        # In their order, so that what they hold is read forwards.
        return np.sort(out[:count])

    def _chosen(self, flat: Numbers, starts: npt.NDArray[np.int64]) -> list[tuple[int, ...]]:
        """Choose the pairs and single parts to look for."""
        parts = [p for p in posted(len(starts) - 1) if starts[p + 1] > starts[p]]
        pairs = list(combinations(parts, 2))
        if len(parts) == 2:
            pairs.append((parts[1], parts[0]))
        sized = [(self._size(flat, starts, p), p) for p in pairs]
        lone = sorted((self._size(flat, starts, (p,)), (p,)) for p in parts)
        chosen: list[tuple[int, ...]] = []
        total = 0
        for size, pair in sorted(sized):
            covered = all(any(part not in p for p in chosen) for part in parts)
            if not covered or len(parts) < 3 or total + size <= CHEAP:
                chosen.append(pair)
                total += size
        for size, part in lone:
            if total + size <= CHEAP or not chosen:
                chosen.append(part)
                total += size
        return chosen

    def _size(self, flat: Numbers, starts: npt.NDArray[np.int64], parts: tuple[int, ...]) -> int:
        _, begins, ends = self._spans(flat, starts, *parts)
        return int((ends - begins).sum())

    def _spans(
        self, flat: Numbers, starts: npt.NDArray[np.int64], first: int, second: int | None = None
    ) -> tuple[npt.NDArray[np.uint32], npt.NDArray[np.int64], npt.NDArray[np.int64]]:
        """Give a table and the spans of it that hold the names with a part, or with two."""
        one = flat[starts[first] : starts[first + 1]]
        if second is None:
            begins = self._single_starts[one].astype(np.int64)
            return self._singles, begins, self._single_starts[one + 1].astype(np.int64)
        other = flat[starts[second] : starts[second + 1]]
        begins, ends = _pair_spans(one, other, self._pair_starts, self._shift)
        return self._pairs, begins, ends


@njit(cache=True, nogil=True)
def _pair_spans(one, other, starts, shift):  # type: ignore[no-untyped-def]
    begins = np.empty(len(one) * len(other), np.int64)
    ends = np.empty(len(one) * len(other), np.int64)
    at = 0
    for i in range(len(one)):
        for j in range(len(other)):
            place = bucket(one[i], other[j], shift)
            begins[at] = starts[place]
            ends[at] = starts[place + 1]
            at += 1
    return begins, ends


@njit(cache=True, nogil=True)
def _collect(table, begins, ends, stamps, stamp, out, count):  # type: ignore[no-untyped-def]
    for span in range(len(begins)):
        for at in range(begins[span], ends[span]):
            name = table[at]
            if stamps[name] != stamp:
                stamps[name] = stamp
                out[count] = name
                count += 1
    return count
