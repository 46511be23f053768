"""Rows of a workbook (XLSX, XLS, ODS), through calamine.

Sheets keep their own row numbers, also where a sheet's first rows or columns are empty. Of merged
cells the first holds the value. Formulas give the values that the workbook's program computed.
"""

from collections.abc import Iterator
from itertools import islice
from pathlib import Path

import python_calamine as calamine

from athar.domain import InputError
from athar.intake.blocks import Block
from athar.intake.formats import protected
from athar.intake.sheets import Progress, SheetNotes, cell_text

_ROWS_OF_BLOCK = 4096


class WorkbookSheet:
    """One worksheet.

    Args:
        sheet: as calamine opened it.
    """

    def __init__(self, sheet: calamine.CalamineSheet) -> None:
        self._sheet = sheet
        self.name: str | None = sheet.name
        self.notes = SheetNotes()

    def blocks(self, progress: Progress | None = None) -> Iterator[Block]:
        """Give all rows.

        Args:
            progress: called with rows read and rows in all.
        """
        start = self._sheet.start
        if start is None:
            return
        total = self._sheet.total_height
        before = [""] * start[1]
        rows = (
            before + [v if type(v) is str else cell_text(v) for v in values]
            for values in self._sheet.iter_rows()
        )
        done = 0
        while cells := list(islice(rows, _ROWS_OF_BLOCK)):
            yield Block.of_rows(range(done + 1, done + len(cells) + 1), cells)
            done += len(cells)
            if progress is not None:
                progress(done, total)


def open_workbook(path: Path) -> list[WorkbookSheet]:
    """Open a workbook's worksheets.

    Args:
        path: a file that `recognise` has found to be a workbook, and bounded.

    Returns:
        Its worksheets in their order, charts left out; hidden ones too, for nothing may be lost.

    Raises:
        InputError: where it is protected or damaged.
    """
    try:
        book = calamine.CalamineWorkbook.from_path(path)
        return [
            WorkbookSheet(book.get_sheet_by_name(sheet.name))
            for sheet in book.sheets_metadata
            if sheet.typ == calamine.SheetTypeEnum.WorkSheet
        ]
    except calamine.PasswordError as error:
        raise protected(path) from error
    except (calamine.CalamineError, OSError, ValueError) as error:
        raise InputError(
            "the workbook is damaged and cannot be opened",
            file=path,
            remedy="open it in its own program, save it anew, or ask for the file again",
        ) from error
