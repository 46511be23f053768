"""Formats told from content, whatever the file is called."""

import zipfile
from pathlib import Path

import pytest
import xlwt
from odf.opendocument import OpenDocumentSpreadsheet
from odf.table import Table, TableCell, TableRow
from odf.text import P
from openpyxl import Workbook

from athar.domain import InputError, UnsupportedError
from athar.intake import FileFormat, recognise

REPORT = (
    "وصل أمس، الجمعة، مدنيون من القرية، وقال شهود إنهم مروا بالممر.\n"
    "وأضافوا أن الطريق، كما قالوا، مغلق.\n"
)


def written(folder: Path, name: str, content: str | bytes) -> Path:
    path = folder / name
    path.write_bytes(content if isinstance(content, bytes) else content.encode())
    return path


def test_a_workbook_is_known_under_any_name(tmp_path: Path) -> None:
    path = tmp_path / "list.csv"
    Workbook().save(path)
    assert recognise(path) is FileFormat.XLSX


def test_an_old_workbook_is_known(tmp_path: Path) -> None:
    book = xlwt.Workbook()
    book.add_sheet("L").write(0, 0, "Name")
    path = tmp_path / "list.bin"
    book.save(str(path))
    assert recognise(path) is FileFormat.XLS


def test_an_open_document_is_known(tmp_path: Path) -> None:
    assert recognise(open_document(tmp_path)) is FileFormat.ODS


def open_document(folder: Path) -> Path:
    book = OpenDocumentSpreadsheet()
    table, row, cell = Table(name="L"), TableRow(), TableCell(valuetype="string")
    cell.addElement(P(text="Name"))
    row.addElement(cell)
    table.addElement(row)
    book.spreadsheet.addElement(table)
    path = folder / "list"
    book.save(str(path))
    return path


@pytest.mark.parametrize(
    ("content", "expected"),
    [
        ("Name,Age\nSamer Khaled,35\n", FileFormat.CSV),
        ("Name\nSamer Khaled\nReem Ali\n", FileFormat.CSV),
        ("<!DOCTYPE html><html><body><p>text</p></body></html>", FileFormat.HTML),
        ("From: a@x\nTo: b@x\nSubject: list\n\nText\n", FileFormat.EML),
        ("%PDF-1.4\n%\n", FileFormat.PDF),
        ("One sentence, then another.\nA third, and a fourth, and more.\n", FileFormat.TEXT),
        (REPORT, FileFormat.TEXT),
    ],
)
def test_a_text_is_known_by_what_it_says(tmp_path: Path, content: str, expected: str) -> None:
    assert recognise(written(tmp_path, "file.dat", content)) is expected


def test_a_report_with_a_comma_in_each_line_is_no_table(tmp_path: Path) -> None:
    lines = "".join(f"On day {day}, people left the town of which he spoke.\n" for day in range(9))
    text = f"A title\n{lines}They said so, and again, and again.\nNothing more.\nNo comma here.\n"
    assert recognise(written(tmp_path, "a.txt", text)) is FileFormat.TEXT


def test_commas_within_cells_do_not_make_an_arabic_comma_the_delimiter(tmp_path: Path) -> None:
    header = "الاسم,الوصف,العمر\n"
    row = "سامر خالد,طويل، نحيف، أصلع,35\n"
    assert recognise(written(tmp_path, "a", header + row)) is FileFormat.CSV


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"\x89PNG\r\n\x1a\n" + bytes(64), "picture"),
        (b"\x1f\x8b\x08" + bytes(64), "packed"),
        (b'[{"name": "Samer"}]', "JSON"),
        (b'<?xml version="1.0"?><a/>', "XML"),
        (b"SQLite format 3\x00" + bytes(64), "database"),
    ],
)
def test_what_is_no_list_is_named(tmp_path: Path, content: bytes, said: str) -> None:
    with pytest.raises(UnsupportedError, match=said):
        recognise(written(tmp_path, "list.csv", content))


def test_an_archive_is_to_be_unpacked_first(tmp_path: Path) -> None:
    path = tmp_path / "lists.zip"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("list.csv", "Name\n")
    with pytest.raises(UnsupportedError, match="unpack it"):
        recognise(path)


def test_a_protected_open_document_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "list.ods"
    manifest = "<manifest:file-entry><manifest:encryption-data/></manifest:file-entry>"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("mimetype", "application/vnd.oasis.opendocument.spreadsheet")
        archive.writestr("content.xml", "not to be read")
        archive.writestr("META-INF/manifest.xml", manifest)
    with pytest.raises(InputError, match="password"):
        recognise(path)


def test_a_folder_is_no_file(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="folder"):
        recognise(tmp_path)
