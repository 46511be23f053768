"""Bad input: what cannot be read is refused in one clear line; what people send is read and told.

Messages name the file, never a cell's content.
"""

import os
import random
import zipfile
from pathlib import Path

import pytest
from msoffcrypto.format.ooxml import OOXMLFile
from openpyxl import Workbook

from athar.domain import InputError, UseError
from athar.intake import ListOptions, ListReading, read_list

HEADER = "الاسم,العمر,الجنس"
PERSON = "سامر خالد الحسن,35,ذكر"
PEOPLE = [f"سامر خالد الحسن,{age},ذكر" for age in range(1, 31)]


def text_file(folder: Path, content: str | bytes, name: str = "list.csv") -> Path:
    path = folder / name
    path.write_bytes(content if isinstance(content, bytes) else content.encode())
    return path


def workbook(folder: Path, *rows: tuple[object, ...]) -> Path:
    book = Workbook()
    for row in rows:
        book.active.append(row)
    path = folder / "list.xlsx"
    book.save(path)
    return path


def names(path: Path, options: ListOptions | None = None) -> tuple[list[str | None], ListReading]:
    reading = read_list(path, options or ListOptions())
    found = [n for b in reading.batches() for n in b.column("name").to_pylist()]
    return found, reading


def codes(reading: ListReading) -> dict[str, int]:
    return {str(notice.code): notice.count for notice in reading.notices}


class TestRefused:
    """Nothing of the file is read, and the message says what to do."""

    def refuse(self, path: Path) -> str:
        with pytest.raises(InputError) as caught:
            names(path)
        said = str(caught.value)
        assert str(path) in said
        assert "\n" not in said
        return said

    def test_an_empty_file(self, tmp_path: Path) -> None:
        assert "empty" in self.refuse(text_file(tmp_path, b""))

    def test_a_binary_named_csv(self, tmp_path: Path) -> None:
        noise = random.Random(1).randbytes(20_000)
        assert "no text" in self.refuse(text_file(tmp_path, noise))

    def test_one_line_of_ten_megabytes(self, tmp_path: Path) -> None:
        assert "one line" in self.refuse(text_file(tmp_path, "سامر," * 1_200_000))

    def test_a_workbook_with_a_password(self, tmp_path: Path) -> None:
        plain = workbook(tmp_path, ("الاسم",), ("سامر خالد",))
        locked = tmp_path / "locked.xlsx"
        with plain.open("rb") as source, locked.open("wb") as target:
            OOXMLFile(source).encrypt("open sesame", target)
        assert "password" in self.refuse(locked)

    def test_a_workbook_that_unpacks_to_gigabytes(self, tmp_path: Path) -> None:
        path = tmp_path / "bomb.xlsx"
        with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
            archive.writestr("xl/workbook.xml", "<workbook/>")
            with archive.open("xl/worksheets/sheet1.xml", "w") as sheet:
                for _ in range(100):
                    sheet.write(bytes(1 << 20))
        assert "more than is safe" in self.refuse(path)

    def test_a_workbook_whose_one_far_cell_spans_a_grid_of_thousands_of_millions(
        self, tmp_path: Path
    ) -> None:
        book = Workbook()
        book.active.append(("الاسم",))
        book.active["XFD1048576"] = "."
        path = tmp_path / "far.xlsx"
        book.save(path)
        assert "so far from the others" in self.refuse(path)

    def test_a_workbook_cut_short(self, tmp_path: Path) -> None:
        whole = workbook(tmp_path, ("الاسم",), ("سامر خالد",)).read_bytes()
        assert "damaged" in self.refuse(text_file(tmp_path, whole[: len(whole) // 2], "cut.xlsx"))

    def test_a_pipe(self, tmp_path: Path) -> None:
        path = tmp_path / "list.csv"
        os.mkfifo(path)
        assert "pipe" in self.refuse(path)

    def test_a_device(self) -> None:
        assert "device" in self.refuse(Path(os.devnull))

    def test_a_file_that_is_not_there(self, tmp_path: Path) -> None:
        assert "no such file" in self.refuse(tmp_path / "absent.csv")

    def test_a_table_without_persons(self, tmp_path: Path) -> None:
        path = text_file(tmp_path, "x,y\n1,2\n3,4\n5,6\n")
        assert "--map name=" in self.refuse(path)


class TestImported:
    """Files that people can be expected to send are read, with what was odd told by row."""

    def test_a_line_that_is_too_long_is_rejected_alone(self, tmp_path: Path) -> None:
        lines = [HEADER, *PEOPLE, "x" * 2_000_000, *PEOPLE]
        found, reading = names(text_file(tmp_path, "\n".join(lines)))
        assert len(found) == 60
        assert [(row.row, row.reason) for row in reading.rejected] == [(32, "line_too_long")]

    def test_a_quote_that_never_closes_swallows_nothing(self, tmp_path: Path) -> None:
        lines = [HEADER, *PEOPLE, '"سامر خالد,3,ذكر', *PEOPLE]
        found, reading = names(text_file(tmp_path, "\n".join(lines)))
        assert len(found) == 61
        assert codes(reading)["quote_unclosed"] == 1

    def test_a_cell_over_several_lines_is_one_cell(self, tmp_path: Path) -> None:
        content = 'الاسم,ملاحظات\nسامر خالد,"سطر\nثان"\nرنا خالد,\n'
        found, _ = names(text_file(tmp_path, content))
        assert found == ["سامر خالد", "رنا خالد"]

    def test_three_encodings_in_one_file(self, tmp_path: Path) -> None:
        people = "\n".join(PEOPLE) + "\n"
        parts = [f"{HEADER}\n".encode(), people.encode()]
        parts += [people.encode("cp1256"), people.encode("iso8859_6")]
        found, reading = names(text_file(tmp_path, b"".join(parts)))
        assert found == ["سامر خالد الحسن"] * 90
        assert codes(reading)["other_encoding"] > 0

    @pytest.mark.parametrize(
        "encoding",
        ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "cp1256", "iso8859_6"],
    )
    def test_each_encoding_of_the_region(self, tmp_path: Path, encoding: str) -> None:
        content = "\n".join([HEADER, *PEOPLE]).encode(encoding)
        found, _ = names(text_file(tmp_path, content))
        assert found == ["سامر خالد الحسن"] * 30

    @pytest.mark.parametrize("delimiter", [",", ";", "\t", "|", "،"])
    def test_each_delimiter(self, tmp_path: Path, delimiter: str) -> None:
        content = "\n".join([HEADER, *PEOPLE]).replace(",", delimiter)
        found, _ = names(text_file(tmp_path, content))
        assert found == ["سامر خالد الحسن"] * 30

    @pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
    def test_each_line_end(self, tmp_path: Path, end: str) -> None:
        found, _ = names(text_file(tmp_path, end.join([HEADER, *PEOPLE])))
        assert len(found) == 30

    def test_nul_bytes_are_taken_out_and_told(self, tmp_path: Path) -> None:
        content = "\n".join([HEADER, *PEOPLE, "رنا \x00خالد,3,أنثى"])
        found, reading = names(text_file(tmp_path, content))
        assert found[-1] == "رنا خالد"
        assert codes(reading)["nuls_removed"] == 1

    def test_columns_swapped_in_mid_file_are_put_right_and_told(self, tmp_path: Path) -> None:
        lines = [HEADER, *PEOPLE, "40,رنا علي الأحمد,أنثى"]
        found, reading = names(text_file(tmp_path, "\n".join(lines)))
        assert found[-1] == "رنا علي الأحمد"
        (told,) = [n for n in reading.notices if n.code == "columns_swapped"]
        assert list(told.rows) == [32]

    def test_duplicated_headers_are_told(self, tmp_path: Path) -> None:
        content = "الاسم,العمر,العمر\nسامر خالد,3,4\nرنا خالد,5,6\n"
        found, reading = names(text_file(tmp_path, content))
        assert found == ["سامر خالد", "رنا خالد"]
        assert codes(reading)["duplicate_header"] == 1

    def test_a_title_block_and_a_repeated_header_give_no_records(self, tmp_path: Path) -> None:
        title = ["قائمة المعتقلين,,", "عام 2014,,", ",,"]
        lines = [*title, HEADER, *PEOPLE, HEADER, *PEOPLE]
        found, reading = names(text_file(tmp_path, "\n".join(lines)))
        assert len(found) == 60
        assert reading.counts.header == 4
        assert reading.counts.blank == 1

    @pytest.mark.parametrize("total", ["المجموع", "المجموع: 30", "Total = 30"])
    def test_a_row_of_totals_is_rejected(self, tmp_path: Path, total: str) -> None:
        found, reading = names(text_file(tmp_path, "\n".join([HEADER, *PEOPLE, f"{total},,"])))
        assert len(found) == 30
        assert [row.reason for row in reading.rejected] == ["total_row"]

    def test_one_known_header_among_unknown_ones_is_enough(self, tmp_path: Path) -> None:
        content = "الاسم,س,ص\nسامر خالد,1,2\nرنا خالد,3,4\n"
        found, reading = names(text_file(tmp_path, content))
        assert found == ["سامر خالد", "رنا خالد"]
        assert reading.counts.header == 1

    def test_a_person_whose_status_is_also_a_header_is_no_header(self, tmp_path: Path) -> None:
        content = "Samer Khalid Hasan,deceased\nRana Khalid Hasan,detainee\nOmar Ali,deceased\n"
        found, _ = names(text_file(tmp_path, content))
        assert found == ["Samer Khalid Hasan", "Rana Khalid Hasan", "Omar Ali"]

    def test_merged_titles_over_two_header_rows(self, tmp_path: Path) -> None:
        book = Workbook()
        sheet = book.active
        sheet.append(("قائمة مفقودين",))
        sheet.merge_cells("A1:F1")
        sheet.append(("م", "الاسم", None, None, "الولادة", None))
        sheet.merge_cells("B2:D2")
        sheet.append((None, "الاسم الأول", "اسم الأب", "الكنية", "المكان", "التاريخ"))
        sheet.append((1, "سامر", "خالد", "الحسن", "حلب", 1980))
        sheet.append((2, "رنا", "خالد", "الحسن", "حلب", 1985))
        path = tmp_path / "merged.xlsx"
        book.save(path)
        reading = read_list(path, ListOptions())
        (batch,) = reading.batches()
        first = batch.to_pylist()[0]
        assert first["name"] == "سامر خالد الحسن"
        assert first["place_origin"] == "حلب"
        assert first["birth_from"].year == 1980

    def test_a_telephone_number_kept_as_a_number_stays_one(self, tmp_path: Path) -> None:
        path = workbook(tmp_path, ("الاسم", "الهاتف"), ("سامر خالد", 912345678.0))
        (batch,) = read_list(path, ListOptions()).batches()
        assert batch.column("phone").to_pylist() == ["912345678"]

    def test_an_unknown_body_that_is_described_is_a_record_without_a_name(
        self, tmp_path: Path
    ) -> None:
        content = "رقم الجثة,الاسم,الحالة\n1,مجهول الهوية,جثة مجهولة الهوية\n2,,\n"
        found, reading = names(text_file(tmp_path, content))
        assert found == [None]
        assert [row.row for row in reading.rejected] == [3]

    @pytest.mark.parametrize("header", ["الاسم,العمر", "الاسم,2024", "الاسم"])
    def test_poor_rows_under_a_header_of_names_are_read(self, tmp_path: Path, header: str) -> None:
        content = f"{header}\n<html>\nس\n<b>سامر</b>\n=A1\n"
        found, reading = names(text_file(tmp_path, content))
        assert found == ["<html>", "س", "<b>سامر</b>", "=A1"]
        assert reading.counts.header == 1

    @pytest.mark.parametrize("content", [HEADER, f"{HEADER}\n,,\n", f"{HEADER}\nالمجموع,3,\n"])
    def test_a_list_that_holds_nobody_says_so_once_read(self, tmp_path: Path, content: str) -> None:
        found, reading = names(text_file(tmp_path, content))
        assert found == []
        assert codes(reading) == {"no_records": 1}

    def test_a_list_that_is_not_read_yet_is_not_said_to_hold_nobody(self, tmp_path: Path) -> None:
        path = text_file(tmp_path, f"{HEADER}\n{PERSON}\n")
        assert read_list(path, ListOptions()).notices == ()


class TestMapping:
    """What the user says of a column wins; what does not fit is refused with the choices."""

    def test_an_unknown_field_is_refused_with_the_fields(self, tmp_path: Path) -> None:
        path = text_file(tmp_path, f"{HEADER}\n{PERSON}\n")
        with pytest.raises(UseError, match="name_father"):
            read_list(path, ListOptions(mapping={"nom": "A"}))

    def test_an_unknown_column_is_refused_with_the_columns(self, tmp_path: Path) -> None:
        path = text_file(tmp_path, f"{HEADER}\n{PERSON}\n")
        with pytest.raises(UseError, match="العمر"):
            read_list(path, ListOptions(mapping={"name": "Z"}))

    @pytest.mark.parametrize("column", ["الثالث", "C", "3"])
    def test_a_column_is_named_by_header_letter_or_number(
        self, tmp_path: Path, column: str
    ) -> None:
        path = text_file(tmp_path, "م,العمر,الثالث\n1,35,سامر خالد\n2,34,رنا خالد\n")
        found, _ = names(path, ListOptions(mapping={"name": column}))
        assert found == ["سامر خالد", "رنا خالد"]

    def test_a_header_that_the_user_names_makes_its_row_the_header(self, tmp_path: Path) -> None:
        path = text_file(tmp_path, "الأول,الثاني\nx,سامر خالد\ny,رنا خالد\n")
        found, reading = names(path, ListOptions(mapping={"name": "الثاني"}))
        assert found == ["سامر خالد", "رنا خالد"]
        assert reading.counts.header == 1


def test_no_message_quotes_a_cell(tmp_path: Path) -> None:
    with pytest.raises(InputError) as caught:
        names(text_file(tmp_path, "x,y\nسامر,2\nرنا,4\n"))
    assert "سامر" not in str(caught.value)
    assert "رنا" not in str(caught.value)


@pytest.mark.parametrize(
    "content",
    ['الاسم,العمر\n"سامر\n' + "رنا,3\n" * 90, f"{HEADER}\n{PERSON}\nرنا خالد الحسن,سامر,رنا\n"],
)
def test_no_notice_quotes_a_cell(tmp_path: Path, content: str) -> None:
    _, reading = names(text_file(tmp_path, content))
    said = str([notice.to_json() for notice in reading.notices])
    assert reading.notices
    assert "سامر" not in said
    assert "رنا" not in said
