"""A list, read: layouts first, then its records as a stream of batches.

:func:`read_list` recognises the file and every sheet from its first rows, and gives a
:class:`ListReading`, which reads the rows when its batches are asked for. Every row goes somewhere:
``counts.total`` = records + rejected + blank + header rows.
"""

import hashlib
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import islice
from pathlib import Path
from typing import NamedTuple

import pyarrow as pa

from athar.domain import InputError, UseError
from athar.intake.assembling import Assembler
from athar.intake.blocks import Block, regrouped
from athar.intake.decoding import decode_sample, detect
from athar.intake.delimited import DelimitedSheet
from athar.intake.delimiters import sniff
from athar.intake.formats import FileFormat, read_head, recognise
from athar.intake.knowledge import HeaderTable, header_table_with
from athar.intake.layout import Layout
from athar.intake.notices import Notice, NoticeCode, Tally
from athar.intake.options import ListOptions
from athar.intake.recognising import Recognised, recognise_columns, row_key
from athar.intake.rejected import Counts, RejectedRow
from athar.intake.sheets import Progress, Sheet, rows_of
from athar.intake.workbooks import open_workbook

BATCH_ROWS = 8_192
_LOOKED_AT = 400  # rows from which a sheet is recognised


class Chunk(NamedTuple):
    """Some rows of a sheet, and the records that they gave."""

    layout: Layout
    rows: Block
    batch: pa.RecordBatch


class ListReading:
    """A recognised list, whose rows are read when asked for.

    Attributes:
        path: the file.
        format: its format.
        document_hash: SHA-256 of its bytes.
        layouts: what was recognised, one per sheet that holds persons.
        counts: where the rows went, as far as they have been read.
        rejected: rows that gave no record, as far as they have been read.
    """

    def __init__(
        self, path: Path, file_format: FileFormat, sheets: Sequence[Sheet], options: ListOptions
    ) -> None:
        self.path = path
        self.format = file_format
        self.document_hash = options.document_hash or _hash(path)
        self._options = replace(options, document_hash=self.document_hash)
        table = header_table_with(options.extra_headers)
        recognised = _recognise(path, sheets, options, table)
        self._parts = [part for part in recognised if part[1].is_list]
        self._others = [part for part in recognised if not part[1].is_list]
        if not self._parts:
            raise InputError(
                "no column of names or descriptions was recognised",
                file=path,
                remedy="say which column holds the names, as in --map name=B",
            )
        self.layouts = tuple(self._layout(sheet, found) for sheet, found in self._parts)
        self._start()

    def _start(self) -> None:
        self.counts = Counts()
        self.rejected: list[RejectedRow] = []
        self._tally = Tally()
        self._ended = False

    def _layout(self, sheet: Sheet, found: Recognised) -> Layout:
        text = sheet if isinstance(sheet, DelimitedSheet) else None
        return Layout(
            sheet=sheet.name,
            format=self.format.value,
            encoding=text.decoded.encoding if text else None,
            delimiter=text.delimiter if text else None,
            header_rows=found.header.rows if found.header else (),
            first_row=found.first_row,
            columns=found.columns,
        )

    @property
    def notices(self) -> tuple[Notice, ...]:
        """What was noticed: of the layout at once, of the rows as far as they have been read."""
        out = [notice for _, found in self._parts for notice in found.notices]
        out += [Notice(NoticeCode.SHEET_NOT_A_LIST, sheet.name) for sheet, _ in self._others]
        for sheet, _ in self._parts:
            out += _reading_notices(sheet)
        if self._ended and not self.counts.records:
            out.append(Notice(NoticeCode.NO_RECORDS))
        return (*out, *self._tally.notices())

    def batches(self, progress: Progress | None = None) -> Iterator[pa.RecordBatch]:
        """Read the rows, from the first; counts and rejected rows start anew.

        Args:
            progress: called now and then with units done and their total, where known.

        Yields:
            Batches of RECORDS of at most 65,536 rows, none empty.

        Raises:
            InputError: where the file fails on the way.
        """
        return (chunk.batch for chunk in self.chunks(progress))

    def chunks(self, progress: Progress | None = None) -> Iterator[Chunk]:
        """Read the rows as `batches` does, each batch with its layout and the rows' cells.

        Args:
            progress: as for `batches`.

        Raises:
            InputError: where the file fails on the way.
        """
        self._start()
        for sheet, _ in self._others:
            count, blank = _count_rows(sheet)
            self.counts.total += count + blank
            self.counts.header += count
            self.counts.blank += blank
        for (sheet, found), layout in zip(self._parts, self.layouts, strict=True):
            assembler = Assembler(layout, self._options, self._tally)
            for chunk in regrouped(self._persons(sheet, found, progress), BATCH_ROWS):
                batch = assembler.assemble(chunk)
                self.counts.records += batch.num_rows
                self.counts.rejected += len(assembler.rejected)
                self.rejected += assembler.rejected
                assembler.rejected = []
                if batch.num_rows:
                    yield Chunk(layout, chunk, batch)
            for fault in sheet.notes.faults:
                self.counts.total += 1
                self.counts.rejected += 1
                self.rejected.append(
                    RejectedRow(sheet.name, fault.row, None, fault.reason, fault.original)
                )
        self._ended = True

    def _persons(
        self, sheet: Sheet, found: Recognised, progress: Progress | None
    ) -> Iterator[Block]:
        """The rows that could hold a person; the others are counted."""
        counts = self.counts
        first_cells, whole_rows = found.repeats
        for block in sheet.blocks(progress):
            counts.total += len(block.numbers)
            if block.numbers[0] >= found.first_row and _all_persons(block, first_cells):
                yield block
                continue
            wanted = []
            for number, cells in zip(block.numbers, block.rows(), strict=True):
                person = False
                if not any(cells) or not "".join(cells).strip():
                    counts.blank += 1
                elif number < found.first_row:
                    counts.header += 1
                elif cells[0] in first_cells and row_key(cells) in whole_rows:
                    counts.header += 1
                    self._tally.add(NoticeCode.HEADER_REPEATED, sheet.name, None, number)
                else:
                    person = True
                wanted.append(person)
            yield block.chosen(wanted)


def read_list(path: Path, options: ListOptions | None = None) -> ListReading:
    """Recognise a list and make it ready to be read.

    Args:
        path: a CSV or TSV file or a workbook.
        options: how to read it.

    Returns:
        The reading: its layouts and notices at once, its rows through ``batches()``.

    Raises:
        InputError: a file that cannot be read, or holds no list.
        UnsupportedError: a file of a kind that is not read.
        UseError: a mapping or sheet that does not fit the file.
    """
    path = Path(path)
    options = options or ListOptions()
    file_format = recognise(path)
    if file_format.is_list or file_format is FileFormat.TEXT:
        sheets = open_sheets(path, file_format, options.sheet)
        return ListReading(path, file_format, sheets, options)
    raise InputError(
        f"the file is no list but a document ({file_format.value})",
        file=path,
        remedy="add it as a report or testimony",
    )


def open_sheets(path: Path, file_format: FileFormat, wanted: str | None = None) -> list[Sheet]:
    """Open a file's tables.

    Args:
        path: the file.
        file_format: as recognised.
        wanted: the one worksheet to open, or ``None`` for all.

    Raises:
        InputError: where the file cannot be opened.
        UseError: where it has no such worksheet.
    """
    if file_format in (FileFormat.CSV, FileFormat.TEXT):
        sample = read_head(path)
        table = sniff(decode_sample(sample))
        text = DelimitedSheet(
            path, encoding=detect(sample), delimiter=table.delimiter, width=table.width
        )
        return [text]
    sheets = open_workbook(path)
    if wanted is None:
        return list(sheets)
    chosen: list[Sheet] = [sheet for sheet in sheets if sheet.name == wanted]
    if not chosen:
        names = ", ".join(sheet.name or "" for sheet in sheets)
        raise UseError(f"the workbook has no sheet {wanted!r}", remedy=f"its sheets are {names}")
    return chosen


def _recognise(
    path: Path, sheets: Sequence[Sheet], options: ListOptions, table: HeaderTable
) -> list[tuple[Sheet, Recognised]]:
    out = []
    refused: UseError | None = None
    for sheet in sheets:
        rows = list(islice(rows_of(sheet), _LOOKED_AT))
        try:
            found = recognise_columns(rows, sheet=sheet.name, table=table, mapping=options.mapping)
        except UseError as error:
            # A workbook's other sheets need not have the mapped column.
            refused = error
            found = recognise_columns(rows, sheet=sheet.name, table=table, mapping={})
            found = replace(found, columns=())
        out.append((sheet, found))
    if refused is not None and not any(found.is_list for _, found in out):
        raise refused
    if not any(found.columns for _, found in out):
        message = "the file holds no rows"
        raise InputError(message, file=path, remedy="add the file that was meant")
    return out


def _all_persons(block: Block, first_cells: frozenset[str]) -> bool:
    """Whether no row is blank or may repeat the header, told from the first cells alone."""
    first = set(block.columns[0]) if block.columns else {""}
    return first_cells.isdisjoint(first) and all(map(str.strip, first))


def _count_rows(sheet: Sheet) -> tuple[int, int]:
    filled = blank = 0
    for _, cells in rows_of(sheet):
        if any(cell.strip() for cell in cells):
            filled += 1
        else:
            blank += 1
    return filled, blank


def _reading_notices(sheet: Sheet) -> list[Notice]:
    out = []
    if sheet.notes.unclosed:
        rows = sheet.notes.unclosed
        out.append(Notice(NoticeCode.QUOTE_UNCLOSED, sheet.name, None, tuple(rows[:20]), len(rows)))
    if isinstance(sheet, DelimitedSheet):
        decoded = sheet.decoded
        for encoding, count in decoded.lines.items():
            lines = tuple(decoded.first_lines[encoding])
            out.append(Notice(NoticeCode.OTHER_ENCODING, None, None, lines, count, encoding))
        if decoded.nuls:
            out.append(
                Notice(NoticeCode.NULS_REMOVED, None, None, tuple(decoded.nul_lines), decoded.nuls)
            )
    return out


def _hash(path: Path) -> bytes:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").digest()
