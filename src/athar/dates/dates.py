"""Dates as people write them.

:func:`parse_date` works in this order: the search form; times of day cut off; the cell scanned into
numbers, months, signs of a calendar and separators (anything else means that it is no date); one
date tried; then a range, whose first date borrows what only the second one names
("3-5 آذار 2013"). Where one day is given in both calendars, the Gregorian one is taken.

A date of figures alone is read day first; with the year in front it is ISO. A date that cannot be
so is ``None``, never turned month-first by guess: one reading for a whole column. A month or day of
zero is one that nobody knew (``00/00/1985``). Words such as "about" and "mid" leave the span as it
is.

Left out, each as ``None``: years of two digits (a column may hold both centuries), a bare year
before 1800 (1392 without a sign may be Hijri or the solar year of Iran), seasons, running text.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cache, lru_cache

from athar.dates.calendars import gregorian, hijri
from athar.dates.knowledge import month_numbers, phrases
from athar.dates.spans import Calendar, DateSpan
from athar.text import fold, says_nothing

_Token = tuple[str, str]  # kind, value
_SPLITTERS = ("-", "/")
_COMPACT = re.compile(r"(\d{4})(\d{2})(\d{2})")


@dataclass(frozen=True, slots=True)
class _Parts:
    """A date as far as one piece of text says it."""

    year: int | None = None
    month: int | None = None
    day: int | None = None
    calendar: Calendar | None = None

    def span(self) -> DateSpan | None:
        if self.year is None or (self.day is not None and self.month is None):
            return None
        make = hijri if self.calendar is Calendar.HIJRI else gregorian
        return make(self.year, self.month, self.day)


@lru_cache(1 << 16)
def parse_date(text: str) -> DateSpan | None:
    """Read a date, a partial date or a range.

    Args:
        text: a cell or a short expression in Arabic, English, French, Turkish or Kurdish, with
            digits of any script.

    Returns:
        The days that it can mean, or ``None`` where it says none, says an impossible one, or can
        mean more than one thing (see the module).
    """
    if says_nothing(text):
        return None
    tokens = _scan(fold(text))
    if tokens is None:
        return None
    pieces = [piece for piece in _split(tokens, "equals") if piece]
    spans = [_span(piece) for piece in pieces]
    known = [span for span in spans if span is not None]
    known.sort(key=lambda span: span.calendar is Calendar.HIJRI)
    return known[0] if len(known) == len(pieces) and known else None


@cache
def _kinds() -> dict[str, _Token]:
    """Each known phrase → its token; noise has the kind "" and is dropped."""
    out: dict[str, _Token] = {}
    for section in ("approximate", "beside", "weekdays", "between", "halves_of_day"):
        out |= dict.fromkeys(phrases("words", section), ("", ""))
    for section, kind in (("to", "to"), ("and", "to"), ("equals", "equals")):
        out |= dict.fromkeys(phrases("words", section), (kind, ""))
    for section in ("hijri", "gregorian"):
        out |= dict.fromkeys(phrases("words", section), ("sign", section))
    out |= {name: (calendar, str(number)) for name, (calendar, number) in month_numbers().items()}
    return out


@cache
def _patterns() -> tuple[re.Pattern[str], re.Pattern[str]]:
    """Give the pattern of a time of day, and of one token."""
    clock = "|".join(map(re.escape, sorted(phrases("words", "clock"), key=len, reverse=True)))
    half = "|".join(
        map(re.escape, sorted(phrases("words", "halves_of_day") | {"م"}, key=len, reverse=True))
    )
    zone = r"\s*(?:z|utc|gmt|[+-]\d{2}:?\d{2})?(?!\w)"
    time = re.compile(
        rf"(?:(?<=\d)t|(?<!\d)(?:{clock})?\s*)\d{{1,2}}:\d{{2}}(?::\d{{2}}(?:[.,]\d+)?)?"
        rf"(?:\s*(?:{half})(?!\w))?{zone}|(?<!\w)(?:{clock})\s*\d{{1,2}}(?!\d)"
    )
    known = sorted(_kinds(), key=len, reverse=True)
    ending = r"(?![^\W\d])"  # a phrase ends where its word ends, but figures may follow at once
    words = "|".join(
        re.escape(phrase) + ("" if phrase == "و" or not phrase[-1].isalnum() else ending)
        for phrase in known
    )
    token = re.compile(
        rf"(?P<space>\s+)|(?P<word>{words})|(?P<number>\d+)(?:(?:st|nd|rd|th|er|eme){ending})?"
        r"|(?P<separator>[-–—/.,\\()\[\]=])"
    )
    return time, token


def _scan(folded: str) -> list[_Token] | None:
    """Cut a folded text into tokens; ``None`` where something in it is not of a date."""
    time, pattern = _patterns()
    folded = time.sub(" ", folded)
    tokens: list[_Token] = []
    at = 0
    while at < len(folded):
        match = pattern.match(folded, at)
        if match is None:
            return None
        at = match.end()
        if match["word"]:
            tokens.append(_kinds()[match["word"]])
        elif match["number"]:
            tokens.append(("number", match["number"]))
        elif match["separator"]:
            tokens.append((_separator(match["separator"]), ""))
    return [token for token in tokens if token[0]]


def _separator(char: str) -> str:
    if char in "-–—":
        return "-"
    if char in "/\\":
        return "/"
    return "equals" if char in "([=" else ""


def _split(tokens: Sequence[_Token], kind: str) -> list[Sequence[_Token]]:
    pieces: list[Sequence[_Token]] = []
    start = 0
    for at, token in enumerate(tokens):
        if token[0] == kind:
            pieces.append(tokens[start:at])
            start = at + 1
    return [*pieces, tokens[start:]]


def _span(tokens: Sequence[_Token]) -> DateSpan | None:
    """Read one date or one range."""
    if any(kind == "to" for kind, _ in tokens):
        halves = _split(tokens, "to")
        return _range(halves[0], halves[1]) if len(halves) == 2 else None
    one = _parts(tokens)
    if one is not None:
        return one.span()
    for at, (kind, _) in enumerate(tokens):
        if kind in _SPLITTERS:
            found = _range(tokens[:at], tokens[at + 1 :])
            if found is not None:
                return found
    return None


def _range(left: Sequence[_Token], right: Sequence[_Token]) -> DateSpan | None:
    """Read a range, each end lending the other what it does not say itself."""
    first, last = _parts(left), _parts(right)
    if first is None or last is None:
        return None
    first, last = _borrow(first, last), _borrow(last, replace(first, day=None))
    start, end = first.span(), last.span()
    if start is None or end is None:
        return None
    if start.calendar is not end.calendar:  # one date in both calendars
        return start if start.calendar is Calendar.GREGORIAN else end
    return DateSpan(start.first, end.last, end.calendar) if start.first <= end.last else None


def _borrow(parts: _Parts, lender: _Parts) -> _Parts:
    """Fill the year, and for a bare day the month, from the other end of a range."""
    if parts.month is None and parts.day is not None:
        parts = replace(parts, month=lender.month)
    return replace(
        parts,
        year=lender.year if parts.year is None else parts.year,
        calendar=lender.calendar if parts.calendar is None else parts.calendar,
    )


def _parts(tokens: Sequence[_Token]) -> _Parts | None:
    """Read the year, month and day of one date; ``None`` where they contradict one another."""
    named = {token for token in tokens if token[0] in ("g", "h")}
    calendars = {Calendar(value) for kind, value in tokens if kind == "sign"}
    calendars |= {Calendar.HIJRI if kind == "h" else Calendar.GREGORIAN for kind, _ in named}
    if len(named) > 1 or len(calendars) > 1:
        return None
    calendar = next(iter(calendars), None)
    numbers = [value for kind, value in tokens if kind == "number"]
    shape = tuple("y" if len(value) == 4 else "n" if len(value) < 3 else "?" for value in numbers)
    values = tuple(map(int, numbers))
    if named:
        return _named(shape, values, int(next(iter(named))[1]), calendar)
    return _figures(shape, values, numbers, calendar)


def _named(
    shape: tuple[str, ...], values: tuple[int, ...], month: int, calendar: Calendar | None
) -> _Parts | None:
    match shape:
        case ():
            return _Parts(None, month, None, calendar)
        case ("y",):
            return _Parts(values[0], month, None, calendar)
        case ("n",):
            return _Parts(None, month, values[0], calendar)
        case ("n", "y"):
            return _Parts(values[1], month, values[0], calendar)
        case ("y", "n"):
            return _Parts(values[0], month, values[1], calendar)
    return None


def _figures(
    shape: tuple[str, ...],
    values: tuple[int, ...],
    numbers: list[str],
    calendar: Calendar | None,
) -> _Parts | None:
    match shape:
        case ("y",):
            return _Parts(values[0], None, None, calendar)
        case ("n",):
            return _Parts(None, None, values[0], calendar)
        case ("y", "n"):
            return _Parts(values[0], values[1] or None, None, calendar)
        case ("n", "y"):
            return _Parts(values[1], values[0] or None, None, calendar)
        case ("y", "n", "n"):
            return _Parts(values[0], values[1] or None, values[2] or None, calendar)
        case ("n", "n", "y"):
            return _Parts(values[2], values[1] or None, values[0] or None, calendar)
        case ("?",) if found := _COMPACT.fullmatch(numbers[0]):
            year, month, day = map(int, found.groups())
            return _Parts(year, month or None, day or None, calendar)
    return None
