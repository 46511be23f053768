"""Blank forms: a list to fill in, and an intake form for tracing requests.

Both are workbooks laid out from right to left for A4 paper, Arabic first with English beside it,
and both are read back without any mapping: the first sheet is one table whose headers the room
knows. The request form's second sheet explains each consent in words that can be read aloud.
Columns and words are ``data/template.yaml``.

Cells for telephone and identity numbers are text, because a spreadsheet would drop a leading zero.
"""

import io
from importlib.resources import files
from pathlib import Path
from typing import Any

import yaml
from openpyxl import Workbook
from openpyxl.styles import Alignment, Border, Font, PatternFill, Side
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.datavalidation import DataValidation
from openpyxl.worksheet.worksheet import Worksheet

from athar.domain import DocumentKind, UseError

BLANK_ROWS = 200
"""Rows made ready to be filled in; more can be added below."""

PRINTED_ROWS = 20
"""Rows that print: one sheet of paper."""

HEADER_ROW = 4

_LINE = Side(style="thin", color="999999")
_BOX = Border(left=_LINE, right=_LINE, top=_LINE, bottom=_LINE)
_HEAD_FILL = PatternFill("solid", fgColor="E4E9EC")
_WRAPPED = Alignment(wrap_text=True, vertical="top", readingOrder=2)
_AS_TEXT = "@"


def write_template(path: Path, kind: DocumentKind = DocumentKind.LIST) -> None:
    """Write a blank list or an intake form as XLSX.

    Args:
        path: the file to write; a file that is there is not replaced.
        kind: `DocumentKind.LIST` or `DocumentKind.REQUESTS`.

    Raises:
        UseError: for another kind, or where the file is there already or cannot be written.
    """
    if kind not in (DocumentKind.LIST, DocumentKind.REQUESTS):
        raise UseError("there is a blank form for lists and for requests alone")
    form = _forms()[kind.value]
    book = Workbook()
    sheet = book.active
    _write_table(sheet, form)
    if "explained" in form:
        _write_explanation(book.create_sheet(), form["explained"])
    made = io.BytesIO()
    book.save(made)
    _keep(path, made.getvalue())


def _keep(path: Path, content: bytes) -> None:
    """Write a new file whole, or leave nothing."""
    try:
        file = path.open("xb")
    except FileExistsError as error:
        raise UseError(f"{path} is there already", remedy="give another name") from error
    except OSError as error:
        raise UseError(f"{path} cannot be written", remedy="check the folder") from error
    try:
        with file:
            file.write(content)
    except OSError as error:
        path.unlink(missing_ok=True)
        raise UseError(f"{path} cannot be written", remedy="make room on the disk") from error


def _forms() -> dict[str, Any]:
    text = (files("athar.intake") / "data" / "template.yaml").read_text("utf-8")
    forms: dict[str, Any] = yaml.safe_load(text)
    return forms


def _both(words: dict[str, str], between: str = " / ") -> str:
    return f"{words['ar']}{between}{words['en']}"


def _write_table(sheet: Worksheet, form: dict[str, Any]) -> None:
    columns = form["columns"]
    sheet.title = form["sheet"]
    sheet.sheet_view.rightToLeft = True
    _write_heading(sheet, form, len(columns))
    for number, column in enumerate(columns, start=1):
        cell = sheet.cell(HEADER_ROW, number, _both(column))
        cell.font = Font(bold=True)
        cell.fill = _HEAD_FILL
        cell.border = _BOX
        cell.alignment = Alignment(
            wrap_text=True, horizontal="center", vertical="center", readingOrder=2
        )
        sheet.column_dimensions[get_column_letter(number)].width = column["width"]
        _write_blank_column(sheet, number, column)
    sheet.row_dimensions[HEADER_ROW].height = 48
    for row in range(HEADER_ROW + 1, HEADER_ROW + 1 + PRINTED_ROWS):
        sheet.row_dimensions[row].height = 22
    sheet.freeze_panes = sheet.cell(HEADER_ROW + 1, 1)
    _set_paper(sheet, len(columns), HEADER_ROW + PRINTED_ROWS, landscape=True)
    sheet.print_title_rows = f"{HEADER_ROW}:{HEADER_ROW}"


def _write_heading(sheet: Worksheet, form: dict[str, Any], width: int) -> None:
    title = sheet.cell(1, 1, _both(form["title"], " — "))
    title.font = Font(bold=True, size=16)
    title.alignment = _WRAPPED
    hint = sheet.cell(2, 1, _both(form["hint"], "\n"))
    hint.alignment = _WRAPPED
    sheet.row_dimensions[2].height = 48
    for row in (1, 2):
        sheet.merge_cells(start_row=row, end_row=row, start_column=1, end_column=width)


def _write_blank_column(sheet: Worksheet, number: int, column: dict[str, Any]) -> None:
    for row in range(HEADER_ROW + 1, HEADER_ROW + 1 + BLANK_ROWS):
        cell = sheet.cell(row, number)
        cell.number_format = _AS_TEXT
        cell.alignment = _WRAPPED
        if row <= HEADER_ROW + PRINTED_ROWS:
            cell.border = _BOX
    if "choices" in column:
        # Other words are taken too: a choice is an offer, since sources have words of their own.
        offered = DataValidation(
            type="list", formula1=f'"{",".join(column["choices"])}"', showErrorMessage=False
        )
        letter = get_column_letter(number)
        offered.add(f"{letter}{HEADER_ROW + 1}:{letter}{HEADER_ROW + BLANK_ROWS}")
        sheet.add_data_validation(offered)


def _write_explanation(sheet: Worksheet, form: dict[str, Any]) -> None:
    sheet.title = form["sheet"]
    sheet.sheet_view.rightToLeft = True
    sheet.column_dimensions["A"].width = 95
    title = sheet.cell(1, 1, _both(form["title"], " — "))
    title.font = Font(bold=True, size=16)
    title.alignment = _WRAPPED
    for row, line in enumerate(form["lines"], start=3):
        cell = sheet.cell(row, 1, _both(line, "\n"))
        cell.alignment = _WRAPPED
        sheet.row_dimensions[row].height = 66
    _set_paper(sheet, 1, len(form["lines"]) + 2, landscape=False)


def _set_paper(sheet: Worksheet, columns: int, rows: int, *, landscape: bool) -> None:
    sheet.page_setup.paperSize = Worksheet.PAPERSIZE_A4
    sheet.page_setup.orientation = "landscape" if landscape else "portrait"
    sheet.page_setup.fitToWidth = 1
    sheet.page_setup.fitToHeight = 0
    sheet.sheet_properties.pageSetUpPr.fitToPage = True
    sheet.print_area = f"A1:{get_column_letter(columns)}{rows}"
    sheet.oddFooter.center.text = "&P / &N"
