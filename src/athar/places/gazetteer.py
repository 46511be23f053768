"""The gazetteer: every known place, its ancestors, and the places that bear a name.

Read once, at first use, from two committed tables: ``gazetteer.csv`` (Open-Syria, GeoNames) and
``additions.csv`` (what people added by hand). Both are built by ``tools/build_places.py``, which
names sources and licences.
"""

import csv
from collections import defaultdict
from collections.abc import Iterator
from difflib import SequenceMatcher
from functools import cache
from importlib.resources import files

from athar.places.keys import key, skeleton
from athar.places.place import Place, PlaceKind

_LEAST_SKELETON = 3  # shorter ones (حمص without its vowels: حمص; دوما: دم) meet too many names
_LEAST_LIKENESS = 0.74  # just admits هيجن for هجين (0.75); كلاسة for كلس is refused by length


class Gazetteer:
    """All places.

    Args:
        places: each place once, parents before children not required.
    """

    def __init__(self, places: dict[str, Place]) -> None:
        self._places = places
        self._by_key: dict[str, list[Place]] = defaultdict(list)
        for place in places.values():
            for looked_up in {key(name) for name in place.names_ar + place.names_en} - {""}:
                self._by_key[looked_up].append(place)
        self._by_skeleton: dict[str, set[str]] | None = None

    def __len__(self) -> int:
        return len(self._places)

    def __iter__(self) -> Iterator[Place]:
        return iter(self._places.values())

    def get(self, place_id: str) -> Place | None:
        """Give the place of an id, or ``None``."""
        return self._places.get(place_id)

    def above(self, place: Place) -> Iterator[Place]:
        """Give the places that hold a place, the nearest first."""
        while place.parent is not None:
            place = self._places[place.parent]
            yield place

    def named(self, looked_up: str) -> tuple[Place, ...]:
        """Give the places that bear a name exactly.

        Args:
            looked_up: a result of :func:`athar.places.keys.key`.
        """
        return tuple(self._by_key.get(looked_up, ()))

    def named_like(self, looked_up: str) -> tuple[Place, ...]:
        """Give the places whose name has the same consonants and is much alike.

        Args:
            looked_up: a result of :func:`athar.places.keys.key`.

        Returns:
            The most alike first; empty where nothing is.
        """
        bones = skeleton(looked_up)
        if len(bones) < _LEAST_SKELETON:
            return ()
        if self._by_skeleton is None:
            self._by_skeleton = defaultdict(set)
            for known in self._by_key:
                self._by_skeleton[skeleton(known)].add(known)
        alike = sorted(
            (-SequenceMatcher(None, looked_up, known).ratio(), known)
            for known in self._by_skeleton.get(bones, ())
        )
        found = [
            place
            for unlike, known in alike
            if -unlike >= _LEAST_LIKENESS
            and known[0] == looked_up[0]
            and abs(len(known) - len(looked_up)) <= 1
            for place in self._by_key[known]
        ]
        return tuple(dict.fromkeys(found))


def _names(cell: str) -> tuple[str, ...]:
    return tuple(cell.split("|")) if cell else ()


def _number(cell: str) -> float | None:
    return float(cell) if cell else None


@cache
def gazetteer() -> Gazetteer:
    """Read the committed tables; the same object every time."""
    places: dict[str, Place] = {}
    for table in ("gazetteer.csv", "additions.csv"):
        text = (files("athar.places") / "data" / table).read_text(encoding="utf-8")
        for row in csv.DictReader(text.splitlines()):
            ar, en = _names(row["ar"]), _names(row["en"])
            known = places.get(row["id"])
            kind = known.kind if known else PlaceKind(row["kind"])
            places[row["id"]] = Place(
                place_id=row["id"],
                kind=kind,
                parent=known.parent if known else row["parent"] or None,
                under=known.under if known else row["under"] or None,
                latitude=known.latitude if known else _number(row["lat"]),
                longitude=known.longitude if known else _number(row["lon"]),
                approximate=known.approximate if known else bool(row["approx"]),
                names_ar=known.names_ar + ar if known else ar,
                names_en=known.names_en + en if known else en,
            )
    return Gazetteer(places)
