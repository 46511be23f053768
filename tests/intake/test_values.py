"""Cells into values."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from athar.intake.values import (
    Reader,
    Value,
    looks_like_name,
    read_age,
    read_birth,
    read_consent,
    read_date,
    read_key,
    read_name,
    read_phone,
    read_sex,
    read_status,
    read_text,
    readings_of,
)
from athar.text import repair
from athar.text.knowledge import read_nothing


@pytest.mark.parametrize(
    ("cell", "sex"),
    [
        ("ذكر", "male"),
        ("أنثى", "female"),
        ("انثي", "female"),
        ("M", "male"),
        ("f.", "female"),
        ("Homme", "male"),
        ("Féminin", "female"),
        ("Erkek", "male"),
        ("طفلة", "female"),
        ("male (adult)", "male"),
        ("jeune fille", "female"),
        ("", None),
        ("غير معروف", None),
    ],
)
def test_sexes_are_read_in_the_regions_languages(cell: str, sex: str | None) -> None:
    assert read_sex(cell) == (sex, None)


def test_a_cell_of_both_sexes_is_left_open() -> None:
    assert read_sex("male female") == (None, "not_a_sex")


@pytest.mark.parametrize(
    ("cell", "status"),
    [
        ("معتقل", "detained"),
        ("معتقلة", "detained"),
        ("لا يزال معتقلاً", "detained"),
        ("مغيّب قسراً", "forcibly_disappeared"),
        ("مخفي قسرياً", "forcibly_disappeared"),
        ("مفقود", "missing"),
        ("مخطوفة", "abducted"),
        ("محرر", "released"),
        ("أفرج عنه", "released"),
        ("متوفى", "dead"),
        ("قتل تحت التعذيب", "dead"),
        ("جثة مجهولة الهوية", "unidentified_body"),
        ("مجهول الهوية", "unidentified_body"),
        ("غير معروف", "fate_unknown"),
        ("Détenu", "detained"),
        ("porté disparu", "missing"),
        ("Believed_missing", "missing"),
        ("Released!", "released"),
        ("wounded, in hospital", None),
        ("-", None),
    ],
)
def test_statuses_are_read_in_the_regions_languages(cell: str, status: str | None) -> None:
    assert read_status(cell).value == status


def test_a_status_that_says_two_things_is_left_open() -> None:
    assert read_status("detained, then released") == (None, "status_open")


@pytest.mark.parametrize(
    "cell",
    [
        "غير متوفى",
        "ليس متوفى",
        "ميت؟",
        "متوفى (؟)",
        "ما مات",
        "ربما متوفى",
        "ليس على قيد الحياة",
        "غير معتقل",
        "لا يزال غير معتقل",
        "قتل دون محاكمة",
        "☐ متوفى",
        "not dead",
        "isn’t dead",
        "dead?",
        "dead: no",
        "not alive",
        "alive?",
        "no longer detained",
        "not known to be dead",
        "possibly dead",
        "n’est pas mort",
        "plus détenu",
        "ölü değil",
        "مات ولم يعتقل",
        "قتل والده",
        "ابن شهيد",
        "father killed",
        "widow of martyr",
        "سجين سابق",
        "كان معتقل",
        "قد يكون ميت",
        "sentenced to death",
        "to be executed",
    ],
)
def test_a_status_that_is_denied_doubted_past_or_anothers_is_left_open(cell: str) -> None:
    assert read_status(cell) == (None, "status_open")


@pytest.mark.parametrize(
    "cell",
    [
        "found",
        "لم يعتقل",
        "لا يزال",
        "retrouvé",
        "موجود",
        "لم يمت",
        "held 2013 funeral",
        "لم يفرج عنه",
    ],
)
def test_words_that_state_no_status_are_not_taken_for_one(cell: str) -> None:
    assert read_status(cell) == (None, "not_a_status")


@pytest.mark.parametrize(
    ("cell", "status"),
    [
        ("غير معروف", "fate_unknown"),
        ("غير معروف المصير", "fate_unknown"),
        ("non identifié", "unidentified_body"),
        ("لا يزال مفقوداً", "missing"),
        ("لا يزال على قيد الحياة", "alive"),
        ("found alive", "alive"),
        ("قضى", "dead"),
        ("فقد في حلب", "missing"),
        ("مخطوف من قبل مجهولين", "abducted"),
        ("معتقل سابق", "released"),
        ("killed May 2013", "dead"),
        ("former detainee", "released"),
        ("lost", "missing"),
        ("found dead", "dead"),
    ],
)
def test_a_known_phrase_is_read_whole_whatever_words_it_holds(cell: str, status: str) -> None:
    assert read_status(cell) == (status, None)


@pytest.mark.parametrize("cell", ["قضى 3 سنوات في السجن", "فقد ساقه", "lost leg 2013"])
def test_a_word_of_two_meanings_is_a_status_only_by_itself(cell: str) -> None:
    assert read_status(cell).value is None


@pytest.mark.parametrize("cell", ["not male", "غير أنثى"])
def test_a_sex_that_is_denied_is_left_open(cell: str) -> None:
    assert read_sex(cell).value is None


def test_an_unknown_status_is_told() -> None:
    assert read_status("zzz") == (None, "not_a_status")


def test_ages_come_as_least_and_greatest_years() -> None:
    assert read_age("30-35").value == (30.0, 35.0)


def test_an_age_below_nothing_is_told() -> None:
    assert read_age("-5") == (None, "not_an_age")


def test_a_name_in_a_column_of_ages_is_told_as_such() -> None:
    assert read_age("سامر خالد") == (None, "looks_like_a_name")


def test_a_machines_time_of_day_does_not_hide_the_date() -> None:
    assert read_date("2013-02-14T00:00:00Z").value == (date(2013, 2, 14), date(2013, 2, 14))


@pytest.mark.parametrize(
    ("cell", "place", "first", "last"),
    [
        ("حلب 1980", "حلب", date(1980, 1, 1), date(1980, 12, 31)),
        ("دير الزور، 5/3/1980", "دير الزور", date(1980, 3, 5), date(1980, 3, 5)),
        ("1991", None, date(1991, 1, 1), date(1991, 12, 31)),
        ("حمص", "حمص", None, None),
    ],
)
def test_place_and_date_of_birth_in_one_cell(
    cell: str, place: str | None, first: date | None, last: date | None
) -> None:
    assert read_birth(cell) == ((place, first, last), None)


def test_a_telephone_that_was_a_number_loses_what_the_spreadsheet_added() -> None:
    assert read_phone("912345678.0").value == "912345678"


def test_a_telephone_stays_as_written() -> None:
    assert read_phone(" +963 (0)11-222 33 44 ").value == "+963 (0)11-222 33 44"


def test_a_key_stays_as_written() -> None:
    assert read_key("00017").value == "00017"


def test_a_name_stays_as_written_with_its_readings_beside_it() -> None:
    assert read_name(" عالء  خالد ").value == "عالء  خالد"
    assert readings_of("عالء  خالد") == ("علاء خالد",)


@pytest.mark.parametrize("cell", ["مجهول الهوية", "Unknown", "unidentified male", "-", "؟؟", ""])
def test_a_name_that_is_not_known_is_no_name(cell: str) -> None:
    assert read_name(cell) == (None, None)


def test_a_number_is_no_name() -> None:
    assert read_name("0912345678") == (None, "not_a_name")


def test_every_phrase_that_says_nothing_is_read_as_nothing() -> None:
    assert [phrase for phrase in read_nothing() if read_text(phrase).value is not None] == []


WORDS = st.sampled_from(
    [
        "سامر",
        "خالد",
        "عالء",
        "هللا",
        "عبد",
        "صالح",
        "االغا",
        "فاطمه",
        "ﺧﺎﻟﺪ",
        "دمحم",
        "ةمطاف",
        "Ali",
        "3",
        "(أبو",
        "محمـد",
    ]
)


@given(st.lists(WORDS, min_size=1, max_size=10))
def test_readings_are_those_of_repair_without_the_name_itself(words: list[str]) -> None:
    name = " ".join(words)
    assert readings_of(name) == tuple(r.text for r in repair(name) if r.text != name)


@pytest.mark.parametrize("cell", ["سامر خالد الخطيب", "Samer al-Khatib", "عبد الرحمن محمد"])
def test_a_name_looks_like_one(cell: str) -> None:
    assert looks_like_name(cell)


@pytest.mark.parametrize(
    "cell", ["35", "ذكر", "مغيب قسرا", "8 months", "5 آذار 2015", "سامر", "لا يوجد"]
)
def test_what_is_something_else_does_not_look_like_a_name(cell: str) -> None:
    assert not looks_like_name(cell)


@pytest.mark.parametrize(
    ("cell", "given_"),
    [("نعم", True), ("لا", False), ("Yes", True), ("Non", False), ("", None), ("x", True)],
)
def test_consent_is_given_withheld_or_not_said(cell: str, given_: bool | None) -> None:
    assert read_consent(cell) == (given_, None)


@pytest.mark.parametrize(
    "cell",
    [
        "لا شكرا",
        "لا أوافق إطلاقا",
        "لا، شكراً",
        "غير موافق على الإطلاق",
        "no thanks",
        "No.",
        "NO!!",
        "Non merci",
        "not agreed",
    ],
)
def test_a_cell_that_opens_with_a_refusal_refuses(cell: str) -> None:
    assert read_consent(cell) == (False, None)


@pytest.mark.parametrize("cell", ["لا مانع", "No objection", "نعم.", "Yes!"])
def test_consent_is_given_by_a_cell_that_says_so_and_no_more(cell: str) -> None:
    assert read_consent(cell) == (True, None)


@pytest.mark.parametrize("cell", ["yes but not my name", "نعم؟", "maybe"])
def test_consent_with_a_condition_or_a_doubt_is_left_open(cell: str) -> None:
    assert read_consent(cell) == (None, "not_a_consent")


@pytest.mark.parametrize("cell", ["؟", "?", "n/a", "-"])
def test_a_sign_alone_says_nothing_of_consent(cell: str) -> None:
    assert read_consent(cell) == (None, None)


def test_a_table_of_cells_keeps_what_the_rows_at_hand_say_and_no_more() -> None:
    table = Reader(lambda cell: Value(None if cell.startswith("x") else cell, cell[:1]))
    cells = [f"x{number}" for number in range(1 << 16)]
    assert {table[cell] for cell in cells} == {None}
    assert len(table.problems) == len(cells)
    table.rest()
    assert (len(table), len(table.problems)) == (0, 0)
    assert table["35"] == "35"
    table.rest()
    assert len(table) == 1
