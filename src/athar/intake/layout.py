"""What was recognised of one sheet, in a form that is shown, stored and followed."""

from dataclasses import dataclass
from typing import Any


def letters(number: int) -> str:
    """Give a column's letters as a spreadsheet shows them: 1 → A, 27 → AA."""
    out = ""
    while number:
        number, rest = divmod(number - 1, 26)
        out = chr(ord("A") + rest) + out
    return out


@dataclass(frozen=True, slots=True)
class Column:
    """One column of a sheet.

    Args:
        number: 1-based.
        header: as written, a group's header before it; ``None`` where there is none.
        field: what it stands for, ``None`` where nothing was recognised: it is kept in the
            original row alone.
        by: how it was told: ``header``, ``content``, ``given``; ``None`` without a field.
    """

    number: int
    header: str | None
    field: str | None
    by: str | None

    @property
    def letters(self) -> str:
        """The column as a spreadsheet names it."""
        return letters(self.number)

    @property
    def label(self) -> str:
        """How messages name the column: its header, else its letters."""
        return self.header or self.letters

    def to_json(self) -> dict[str, Any]:
        """Give the column as JSON values."""
        return {
            "column": self.letters,
            "number": self.number,
            "header": self.header,
            "field": self.field,
            "by": self.by,
        }


@dataclass(frozen=True, slots=True)
class Layout:
    """What was recognised of one sheet.

    Args:
        sheet: worksheet, ``None`` where the format has none.
        format: of the file.
        encoding: of a text, else ``None``.
        delimiter: of a text, else ``None``.
        header_rows: 1-based rows of the header: none, one or two.
        first_row: 1-based row of the first person.
        columns: all columns, left to right.
    """

    sheet: str | None
    format: str
    encoding: str | None
    delimiter: str | None
    header_rows: tuple[int, ...]
    first_row: int
    columns: tuple[Column, ...]

    @property
    def fields(self) -> tuple[str, ...]:
        """The fields that the sheet has, in the order of its columns, each once."""
        return tuple(dict.fromkeys(c.field for c in self.columns if c.field is not None))

    def columns_of(self, field: str) -> tuple[Column, ...]:
        """Give the columns of one field, left to right."""
        return tuple(column for column in self.columns if column.field == field)

    def to_json(self) -> dict[str, Any]:
        """Give the layout as JSON values."""
        return {
            "sheet": self.sheet,
            "format": self.format,
            "encoding": self.encoding,
            "delimiter": self.delimiter,
            "header_rows": list(self.header_rows),
            "first_row": self.first_row,
            "columns": [column.to_json() for column in self.columns],
        }
