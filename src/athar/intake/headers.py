"""Which rows are the header, and what each header stands for.

Every one of a sheet's first rows is read as a header, alone and with the row above or below it
(a group header over sub-headers, its text standing in the first of its merged cells). The reading
that names the most different fields wins; of equals, the simplest and highest. Title blocks fall
out by themselves: they name no fields.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from athar.intake.folding import header_key, without_brackets
from athar.intake.knowledge import HeaderTable, sexes, statuses
from athar.text import clean, fold

ROWS_SEARCHED = 50
_LONGEST_HEADER = 120  # characters
_NUMBER = re.compile(r"[\d\s./+-]+")  # a number, date or telephone


@dataclass(frozen=True, slots=True)
class Header:
    """A header as found.

    Args:
        rows: its 1-based rows: one or two.
        texts: each column's header as written, ``None`` where there is none.
        fields: each column's field, ``None`` where it is not known.
    """

    rows: tuple[int, ...]
    texts: tuple[str | None, ...]
    fields: tuple[str | None, ...]

    @property
    def known(self) -> int:
        """How many different fields it names."""
        return len({field for field in self.fields if field is not None})


def find_header(
    rows: Sequence[tuple[int, list[str]]],
    table: HeaderTable,
    named: frozenset[str] = frozenset(),
) -> Header | None:
    """Find the header among a sheet's first rows.

    Args:
        rows: numbered rows, the first of the sheet.
        table: what headers stand for.
        named: headers, in the form in which they are compared, that the user names: a row that
            holds one is a header.

    Returns:
        The best reading, or ``None`` where no row reads as a header: two fields at least, or one
        that the user names, or one that names persons in a row that could not be a person's.
    """
    best: Header | None = None
    width = max((_used(cells) for _, cells in rows), default=0)
    for at, (number, cells) in enumerate(rows[:ROWS_SEARCHED]):
        for found in _readings(rows, at, number, cells, table):
            if found.known > (best.known if best else 0):
                best = found
    if best is None or best.known >= 2 or (width == 1 and _names_a_person(best)):
        return best
    by_user = any(header_key(text) in named for text in best.texts if text)
    sure = _says_name(best) or (_names_a_person(best) and _describes_nobody(best))
    return best if by_user or sure else None


def _used(cells: list[str]) -> int:
    return max((at for at, cell in enumerate(cells, 1) if cell.strip()), default=0)


def _names_a_person(header: Header) -> bool:
    return any(field in ("name", "name_own", "other_names") for field in header.fields)


def _says_name(header: Header) -> bool:
    """Whether it has a word for full names that says nothing else ("deceased" is a status too)."""
    return any(
        field == "name" and text and fold(text) not in statuses() and fold(text) not in sexes()
        for text, field in zip(header.texts, header.fields, strict=True)
    )


def _describes_nobody(header: Header) -> bool:
    """Whether a row has nothing of a person's: no number, sex or status ("deceased" is both)."""
    said = [fold(text) for text in header.texts if text]
    return not any(
        text in statuses() or text in sexes() or _NUMBER.fullmatch(text) for text in said
    )


def _readings(
    rows: Sequence[tuple[int, list[str]]],
    at: int,
    number: int,
    cells: list[str],
    table: HeaderTable,
) -> list[Header]:
    alone = _alone(number, cells, table)
    found = [alone]
    if at + 1 < len(rows) and _is_text(rows[at + 1][1]):
        lower_number, lower = rows[at + 1]
        if _used(cells) and sum(bool(cell.strip()) for cell in cells) > 1:
            found.append(_double((number, lower_number), cells, lower, table))
    return found


def _is_text(cells: list[str]) -> bool:
    """Whether a row could be sub-headers: short texts without digits."""
    said = [cell for cell in cells if cell.strip()]
    return len(said) > 1 and not any(
        len(cell) > _LONGEST_HEADER or any(char.isdigit() for char in cell) for cell in said
    )


def _alone(number: int, cells: list[str], table: HeaderTable) -> Header:
    texts = tuple(clean(cell) or None for cell in cells)
    fields = tuple(field_of(text, table) if text else None for text in texts)
    return Header((number,), texts, fields)


def _double(
    numbers: tuple[int, int], upper: list[str], lower: list[str], table: HeaderTable
) -> Header:
    width = max(len(upper), len(lower))
    uppers = [clean(c) for c in upper] + [""] * (width - len(upper))
    lowers = [clean(c) for c in lower] + [""] * (width - len(lower))
    texts: list[str | None] = []
    fields: list[str | None] = []
    group = ""
    for over, under in zip(uppers, lowers, strict=True):
        group = over or (group if under else "")
        if under:
            fields.append(_under(group, under, table))
            texts.append(f"{group} / {under}" if group else under)
        else:
            fields.append(field_of(over, table) if over else None)
            texts.append(over or None)
    return Header(numbers, tuple(texts), tuple(fields))


def _under(group: str, sub: str, table: HeaderTable) -> str | None:
    """What a sub-header stands for under its group's header."""
    alone = field_of(sub, table)
    key, sub_key = header_key(group), header_key(sub)
    known = table.groups.get(key)
    if known is not None:
        if sub_key in known.words:
            return known.words[sub_key]
        if alone in known.becomes:
            return known.becomes[alone]
    for joined in (f"{sub_key} {key}", f"{key} {sub_key}"):
        if key and joined in table.fields:
            return table.fields[joined]
    return alone


def field_of(header: str, table: HeaderTable) -> str | None:
    """Tell what a header stands for.

    Args:
        header: as written.
        table: what headers stand for.

    Returns:
        A field, or ``None``. A header of two languages or with a remark is looked up by its parts.
    """
    if len(header) > _LONGEST_HEADER:
        return None
    bare = without_brackets(fold(header))
    for form in (header, bare):
        found = table.fields.get(header_key(form))
        if found is not None:
            return found
    parts = [part for part in _parts(header) if header_key(part)]
    found_in_parts = {table.fields.get(header_key(part)) for part in parts} - {None}
    return found_in_parts.pop() if len(found_in_parts) == 1 and len(parts) <= 3 else None


def _parts(header: str) -> list[str]:
    text = header
    for mark in "/|-–—:()[]،,":
        text = text.replace(mark, "\n")
    if "\n" in text.strip():
        return text.split("\n")
    # "الاسم Name": a change of script divides as a stroke does.
    words = header.split()
    arabic = [word for word in words if any("\u0600" <= char <= "\u06ff" for char in word)]
    latin = [word for word in words if word not in arabic]
    return [" ".join(arabic), " ".join(latin)] if arabic and latin else [header]
