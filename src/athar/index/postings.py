"""Postings: under which names' homes each listed name is found, alone and in pairs.

A name of a list is posted under the *home* of each of its words (`athar.index.meanings`), and under
every ordered pair of them. Pairs share a table of buckets by a hash, so that nothing is kept a
pair: a stranger that shares a bucket is weighed and found wanting, which costs time and no match.
Both tables are arrays of name numbers, one home's or bucket's after another's, with where each
begins.
"""

import numpy as np
import numpy.typing as npt
from numba import njit

from athar.matching import MOST_WORDS

MOST_POSTED = 6
"""Words of one name that are posted in pairs: the first five and the last."""

BUCKETS_A_NAME = 2
"""Buckets of the table of pairs for each name, at least; rounded up to a power of two."""

_WORD = MOST_WORDS - 1
Numbers = npt.NDArray[np.uint32]


def write_postings(
    elements: Numbers, starts: Numbers, homes: npt.NDArray[np.int32], count: int
) -> dict[str, Numbers]:
    """Post every name.

    Args:
        elements: stored elements of all names (E,).
        starts: where each name begins, with the end (N + 1,).
        homes: home of each word (W,).
        count: number of homes.

    Returns:
        ``single_starts`` (count + 1,), ``singles``, ``pair_starts`` (buckets + 1,) and ``pairs``.
    """
    names = len(starts) - 1
    shift = 64 - max(4, (BUCKETS_A_NAME * max(names, 1) - 1).bit_length())
    single_starts = np.zeros(count + 1, np.uint32)
    pair_starts = np.zeros((1 << (64 - shift)) + 1, np.uint32)
    _count(elements, starts, homes, shift, single_starts, pair_starts)
    singles = np.empty(int(single_starts[-1]), np.uint32)
    pairs = np.empty(int(pair_starts[-1]), np.uint32)
    _fill(elements, starts, homes, shift, single_starts, singles, pair_starts, pairs)
    return {
        "single_starts": single_starts,
        "singles": singles,
        "pair_starts": pair_starts,
        "pairs": pairs,
    }


def posted(count: int) -> list[int]:
    """Give the places of a name's words that are posted in pairs."""
    return list(range(count)) if count <= MOST_POSTED else [*range(MOST_POSTED - 1), count - 1]


@njit(cache=True, nogil=True)
def bucket(first, second, shift):  # type: ignore[no-untyped-def]
    """Give the bucket of an ordered pair of homes: multiplicative hashing."""
    mixed = np.uint64(first) * np.uint64(0x9E3779B97F4A7C15) + np.uint64(second)
    mixed = (mixed ^ (mixed >> np.uint64(29))) * np.uint64(0xBF58476D1CE4E5B9)
    return (mixed ^ (mixed >> np.uint64(32))) * np.uint64(0x94D049BB133111EB) >> np.uint64(shift)


@njit(cache=True, nogil=True)
def _homes_of(elements, starts, homes, name, out):  # type: ignore[no-untyped-def]
    """Give the homes of a name's words in `out` and their number."""
    first, end = np.int64(starts[name]), np.int64(starts[name + 1])
    for at in range(first, end):
        out[at - first] = homes[elements[at] & _WORD]
    return end - first


@njit(cache=True, nogil=True)
def _count(elements, starts, homes, shift, single_starts, pair_starts):  # type: ignore[no-untyped-def]
    here = np.empty(256, np.int32)
    for name in range(len(starts) - 1):
        n = _homes_of(elements, starts, homes, name, here)
        for i in range(n):
            single_starts[here[i] + 1] += 1
        n = _shorten(here, n)
        for i in range(n):
            for j in range(i + 1, n):
                pair_starts[bucket(here[i], here[j], shift) + 1] += 1
    for table in (single_starts, pair_starts):
        total = np.int64(0)
        for at in range(len(table)):
            total += table[at]
            table[at] = total


@njit(cache=True, nogil=True)
def _fill(elements, starts, homes, shift, single_starts, singles, pair_starts, pairs):  # type: ignore[no-untyped-def]
    """Write the names, using the starts as places to write, and set them back."""
    here = np.empty(256, np.int32)
    for name in range(len(starts) - 1):
        n = _homes_of(elements, starts, homes, name, here)
        for i in range(n):
            singles[single_starts[here[i]]] = name
            single_starts[here[i]] += 1
        n = _shorten(here, n)
        for i in range(n):
            for j in range(i + 1, n):
                place = bucket(here[i], here[j], shift)
                pairs[pair_starts[place]] = name
                pair_starts[place] += 1
    for table in (single_starts, pair_starts):
        for at in range(len(table) - 1, 0, -1):
            table[at] = table[at - 1]
        table[0] = 0


@njit(cache=True, nogil=True)
def _shorten(homes, count):  # type: ignore[no-untyped-def]
    """Keep the homes that are posted in pairs: of a long name the first ones and the last."""
    if count <= MOST_POSTED:
        return count
    homes[MOST_POSTED - 1] = homes[count - 1]
    return MOST_POSTED
