"""Comparing ages and births.

A birth date is compared with a birth date by days. An age becomes a span of days of birth from the
day at which it held; where that moment is not said, the span is wider by the years for which it may
have held before (`slack`): a list gives ages at the event or at its own date, and its date is the
last on which they can have held. The wider the spans, the less their agreement is worth. Only where
neither side says when its age held are two ages compared as numbers, and tolerantly: of lists on
one event, ages fall or rise by a year, and families round. By how much the ages of two sources
differ is learnt where there are pairs enough (`Settings.age_difference`).
"""

from calendar import monthrange
from datetime import date
from math import log2

from athar.domain import AgeReference, Comparison, Level, PersonRecord, Reason
from athar.matching.settings import Differences, Settings, step

_YEAR = 365.25
_Days = tuple[int, int]


def compare_ages(left: PersonRecord, right: PersonRecord, rules: Settings) -> Reason | None:
    """Compare births where both are known or follow, else ages; ``None`` where neither can be.

    Args:
        left: a record.
        right: another.
        rules: the model, of the left record's source beside the right one's.
    """
    if left.birth_from and right.birth_from:
        return _births(left, right, rules)
    if left.age_low is not None and right.age_low is not None:
        if is_open(left) and is_open(right):
            return _ages(left, right, rules)
        return _years(left, right, Comparison.AGE, rules)
    if (left.birth_from or left.age_low is not None) and (
        right.birth_from or right.age_low is not None
    ):
        return _years(left, right, Comparison.BIRTH, rules)
    return None


def is_open(record: PersonRecord) -> bool:
    """Whether a record does not say at which moment its age held."""
    return record.age_reference in (None, AgeReference.UNKNOWN)


def _ages(left: PersonRecord, right: PersonRecord, rules: Settings) -> Reason:
    years = age_difference(left, right, rules)
    if rules.age_difference is None:
        weight = step(rules.age_steps, abs(years), rules.age_beyond)
    else:
        weight = _learnt(rules.age_difference, years)
    level = _level(abs(years), weight)
    return Reason(Comparison.AGE, level, said_age(left), said_age(right), weight)


def age_difference(left: PersonRecord, right: PersonRecord, rules: Settings) -> float:
    """Give by how many years the left age is higher, of two records that have one.

    Spans that meet do not differ. From `Settings.age_old` on, years count less, in proportion.
    """
    (low, high), (other_low, other_high) = _span(left), _span(right)
    apart = max(0.0, low - other_high) - max(0.0, other_low - high)
    return apart / max(1.0, min(low, other_low) / rules.age_old)


def _learnt(differences: Differences, years: float) -> float:
    first = differences[0][0]
    return differences[min(max(round(years) - first, 0), len(differences) - 1)][1]


def _years(
    left: PersonRecord, right: PersonRecord, comparison: Comparison, rules: Settings
) -> Reason | None:
    """Compare spans of days of birth; ``None`` where nothing dates either."""
    day = max((d for d in (_last_day(left), _last_day(right)) if d is not None), default=None)
    one, other = _birth_days(left, day, rules), _birth_days(right, day, rules)
    if one is None or other is None:
        return None
    years = _gap(one, other) / _YEAR
    width = max(1.0, (one[1] - one[0] + other[1] - other[0]) / _YEAR)
    # Of people spread over `range` years, width/range would agree by chance; half a bit and more is
    # taken off for rounding and error.
    most = max(0.0, log2(rules.birth["range"] / width) - 1.0)
    weight = min(step(rules.birth_steps, years, rules.birth_beyond), most)
    words = (said_age, said_age) if comparison is Comparison.AGE else (said_birth, said_birth)
    return Reason(comparison, _level(years, weight), words[0](left), words[1](right), weight)


def _level(difference: float, weight: float) -> Level:
    if difference < 1:
        return Level.EXACT
    if weight > -1:
        return Level.NEAR
    return Level.CONFLICT if weight < -4 else Level.DIFFERS


def _births(left: PersonRecord, right: PersonRecord, rules: Settings) -> Reason | None:
    one, other = _birth_days(left, None, rules), _birth_days(right, None, rules)
    assert one is not None and other is not None  # noqa: S101 - both hold a birth date
    bits = rules.birth
    words = said_birth(left), said_birth(right)
    exact = one[0] == one[1] and other[0] == other[1]
    if exact and one == other:
        return Reason(Comparison.BIRTH, Level.EXACT, *words, bits["same_day"])
    if exact and _exchanged(one[0]) == other[0]:
        return Reason(Comparison.BIRTH, Level.SWAPPED, *words, bits["swapped"])
    gap = _gap(one, other)
    short = max(one[1] - one[0], other[1] - other[0]) <= 31
    if gap == 0 and short:
        return Reason(Comparison.BIRTH, Level.CONTAINS, *words, bits["same_month"])
    return _years(left, right, Comparison.BIRTH, rules)


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


def _last_day(record: PersonRecord) -> date | None:
    """Give the last day at which a record's age can have held, where anything tells."""
    if record.age_date is not None:
        return record.age_date
    return record.event_from if record.age_reference is AgeReference.AT_EVENT else None


def _birth_days(record: PersonRecord, day: date | None, rules: Settings) -> _Days | None:
    """Give the span of days of birth, from the birth date or from the age.

    Args:
        record: the record.
        day: the last day at which an age can have held of which nothing else tells.
        rules: the model.
    """
    if record.birth_from is not None:
        last = record.birth_to or record.birth_from
        return record.birth_from.toordinal(), last.toordinal()
    if record.age_low is None:
        return None
    low_high = _span(record)
    at, slack = _last_day(record), 0.0
    if is_open(record):
        slack = rules.birth["slack_undated" if at is None else "slack_dated"]
    at = at or day or record.event_from
    if at is None:
        return None
    held = at.toordinal()
    low, high = low_high
    return held - int((high + 1 + slack) * _YEAR), held - int(low * _YEAR)


def said_age(record: PersonRecord) -> str:
    """Give the age in digits: ``34``, ``30-35``, ``0.5``."""
    low, high = _span(record)
    return f"{low:.3g}" if low == high else f"{low:.3g}-{high:.3g}"


def said_birth(record: PersonRecord) -> str:
    """Give the birth as exactly as it is known, or the age from which it follows.

    A whole year is ``1985``, a whole month ``1985-03``, a day ``1985-03-12``, any other span
    ``1985-03-12/1985-04-02`` (ISO 8601).
    """
    if record.birth_from is None:
        return said_age(record)
    first, last = record.birth_from, record.birth_to or record.birth_from
    if first == last:
        return first.isoformat()
    whole = first.day == 1 and last.day == monthrange(last.year, last.month)[1]
    if whole and first.year == last.year:
        if first.month == last.month:
            return first.isoformat()[:7]
        if (first.month, last.month) == (1, 12):
            return first.isoformat()[:4]
    return f"{first.isoformat()}/{last.isoformat()}"
