"""Dates and ages as people of the region write them.

:func:`parse_date` gives the days that a written date can mean, :func:`parse_age` the years that a
written age can mean; both give ``None`` rather than a guess. Knowledge is in ``data/``. Leaves out
what a date or age is of: intake and reading know the column and the sentence.
"""

from athar.dates.ages import parse_age
from athar.dates.dates import parse_date
from athar.dates.spans import AgeSpan, Calendar, DateSpan

__all__ = ["AgeSpan", "Calendar", "DateSpan", "parse_age", "parse_date"]
