"""Trigram similarity in memory, as PostgreSQL's ``pg_trgm`` defines it, exact and without a server.

Words in lower case, padded by two spaces before and one after; shared trigrams over all trigrams.
Where the server is installed its figures are the ones to quote (`benchmarks.peers.postgres`); this
one is for measuring generated people beside real ones, and for machines without a server.
"""

from collections.abc import Sequence

import numpy as np

from benchmarks.peers import Found, Narrowed, timed
from benchmarks.people import Enquiry, Listed


class Trigrams:
    """An inverted index over trigrams."""

    title = "trigrams, in memory"
    slow = False

    def load(self, listed: Listed, column: str) -> None:
        """Cut every name into its trigrams."""
        self._numbers: dict[str, int] = {}
        self._narrowed = Narrowed(listed)
        rows: list[int] = []
        grams: list[int] = []
        sizes = []
        for i, text in enumerate(listed.names(column)):
            found = trigrams(text)
            sizes.append(len(found))
            grams.extend(self._numbers.setdefault(g, len(self._numbers)) for g in found)
            rows.extend([i] * len(found))
        order = np.argsort(grams, kind="stable")
        self._rows = np.asarray(rows)[order]
        self._starts = np.searchsorted(np.asarray(grams)[order], range(len(self._numbers) + 1))
        self._sizes = np.asarray(sizes)

    def ask(self, enquiries: Sequence[Enquiry]) -> list[Found]:
        """Give the ten most similar rows of each enquiry."""
        return timed(enquiries, self._find)

    def close(self) -> None:
        """Forget the list."""
        self.__dict__.clear()

    def _find(self, enquiry: Enquiry) -> list[int]:
        sought = trigrams(enquiry.name)
        shared = np.zeros(len(self._sizes), np.float32)
        for number in (self._numbers[g] for g in sought if g in self._numbers):
            shared[self._rows[self._starts[number] : self._starts[number + 1]]] += 1
        similar = shared / (self._sizes + len(sought) - shared)
        rows = self._narrowed.rows(enquiry)
        return self._narrowed.best(enquiry, rows, similar[rows].astype(np.float32))


def trigrams(text: str) -> set[str]:
    """Give the trigrams of a text as ``pg_trgm`` cuts it."""
    words = "".join(c if c.isalnum() else " " for c in text.lower()).split()
    return {f"  {w} "[i : i + 3] for w in words for i in range(len(w) + 1)}
