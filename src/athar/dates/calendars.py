"""From year, month and day to the Gregorian days that they mean.

Hijri dates go by the Umm al-Qura calendar (package ``hijridate``), which covers 1343–1500 AH. Where
a local sighting decided, the true day can differ by one or two; the span is left as the table says.
"""

from calendar import monthrange
from datetime import date

from hijridate import Hijri

from athar.dates.spans import Calendar, DateSpan

GREGORIAN_YEARS = range(1800, 2101)  # nobody whom a list describes was born before
HIJRI_YEARS = range(1343, 1501)  # the years of the Umm al-Qura table


def gregorian(year: int, month: int | None, day: int | None) -> DateSpan | None:
    """Give the span of a full or partial Gregorian date.

    Args:
        year: four digits.
        month: 1–12, or ``None`` for the whole year.
        day: day of the month, or ``None`` for the whole month.

    Returns:
        The span, or ``None`` where there is no such date.
    """
    if year not in GREGORIAN_YEARS:
        return None
    try:
        first = date(year, month or 1, day or 1)
        last_month = month or 12
        last = date(year, last_month, day or monthrange(year, last_month)[1])
    except ValueError:  # no such month or day
        return None
    return DateSpan(first, last, Calendar.GREGORIAN)


def hijri(year: int, month: int | None, day: int | None) -> DateSpan | None:
    """Give the span of a full or partial Hijri date.

    Args:
        year: 1343–1500 AH.
        month: 1–12 from Muharram, or ``None`` for the whole year.
        day: day of the month, or ``None`` for the whole month.

    Returns:
        The span in Gregorian days, or ``None`` where there is no such date or no table for it.
    """
    if year not in HIJRI_YEARS or not 1 <= (month or 1) <= 12:
        return None
    last_month = month or 12
    longest = Hijri(year, last_month, 1).month_length()
    if day is not None and not 1 <= day <= longest:
        return None
    first = Hijri(year, month or 1, day or 1).to_gregorian()
    last = Hijri(year, last_month, day or longest).to_gregorian()
    return DateSpan(
        date(first.year, first.month, first.day),
        date(last.year, last.month, last.day),
        Calendar.HIJRI,
    )
