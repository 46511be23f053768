"""Dates and ages in words.

Months are named as the region names them: in Arabic the Levantine names (كانون الثاني, شباط,
آذار …) that Syria, Iraq, Lebanon, Jordan and Palestine share. A period is told as exactly as the
source tells it and no more exactly: a whole month is named as a month, a whole year as a year, and
any other period by its two ends.
"""

import re
from calendar import monthrange
from datetime import date

from athar.domain import AgeReference, PersonRecord
from athar.wording.isolation import isolate
from athar.wording.language import Language
from athar.wording.phrases import arabic_indic, phrases

MONTHS_BELOW = 2.0
"""Years below which an age is told in months, as lists do for small children."""

FIRST_YEAR_FROM = 0.9
"""A range from 0 up to here or to 1 is somebody's "age 0", as 0 alone is: less than a year."""

_AGE = re.compile(r"(\d{1,3}(?:\.\d+)?)(?:-(\d{1,3}(?:\.\d+)?))?")
_ISO = re.compile(r"(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?")


def dates(
    first: date | None, last: date | None, language: Language, *, arabic_digits: bool = False
) -> str:
    """Word a day or a period.

    Args:
        first: earliest day, ``None`` where the source does not bound it.
        last: latest day, likewise.
        language: of the words.
        arabic_digits: Arabic-Indic digits (٠–٩) in place of European ones.

    Returns:
        Such as ``14 March 2019``, ``March 2019``, ``between 3 March 2019 and 9 April 2019``,
        ``from 2019``, or "undated".
    """
    say = phrases(language).say
    if first is None and last is None:
        return say("dates.undated")
    if first is None or last is None:
        key, end = ("dates.until", last) if first is None else ("dates.from", first)
        worded = say(key, day=_day(end, language) if end else "")
    elif first == last:
        worded = _day(first, language)
    else:
        worded = _period(first, last, language)
    return arabic_indic(worded) if arabic_digits else worded


def ages(low: float | None, high: float | None, language: Language) -> str:
    """Word an age or a range of ages.

    Args:
        low: least age in years, ``None`` where unbounded.
        high: greatest age in years, likewise; at least one of the two is given.
        language: of the words.

    Returns:
        Such as ``34 years``, ``8 months``, ``30 to 35 years``.
    """
    say = phrases(language).say
    if low is None or high is None:
        key, end = ("ages.up_to", high) if low is None else ("ages.from", low)
        return say(key, age=_age(end or 0.0, language))
    if low == 0 and (high == 0 or FIRST_YEAR_FROM <= high <= 1):
        return phrases(language).count("years", 0)
    if round(low, 1) == round(high, 1):
        return _age(low, language)
    if low >= MONTHS_BELOW:
        unit = phrases(language).count("years_unit", int(high))
        return say("ages.between_years", low=str(int(low)), high=str(int(high)), unit=unit)
    return say("ages.between", low=_age(low, language), high=_age(high, language))


def age_of(record: PersonRecord, language: Language) -> str | None:
    """Word a record's age together with the moment at which it held, ``None`` where unsaid."""
    if record.age_low is None and record.age_high is None:
        return None
    say = phrases(language).say
    age = ages(record.age_low, record.age_high, language)
    if record.age_date is not None:
        # An open age held on its day at the latest: at the event, perhaps, and not on the list's.
        open_age = record.age_reference is AgeReference.UNKNOWN
        key = "ages.by_day" if open_age else "ages.on_day"
        return say(key, age=age, day=_day(record.age_date, language))
    if record.age_reference is None:
        return age
    return say(f"ages.reference.{record.age_reference}", age=age)


def _day(day: date, language: Language) -> str:
    return phrases(language).say(
        "dates.day",
        day=str(day.day),
        month=phrases(language).say(f"dates.months.{day.month}"),
        year=str(day.year),
    )


def exactness(first: date, last: date) -> str:
    """Tell how exact a period is: ``day``, ``month``, ``year`` or, for any other, ``span``."""
    if first == last:
        return "day"
    if first.year == last.year and _is_whole(first, last):
        if first.month == last.month:
            return "month"
        if (first.month, last.month) == (1, 12):
            return "year"
    return "span"


def _is_whole(first: date, last: date) -> bool:
    """Whether a period begins with a month and ends with one."""
    return first.day == 1 and last.day == monthrange(last.year, last.month)[1]


def _period(first: date, last: date, language: Language) -> str:
    say = phrases(language).say
    match exactness(first, last):
        case "month":
            month = say(f"dates.months.{first.month}")
            return say("dates.month", month=month, year=str(first.year))
        case "year":
            return say("dates.year", year=str(first.year))
    if _is_whole(first, last) and (first.month, last.month) == (1, 12):
        return say("dates.years", first=str(first.year), last=str(last.year))
    return say("dates.between", first=_day(first, language), last=_day(last, language))


def _age(years: float, language: Language) -> str:
    words = phrases(language)
    if years < MONTHS_BELOW and years != 1.0:
        return words.count("months", round(years * 12))
    return words.count("years", int(years))


def written_date(text: str, language: Language) -> str:
    """Word a year, month, day or span (see `written_period`); another value stays, isolated."""
    period = written_period(text)
    return isolate(text) if period is None else dates(*period, language)


def written_period(text: str) -> tuple[date, date] | None:
    """Read the first and last day of ``1985``, ``1985-03``, ``1985-03-12`` or ``first/last``.

    Args:
        text: as reasons have it, ISO 8601.

    Returns:
        The two days, ``None`` for every other value, ages (``45``, ``0.67``, ``30-35``) among them.
    """
    first, _, last = text.partition("/")
    one, other = _written_end(first), _written_end(last or first)
    return (one[0], other[1]) if one and other else None


def _written_end(text: str) -> tuple[date, date] | None:
    found = _ISO.fullmatch(text)
    if found is None:
        return None
    year, month, day = (int(part) if part else None for part in found.groups())
    try:
        first = date(year or 0, month or 1, day or 1)
    except ValueError:
        return None
    if day is not None:
        return first, first
    final = month or 12
    return first, date(first.year, final, monthrange(first.year, final)[1])


def is_age(text: str) -> bool:
    """Whether a reason's value is an age or a span of ages in years, as ``45``, ``0.67``, ``3-5``.

    A year has four digits and an age at most three.
    """
    return _AGE.fullmatch(text) is not None and written_period(text) is None


def written_age(text: str, language: Language) -> str:
    """Word a small child's age (``0.5``) or span (``0.5-1``) in years with its unit.

    A bare number would be read as years; every other value stays as it is written, isolated.
    """
    found = _AGE.fullmatch(text)
    if found is None:
        return isolate(text)
    low, high = float(found[1]), float(found[2] or found[1])
    return ages(low, high, language) if low < MONTHS_BELOW else isolate(text)
