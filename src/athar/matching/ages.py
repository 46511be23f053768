"""Comparing ages and births.

A birth date is compared with a birth date by days. An age is comparable with a birth date, or
precisely with another age, only where the day at which it held is known; otherwise two ages are
compared as numbers and tolerantly: of lists on one event, ages fall or rise by a year, and families
round. Two ages far apart speak strongly against.
"""

from datetime import date

from athar.domain import AgeReference, Comparison, Level, PersonRecord, Reason
from athar.matching.settings import settings, step

_YEAR = 365.25
_Days = tuple[int, int]


def compare_ages(left: PersonRecord, right: PersonRecord) -> Reason | None:
    """Compare births where both are known or follow, else ages; ``None`` where neither can be."""
    if left.birth_from and right.birth_from:
        return _births(left, right)
    if left.age_low is not None and right.age_low is not None:
        one, other = _birth_days(left), _birth_days(right)
        if one is not None and other is not None:
            return _years(left, right, _gap(one, other) / _YEAR, Comparison.AGE)
        return _ages(left, right)
    one, other = _birth_days(left), _birth_days(right)
    if one is not None and other is not None:
        return _years(left, right, _gap(one, other) / _YEAR, Comparison.BIRTH)
    return None


def _ages(left: PersonRecord, right: PersonRecord) -> Reason:
    low, high = _span(left)
    other_low, other_high = _span(right)
    difference = max(0.0, low - other_high, other_low - high)
    difference /= max(1.0, min(low, other_low) / settings().age_old)
    weight = step(settings().age_steps, difference, settings().age_beyond)
    return Reason(
        Comparison.AGE, _level(difference, weight), said_age(left), said_age(right), weight
    )


def _years(left: PersonRecord, right: PersonRecord, years: float, comparison: Comparison) -> Reason:
    weight = step(settings().birth_steps, years, settings().age_beyond)
    return Reason(comparison, _level(years, weight), said_birth(left), said_birth(right), weight)


def _level(difference: float, weight: float) -> Level:
    if difference < 1:
        return Level.EXACT
    if weight > -1:
        return Level.NEAR
    return Level.CONFLICT if weight < -4 else Level.DIFFERS


def _births(left: PersonRecord, right: PersonRecord) -> Reason:
    one, other = _birth_days(left), _birth_days(right)
    assert one is not None and other is not None  # noqa: S101 - both hold a birth date
    rules = settings().birth
    words = said_birth(left), said_birth(right)
    exact = one[0] == one[1] and other[0] == other[1]
    if exact and one == other:
        return Reason(Comparison.BIRTH, Level.EXACT, *words, rules["same_day"])
    if exact and _exchanged(one[0]) == other[0]:
        return Reason(Comparison.BIRTH, Level.SWAPPED, *words, rules["swapped"])
    gap = _gap(one, other)
    short = max(one[1] - one[0], other[1] - other[0]) <= 31
    if gap == 0 and short:
        return Reason(Comparison.BIRTH, Level.CONTAINS, *words, rules["same_month"])
    return _years(left, right, gap / _YEAR, Comparison.BIRTH)


def _exchanged(day: int) -> int | None:
    """Give the day with day of month and month exchanged, where that is a day."""
    then = date.fromordinal(day)
    try:
        return then.replace(month=then.day, day=then.month).toordinal()
    except ValueError:
        return None


def _gap(one: _Days, other: _Days) -> int:
    return max(0, one[0] - other[1], other[0] - one[1])


def _span(record: PersonRecord) -> tuple[float, float]:
    low = record.age_low if record.age_low is not None else 0.0
    return low, record.age_high if record.age_high is not None else low


def _birth_days(record: PersonRecord) -> _Days | None:
    """Give the span of days of birth, from the birth date or from an age whose day is known."""
    if record.birth_from is not None:
        last = record.birth_to or record.birth_from
        return record.birth_from.toordinal(), last.toordinal()
    at = record.age_date
    if at is None and record.age_reference is AgeReference.AT_EVENT:
        at = record.event_from
    if record.age_low is None or at is None or record.age_reference is AgeReference.UNKNOWN:
        return None
    low, high = _span(record)
    return at.toordinal() - int((high + 1) * _YEAR), at.toordinal() - int(low * _YEAR)


def said_age(record: PersonRecord) -> str:
    """Give the age in digits: ``34``, ``30-35``, ``0.5``."""
    low, high = _span(record)
    return f"{low:.3g}" if low == high else f"{low:.3g}-{high:.3g}"


def said_birth(record: PersonRecord) -> str:
    """Give the birth date, its span, or the age from which it follows."""
    if record.birth_from is None:
        return said_age(record)
    if record.birth_to in (None, record.birth_from):
        return record.birth_from.isoformat()
    return f"{record.birth_from.isoformat()}/{record.birth_to}"
