"""Blank forms: laid out for paper, right to left, and read back without any mapping."""

from pathlib import Path

import pytest
from openpyxl import load_workbook
from openpyxl.worksheet.worksheet import Worksheet

from athar.domain import DocumentKind, UseError
from athar.intake.template import HEADER_ROW, write_template

KINDS = (DocumentKind.LIST, DocumentKind.REQUESTS)


def form(folder: Path, kind: DocumentKind) -> Worksheet:
    path = folder / "form.xlsx"
    write_template(path, kind)
    return load_workbook(path).worksheets[0]


@pytest.mark.parametrize("kind", KINDS)
def test_a_form_reads_from_right_to_left(tmp_path: Path, kind: DocumentKind) -> None:
    assert form(tmp_path, kind).sheet_view.rightToLeft


@pytest.mark.parametrize("kind", KINDS)
def test_a_form_prints_on_a4_paper_one_page_wide(tmp_path: Path, kind: DocumentKind) -> None:
    sheet = form(tmp_path, kind)
    assert int(sheet.page_setup.paperSize) == int(Worksheet.PAPERSIZE_A4)
    assert sheet.sheet_properties.pageSetUpPr.fitToPage
    assert sheet.page_setup.fitToWidth == 1


@pytest.mark.parametrize("kind", KINDS)
def test_arabic_stands_before_english_in_every_header(tmp_path: Path, kind: DocumentKind) -> None:
    for cell in form(tmp_path, kind)[HEADER_ROW]:
        arabic, _, english = str(cell.value).partition(" / ")
        assert not arabic.isascii()
        assert english.isascii()
        assert english


@pytest.mark.parametrize("kind", KINDS)
def test_cells_to_fill_in_are_text_so_that_no_leading_zero_is_lost(
    tmp_path: Path, kind: DocumentKind
) -> None:
    sheet = form(tmp_path, kind)
    assert {cell.number_format for cell in sheet[HEADER_ROW + 1]} == {"@"}


def test_the_request_form_explains_each_consent_on_a_sheet_of_its_own(tmp_path: Path) -> None:
    path = tmp_path / "form.xlsx"
    write_template(path, DocumentKind.REQUESTS)
    book = load_workbook(path)
    asked = [str(c.value) for c in book.worksheets[0][HEADER_ROW] if "Consent" in str(c.value)]
    explained = "\n".join(str(row[0]) for row in book.worksheets[1].values)
    assert len(asked) == 4
    for word in ("Tracing", "Sharing", "Publication", "Courts", "take any of them back"):
        assert word in explained


def test_a_file_that_is_there_is_not_replaced(tmp_path: Path) -> None:
    path = tmp_path / "form.xlsx"
    path.write_bytes(b"mine")
    with pytest.raises(UseError, match="there already"):
        write_template(path)
    assert path.read_bytes() == b"mine"


def test_a_folder_that_is_not_there_is_refused_in_one_clear_line(tmp_path: Path) -> None:
    with pytest.raises(UseError, match="cannot be written"):
        write_template(tmp_path / "absent" / "form.xlsx")


def test_there_is_no_form_for_a_report(tmp_path: Path) -> None:
    with pytest.raises(UseError):
        write_template(tmp_path / "form.xlsx", DocumentKind.REPORT)
