"""Rows that could not be read, and the count of all rows."""

from dataclasses import asdict, dataclass
from typing import Any


@dataclass(frozen=True, slots=True)
class RejectedRow:
    """A row that gives no record, kept so that a person can look at it.

    Args:
        sheet: worksheet, ``None`` where the format has none.
        row: 1-based.
        column: the column to blame, where one is.
        reason: its code: ``nothing_said`` (neither a name nor a description), ``total_row``,
            ``line_too_long``.
        original: the row as a JSON array of its cells (of a line too long, its beginning).
    """

    sheet: str | None
    row: int
    column: str | None
    reason: str
    original: str

    def to_json(self) -> dict[str, Any]:
        """Give the row as JSON values."""
        return asdict(self)


@dataclass(slots=True)
class Counts:
    """Where the rows of a file went: ``total`` is always the sum of the others.

    Args:
        total: rows read.
        records: rows that gave a record.
        rejected: rows kept as unreadable.
        blank: empty rows.
        header: header and title rows, repeated headers, and rows of sheets that hold no persons.
    """

    total: int = 0
    records: int = 0
    rejected: int = 0
    blank: int = 0
    header: int = 0

    def to_json(self) -> dict[str, int]:
        """Give the counts as JSON values."""
        return asdict(self)
