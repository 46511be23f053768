"""Comparing two records: every comparison's reason, and what would settle the question.

The weight of a pair is the sum of its reasons, whoever asks and wherever the pair is met. It is
symmetric: the two sides exchanged give the same weight and the reasons mirrored.
"""

from collections.abc import Callable
from math import log2
from typing import NamedTuple

from athar.domain import Comparison, Level, PersonRecord, Reason
from athar.matching.ages import compare_ages
from athar.matching.alignment import align, align_loose
from athar.matching.marks import (
    compare_contacts,
    compare_dates,
    compare_descriptions,
    compare_identifiers,
    compare_places,
    compare_sex,
)
from athar.matching.settings import Settings, settings
from athar.matching.spoken import Spoken, spoken
from athar.names import Element

_LEVELS = tuple(Level)

MOST_SETTLING = 4
"""No more comparisons than this are named as those that would settle a question."""


class PairScore(NamedTuple):
    """The comparison of two records.

    Attributes:
        weight: match weight: log2 Bayes factor, the sum of the reasons' weights.
        reasons: largest effect first.
        settles: comparisons that one side or both are silent on, the most telling first.
    """

    weight: float
    reasons: tuple[Reason, ...]
    settles: tuple[Comparison, ...]


def compare(left: PersonRecord, right: PersonRecord, model: Settings | None = None) -> PairScore:
    """Compare two records.

    Args:
        left: one record, of any kind.
        right: another.
        model: what agreement weighs, of the left one's source beside the right one's; ``None`` for
            the shipped model.

    Returns:
        Weight, reasons and what would settle it.
    """
    rules = model or settings()
    one, other = spoken(left), spoken(right)
    found: list[Reason | None] = [
        *_names(one, other, rules),
        _mother(one.mother, other.mother, rules),
        _kunya(one, other, rules),
        _nickname(one, other, rules),
        compare_sex(left, right, rules),
        compare_ages(left, right, rules),
        *compare_places(left, right, rules),
        compare_dates(left, right, rules),
        compare_identifiers(left, right, rules),
        *compare_contacts(left, right, rules),
        compare_descriptions(left, right, rules),
    ]
    reasons = sorted((r for r in found if r is not None), key=lambda r: (-abs(r.weight), r.code))
    weight = sum(r.weight for r in reasons)
    return PairScore(weight, tuple(reasons), _settles(left, right, reasons))


def _names(one: Spoken, other: Spoken, rules: Settings) -> tuple[Reason, ...]:
    """Give the reasons of the best alignment among the ways in which the names are written."""
    options = [align(a, b, rules) for a in one.sequences for b in other.sequences]
    if len(options) < 2:
        return options[0] if options else ()
    return max(options, key=lambda rs: (round(sum(r.weight for r in rs), 9), _unsided(rs)))


def _unsided(reasons: tuple[Reason, ...]) -> list[tuple[str, ...]]:
    """Give what decides between equal alignments: the same from both sides."""
    return [(r.code, *sorted((r.left or "", r.right or ""))) for r in reasons]


def _pair(element: Element) -> tuple[str, str]:
    return element.written, element.key


def _mother(one: tuple[Element, ...], other: tuple[Element, ...], rules: Settings) -> Reason | None:
    """Compare mothers by their own names, and by the last of their further names.

    Her further names are seldom given on both sides, and may be her father's or her husband's: what
    agrees adds, up to a bound, what differs says nothing.
    """
    if not one or not other:
        return None
    own = align_loose(Comparison.MOTHER, _pair(one[0]), _pair(other[0]), rules)
    if min(len(one), len(other)) < 2 or own.weight <= 0:
        return own
    last = align_loose(Comparison.MOTHER, _pair(one[-1]), _pair(other[-1]), rules)
    if last.weight <= 0:
        return own
    return Reason(
        Comparison.MOTHER,
        max(own.level, last.level, key=_LEVELS.index),
        " ".join(e.written for e in one),
        " ".join(e.written for e in other),
        own.weight + min(last.weight, rules.mother["further"]),
    )


def _kunya(one: Spoken, other: Spoken, rules: Settings) -> Reason | None:
    """Compare kunyas; one that is as likely a family's name speaks for, never against."""
    if one.kunya is not None and other.kunya is not None:
        return _kunyas(one.kunya, other.kunya, rules)
    left, right = one.kunya or one.maybe_kunya, other.kunya or other.maybe_kunya
    if left is None or right is None or (one.kunya is None and other.kunya is None):
        return None
    reason = _kunyas(left, right, rules)
    weight = log2(0.5 * 2.0**reason.weight + 0.5)
    return reason._replace(weight=weight) if weight > 0 else None


def _kunyas(one: Element, other: Element, rules: Settings) -> Reason:
    # أبو and أم are no one's name: what agrees is the name after them, and which of the two.
    heads = {e.key.split("_")[0] in ("umm", "ام") for e in (one, other)}
    cores = [(e.written, e.key.partition("_")[2] or e.key) for e in (one, other)]
    reason = align_loose(Comparison.KUNYA, cores[0], cores[1], rules)
    if len(heads) > 1:
        return reason._replace(level=Level.DIFFERS, weight=rules.kunya["differs"])
    floor = rules.kunya["differs"]
    return reason._replace(weight=max(reason.weight, floor))


def _nickname(one: Spoken, other: Spoken, rules: Settings) -> Reason | None:
    if not one.nickname or not other.nickname:
        return None
    return align_loose(Comparison.NICKNAME, _pair(one.nickname[0]), _pair(other.nickname[0]), rules)


def _said(record: PersonRecord) -> bool:
    return record.age_low is not None or record.birth_from is not None


_TELLING: tuple[tuple[Comparison, Callable[[PersonRecord], bool]], ...] = (
    (Comparison.MOTHER, lambda r: bool(spoken(r).mother)),
    (Comparison.BIRTH, _said),
    (Comparison.IDENTIFIER, lambda r: bool(r.identifiers)),
    (Comparison.ORIGIN, lambda r: bool(r.place_origin)),
    (Comparison.KUNYA, lambda r: spoken(r).kunya is not None),
)


def _settles(
    left: PersonRecord, right: PersonRecord, reasons: list[Reason]
) -> tuple[Comparison, ...]:
    """Name what one side or both are silent on, the most telling first."""
    missing = {r.comparison for r in reasons if r.left is None or r.right is None}
    out = [
        c for c in (Comparison.FATHER, Comparison.GRANDFATHER, Comparison.FAMILY) if c in missing
    ]
    silent = [c for c, says in _TELLING if not (says(left) and says(right))]
    return tuple(dict.fromkeys((*silent[:2], *out, *silent[2:])))[:MOST_SETTLING]
