"""Rows of a delimited text.

Quotes are heeded, and not trusted: where a quotation mark is opened and never closed, a reader of
CSV would swallow the rest of the file into one cell. Lines of which each is one row, as nearly all
are, are cut at once. Otherwise the lines that went into a row are kept until the row is believed;
if it is not, they are cut again one by one with quotes as plain characters, and the row where it
began is noted. A line longer than a line can be is kept as a fault, cut short: its whole stands in
the evidence.
"""

import csv
from collections.abc import Iterator
from pathlib import Path

from athar.domain import InputError
from athar.intake.blocks import Block, Row
from athar.intake.decoding import Decoded, read_lines
from athar.intake.sheets import Progress, RowFault, SheetNotes

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

    def blocks(self, progress: Progress | None = None) -> Iterator[Block]:
        """Give all rows.

        Args:
            progress: called with the bytes read and the file's bytes.

        Raises:
            InputError: where a file's only line is longer than a line can be.
        """
        self.decoded = Decoded(self._encoding)
        self.notes = SheetNotes()
        done = 0
        pieces = self._pieces(progress)
        for lines in pieces:
            block = cut_at_once(lines, self.delimiter, first=done + 1)
            if block is not None:
                yield block
                done += len(lines)
                continue
            source = _Lines(lines, pieces)
            rows = list(self._with_care(source, done))
            if rows:
                yield Block.of_rows([number for number, _ in rows], [cells for _, cells in rows])
            done = source.rows
        if not done:
            raise InputError("the file holds no rows", file=self._path)
        if len(self.notes.faults) == done:
            raise InputError(
                f"the file is one line of more than {MOST_IN_CELL:,} characters: not a list",
                file=self._path,
                row=1,
                remedy="export the list again, one person a row",
            )

    def _pieces(self, progress: Progress | None) -> Iterator[list[str]]:
        total = self._path.stat().st_size
        for lines in read_lines(self._path, self.decoded):
            if progress is not None:
                progress(self.decoded.bytes_read, total)
            yield lines

    def _with_care(self, source: "_Lines", done: int) -> Iterator[Row]:
        """Cut lines row by row, until a row ends where a piece of the file does."""
        reader = csv.reader(source, delimiter=self.delimiter)
        number = done
        while source.left and (cells := _next(reader)) != _END:
            taken = source.taken
            if cells is not None and self._believable(taken, cells):
                number += 1
                yield number, cells
            else:
                yield from self._one_by_one(taken, number, failed=cells is None)
                number += len(taken)
            taken.clear()
        source.rows = number

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


class _Lines:
    """Lines of a piece of a file for a reader of rows, and of the next ones where a row goes on.

    Args:
        lines: of the piece.
        pieces: those that follow.

    Attributes:
        taken: the lines that went into the row that is being read.
        rows: for whoever reads from here: the number of the last row that was read.
    """

    def __init__(self, lines: list[str], pieces: Iterator[list[str]]) -> None:
        self._lines = lines
        self._pieces = pieces
        self._at = 0
        self.taken: list[str] = []
        self.rows = 0

    @property
    def left(self) -> bool:
        """Whether lines of a piece that was begun are left."""
        return self._at < len(self._lines)

    def __iter__(self) -> Iterator[str]:
        return self

    def __next__(self) -> str:
        if not self.left:
            self._lines, self._at = next(self._pieces), 0
        line = self._lines[self._at]
        self._at += 1
        self.taken.append(line)
        # A line over the bound goes to the reader empty: it is kept from `taken`.
        return line if len(line) <= MOST_IN_LINE else "\n"


_END: list[str] = ["\0"]
"""What no row can be: NUL characters are taken out before."""

_AFTER = "after the last line"


def cut_at_once(lines: list[str], delimiter: str, *, first: int) -> Block | None:
    """Cut lines into cells where each line is one row.

    Args:
        lines: whole lines.
        delimiter: between cells.
        first: number of the first one.

    Returns:
        The rows, ``None`` where some line is not a row by itself, or longer than a line can be.
    """
    numbers = range(first, first + len(lines))
    longest = max(map(len, lines))
    text = "".join(lines)
    delimiters = {line.count(delimiter) for line in lines}
    if longest <= MOST_IN_CELL and len(delimiters) == 1 and '"' not in text:
        width = delimiters.pop() + 1
        if width > 1:
            cells = text.replace("\n", delimiter).split(delimiter)
            if text.endswith("\n"):
                cells.pop()
            return Block(numbers, [cells[at::width] for at in range(width)])
    if longest > MOST_IN_LINE:
        return None
    try:
        # A line more shows whether a quotation mark of the last one is left open.
        rows = list(csv.reader([*lines, _AFTER], delimiter=delimiter))
    except csv.Error:
        return None
    return Block.of_rows(numbers, rows[:-1]) if len(rows) == len(lines) + 1 else None


def _next(reader: Iterator[list[str]]) -> list[str] | None:
    """Give the next row; ``None`` for one that cannot be cut, ``_END`` after the last."""
    try:
        return next(reader, _END)
    except csv.Error:
        return None
