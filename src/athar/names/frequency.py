"""How often a name element is carried, by slot: what an agreed name is worth, and what to sample.

``data/frequencies.csv`` holds counts by origin: ``lists`` (people of a published list, from Gaza),
``wikidata`` (tokens of persons with an entry there, of no slot), and the hand-written elements of
five communities of eastern Syria, Iraq and the Kurdish areas, which no list covers yet. The
origins are mixed by `MIXTURE`. The mixture is a choice, not a measurement: it keeps the measured
shares in front and lifts the region's own names off the floor. Measure it anew when a list of the
region is at hand.

Elements that fewer than five people carry are not in the table (they could point at a family); they
count as carried by two. Made by ``tools/learn_frequencies.py``.
"""

import csv
from functools import lru_cache
from importlib import resources
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

MIXTURE = {
    "lists": 0.70,
    "wikidata": 0.05,
    "east_syrian": 0.10,
    "iraqi": 0.06,
    "kurdish": 0.05,
    "turkmen": 0.02,
    "assyrian": 0.02,
}
"""Share of each origin in a share of people; sums to one."""

SLOTS = ("own", "father", "grandfather", "family")
_ANY = "any"
_RARE = 2
"""People taken to carry an element that the table leaves out: between one and four do."""


class _Row(NamedTuple):
    element: str
    key: str
    slot: str
    sex: str
    carriers: int
    origin: str


class NameTable(NamedTuple):
    """Elements of one slot with the weight of each.

    Attributes:
        elements: as commonly written, the commonest first.
        weights: float64 of the same length, sums to one.
    """

    elements: tuple[str, ...]
    weights: NDArray[np.float64]


def share(element: str, slot: str | None = None) -> float:
    """Give the smoothed share of people who carry an element.

    Args:
        element: folded (`athar.text.fold`); spaces do not count, so that a compound has one share
            however it is written.
        slot: ``own``, ``father``, ``grandfather`` or ``family``; ``None`` for the mean of the four.

    Returns:
        A share in (0, 1); for an unseen element the share of a rare one, never zero.

    Raises:
        KeyError: for another slot.
    """
    table, floor = _shares()[slot]
    return max(table.get(element.replace(" ", ""), 0.0), floor)


@lru_cache(maxsize=64)
def table(slot: str, sex: str = "", origin: str = "lists") -> NameTable:
    """Give the elements of a slot for sampling.

    Args:
        slot: ``own``, ``father``, ``grandfather``, ``family``, or ``any`` for origin ``wikidata``.
        sex: ``male`` or ``female``; for families and tokens empty.
        origin: a key of `MIXTURE`.

    Returns:
        The elements with their weights.

    Raises:
        KeyError: where the file has no such table.
    """
    chosen = [r for r in _rows() if (r.slot, r.sex, r.origin) == (slot, sex, origin)]
    if not chosen:
        raise KeyError((slot, sex, origin))
    counts = np.array([r.carriers for r in chosen], dtype=np.float64)
    return NameTable(tuple(r.element for r in chosen), counts / counts.sum())


@lru_cache(maxsize=1)
def _rows() -> tuple[_Row, ...]:
    path = resources.files("athar.names") / "data" / "frequencies.csv"
    return tuple(
        _Row(
            r["element"],
            r["folded"].replace(" ", ""),
            r["slot"],
            r["sex"],
            int(r["count"]),
            r["origin"],
        )
        for r in csv.DictReader(path.read_text("utf-8").splitlines())
    )


@lru_cache(maxsize=1)
def _shares() -> dict[str | None, tuple[dict[str, float], float]]:
    """Give slot → (key → share, share of a rare element)."""
    totals: dict[tuple[str, str], int] = {}
    for row in _rows():
        totals[row.origin, row.slot] = totals.get((row.origin, row.slot), 0) + row.carriers
    out: dict[str | None, tuple[dict[str, float], float]] = {}
    overall: dict[str, float] = {}
    for slot in SLOTS:
        shares: dict[str, float] = {}
        for row in _rows():
            if row.slot in (slot, _ANY):
                part = MIXTURE[row.origin] * row.carriers / totals[row.origin, row.slot]
                shares[row.key] = shares.get(row.key, 0.0) + part
        out[slot] = shares, MIXTURE["lists"] * _RARE / totals["lists", slot]
        for key, value in shares.items():
            overall[key] = overall.get(key, 0.0) + value / len(SLOTS)
    out[None] = overall, min(floor for _, floor in out.values())
    return out
