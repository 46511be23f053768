"""Cells into values, each distinct cell read once.

A reader gives a :class:`Value`: what was read, or ``None``, and the code of what is wrong where
the cell says something that could not be read. Nothing is lost by that: the whole original row
travels with the record, and the cell's place is noted. Readers are kept as tables from cell to
value that fill themselves, because a list of a million rows holds a hundred different ages.
"""

import re
from collections.abc import Callable, Sequence
from datetime import date
from typing import Any, NamedTuple

from athar.dates import parse_age, parse_date
from athar.domain import ReportedStatus, Sex
from athar.intake.knowledge import (
    consents,
    denials,
    doubt_signs,
    doubts,
    lone_statuses,
    sexes,
    statuses,
)
from athar.intake.plain_names import is_sound, plain_names
from athar.names import is_unknown
from athar.text import ascii_digits, clean, fold, repair, says_nothing

_MOST_KEPT = 1 << 16  # distinct cells of one column: some 20 MB at most, then it starts anew


class Value(NamedTuple):
    """What a cell says.

    Attributes:
        value: as its reader documents, ``None`` where it says nothing or cannot be read.
        problem: code of what is wrong, ``None`` where nothing is.
    """

    value: Any
    problem: str | None = None


NOTHING = Value(None)


class Reader(dict[str, Any]):
    """A table from cell to what it says, that fills itself.

    It grows while some rows are read, all of which may be looked up again; between them
    :meth:`rest` bounds it.

    Args:
        read: reads one cell.

    Attributes:
        problems: cell → code of what is wrong, of those cells where something is.
    """

    def __init__(self, read: Callable[[str], Value]) -> None:
        super().__init__()
        self._read = read
        self.problems: dict[str, str] = {}

    def __missing__(self, cell: str) -> Any:
        said, problem = self._read(cell)
        if problem is not None:
            self.problems[cell] = problem
        self[cell] = said
        return said

    def column(self, cells: Sequence[str]) -> list[Any]:
        """Give what each cell of a column says."""
        return list(map(self.__getitem__, cells))

    def rest(self) -> None:
        """Start anew where the table has grown large; the rows read so far are done with."""
        if len(self) >= _MOST_KEPT:
            self.clear()
            self.problems.clear()


class NameReader(Reader):
    """Names, most of which are told by their words and never looked up."""

    def column(self, cells: Sequence[str]) -> list[Any]:
        """Give what each cell of a column says."""
        sure = plain_names(cells)
        return [cell if plain else self[cell] for cell, plain in zip(cells, sure, strict=True)]


class KeyReader(Reader):
    """Keys, which differ in every row: a table would not serve."""

    def column(self, cells: Sequence[str]) -> list[Any]:
        """Give what each cell of a column says."""
        return [key if key not in _NO_KEY else None for key in map(str.strip, cells)]


class NumberReader(Reader):
    """Telephones and card numbers: digits alone are what they are."""

    def column(self, cells: Sequence[str]) -> list[Any]:
        """Give what each cell of a column says."""
        return [cell if cell.isdecimal() else self[cell] for cell in cells]


_MARKS = re.compile(r"[^\w\s]|_")
_LETTER = re.compile(r"[^\W\d_]")
_LETTERS = re.compile(r"[^\W\d_]+(?:['’ʿ.-][^\W\d_]+)*\.?")


def looks_like_name(cell: str) -> bool:
    """Tell whether a cell could be a person's name: two to eight words of letters alone.

    Args:
        cell: the cell.
    """
    words = clean(cell).split()
    if not 2 <= len(words) <= 8 or not all(_LETTERS.fullmatch(word) for word in words):
        return False
    folded = fold(cell)
    known = (
        folded in statuses()
        or any(len(word) > 1 and word in sexes() for word in folded.split())
        or says_nothing(cell)
    )
    return not known and parse_date(cell) is None and parse_age(cell) is None


def _failed(cell: str, code: str) -> Value:
    return Value(None, "looks_like_a_name" if looks_like_name(cell) else code)


def read_text(cell: str) -> Value:
    """Read a cell as it is written; spaces around it and empty phrases out."""
    stripped = cell.strip()
    return NOTHING if says_nothing(stripped) else Value(stripped)


_KEPT_OF_NAME = 500  # characters: a longer "name" is a text that slipped into the column


def readings_of(written: str) -> tuple[str, ...]:
    """Give the repaired readings of a name: what `athar.text.repair` gives, the name itself out.

    Args:
        written: the name.
    """
    if is_sound(written):
        return ()
    return tuple(reading.text for reading in repair(written) if reading.text != written)


def read_name(cell: str) -> Value:
    """Read a name as it is written; "unknown" and the like are none."""
    written = cell.strip()
    if not written or says_nothing(written):
        return NOTHING
    if len(written) > _KEPT_OF_NAME or _LETTER.search(written) is None:
        return Value(None, "not_a_name")
    if is_unknown(written):
        return NOTHING
    return Value(written)


def read_sex(cell: str) -> Value:
    """Read a sex: a `Sex` code."""
    folded = _words_of(cell)
    sex = sexes().get(folded)
    if sex is None:
        found = {sexes()[word] for word in folded.split() if word in sexes() and len(word) > 1}
        if len(found) == 1 and denials().isdisjoint(folded.split()) and len(folded.split()) <= 3:
            sex = found.pop()
    if sex is not None:
        return Value(Sex(sex).value)
    return NOTHING if says_nothing(cell) else _failed(cell, "not_a_sex")


def read_age(cell: str) -> Value:
    """Read an age: (least, greatest) in years."""
    if says_nothing(cell):
        return NOTHING
    span = parse_age(cell.strip())
    return _failed(cell, "not_an_age") if span is None else Value((span.low, span.high))


_CLOCK = re.compile(r"^(\d{4}-\d{1,2}-\d{1,2})[T ]\d{1,2}:\d{2}\S*$")


def read_date(cell: str) -> Value:
    """Read a date: (first, last) day."""
    if says_nothing(cell):
        return NOTHING
    written = ascii_digits(cell.strip())
    clock = _CLOCK.match(written)
    span = parse_date(clock.group(1) if clock else written)
    return _failed(cell, "not_a_date") if span is None else Value((span.first, span.last))


class Birth(NamedTuple):
    """Place and days of a birth, written in one cell."""

    place: str | None
    first: date | None
    last: date | None


_PLACE_THEN_DATE = re.compile(r"(\D*?)[\s,،/-]*(\d[\d\s/.-]*)")


def read_birth(cell: str) -> Value:
    """Read place and date of birth from one cell ("حلب 1980"): a `Birth`."""
    if says_nothing(cell):
        return NOTHING
    whole = read_date(cell)
    if whole.value is not None:
        return Value(Birth(None, *whole.value))
    written = ascii_digits(cell.strip())
    if not any(char.isdigit() for char in written):
        return Value(Birth(cell.strip(), None, None))
    parts = _PLACE_THEN_DATE.fullmatch(written)
    said = read_date(parts.group(2)).value if parts else None
    if parts is None or said is None:
        return Value(None, "not_a_date")
    return Value(Birth(parts.group(1).strip() or None, *said))


_LONGEST_PHRASE = 6  # words


def read_status(cell: str) -> Value:
    """Read a reported status: a `ReportedStatus` code.

    A cell that denies, doubts, or speaks of another time or person ("غير متوفى", "ميت؟",
    "قتل والده") is left open: read by the status that stands in it, it would say what nobody
    wrote.
    """
    folded = _words_of(cell)
    signed = not doubt_signs().isdisjoint(cell)
    status = statuses().get(fold(cell)) or statuses().get(folded)
    if status is not None and not signed:
        return Value(ReportedStatus(status).value)
    if says_nothing(cell):
        return NOTHING
    found, rest = _phrases_in(folded.split())
    doubted = signed or _doubted(rest)
    if len(found) > 1 or (found and doubted):
        return Value(None, "status_open")
    if not found:
        return Value(None, "not_a_status") if doubted else _failed(cell, "not_a_status")
    return Value(ReportedStatus(found.pop()).value)


def _words_of(cell: str) -> str:
    return " ".join(_MARKS.sub(" ", fold(cell)).split())


def _doubted(words: list[str]) -> bool:
    """Whether a word denies, doubts, or speaks of another time or person ("ولم" is "لم")."""
    return any(
        word in doubts() or (word[:1] in ("و", "ف") and word[1:] in doubts()) for word in words
    )


def _phrases_in(words: list[str]) -> tuple[set[ReportedStatus], list[str]]:
    """The statuses whose phrases stand in a cell, longest first, and the words that are in none."""
    found = set()
    used = [False] * len(words)
    for length in range(min(_LONGEST_PHRASE, len(words)), 0, -1):
        for start in range(len(words) - length + 1):
            span = slice(start, start + length)
            status = statuses().get(" ".join(words[span]))
            lone = length == 1 and len(words) > 1 and words[start] in lone_statuses()
            if status is not None and not lone and not any(used[span]):
                found.add(status)
                used[span] = [True] * length
    return found, [word for word, taken in zip(words, used, strict=True) if not taken]


def read_phone(cell: str) -> Value:
    """Read a telephone as written, without the ``.0`` that a spreadsheet adds."""
    stripped = cell.strip()
    if stripped.isdecimal():
        return Value(stripped)
    if stripped.endswith(".0") and stripped[:-2].isdecimal():
        stripped = stripped[:-2]
    return NOTHING if says_nothing(stripped) else Value(stripped)


_NO_KEY = frozenset({"", "-", "–", "—"})


def read_key(cell: str) -> Value:
    """Read a number or key exactly as written; spaces around it out."""
    stripped = cell.strip()
    return NOTHING if stripped in _NO_KEY else Value(stripped)


_STOPS = " .,!;:،؛"


def read_consent(cell: str) -> Value:
    """Read whether consent is given: a bool; ``None`` where nothing is said.

    A cell that opens with a refusal refuses, whatever follows ("no thanks"); consent is given
    only by a cell that says so and no more ("yes, but not the name" is read by a person).
    """
    given = consents().get(fold(cell).strip(_STOPS))
    if given is not None:
        return Value(given)
    if says_nothing(cell):
        return NOTHING
    words = _words_of(cell).split()
    openings = {" ".join(words[:length]) for length in range(1, _LONGEST_PHRASE + 1)}
    refused = any(len(opening) > 1 and consents().get(opening) is False for opening in openings)
    return Value(False) if refused else Value(None, "not_a_consent")


READERS: dict[str, Callable[[str], Value]] = {
    "source_key": read_key,
    "name": read_name,
    "sex": read_sex,
    "birth": read_date,
    "birth_place_and_date": read_birth,
    "age": read_age,
    "age_at_event": read_age,
    "age_at_list_date": read_age,
    "event": read_date,
    "since": read_date,
    "status": read_status,
    "household": read_key,
    "tent": read_phone,
    "phone": read_phone,
    "card": read_phone,
    "national_id": read_phone,
    "passport": read_phone,
    "identifiers": read_phone,
    "request_key": read_key,
    "consent_tracing": read_consent,
    "consent_sharing": read_consent,
    "consent_publication": read_consent,
    "consent_courts": read_consent,
}
"""The reader of each field; a field that is not here is text."""


def reader_of(field: str) -> Callable[[str], Value]:
    """Give the function that reads a field's cells."""
    return READERS.get(field, read_text)


_TABLES: dict[Callable[[str], Value], type[Reader]] = {
    read_name: NameReader,
    read_key: KeyReader,
    read_phone: NumberReader,
}


def table_of(field: str) -> Reader:
    """Give a table that reads a field's cells."""
    read = reader_of(field)
    return _TABLES.get(read, Reader)(read)
