"""Blank forms: laid out for paper, right to left, and read back without any mapping."""

from pathlib import Path

import pytest
from openpyxl import load_workbook
from openpyxl.worksheet.worksheet import Worksheet

from athar.domain import DocumentKind, UseError
from athar.intake import ListOptions, read_list, read_requests, write_template
from athar.intake.template import HEADER_ROW

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


def fill(path: Path, kind: DocumentKind, *rows: dict[str, str]) -> list[str]:
    """Fill a form in under the Arabic part of its headers; give those headers."""
    write_template(path, kind)
    book = load_workbook(path)
    sheet = book.worksheets[0]
    headers = [str(cell.value).partition(" / ")[0] for cell in sheet[HEADER_ROW]]
    for number, row in enumerate(rows, start=HEADER_ROW + 1):
        for header, value in row.items():
            sheet.cell(number, headers.index(header) + 1, value)
    book.save(path)
    return headers


def test_every_column_of_the_list_is_recognised_when_it_is_read_back(tmp_path: Path) -> None:
    path = tmp_path / "list.xlsx"
    fill(path, DocumentKind.LIST, {"الاسم الكامل": "سامر خالد الحسن"})
    (layout,) = read_list(path, ListOptions()).layouts
    assert [c.header for c in layout.columns if c.field is None] == []
    assert layout.header_rows == (HEADER_ROW,)


def test_what_was_written_on_the_list_is_what_is_read(tmp_path: Path) -> None:
    path = tmp_path / "list.xlsx"
    row = {
        "الاسم الكامل": "سامر خالد الحسن",
        "اسم الأم": "مريم",
        "الجنس": "ذكر",
        "العمر": "٣٥ سنة",
        "مكان القيد": "حلب",
        "الحالة": "مفقود",
        "رقم الهاتف": "0912345678",
        "الرقم الوطني": "02010012345",
    }
    fill(path, DocumentKind.LIST, row)
    (batch,) = read_list(path, ListOptions()).batches()
    (record,) = batch.to_pylist()
    assert record["name"] == "سامر خالد الحسن"
    assert record["name_mother"] == "مريم"
    assert record["sex"] == "male"
    assert record["age_low"] == 35
    assert record["place_origin"] == "حلب"
    assert record["status"] == "missing"
    assert record["phone"] == "0912345678"
    assert record["identifiers"] == [{"type": "national_id", "number": "02010012345"}]


def test_every_status_offered_is_understood(tmp_path: Path) -> None:
    path = tmp_path / "list.xlsx"
    write_template(path)
    lists = load_workbook(path).worksheets[0].data_validations.dataValidation
    offered = [v.formula1.strip('"').split(",") for v in lists]
    statuses = max(offered, key=len)
    people = [{"الاسم الكامل": "سامر خالد", "الحالة": status} for status in statuses]
    path.unlink()
    fill(path, DocumentKind.LIST, *people)
    reading = read_list(path, ListOptions())
    found = [s for b in reading.batches() for s in b.column("status").to_pylist()]
    assert len(found) == len(statuses)
    assert None not in found


def test_every_column_of_the_request_form_is_recognised_when_it_is_read_back(
    tmp_path: Path,
) -> None:
    path = tmp_path / "requests.xlsx"
    fill(path, DocumentKind.REQUESTS, {"اسم الشخص المطلوب": "سامر خالد الحسن"})
    (layout,) = read_requests(path, ListOptions()).layouts
    assert [c.header for c in layout.columns if c.field is None] == []


def test_two_rows_with_one_request_number_are_one_request_for_two_people(tmp_path: Path) -> None:
    path = tmp_path / "requests.xlsx"
    asked = {
        "رقم الطلب": "7",
        "اسم مقدم الطلب": "خالد الحسن",
        "هاتف مقدم الطلب": "0912345678",
        "الموافقة على البحث": "نعم",
        "الموافقة على النشر": "لا",
    }
    first = asked | {"اسم الشخص المطلوب": "رنا خالد الحسن", "صلة القرابة": "ابنة"}
    second = asked | {"اسم الشخص المطلوب": "مريم سامر علي", "صلة القرابة": "حفيدة"}
    fill(path, DocumentKind.REQUESTS, first, second)
    (request,) = read_requests(path, ListOptions()).requests()
    assert request.enquirer.name == "خالد الحسن"
    assert [record.name for record in request.sought] == ["رنا خالد الحسن", "مريم سامر علي"]
    assert [record.relation for record in request.sought] == ["ابنة", "حفيدة"]
    assert request.consent["tracing"] is True
    assert request.consent["publication"] is False
    assert "courts" not in request.consent


def test_a_blank_form_holds_nobody(tmp_path: Path) -> None:
    path = tmp_path / "form.xlsx"
    write_template(path)
    reading = read_list(path, ListOptions())
    assert list(reading.batches()) == []
    assert reading.rejected == []
