"""Files with the same bytes on every machine."""

import zipfile
from pathlib import Path

from athar.generator.files import write_csv, write_docx, write_xlsx


def test_a_workbook_has_the_same_bytes_each_time(tmp_path: Path) -> None:
    one, other = tmp_path / "one.xlsx", tmp_path / "other.xlsx"
    for path in (one, other):
        write_xlsx(path, "ورقة", [("الاسم", "العمر"), ("خالد", 3)], merged=["A1:B1"])
    assert one.read_bytes() == other.read_bytes()
    with zipfile.ZipFile(one) as archive:
        assert {e.date_time for e in archive.infolist()} == {(2021, 1, 1, 0, 0, 0)}
        assert b"2021-01-01T00:00:00Z" in archive.read("docProps/core.xml")


def test_a_document_holds_its_paragraphs_escaped(tmp_path: Path) -> None:
    path = tmp_path / "report.docx"
    write_docx(path, "عنوان", ["قال: <نعم> & «لا»"])
    with zipfile.ZipFile(path) as archive:
        text = archive.read("word/document.xml").decode()
    assert "&lt;نعم&gt; &amp; «لا»" in text


def test_delimited_text_leaves_an_absent_value_empty(tmp_path: Path) -> None:
    path = tmp_path / "list.csv"
    write_csv(path, [("الاسم", None, 3)], encoding="cp1256", delimiter=";")
    assert path.read_bytes().decode("cp1256") == "الاسم;;3\r\n"
