"""The region's places: what a written place means, and how two of them lie to each other.

Gives :func:`find` (a text → places, best first) and :func:`relate` (two texts → same, one inside
the other, near, far). Both read Arabic and Latin letters and are tolerant of spelling. A place
that is not known is told as ``None`` or ``()``, never guessed.
"""

from athar.places.finding import find
from athar.places.place import Place, PlaceKind
from athar.places.relating import PlaceRelation, RelationKind, relate

__all__ = ["Place", "PlaceKind", "PlaceRelation", "RelationKind", "find", "relate"]
