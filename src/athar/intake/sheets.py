"""Rows of cells as text, from whichever file: the one seam between file formats and lists.

A :class:`Sheet` gives blocks of numbered rows, 1-based as a spreadsheet shows them, title and blank
rows counted. Cells are text: a workbook's dates become ISO dates, whole numbers lose the ``.0``
that a spreadsheet adds (a telephone number stays one), anything else is written as it stands.
"""

import datetime as dt
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from typing import Protocol

from athar.intake.blocks import Block, Row

Progress = Callable[[int, int | None], None]
"""Called with units done (bytes of a text, rows, questions) and the total, where known."""


@dataclass(frozen=True, slots=True)
class RowFault:
    """A row that could not be cut into cells.

    Args:
        row: 1-based.
        reason: its code.
        original: what stands there, cut where it is very long.
    """

    row: int
    reason: str
    original: str


@dataclass(slots=True)
class SheetNotes:
    """What was met while a sheet's rows were read.

    Args:
        faults: rows that could not be cut into cells.
        unclosed: rows at which a quotation mark was opened and not closed.
    """

    faults: list[RowFault] = field(default_factory=list)
    unclosed: list[int] = field(default_factory=list)


class Sheet(Protocol):
    """One table of a file."""

    @property
    def name(self) -> str | None:
        """The worksheet's name, ``None`` where the format has none."""

    @property
    def notes(self) -> SheetNotes:
        """What was met while the rows were last read."""

    def blocks(self, progress: Progress | None = None) -> Iterator[Block]:
        """Give all rows from the first, none of the blocks empty."""


def cell_text(value: object) -> str:
    """Give a workbook's cell as text.

    Args:
        value: what the reader of workbooks gives.
    """
    if isinstance(value, str):
        return value
    if isinstance(value, bool):
        return "TRUE" if value else "FALSE"
    if isinstance(value, float):
        return str(int(value)) if value.is_integer() and abs(value) < 2**53 else repr(value)
    if isinstance(value, dt.datetime):
        if value.time() == dt.time():
            return value.date().isoformat()
        return value.isoformat(sep=" ", timespec="seconds")
    if isinstance(value, (dt.date, dt.time)):
        return value.isoformat()
    return "" if value is None else str(value)


def rows_of(sheet: Sheet) -> Iterator[Row]:
    """Give a sheet's rows one by one."""
    for block in sheet.blocks():
        yield from zip(block.numbers, block.rows(), strict=True)
