"""What is known of a date or an age: always a span, because sources are seldom exact."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum


class Calendar(StrEnum):
    """The calendar that a date was written in."""

    GREGORIAN = "gregorian"
    HIJRI = "hijri"


@dataclass(frozen=True, slots=True)
class DateSpan:
    """The days that a written date can mean.

    Args:
        first: the first day, Gregorian.
        last: the last day, Gregorian; the same for a full date.
        calendar: the calendar that it was written in.
    """

    first: date
    last: date
    calendar: Calendar


@dataclass(frozen=True, slots=True)
class AgeSpan:
    """The ages that a written age can mean.

    Args:
        low: the least, in years.
        high: the greatest, in years; the same for one age.
    """

    low: float
    high: float
