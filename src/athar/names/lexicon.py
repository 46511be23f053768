"""The lexicon: known names, how common each is, and how each is written in Latin letters.

A known name is an Arabic key. Its share comes from `frequency`, its romanisations from
``data/romanisations.csv`` (learnt; see ``tools/learn_romanisations.py``) and, written by hand,
``data/abbreviations.csv``. Names that are only known by their romanisations have the share of a
rare one.
"""

import csv
from collections import defaultdict
from collections.abc import Mapping
from functools import cache
from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from athar.names.elements import split_elements
from athar.names.frequency import share
from athar.names.kernel import Book
from athar.names.knowledge import DATA
from athar.names.skeletons import near_keys, skeletons
from athar.names.sounds import encode_keys

RARE = share("")
"""Share of people who carry one given rare name: the floor of the frequency table."""

UNSEEN = 2.0
"""Sightings that what a name's sounds foretell counts for beside its learnt romanisations."""

UNSEEN_A_KIND = 0.3
"""The same again for every way in which it was seen written: the more there are, the more are left
to be seen (Witten and Bell's rule; a third, since what was seen once is cut as noise)."""

Span = tuple[int, int]


class Lexicon(NamedTuple):
    """The known names, in arrays indexed by their number.

    Attributes:
        keys: Arabic keys.
        shares: share of people who carry each (n,).
        numbers: key → number.
        book: the same for the kernels.
        latin: Latin key → numbers of the names that it is known to write, with counts.
        by_latin: Latin key → span of those names in ``book.members``.
        by_skeleton: skeleton → span of the names that have it.
        by_near: near key → span of the names that have it.
    """

    keys: tuple[str, ...]
    shares: npt.NDArray[np.float64]
    numbers: Mapping[str, int]
    book: Book
    latin: Mapping[str, Mapping[int, int]]
    by_latin: Mapping[str, Span]
    by_skeleton: Mapping[str, Span]
    by_near: Mapping[str, Span]


@cache
def lexicon() -> Lexicon:
    """Load the lexicon once, in a few tenths of a second."""
    shares = _shares()
    learnt = [*_read("romanisations.csv"), *_read("abbreviations.csv")]
    for arabic, _, _ in learnt:
        shares.setdefault(arabic, RARE)
    keys = tuple(sorted(shares))
    numbers = {key: i for i, key in enumerate(keys)}
    totals = np.zeros(len(keys))
    kinds = np.zeros(len(keys))
    latin: dict[str, dict[int, int]] = defaultdict(dict)
    for arabic, written, count in learnt:
        name = numbers[arabic]
        latin[written][name] = latin[written].get(name, 0) + count
        totals[name] += count
        kinds[name] += 1
    by_skeleton: dict[str, list[int]] = defaultdict(list)
    by_near: dict[str, list[int]] = defaultdict(list)
    for i, key in enumerate(keys):
        for skeleton in skeletons(key):
            by_skeleton[skeleton].append(i)
        for near in near_keys(key):
            by_near[near].append(i)
    members: list[int] = []
    spans = [_spans(by, members) for by in (latin, by_skeleton, by_near)]
    counts = np.zeros(len(members), np.float32)
    seen = [count for names in latin.values() for count in names.values()]
    counts[: len(seen)] = seen
    ordered = np.array([shares[k] for k in keys])
    book = Book(
        encode_keys(keys),
        ordered,
        totals,
        UNSEEN + UNSEEN_A_KIND * kinds,
        np.array(members, np.int32),
        counts,
    )
    return Lexicon(keys, ordered, numbers, book, dict(latin), *spans)


def _spans(by: Mapping[str, Mapping[int, int] | list[int]], members: list[int]) -> dict[str, Span]:
    """Append the names under each key to the members and say where they stand."""
    out = {}
    for key, names in by.items():
        out[key] = len(members), len(members) + len(names)
        members.extend(names)
    return out


def _read(name: str) -> list[tuple[str, str, int]]:
    with (DATA / name).open(encoding="utf-8") as lines:
        rows = csv.reader(lines)
        next(rows)
        return [(arabic, latin, int(count)) for arabic, latin, count in rows]


def _shares() -> dict[str, float]:
    """Give the share of each Arabic key, the spellings of one key added up."""
    with (DATA / "frequencies.csv").open(encoding="utf-8") as lines:
        written = {r["folded"]: r["element"] for r in csv.DictReader(lines)}
    shares: dict[str, float] = defaultdict(float)
    for folded, element in written.items():
        elements = split_elements(element, clean=True)
        if elements and not elements[0].key.isascii():
            shares[elements[0].key] += share(folded)
    return dict(shares)
