"""Header rows found, and what headers stand for."""

from collections.abc import Sequence

import pytest

from athar.intake import known_fields
from athar.intake.headers import field_of, find_header
from athar.intake.knowledge import EITHER, header_table


@pytest.mark.parametrize(
    ("header", "field"),
    [
        ("الاسم الثلاثي", "name"),
        ("الإسم_الكامل", "name"),
        ("اسم الأب", "name_father"),
        ("إسم الاب", "name_father"),
        ("اسم الأم", "name_mother"),
        ("الاسم الثلاثي واللقب", "name"),
        ("الاسم الرباعي واللقب", "name"),
        ("اسم المفقود ولقبه", "name"),
        ("الاسم الكامل للمفقود", "name"),
        ("اسم المعتقل الثلاثي", "name"),
        ("Surname, given name", "name"),
        ("Name (surname first)", "name"),
        ("الكنية", "family_or_kunya"),
        ("تاريخ الولادة", "birth"),
        ("المواليد", "birth"),
        ("مكان القيد", "place_origin"),
        ("العمر عند الاعتقال", "age_at_event"),
        ("العمر", "age"),
        ("مكان الاحتجاز", "place_recorded"),
        ("آخر مكان", "place_last_seen"),
        ("رقم الخيمة", "tent"),
        ("العلامات الفارقة", "description"),
        ("Prénom", "name_own"),
        ("Nom de famille", "name_family"),
        ("Né(e) le", "birth"),
        ("Date d’arrestation", "event"),
        ("Signes particuliers", "description"),
        ("Full Name", "name"),
        ("full_name", "name"),
        ("Name (Arabic)", "name"),
        ("Name EN", "other_names"),
        ("Father's name", "name_father"),
        ("D.O.B.", "birth"),
        ("Age at death", "age_at_event"),
        ("age_at_detention", "age_at_event"),
        ("ID No.", "national_id"),
        ("Baba Adı", "name_father"),
        ("ناو", "name"),
        ("الاسم / Name", "name"),
        ("العمر (بالسنوات)", "age"),
        ("الجنس Sex", "sex"),
        ("الاسم / العمر", None),
        ("Organisation", None),
        ("", None),
    ],
)
def test_a_header_stands_for_a_field(header: str, field: str | None) -> None:
    assert field_of(header, header_table()) == field


def test_what_content_must_decide_is_no_field_to_map_to() -> None:
    assert set(EITHER).isdisjoint(known_fields())


def test_group_headers_lead_to_known_fields() -> None:
    groups = header_table().groups.values()
    named = {f for g in groups for f in (*g.becomes.values(), *g.words.values())}
    assert named <= set(known_fields())


def rows(*cells: Sequence[str]) -> list[tuple[int, list[str]]]:
    return [(number, list(row)) for number, row in enumerate(cells, 1)]


def test_the_header_is_found_under_a_title_block() -> None:
    found = find_header(
        rows(
            ["قائمة النازحين", "", ""],
            ["التاريخ: 2018-03-20", "", ""],
            ["", "", ""],
            ["الاسم", "العمر", "الجنس"],
            ["سامر خالد", "35", "ذكر"],
        ),
        header_table(),
    )
    assert found is not None
    assert found.rows == (4,)
    assert found.fields == ("name", "age", "sex")


def test_two_header_rows_are_read_as_one() -> None:
    found = find_header(
        rows(
            ["الرقم", "الأم", "", "المفقود", "", "الولادة", ""],
            ["", "الاسم", "العمر", "الاسم", "العمر", "المكان", "التاريخ"],
            ["1", "سعاد علي", "60", "سامر خالد", "35", "حلب", "1980"],
        ),
        header_table(),
    )
    assert found is not None
    assert found.rows == (1, 2)
    assert found.fields[0:2] == ("source_key", "name_mother")
    assert found.fields[3:] == ("name", "age", "place_origin", "birth")


def test_an_enquirer_under_a_group_header_is_not_the_person_sought() -> None:
    found = find_header(
        rows(
            ["مقدم الطلب", "", "المفقود", ""],
            ["الاسم", "الهاتف", "الاسم", "العمر"],
            ["سعاد علي", "0911", "سامر خالد", "35"],
        ),
        header_table(),
    )
    assert found is not None
    assert found.fields == ("enquirer_name", "enquirer_contact", "name", "age")


def test_a_person_below_a_header_is_not_taken_for_its_second_row() -> None:
    found = find_header(
        rows(["الاسم", "الجنس", "الحالة"], ["سامر خالد", "ذكر", "معتقل"]),
        header_table(),
    )
    assert found is not None
    assert found.rows == (1,)


def test_rows_without_headers_have_none() -> None:
    found = find_header(rows(["سامر خالد", "ذكر", "35"], ["ريم علي", "أنثى", "3"]), header_table())
    assert found is None
