"""Rows of a workbook (XLSX, XLS, ODS), through calamine.

Sheets keep their own row numbers, also where a sheet's first rows or columns are empty. Of merged
cells the first holds the value. Formulas give the values that the workbook's program computed.
"""

from collections.abc import Iterator
from pathlib import Path

import python_calamine as calamine

from athar.domain import InputError
from athar.intake.formats import protected
from athar.intake.sheets import Progress, Row, SheetNotes, cell_text

_REPORT_EVERY = 4096


class WorkbookSheet:
    """One worksheet.

    Args:
        sheet: as calamine opened it.
    """

    def __init__(self, sheet: calamine.CalamineSheet) -> None:
        self._sheet = sheet
        self.name: str | None = sheet.name
        self.notes = SheetNotes()

    def rows(self, progress: Progress | None = None) -> Iterator[Row]:
        """Give all rows, each with its 1-based number.

        Args:
            progress: called with rows read and rows in all.
        """
        start = self._sheet.start
        if start is None:
            return
        total = self._sheet.total_height
        before = [""] * start[1]
        for number, values in enumerate(self._sheet.iter_rows(), 1):
            yield number, before + [v if type(v) is str else cell_text(v) for v in values]
            if progress is not None and (number % _REPORT_EVERY == 0 or number == total):
                progress(number, total)


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
