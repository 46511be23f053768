"""What a reader of a list is told: codes with places and counts, worded by the faces."""

from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any

_ROWS_NAMED = 20


class NoticeCode(StrEnum):
    """What was noticed. None of these loses a row."""

    HEADER_GUESSED = "header_guessed"  # no header: columns told by their content
    NAME_COLUMN_GUESSED = "name_column_guessed"  # the header names no name: told by content
    DUPLICATE_HEADER = "duplicate_header"  # one header, or one field, in two columns
    CONTENT_DOUBTFUL = "content_doubtful"  # a header says one thing, the cells another
    COLUMN_UNKNOWN = "column_unknown"  # kept in the original row alone
    COLUMNS_SWAPPED = "columns_swapped"  # a row's name and another cell stood in exchange
    HEADER_REPEATED = "header_repeated"  # header rows within the list, skipped
    OTHER_ENCODING = "other_encoding"  # lines in another encoding than the file's
    NULS_REMOVED = "nuls_removed"
    QUOTE_UNCLOSED = "quote_unclosed"  # a quotation mark opened and not closed
    EXTRA_CELLS = "extra_cells"  # a row has more cells than the header
    SHEET_NOT_A_LIST = "sheet_not_a_list"  # a worksheet without persons
    NOT_A_NAME = "not_a_name"
    NOT_AN_AGE = "not_an_age"
    NOT_A_DATE = "not_a_date"
    NOT_A_SEX = "not_a_sex"
    NOT_A_STATUS = "not_a_status"
    STATUS_OPEN = "status_open"  # a cell does not plainly report one status
    NOT_A_CONSENT = "not_a_consent"
    LOOKS_LIKE_A_NAME = "looks_like_a_name"  # a name in a column of something else
    NAMELESS = "nameless"  # rows that describe a person without a name, kept as records
    NO_RECORDS = "no_records"  # the file was read to its end and gave none
    KEY_SHARED = "key_shared"  # rows of one request key that name different enquirers, kept apart
    NO_CONSENT_SAID = "no_consent_said"  # a request that says nothing of consent to tracing


@dataclass(frozen=True, slots=True)
class Notice:
    """One thing noticed, everywhere it was.

    Args:
        code: what.
        sheet: worksheet, ``None`` where the format has none.
        column: header or letters of the column, where one is concerned.
        rows: the first 1-based rows concerned, up to twenty; none where it concerns a sheet.
        count: how many rows, columns or characters in all.
        detail: an encoding or a field, never a cell's content.
    """

    code: NoticeCode
    sheet: str | None = None
    column: str | None = None
    rows: tuple[int, ...] = ()
    count: int = 1
    detail: str | None = None

    def to_json(self) -> dict[str, Any]:
        """Give the notice as JSON values, absent ones left out."""
        values = {
            "code": str(self.code),
            "sheet": self.sheet,
            "column": self.column,
            "rows": list(self.rows),
            "count": self.count,
            "detail": self.detail,
        }
        return {key: value for key, value in values.items() if value not in (None, [])}


@dataclass(slots=True)
class Tally:
    """Notices in the making: counts by code, sheet and column."""

    _rows: dict[tuple[NoticeCode, str | None, str | None], list[int]] = field(default_factory=dict)
    _counts: dict[tuple[NoticeCode, str | None, str | None], int] = field(default_factory=dict)

    def add(self, code: NoticeCode, sheet: str | None, column: str | None, row: int) -> None:
        """Count one row under a code.

        Args:
            code: what was noticed.
            sheet: worksheet.
            column: its label.
            row: 1-based.
        """
        key = (code, sheet, column)
        self._counts[key] = self._counts.get(key, 0) + 1
        rows = self._rows.setdefault(key, [])
        if len(rows) < _ROWS_NAMED:
            rows.append(row)

    def notices(self) -> tuple[Notice, ...]:
        """Give what was counted, in the order in which it was first met."""
        return tuple(
            Notice(code, sheet, column, tuple(self._rows[key]), count)
            for key, count in self._counts.items()
            for code, sheet, column in (key,)
        )
