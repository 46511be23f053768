"""How two written places lie to each other.

Both texts are read (:mod:`athar.places.finding`). Where a name is borne by several places, the
reading in which the two are closest is taken: a list that says ``صوران`` does not say which.
In this order: a place in common → same, or, where a text says more than is known, inside it; one
holding the other → contains; else the distance between their coordinates. Where neither is known,
their words alone are compared, and where those differ nothing is said (``None``).

Distance is the great circle's (haversine, Earth's mean radius 6,371 km), between points: for a
district or governorate its centre.
"""

from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache
from itertools import product
from math import asin, cos, radians, sin, sqrt

from athar.places.finding import Reading, read
from athar.places.gazetteer import gazetteer
from athar.places.keys import key, kind_words
from athar.places.place import Place, PlaceKind
from athar.text import fold

NEAR_KM = 30.0
"""Within a morning's walk or a short drive: neighbouring subdistricts of the Euphrates valley."""

_EARTH_KM = 6371.0
_CANDIDATES = 8  # places per text that are compared; ambiguous names have fewer
_LEAST_WORDS = 2  # of an unknown name found in another: one word alone is too common
_WIDE = (PlaceKind.COUNTRY, PlaceKind.PROVINCE)


class RelationKind(StrEnum):
    """How two places lie to each other, the closest first."""

    SAME = "same"
    CONTAINS = "contains"
    NEAR = "near"
    FAR = "far"


@dataclass(frozen=True, slots=True)
class PlaceRelation:
    """How two written places lie to each other.

    Attributes:
        kind: the relation; ``CONTAINS`` whichever of the two is the wider.
        km: kilometres between their points; ``None`` where one has none.
        left: the place that the first text was read as; ``None`` where it is not known.
        right: the same for the second text.
    """

    kind: RelationKind
    km: float | None
    left: Place | None = None
    right: Place | None = None


def distance_km(left: Place, right: Place) -> float | None:
    """Give the great-circle distance of two places in km; ``None`` where one has no coordinates.

    Args:
        left: one place.
        right: the other.
    """
    if (
        left.latitude is None
        or left.longitude is None
        or right.latitude is None
        or right.longitude is None
    ):
        return None
    north, south = radians(left.latitude), radians(right.latitude)
    across = radians(right.longitude - left.longitude)
    half = sin((south - north) / 2) ** 2 + cos(north) * cos(south) * sin(across / 2) ** 2
    return 2 * _EARTH_KM * asin(sqrt(half))


@lru_cache(1 << 18)
def relate(a: str, b: str) -> PlaceRelation | None:
    """Relate two places as written, in Arabic or Latin letters, in either order.

    Args:
        a: one place, such as ``"هجين"``.
        b: the other, such as ``"Deir ez-Zor"``.

    Returns:
        The closest relation that the two texts allow, or ``None`` where nothing can be said.
    """
    if not key(a) or not key(b):
        return None
    left, right = read(a), read(b)
    if not left.places or not right.places:
        return _unknown(a, b, left, right)
    found = [
        relation
        for one, other in product(left.meant[:_CANDIDATES], right.meant[:_CANDIDATES])
        if (relation := _of_places(one, other)) is not None
    ]
    if not found:
        return None
    order = list(RelationKind)
    best = min(found, key=lambda r: (order.index(r.kind), r.km is None, r.km or 0.0))
    return _with_rest(best, left.rest, right.rest)


def _unknown(a: str, b: str, left: Reading, right: Reading) -> PlaceRelation | None:
    """Compare the words of two texts of which no gazetteer has one.

    Equal words, or an unknown part in common, are the same place; two words and more that the
    other text holds in a row name a place inside it or around it (a camp, a camp's sector).
    """
    if key(a) == key(b) or set(left.rest) & set(right.rest):
        return PlaceRelation(RelationKind.SAME, None)
    few, many = sorted((_words(a), _words(b)), key=len)
    runs = (many[at : at + len(few)] for at in range(len(many) - len(few) + 1))
    if len(few) >= _LEAST_WORDS and few in runs:
        return PlaceRelation(RelationKind.CONTAINS, None)
    return None


def _words(text: str) -> list[str]:
    """Give the look-up keys of a text's words, without those that say a kind."""
    tokens = (token for token in fold(text).split() if token not in kind_words())
    return [found for token in tokens if (found := key(token))]


def _of_places(left: Place, right: Place) -> PlaceRelation | None:
    """Relate two known places; ``None`` where neither holds the other and one has no point."""
    km = distance_km(left, right)
    if left.place_id == right.place_id:
        return PlaceRelation(RelationKind.SAME, km, left, right)
    above_left = {holder.place_id for holder in gazetteer().above(left)}
    above_right = {holder.place_id for holder in gazetteer().above(right)}
    if left.place_id in above_right or right.place_id in above_left:
        return PlaceRelation(RelationKind.CONTAINS, km, left, right)
    if km is None or PlaceKind.AUTHORITY in (left.kind, right.kind):
        return None
    kind = RelationKind.NEAR if km <= NEAR_KM else RelationKind.FAR
    return PlaceRelation(kind, km, left, right)


def _with_rest(
    best: PlaceRelation, left: tuple[str, ...], right: tuple[str, ...]
) -> PlaceRelation | None:
    """Weaken *same* where a text says more than is known: an unknown quarter of a known town."""
    if best.kind is not RelationKind.SAME or set(left) == set(right):
        return best
    if not left or not right:
        return PlaceRelation(RelationKind.CONTAINS, best.km, best.left, best.right)
    if set(left) & set(right):
        return best
    if best.left is not None and best.left.kind in _WIDE:
        return None
    return PlaceRelation(RelationKind.NEAR, None, best.left, best.right)
