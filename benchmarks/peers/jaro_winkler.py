"""Jaro–Winkler similarity by jellyfish: every name that age and sex leave is compared whole.

Names are put in lower case, since jellyfish compares letters as they stand.
"""

from collections.abc import Sequence

import numpy as np

from benchmarks.peers import Absent, Found, Narrowed, timed
from benchmarks.people import Enquiry, Listed

try:
    from jellyfish import jaro_winkler_similarity
except ImportError as error:
    raise Absent("jellyfish is not installed: pip install -e '.[bench]'") from error


class JaroWinkler:
    """Jaro–Winkler on whole names."""

    title = "jellyfish Jaro-Winkler"
    slow = False

    def load(self, listed: Listed, column: str) -> None:
        """Take the names."""
        self._narrowed = Narrowed(listed)
        self._names = [n.lower() for n in listed.names(column)]

    def ask(self, enquiries: Sequence[Enquiry]) -> list[Found]:
        """Give the ten most similar rows of each enquiry."""
        return timed(enquiries, self._find)

    def close(self) -> None:
        """Forget the list."""
        self._names = []

    def _find(self, enquiry: Enquiry) -> list[int]:
        rows = self._narrowed.rows(enquiry)
        sought, names = enquiry.name.lower(), self._names
        alike = [jaro_winkler_similarity(sought, names[i]) for i in rows.tolist()]
        return self._narrowed.best(enquiry, rows, np.asarray(alike, np.float32))
