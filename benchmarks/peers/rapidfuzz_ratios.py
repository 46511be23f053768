"""rapidfuzz's token ratios: every name that age and sex leave is compared.

``process.cdist`` on one core, the quickest way that the library offers to compare one text with
many; names are prepared by the library's own ``default_process``, once for the list.
"""

from collections.abc import Sequence

import numpy as np

from benchmarks.peers import Absent, Found, Narrowed, timed
from benchmarks.people import Enquiry, Listed

try:
    from rapidfuzz import fuzz, process, utils
except ImportError as error:
    raise Absent("rapidfuzz is not installed: pip install -e '.[bench]'") from error

SCORERS = {"token_sort_ratio": fuzz.token_sort_ratio, "token_set_ratio": fuzz.token_set_ratio}


class TokenRatio:
    """One of rapidfuzz's scorers.

    Args:
        scorer: a key of `SCORERS`.
    """

    slow = False

    def __init__(self, scorer: str) -> None:
        self.title = f"rapidfuzz {scorer}"
        self._scorer = SCORERS[scorer]

    def load(self, listed: Listed, column: str) -> None:
        """Take the names."""
        self._narrowed = Narrowed(listed)
        self._names = [utils.default_process(n) for n in listed.names(column)]

    def ask(self, enquiries: Sequence[Enquiry]) -> list[Found]:
        """Give the ten most similar rows of each enquiry."""
        return timed(enquiries, self._find)

    def close(self) -> None:
        """Forget the list."""
        self._names = []

    def _find(self, enquiry: Enquiry) -> list[int]:
        rows = self._narrowed.rows(enquiry)
        all_rows = len(rows) == len(self._names)
        names = self._names if all_rows else [self._names[i] for i in rows]
        sought = utils.default_process(enquiry.name)
        alike = process.cdist([sought], names, scorer=self._scorer, dtype=np.float32, workers=1)
        return self._narrowed.best(enquiry, rows, alike[0])
