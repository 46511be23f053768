"""Rows of a delimited text.

Quotes are heeded, and not trusted: where a quotation mark is opened and never closed, a reader of
CSV would swallow the rest of the file into one cell. Here the lines that went into a row are kept
until the row is believed; if it is not, they are cut again one by one with quotes as plain
characters, and the row where it began is noted. A line longer than a line can be is kept as a
fault, cut short: its whole stands in the evidence.
"""

import csv
from collections.abc import Iterator
from pathlib import Path

from athar.domain import InputError
from athar.intake.decoding import Decoded, read_lines
from athar.intake.sheets import Progress, Row, RowFault, SheetNotes

MOST_IN_LINE = 1 << 20  # characters: a list's row has some hundreds
MOST_IN_CELL = 131_072  # the csv module's own bound; a longer "cell" is an unclosed quote
MOST_LINES_IN_ROW = 60
KEPT_OF_LINE = 4096


class DelimitedSheet:
    """The one table of a CSV or TSV file.

    Args:
        path: the file.
        encoding: its encoding.
        delimiter: between its columns.
        width: columns of most rows, by which a row over several lines is judged.
    """

    name: str | None = None

    def __init__(self, path: Path, *, encoding: str, delimiter: str, width: int) -> None:
        self._path = path
        self._encoding = encoding
        self._width = width
        self.delimiter = delimiter
        self.decoded = Decoded(encoding)
        self.notes = SheetNotes()

    def rows(self, progress: Progress | None = None) -> Iterator[Row]:
        """Give all rows, each with its 1-based number.

        Args:
            progress: called with the bytes read and the file's bytes.

        Raises:
            InputError: where a file's only line is longer than a line can be.
        """
        self.decoded = Decoded(self._encoding)
        self.notes = SheetNotes()
        taken: list[str] = []
        number = 0
        reader = csv.reader(self._lines(taken, progress), delimiter=self.delimiter)
        while (cells := _next(reader)) != _END:
            if cells is not None and self._believable(taken, cells):
                number += 1
                yield number, cells
            else:
                yield from self._one_by_one(taken, number, failed=cells is None)
                number += len(taken)
            taken.clear()
        if not number:
            raise InputError("the file holds no rows", file=self._path)
        if len(self.notes.faults) == number:
            raise InputError(
                f"the file is one line of more than {MOST_IN_CELL:,} characters: not a list",
                file=self._path,
                row=1,
                remedy="export the list again, one person a row",
            )

    def _one_by_one(self, lines: list[str], before: int, *, failed: bool) -> Iterator[Row]:
        """Cut lines again, each by itself and quotes as plain characters."""
        if len(lines) > 1:
            self.notes.unclosed.append(before + 1)
        most = MOST_IN_CELL if failed else MOST_IN_LINE
        for number, line in enumerate(lines, before + 1):
            if len(line) > most:
                fault = RowFault(number, "line_too_long", line[:KEPT_OF_LINE])
                self.notes.faults.append(fault)
            else:
                cells = line.rstrip("\n").split(self.delimiter)
                yield number, [cell.strip('"') for cell in cells]

    def _lines(self, taken: list[str], progress: Progress | None) -> Iterator[str]:
        total = self._path.stat().st_size
        reported = 0
        for line in read_lines(self._path, self.decoded):
            taken.append(line)
            if progress is not None and self.decoded.bytes_read != reported:
                reported = self.decoded.bytes_read
                progress(reported, total)
            # A line over the bound goes to the reader empty: it is kept from `taken`.
            yield line if len(line) <= MOST_IN_LINE else "\n"
        if progress is not None:
            progress(total, total)

    def _believable(self, lines: list[str], cells: list[str]) -> bool:
        """Whether lines are truly one row: not so after a quotation mark that never closes."""
        if len(lines) == 1:
            return len(lines[0]) <= MOST_IN_LINE
        if len(lines) > MOST_LINES_IN_ROW or any(len(line) > MOST_IN_LINE for line in lines):
            return False
        if sum(line.count('"') for line in lines) % 2:
            return False
        alone = [line.count(self.delimiter) + 1 for line in lines]
        whole_rows = self._width > 1 and all(width == self._width for width in alone)
        return not (whole_rows and len(cells) != self._width)


_END: list[str] = ["\0"]
"""What no row can be: NUL characters are taken out before."""


def _next(reader: Iterator[list[str]]) -> list[str] | None:
    """Give the next row; ``None`` for one that cannot be cut, ``_END`` after the last."""
    try:
        return next(reader, _END)
    except csv.Error:
        return None
