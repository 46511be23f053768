"""Lists as people send them, into records."""

from datetime import date
from pathlib import Path
from typing import Any

import pytest
from openpyxl import Workbook

from athar.domain import InputError, RecordKind, ReportedStatus, UseError, record_id
from athar.intake import ListOptions, ListReading, NoticeCode, read_list


def read(
    folder: Path, text: str, options: ListOptions | None = None, encoding: str = "utf-8"
) -> tuple[list[dict[str, Any]], ListReading]:
    path = folder / "list.csv"
    path.write_bytes(text.encode(encoding))
    reading = read_list(path, options)
    return [row for batch in reading.batches() for row in batch.to_pylist()], reading


def codes(reading: ListReading) -> set[str]:
    return {str(notice.code) for notice in reading.notices}


def test_a_name_in_parts_is_joined_in_its_order(tmp_path: Path) -> None:
    header = "الكنية,اسم الأب,الاسم,اسم الأم\n"
    row = "الخطيب,عبد الرحمن,سامر,فاطمة\n"
    records, _ = read(tmp_path, header + row)
    assert records[0]["name"] == "سامر عبد الرحمن الخطيب"
    assert records[0]["name_own"] == "سامر"
    assert records[0]["name_father"] == "عبد الرحمن"
    assert records[0]["name_family"] == "الخطيب"
    assert records[0]["name_mother"] == "فاطمة"


def test_kunya_is_the_kunya_where_the_column_holds_one(tmp_path: Path) -> None:
    header = "الاسم,الكنية\n"
    rows = "سامر خالد الخطيب,أبو محمد\nريم أحمد العلي,أم علي\n"
    records, _ = read(tmp_path, header + rows)
    assert records[0]["kunya"] == "أبو محمد"
    assert records[0]["name"] == "سامر خالد الخطيب"
    assert records[0]["name_family"] is None


def test_a_family_name_beside_a_longer_name_is_added_to_it(tmp_path: Path) -> None:
    records, _ = read(tmp_path, "Name,Surname\nSamer Khaled,Khatib\nReem Ali,Ali\n")
    assert [r["name"] for r in records] == ["Samer Khaled Khatib", "Reem Ali"]


def test_a_second_script_is_another_name(tmp_path: Path) -> None:
    header = "name_ar,name_en\n"
    row = "سامر خالد,Samer Khaled\n"
    records, _ = read(tmp_path, header + row)
    assert records[0]["name"] == "سامر خالد"
    assert records[0]["other_names"] == ["Samer Khaled"]


def test_a_damaged_name_stays_and_is_repaired_beside(tmp_path: Path) -> None:
    records, _ = read(tmp_path, "الاسم,العمر\nعالء خالد,30\n")
    assert records[0]["name"] == "عالء خالد"
    assert records[0]["readings"] == ["علاء خالد"]


def test_an_age_at_the_event_holds_on_its_day(tmp_path: Path) -> None:
    records, _ = read(
        tmp_path, "Name,Age at detention,Date of detention\nSamer Ali,30,2015-03-02\n"
    )
    assert records[0]["age_reference"] == "at_event"
    assert records[0]["age_date"] == date(2015, 3, 2)


def test_an_age_at_an_event_of_an_inexact_day_has_no_day(tmp_path: Path) -> None:
    records, _ = read(tmp_path, "Name,Age at death,Date of death\nSamer Ali,30,2015\n")
    assert records[0]["age_date"] is None


def test_an_age_on_the_lists_day_takes_the_day_of_publication(tmp_path: Path) -> None:
    options = ListOptions(published=date(2019, 3, 30))
    records, _ = read(tmp_path, "Name,Current age\nSamer Ali,30\n", options)
    assert records[0]["age_reference"] == "at_list_date"
    assert records[0]["age_date"] == date(2019, 3, 30)


@pytest.mark.parametrize(
    ("published", "row", "latest"),
    [
        (date(2019, 3, 30), "Samer Ali,30,2015-03-02", date(2015, 3, 2)),
        (date(2019, 3, 30), "Samer Ali,30,2015", date(2015, 12, 31)),
        (None, "Samer Ali,30,2015", date(2015, 12, 31)),
        (date(2019, 3, 30), "Samer Ali,30,", date(2019, 3, 30)),
        (None, "Samer Ali,30,", None),
        (date(2019, 3, 30), "Samer Ali,,2015", None),
    ],
)
def test_an_age_whose_moment_is_not_said_held_at_the_latest_on_the_rows_day_or_the_lists(
    tmp_path: Path, published: date | None, row: str, latest: date | None
) -> None:
    options = ListOptions(published=published)
    records, _ = read(tmp_path, f"Name,Age,Date\n{row}\nReem Omar,20,2011-01-01\n", options)
    assert records[0]["age_reference"] == (None if ",," in row else "unknown")
    assert records[0]["age_date"] == latest


def test_a_cell_that_cannot_be_read_is_told_and_the_row_kept(tmp_path: Path) -> None:
    records, reading = read(tmp_path, "Name,Age,Sex\nSamer Ali,-5,male\nReem Ali,20,female\n")
    assert [r["age_low"] for r in records] == [None, 20.0]
    (notice,) = [n for n in reading.notices if n.code is NoticeCode.NOT_AN_AGE]
    assert (notice.column, notice.rows, notice.count) == ("Age", (2,), 1)
    assert records[0]["original"] == '["Samer Ali","-5","male"]'


def test_columns_in_another_order_from_the_middle_on_are_put_right(tmp_path: Path) -> None:
    text = "Name,Age,Sex\nSamer Ali,35,male\nReem Ali,female,20\n"
    records, reading = read(tmp_path, text)
    assert (records[1]["age_low"], records[1]["sex"]) == (20.0, "female")
    (notice,) = [n for n in reading.notices if n.code is NoticeCode.COLUMNS_SWAPPED]
    assert notice.rows == (3,)


def test_several_columns_of_marks_are_kept_with_their_headers(tmp_path: Path) -> None:
    records, _ = read(tmp_path, "Name,Height,Scars\nSamer Ali,tall,left hand\nReem Ali,,none\n")
    assert records[0]["description"] == "Height: tall; Scars: left hand"


def test_official_numbers_keep_their_kind_and_zeros(tmp_path: Path) -> None:
    records, _ = read(tmp_path, "Name,National ID,Passport\nSamer Ali,00120,N 7\n")
    assert records[0]["identifiers"] == [
        {"type": "national_id", "number": "00120"},
        {"type": "passport", "number": "N 7"},
    ]


def test_a_status_for_all_fills_what_the_rows_leave_out(tmp_path: Path) -> None:
    options = ListOptions(default_status=ReportedStatus.DEAD)
    text = "Name,Status\nSamer Ali,\nReem Ali,wounded\nHoda Ali,zzz\n"
    records, _ = read(tmp_path, text, options)
    assert [r["status"] for r in records] == ["dead", "wounded", None]


def test_a_status_for_all_describes_nobody(tmp_path: Path) -> None:
    options = ListOptions(default_status=ReportedStatus.DEAD)
    records, reading = read(tmp_path, "No,Name,Age\n1,Samer Ali,30\n2,,\n", options)
    assert len(records) == 1
    assert [row.reason for row in reading.rejected] == ["nothing_said"]


def test_of_two_columns_of_names_the_one_that_holds_names_is_taken(tmp_path: Path) -> None:
    records, reading = read(tmp_path, "Name,Name,Age\nx1,Samer Ali,30\nx2,Reem Ali,20\n")
    assert [r["name"] for r in records] == ["Samer Ali", "Reem Ali"]
    assert "duplicate_header" in codes(reading)


def test_a_row_without_name_and_description_is_rejected_and_kept(tmp_path: Path) -> None:
    records, reading = read(tmp_path, "No,Name,Age\n1,Samer Ali,30\n2,,\n")
    assert len(records) == 1
    (rejected,) = reading.rejected
    assert (rejected.row, rejected.column, rejected.reason) == (3, "Name", "nothing_said")
    assert rejected.original == '["2","",""]'


def test_a_list_without_a_header_is_told_by_its_content(tmp_path: Path) -> None:
    text = (
        "1,سامر خالد الخطيب,ذكر,35\n"
        "2,ريم أحمد العلي,أنثى,8 أشهر\n"
        "3,هدى علي,أنثى,40\n"
    )  # fmt: skip
    records, reading = read(tmp_path, text)
    assert reading.layouts[0].fields == ("source_key", "name", "sex", "age")
    assert [r["row"] for r in records] == [1, 2, 3]
    assert "header_guessed" in codes(reading)


def test_ids_are_the_domains_and_do_not_depend_on_the_mapping(tmp_path: Path) -> None:
    text = "A,B\nSamer Ali,Reem Ali\nHoda Omar,Ali Omar\n"
    first, reading = read(tmp_path, text, ListOptions(mapping={"name": "A"}))
    second, _ = read(tmp_path, text, ListOptions(mapping={"name": "B"}, mapping_version=2))
    assert [r["record_id"] for r in first] == [r["record_id"] for r in second]
    assert first[0]["record_id"] == record_id(reading.document_hash, None, first[0]["row"])
    assert [r["mapping_version"] for r in second] == [2] * len(second)


def test_each_worksheet_has_its_layout_and_its_own_row_numbers(tmp_path: Path) -> None:
    book = Workbook()
    book.active.title = "men"
    book.active["B3"], book.active["C3"] = "Name", "Age"
    book.active["B4"], book.active["C4"] = "Samer Ali", 35
    other = book.create_sheet("women")
    other.append(["Age", "Name"])
    other.append([20, "Reem Ali"])
    path = tmp_path / "list.xlsx"
    book.save(path)
    reading = read_list(path)
    records = [row for batch in reading.batches() for row in batch.to_pylist()]
    assert [(r["sheet"], r["row"], r["name"]) for r in records] == [
        ("men", 4, "Samer Ali"),
        ("women", 2, "Reem Ali"),
    ]
    assert [layout.header_rows for layout in reading.layouts] == [(3,), (1,)]


def test_one_worksheet_alone_can_be_read(tmp_path: Path) -> None:
    book = Workbook()
    book.active.append(["Name", "Age"])
    path = tmp_path / "list.xlsx"
    book.save(path)
    with pytest.raises(UseError, match="its sheets are Sheet"):
        read_list(path, ListOptions(sheet="other"))


def test_a_users_headers_are_laid_over_the_shipped_ones(tmp_path: Path) -> None:
    extra = tmp_path / "own.yaml"
    extra.write_text("fields:\n  name:\n    en: [Who was taken]\n", encoding="utf-8")
    text = "Who was taken,Age\nSamer,35\nReem,20\n"
    records, reading = read(tmp_path, text, ListOptions(extra_headers=extra))
    assert reading.layouts[0].fields == ("name", "age")
    assert records[0]["name"] == "Samer"


@pytest.mark.parametrize("content", ["[", "- a\n", "fields:\n  nonsense:\n    en: [x]\n"])
def test_a_users_file_of_headers_that_does_not_fit_is_refused(tmp_path: Path, content: str) -> None:
    extra = tmp_path / "own.yaml"
    extra.write_text(content, encoding="utf-8")
    with pytest.raises(InputError, match=r"own\.yaml"):
        read(tmp_path, "Name,Age\nSamer Ali,35\n", ListOptions(extra_headers=extra))


def test_progress_ends_at_the_whole(tmp_path: Path) -> None:
    path = tmp_path / "list.csv"
    path.write_text("Name,Age\nSamer Ali,35\n", encoding="utf-8")
    told: list[tuple[int, int | None]] = []
    list(read_list(path).batches(lambda done, total: told.append((done, total))))
    assert told[-1] == (path.stat().st_size, path.stat().st_size)


def test_the_layout_can_be_written_down(tmp_path: Path) -> None:
    _, reading = read(tmp_path, "Name;Age\nSamer Ali;35\n", encoding="utf-16")
    assert reading.layouts[0].to_json() == {
        "sheet": None,
        "format": "csv",
        "encoding": "utf-16",
        "delimiter": ";",
        "header_rows": [1],
        "first_row": 2,
        "columns": [
            {"column": "A", "number": 1, "header": "Name", "field": "name", "by": "header"},
            {"column": "B", "number": 2, "header": "Age", "field": "age", "by": "header"},
        ],
    }


def test_options_stand_on_every_record(tmp_path: Path) -> None:
    options = ListOptions(compartment="sealed", kind=RecordKind.SOUGHT)
    records, _ = read(tmp_path, "Name,Age\nSamer Ali,35\n", options)
    assert (records[0]["compartment"], records[0]["kind"]) == ("sealed", "sought")
