"""Comparing what is neither name nor age: sex, places, dates, numbers, descriptions.

Each comparison gives ``None`` where one side is silent: silence weighs neither for nor against.
"""

import re
from collections.abc import Iterator
from functools import lru_cache

from athar.domain import (
    Comparison,
    Identifier,
    Level,
    PersonRecord,
    Reason,
    RecordKind,
    ReportedStatus,
)
from athar.matching.settings import Group, Settings
from athar.places import RelationKind, relate
from athar.text import fold

_SINCE_LOST = frozenset(ReportedStatus) - {
    ReportedStatus.MISSING,
    ReportedStatus.FORCIBLY_DISAPPEARED,
    ReportedStatus.ABDUCTED,
    ReportedStatus.FATE_UNKNOWN,
}
"""Statuses that a sought person can have been reported in only after they were last seen."""

LEAST_SIGNS = 4
"""A shorter official number (0, a bare dash, none at all) is no number."""

_DIGITS = re.compile(r"\d")
_WORD = re.compile(r"\w{3,}")
_LEVELS = {
    RelationKind.SAME: (Level.EXACT, "same"),
    RelationKind.CONTAINS: (Level.CONTAINS, "contains"),
    RelationKind.NEAR: (Level.NEAR, "near"),
    RelationKind.FAR: (Level.DIFFERS, "far"),
}


def compare_sex(left: PersonRecord, right: PersonRecord, rules: Settings) -> Reason | None:
    """Compare the stated sexes."""
    if left.sex is None or right.sex is None:
        return None
    same = left.sex is right.sex
    level, weight = (Level.EXACT, "exact") if same else (Level.CONFLICT, "conflict")
    return Reason(Comparison.SEX, level, left.sex.value, right.sex.value, rules.sex[weight])


@lru_cache(maxsize=1 << 14)
def _relation(left: str, right: str) -> RelationKind | None:
    found = relate(left, right)
    return found.kind if found is not None else None


def _place(
    comparison: Comparison, left: str | None, right: str | None, weights: Group
) -> Reason | None:
    if not left or not right:
        return None
    kind = _relation(min(left, right), max(left, right))
    if kind is None:
        return None
    level, name = _LEVELS[kind]
    return Reason(comparison, level, left, right, weights[name])


def _best(reason: Reason) -> tuple[float, list[str]]:
    """Give what decides between reasons, of equal ones too: the same from both sides."""
    return reason.weight, sorted((reason.left or "", reason.right or ""))


def compare_places(left: PersonRecord, right: PersonRecord, rules: Settings) -> Iterator[Reason]:
    """Compare origins, and the best of the other places, which are of different moments."""
    origin = _place(Comparison.ORIGIN, left.place_origin, right.place_origin, rules.origin)
    if origin is not None:
        yield origin
    pairs = [
        _place(Comparison.PLACE, one, other, rules.place)
        for one in (left.place_last_seen, left.place_recorded)
        for other in (right.place_last_seen, right.place_recorded)
    ]
    found = [p for p in pairs if p is not None]
    if found:
        yield max(found, key=_best)


def compare_dates(left: PersonRecord, right: PersonRecord, rules: Settings) -> Reason | None:
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
            if last < sought.event_from and other.status in _SINCE_LOST:
                weight = rules.date["before_last_seen"]
                return Reason(Comparison.DATE, Level.CONFLICT, *words, weight)
            return None
    near = abs((left.event_from - right.event_from).days) <= rules.date["same_event_days"]
    if near and left.status is not None and left.status is right.status:
        return Reason(Comparison.DATE, Level.NEAR, *words, rules.date["same_event"])
    return None


@lru_cache(maxsize=1 << 14)
def number(written: str) -> str:
    """Give a number's digits and letters in one form, spaces and marks out."""
    return "".join(c for c in fold(written) if c.isalnum())


def compare_identifiers(left: PersonRecord, right: PersonRecord, rules: Settings) -> Reason | None:
    """Compare official numbers: any shared number counts, differing ones only of one type."""
    best: Reason | None = None
    for one in left.identifiers:
        for other in right.identifiers:
            reason = _identifier(one, other, rules.identifier)
            if reason is not None and (best is None or _best(reason) > _best(best)):
                best = reason
    return best


def _identifier(left: Identifier, right: Identifier, weights: Group) -> Reason | None:
    one, other = number(left.number), number(right.number)
    if len(one) < LEAST_SIGNS or len(other) < LEAST_SIGNS:
        return None
    words = left.number, right.number
    if one == other:
        return Reason(Comparison.IDENTIFIER, Level.EXACT, *words, weights["same"])
    if left.type is None or left.type != right.type:
        return None
    unlike = sum(a != b for a, b in zip(one, other, strict=False))
    if len(one) == len(other) > 6 and unlike == 1:
        return Reason(Comparison.IDENTIFIER, Level.NEAR, *words, weights["near"])
    return Reason(Comparison.IDENTIFIER, Level.DIFFERS, *words, weights["differs"])


def compare_contacts(left: PersonRecord, right: PersonRecord, rules: Settings) -> Iterator[Reason]:
    """Compare telephones (the last eight digits) and cards: marks of a household."""
    for comparison, one, other, weight in (
        (Comparison.PHONE, left.phone, right.phone, rules.phone["same"]),
        (Comparison.HOUSEHOLD, left.card, right.card, rules.card["same"]),
    ):
        if one and other:
            a, b = number(one)[-8:], number(other)[-8:]
            if len(a) >= 5 and a == b:
                yield Reason(comparison, Level.EXACT, one, other, weight)


@lru_cache(maxsize=1 << 13)
def description_words(*texts: str | None) -> frozenset[str]:
    """Give the folded words, of three letters or more, of descriptions."""
    return frozenset(w for t in texts if t for w in _WORD.findall(fold(t)) if not _DIGITS.match(w))


def compare_descriptions(left: PersonRecord, right: PersonRecord, rules: Settings) -> Reason | None:
    """Compare bodily marks and belongings by their shared words: lightly."""
    one = description_words(left.description, left.belongings)
    other = description_words(right.description, right.belongings)
    shared = sorted(one & other)
    if not shared:
        return None
    weight = min(rules.description["most"], rules.description["word"] * len(shared))
    words = " ".join(shared)
    return Reason(Comparison.DESCRIPTION, Level.NEAR, words, words, weight)
