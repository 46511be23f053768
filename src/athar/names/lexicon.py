"""The lexicon: known names, how common each is, and how each is written in Latin letters.

A known name is an Arabic key. Its share comes from `frequency`, its romanisations from
``data/romanisations.csv`` (learnt; see ``tools/learn_romanisations.py``) and, written by hand,
``data/abbreviations.csv``. Names that are only known
by their romanisations have the share of a rare one.
"""

import csv
from collections import defaultdict
from functools import cache
from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from athar.names.elements import element_key
from athar.names.frequency import share
from athar.names.knowledge import DATA
from athar.names.skeletons import near_keys, skeletons
from athar.names.sounds import Codes, encode_keys

RARE = share("")
"""Share of people who carry one given rare name: the floor of the frequency table."""


class Lexicon(NamedTuple):
    """The known names, in arrays indexed by their number.

    Attributes:
        keys: Arabic keys.
        shares: share of people who carry each (n,).
        codes: graphemes of each (n, longest).
        lengths: number of graphemes (n,).
        numbers: key → number.
        latin: Latin key → numbers of the names that it is known to write, with counts.
        totals: known romanisations of each name, counted (n,).
        by_skeleton: skeleton → numbers.
        by_near: near key → numbers.
    """

    keys: tuple[str, ...]
    shares: npt.NDArray[np.float64]
    codes: Codes
    lengths: npt.NDArray[np.intp]
    numbers: dict[str, int]
    latin: dict[str, dict[int, int]]
    totals: npt.NDArray[np.float64]
    by_skeleton: dict[str, tuple[int, ...]]
    by_near: dict[str, tuple[int, ...]]


@cache
def lexicon() -> Lexicon:
    """Load the lexicon once, in about a second."""
    shares = _shares()
    learnt = [*_read("romanisations.csv"), *_read("abbreviations.csv")]
    for arabic, _, _ in learnt:
        shares.setdefault(arabic, RARE)
    keys = tuple(sorted(shares))
    numbers = {key: i for i, key in enumerate(keys)}
    codes, lengths, _ = encode_keys(keys)
    latin: dict[str, dict[int, int]] = defaultdict(dict)
    totals = np.zeros(len(keys))
    for arabic, written, count in learnt:
        here = latin[written]
        here[numbers[arabic]] = here.get(numbers[arabic], 0) + count
        totals[numbers[arabic]] += count
    by_skeleton: dict[str, list[int]] = defaultdict(list)
    by_near: dict[str, list[int]] = defaultdict(list)
    for i, key in enumerate(keys):
        for skeleton in skeletons(key):
            by_skeleton[skeleton].append(i)
        for near in near_keys(key):
            by_near[near].append(i)
    return Lexicon(
        keys,
        np.array([shares[k] for k in keys]),
        codes,
        lengths,
        numbers,
        dict(latin),
        totals,
        {k: tuple(v) for k, v in by_skeleton.items()},
        {k: tuple(v) for k, v in by_near.items()},
    )


def _read(name: str) -> list[tuple[str, str, int]]:
    with (DATA / name).open(encoding="utf-8") as lines:
        return [(r["arabic"], r["latin"], int(r["count"])) for r in csv.DictReader(lines)]


def _shares() -> dict[str, float]:
    """Give the share of each Arabic key, the spellings of one key added up."""
    with (DATA / "frequencies.csv").open(encoding="utf-8") as lines:
        written = {r["folded"]: r["element"] for r in csv.DictReader(lines)}
    shares: dict[str, float] = defaultdict(float)
    for folded, element in written.items():
        key = element_key(element)
        if key and not key.isascii():
            shares[key] += share(folded)
    return dict(shares)
