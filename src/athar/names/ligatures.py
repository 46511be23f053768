"""Ligatures that a PDF export lost: what a damaged word may have been.

Fonts write two letters as one sign (في, ير, سي), and an export that does not know the sign leaves a
letter out or writes another for both: مصطفى becomes مصطف, زهير زهي. ``data/ligatures.csv`` holds
what was seen for what, at a word's end or within it, with the number of people in whose names it
was seen (``tools/learn_ligatures.py``). A word is read back into known names alone: these are
guesses, and never replace what is written.
"""

import csv
from collections.abc import Iterator
from functools import cache, lru_cache

from athar.names.knowledge import DATA

LEAST_LETTERS = 3
"""Shorter words are too like one another to be guessed at."""


@lru_cache(maxsize=1 << 16)
def unlost(key: str) -> tuple[str, ...]:
    """Give the keys that an Arabic element's key may have been before an export damaged it."""
    if len(key) < LEAST_LETTERS or key.isascii():
        return ()
    return tuple(dict.fromkeys(_read_back(key)))


def _read_back(key: str) -> Iterator[str]:
    for written, meant, at_end in _table():
        if at_end:
            if key.endswith(written):
                yield key[: -len(written)] + meant
            continue
        at = key.find(written, 0, len(key) - 1)
        while at >= 0:
            yield key[:at] + meant + key[at + len(written) :]
            at = key.find(written, at + 1, len(key) - 1)


@cache
def _table() -> tuple[tuple[str, str, bool], ...]:
    """Give (written, meant, whether at the end), the most seen first."""
    with (DATA / "ligatures.csv").open(encoding="utf-8") as lines:
        return tuple((r["written"], r["meant"], r["place"] == "end") for r in csv.DictReader(lines))
