"""Comparing what is neither name nor age: sex, places, dates, numbers, descriptions.

Each comparison gives ``None`` where one side is silent: silence weighs neither for nor against.
"""

import re
from collections.abc import Iterator
from functools import lru_cache

from athar.domain import (
    Comparison,
    Level,
    PersonRecord,
    Reason,
    RecordKind,
    ReportedStatus,
)
from athar.matching.settings import settings
from athar.places import RelationKind, relate
from athar.text import fold

_LIVING = frozenset(
    {
        ReportedStatus.ALIVE,
        ReportedStatus.IN_CAMP,
        ReportedStatus.DISPLACED,
        ReportedStatus.SCREENED,
        ReportedStatus.RELEASED,
        ReportedStatus.WOUNDED,
        ReportedStatus.IN_HOSPITAL,
        ReportedStatus.DETAINED,
        ReportedStatus.TRANSFERRED,
        ReportedStatus.DEAD,
        ReportedStatus.UNIDENTIFIED_BODY,
    }
)
_DIGITS = re.compile(r"\d")
_WORD = re.compile(r"\w{3,}")
_LEVELS = {
    RelationKind.SAME: (Level.EXACT, "same"),
    RelationKind.CONTAINS: (Level.CONTAINS, "contains"),
    RelationKind.NEAR: (Level.NEAR, "near"),
    RelationKind.FAR: (Level.DIFFERS, "far"),
}


def compare_sex(left: PersonRecord, right: PersonRecord) -> Reason | None:
    """Compare the stated sexes."""
    if left.sex is None or right.sex is None:
        return None
    same = left.sex is right.sex
    level, weight = (Level.EXACT, "exact") if same else (Level.CONFLICT, "conflict")
    return Reason(Comparison.SEX, level, left.sex.value, right.sex.value, settings().sex[weight])


@lru_cache(maxsize=1 << 14)
def _relation(left: str, right: str) -> RelationKind | None:
    found = relate(left, right)
    return found.kind if found is not None else None


def _place(
    comparison: Comparison, left: str | None, right: str | None, weights: dict[str, float]
) -> Reason | None:
    if not left or not right:
        return None
    kind = _relation(min(left, right), max(left, right))
    if kind is None:
        return None
    level, name = _LEVELS[kind]
    return Reason(comparison, level, left, right, weights[name])


def compare_places(left: PersonRecord, right: PersonRecord) -> Iterator[Reason]:
    """Compare origins, and the best of the other places, which are of different moments."""
    origin = _place(Comparison.ORIGIN, left.place_origin, right.place_origin, settings().origin)
    if origin is not None:
        yield origin
    pairs = [
        _place(Comparison.PLACE, one, other, settings().place)
        for one in (left.place_last_seen, left.place_recorded)
        for other in (right.place_last_seen, right.place_recorded)
    ]
    found = [p for p in pairs if p is not None]
    if found:
        yield max(found, key=lambda r: r.weight)


def compare_dates(left: PersonRecord, right: PersonRecord) -> Reason | None:
    """Compare the days of what is reported.

    A record dated before the sought person was last seen weighs softly against; the same status
    within a few days weighs softly for.
    """
    if left.event_from is None or right.event_from is None:
        return None
    words = left.event_from.isoformat(), right.event_from.isoformat()
    for sought, other in ((left, right), (right, left)):
        if sought.kind is RecordKind.SOUGHT and other.kind is not RecordKind.SOUGHT:
            last = other.event_to or other.event_from
            assert last is not None and sought.event_from is not None  # noqa: S101
            if last < sought.event_from and other.status in _LIVING:
                weight = settings().date["before_last_seen"]
                return Reason(Comparison.DATE, Level.CONFLICT, *words, weight)
            return None
    near = abs((left.event_from - right.event_from).days) <= settings().date["same_event_days"]
    if near and left.status is not None and left.status is right.status:
        return Reason(Comparison.DATE, Level.NEAR, *words, settings().date["same_event"])
    return None


@lru_cache(maxsize=1 << 14)
def number(written: str) -> str:
    """Give a number's digits and letters in one form, spaces and marks out."""
    return "".join(c for c in fold(written) if c.isalnum())


def compare_identifiers(left: PersonRecord, right: PersonRecord) -> Reason | None:
    """Compare official numbers: any shared number counts, differing ones only of one type."""
    best: Reason | None = None
    for one in left.identifiers:
        for other in right.identifiers:
            reason = _identifier(one.type, one.number, other.type, other.number)
            if reason is not None and (best is None or reason.weight > best.weight):
                best = reason
    return best


def _identifier(
    left_type: str | None, left: str, right_type: str | None, right: str
) -> Reason | None:
    one, other = number(left), number(right)
    if len(one) < 4 or len(other) < 4:
        return None
    rules = settings().identifier
    if one == other:
        return Reason(Comparison.IDENTIFIER, Level.EXACT, left, right, rules["same"])
    if left_type is None or left_type != right_type:
        return None
    unlike = sum(a != b for a, b in zip(one, other, strict=False))
    if len(one) == len(other) > 6 and unlike == 1:
        return Reason(Comparison.IDENTIFIER, Level.NEAR, left, right, rules["near"])
    return Reason(Comparison.IDENTIFIER, Level.DIFFERS, left, right, rules["differs"])


def compare_contacts(left: PersonRecord, right: PersonRecord) -> Iterator[Reason]:
    """Compare telephones (the last eight digits) and cards: marks of a household."""
    for comparison, one, other, weight in (
        (Comparison.PHONE, left.phone, right.phone, settings().phone["same"]),
        (Comparison.HOUSEHOLD, left.card, right.card, settings().card["same"]),
    ):
        if one and other:
            a, b = number(one)[-8:], number(other)[-8:]
            if len(a) >= 5 and a == b:
                yield Reason(comparison, Level.EXACT, one, other, weight)


@lru_cache(maxsize=1 << 13)
def description_words(*texts: str | None) -> frozenset[str]:
    """Give the folded words, of three letters or more, of descriptions."""
    return frozenset(w for t in texts if t for w in _WORD.findall(fold(t)) if not _DIGITS.match(w))


def compare_descriptions(left: PersonRecord, right: PersonRecord) -> Reason | None:
    """Compare bodily marks and belongings by their shared words: lightly."""
    one = description_words(left.description, left.belongings)
    other = description_words(right.description, right.belongings)
    shared = sorted(one & other)
    if not shared:
        return None
    rules = settings().description
    weight = min(rules["most"], rules["word"] * len(shared))
    words = " ".join(shared)
    return Reason(Comparison.DESCRIPTION, Level.NEAR, words, words, weight)
