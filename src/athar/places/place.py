"""Place: one place of the gazetteer, and the kinds that there are."""

from dataclasses import dataclass
from enum import StrEnum


class PlaceKind(StrEnum):
    """What a place is, from the widest to the most specific."""

    COUNTRY = "country"
    PROVINCE = "province"  # governorate, vilayet
    REGION = "region"  # an area without borders of its own, such as the Eastern Ghouta
    DISTRICT = "district"
    SUBDISTRICT = "subdistrict"
    TOWN = "town"
    VILLAGE = "village"
    NEIGHBOURHOOD = "neighbourhood"
    CAMP = "camp"
    DETENTION = "detention"  # a prison
    BRANCH = "branch"  # a security branch that held people
    HOSPITAL = "hospital"
    AUTHORITY = "authority"  # a body that ran facilities: it has no place of its own


@dataclass(frozen=True, slots=True)
class Place:
    """One place.

    Attributes:
        place_id: a Syrian p-code (``SY09``), a GeoNames number (``gn173797``), a code of country
            and province (``IQ.15``), or the id given in ``data/additions.yaml``.
        kind: what it is.
        parent: id of the place that holds it; ``None`` for a country.
        under: for a facility, id of the authority that ran it, where known.
        latitude: degrees north, WGS 84; ``None`` where not known.
        longitude: degrees east, WGS 84; ``None`` where not known.
        approximate: whether the coordinates are good to some kilometres only.
        names_ar: names in Arabic letters, the usual one first.
        names_en: names in Latin letters, the usual one first.
    """

    place_id: str
    kind: PlaceKind
    parent: str | None
    under: str | None
    latitude: float | None
    longitude: float | None
    approximate: bool
    names_ar: tuple[str, ...]
    names_en: tuple[str, ...]
