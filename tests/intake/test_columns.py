"""What a column comes to mean: its header, what it holds, its neighbours, and the user's word."""

from datetime import date
from pathlib import Path
from typing import Any

import pytest

from athar.domain import ReportedStatus
from athar.intake import ListOptions, read_list


def records(folder: Path, *lines: str, options: ListOptions | None = None) -> list[dict[str, Any]]:
    path = folder / "list.csv"
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")
    reading = read_list(path, options or ListOptions())
    return [row for batch in reading.batches() for row in batch.to_pylist()]


def test_kunya_column_of_family_names_is_the_family_as_in_syria(tmp_path: Path) -> None:
    (first, _) = records(
        tmp_path,
        "الاسم,اسم الأب,الكنية",
        "سامر,خالد,الحسن",
        "رنا,عمر,العلي",
    )
    assert first["name_family"] == "الحسن"
    assert first["kunya"] is None
    assert first["name"] == "سامر خالد الحسن"


def test_the_same_header_over_kunyas_is_the_kunya(tmp_path: Path) -> None:
    (first, _) = records(
        tmp_path,
        "الاسم الثلاثي,الكنية",
        "سامر خالد الحسن,أبو خالد",
        "رنا عمر العلي,أم علي",
    )
    assert first["kunya"] == "أبو خالد"
    assert first["name_family"] is None
    assert first["name"] == "سامر خالد الحسن"


def test_own_father_grandfather_and_family_are_joined_in_that_order(tmp_path: Path) -> None:
    (first,) = records(
        tmp_path,
        "العائلة,اسم الجد,اسم الأب,الاسم الأول",
        "الحسن,علي,خالد,سامر",
    )
    assert first["name"] == "سامر خالد علي الحسن"


def test_french_nom_beside_prenom_is_the_family_name(tmp_path: Path) -> None:
    (first,) = records(tmp_path, "Nom;Prénom;Âge", "Alhasan;Samer;35 ans")
    assert (first["name_own"], first["name_family"]) == ("Samer", "Alhasan")
    assert first["age_low"] == 35


def test_the_name_in_a_second_script_is_another_name_of_the_same_person(tmp_path: Path) -> None:
    (first,) = records(tmp_path, "name_ar,name_en,age", "سامر خالد,Samer Khaled,35")
    assert first["name"] == "سامر خالد"
    assert first["other_names"] == ["Samer Khaled"]


def test_an_age_at_arrest_holds_on_the_day_of_the_arrest(tmp_path: Path) -> None:
    (first,) = records(
        tmp_path,
        "الاسم,العمر عند الاعتقال,تاريخ الاعتقال",
        "سامر خالد,28,2012-03-15",
    )
    assert first["age_reference"] == "at_event"
    assert first["age_date"] == date(2012, 3, 15)


def test_a_bare_age_has_an_unknown_reference_and_held_at_the_latest_on_the_lists_day(
    tmp_path: Path,
) -> None:
    options = ListOptions(published=date(2014, 1, 1))
    (first,) = records(tmp_path, "الاسم,العمر", "سامر خالد,28", options=options)
    assert first["age_reference"] == "unknown"
    assert first["age_date"] == date(2014, 1, 1)


def test_an_age_now_holds_on_the_day_that_the_list_was_published(tmp_path: Path) -> None:
    options = ListOptions(published=date(2014, 1, 1))
    (first,) = records(tmp_path, "الاسم,العمر الحالي", "سامر خالد,28", options=options)
    assert first["age_reference"] == "at_list_date"
    assert first["age_date"] == date(2014, 1, 1)


def test_the_status_of_the_whole_list_fills_rows_that_state_none(tmp_path: Path) -> None:
    options = ListOptions(default_status=ReportedStatus.DETAINED)
    found = records(tmp_path, "الاسم,الحالة", "سامر خالد,", "رنا خالد,محررة", options=options)
    assert [row["status"] for row in found] == ["detained", "released"]


def test_a_users_own_headers_are_known_too(tmp_path: Path) -> None:
    table = tmp_path / "mine.yaml"
    table.write_text("fields:\n  name_mother:\n    ar: [ست الحبايب]\n", encoding="utf-8")
    options = ListOptions(extra_headers=table)
    (first,) = records(tmp_path, "الاسم,ست الحبايب", "سامر خالد,مريم", options=options)
    assert first["name_mother"] == "مريم"


def test_damage_is_repaired_beside_the_name_as_written(tmp_path: Path) -> None:
    (first,) = records(tmp_path, "الاسم,العمر", "عالء محمد,28")
    assert first["name"] == "عالء محمد"
    assert "علاء محمد" in first["readings"]


@pytest.mark.parametrize(
    ("written", "status"),
    [
        ("معتقل", "detained"),
        ("مفقودة", "missing"),
        ("مغيب قسراً", "forcibly_disappeared"),
        ("متوفى", "dead"),
        ("محرر", "released"),
        ("غير معروف", "fate_unknown"),
        ("détenue", "detained"),
        ("believed_missing", "missing"),
    ],
)
def test_statuses_that_the_region_keeps_apart_stay_apart(
    tmp_path: Path, written: str, status: str
) -> None:
    (first,) = records(tmp_path, "الاسم,الحالة", f"سامر خالد,{written}")
    assert first["status"] == status


def test_a_list_without_a_header_is_read_by_what_its_columns_hold(tmp_path: Path) -> None:
    first, *_ = records(
        tmp_path,
        "1,سامر خالد الحسن,35,ذكر",
        "2,رنا عمر العلي,28,أنثى",
        "3,زيد علي الأحمد,41,ذكر",
    )
    assert first["row"] == 1
    assert first["name"] == "سامر خالد الحسن"
    assert (first["age_low"], first["sex"]) == (35, "male")


@pytest.mark.parametrize("written", ["عثر على جثته", "تأكدت وفاته"])
def test_words_of_a_fate_in_a_column_of_statuses_are_not_announced_as_a_name(
    tmp_path: Path, written: str
) -> None:
    path = tmp_path / "list.csv"
    path.write_text(f"الاسم,الحالة\nسامر خالد,{written}\nرنا خالد,معتقلة\n", encoding="utf-8")
    reading = read_list(path)
    (batch,) = reading.batches()
    assert batch.column("status").to_pylist() == [None, "detained"]
    assert [str(notice.code) for notice in reading.notices] == ["not_a_status"]


def test_a_denied_status_is_not_overruled_by_that_of_the_whole_list(tmp_path: Path) -> None:
    options = ListOptions(default_status=ReportedStatus.DETAINED)
    (first,) = records(tmp_path, "الاسم,الحالة", "سامر خالد,غير معتقل", options=options)
    assert first["status"] is None
