"""The other ways to find a name in a list, each in its own module, asked on the same rows.

A peer takes a list (`load`) and answers enquiries one after another (`ask`): the ten best rows of
each and the seconds it took. To be fair, every peer is told the age and the sex as well as Athar
is: rows of the other sex, or whose age is more than `WITHIN` years away, are left out before names
are compared (rows that do not say stay), and of names equally alike the nearest age comes first.
Names go in as they stand; what a library offers itself for preparing text is used.

`all_peers` gives those that are there; what is not there says so (`Absent`), and has no row.
"""

import time
from collections.abc import Callable, Iterable, Sequence
from typing import NamedTuple, Protocol

import numpy as np
import numpy.typing as npt

from benchmarks.people import Enquiry, Listed

WITHIN = 5
"""Years: an age as said errs by up to three, and lists give ages of different days."""

BEST = 10
Places = npt.NDArray[np.intp]


class Absent(Exception):
    """A peer that is not installed here; the message says what is missing."""


class Found(NamedTuple):
    """Rows of the list, best first, and the seconds it took to find them."""

    rows: list[int]
    seconds: float


class Peer(Protocol):
    """A way to find a name.

    Attributes:
        title: what the table calls it.
        slow: it takes so long that it is asked among few rows alone.
    """

    title: str
    slow: bool

    def load(self, listed: Listed, column: str) -> None:
        """Take a list under one of its name columns, in place of any taken before."""

    def ask(self, enquiries: Sequence[Enquiry]) -> list[Found]:
        """Answer enquiries one after another."""

    def close(self) -> None:
        """Let go of what was taken."""


class Narrowed:
    """The rows of a list that an enquiry's age and sex leave.

    Args:
        listed: the list.
    """

    def __init__(self, listed: Listed) -> None:
        self._ages = listed.ages()
        self._sexes = listed.sexes()

    def rows(self, enquiry: Enquiry) -> Places:
        """Give the rows, in the list's order."""
        keep = np.ones(len(self._ages), np.bool_)
        if enquiry.sex is not None:
            keep &= (self._sexes == enquiry.sex) | (self._sexes == "")
        if enquiry.age is not None:
            keep &= ~(np.abs(self._ages - enquiry.age) > WITHIN)
        return np.flatnonzero(keep)

    def best(self, enquiry: Enquiry, rows: Places, likeness: npt.ArrayLike) -> list[int]:
        """Give the rows most alike, of those equally alike the nearest in age."""
        alike = np.asarray(likeness, np.float32)
        if len(rows) > 20 * BEST:
            least = np.partition(alike, -BEST)[-BEST]
            rows, alike = rows[alike >= least], alike[alike >= least]
        gaps = np.zeros(len(rows), np.float32)
        if enquiry.age is not None:
            gaps = np.abs(self._ages[rows] - enquiry.age)
            gaps[np.isnan(gaps)] = WITHIN
        order = np.lexsort((rows, gaps, -alike))[:BEST]
        return [int(i) for i in rows[order]]


def timed(enquiries: Iterable[Enquiry], find: Callable[[Enquiry], list[int]]) -> list[Found]:
    """Ask a function each enquiry and time it."""
    out = []
    for enquiry in enquiries:
        start = time.perf_counter()
        rows = find(enquiry)
        out.append(Found(rows, time.perf_counter() - start))
    return out
