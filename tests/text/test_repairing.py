"""Readings of damaged Arabic, beside the original."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from athar.text import Step, repair, repair_word, shows_damage


@pytest.mark.parametrize(
    ("damaged", "mended"),
    [
        ("هللا", "الله"),
        ("عبدهللا", "عبدالله"),
        ("باهلل", "بالله"),
        ("عالء", "علاء"),
        ("االغا", "الاغا"),
        ("األسمر", "الأسمر"),
        ("اإلمام", "الإمام"),
        ("آالء", "آلاء"),
        ("بالل", "بلال"),
        ("طالل", "طلال"),
        ("جالل", "جلال"),
        ("اسالم", "اسلام"),
        ("سالمة", "سلامة"),
        ("روال", "رولا"),
        ("فلاير", "فريال"),
    ],
)
def test_a_ligature_turned_round_is_put_back(damaged: str, mended: str) -> None:
    (reading,) = repair_word(damaged)
    assert reading.text == mended
    assert reading.steps == (Step.LAM_ALEF,)
    assert reading.certain


@pytest.mark.parametrize(
    "word",
    [
        "خالد",
        "جمال",
        "سالم",
        "طالب",
        "العلي",
        "عطاالله",
        "عبدالله",
        "الله",
        "علاء",
        "الأسمر",
        "أبوالفضل",
        "سراجالدين",
        "محمد",
        "Khaled",
        "2013",
        "",
    ],
)
def test_an_undamaged_word_has_no_readings(word: str) -> None:
    assert repair_word(word) == ()


def test_where_both_words_are_known_both_stay_open() -> None:
    readings = repair_word("صالح")
    assert [reading.text for reading in readings] == ["صالح", "صلاح"]
    assert [reading.steps for reading in readings] == [(), (Step.LAM_ALEF,)]
    assert not any(reading.certain for reading in readings)


def test_a_name_is_read_word_by_word() -> None:
    (reading,) = repair("عبد هللا عالء")
    assert reading.text == "عبد الله علاء"


def test_an_open_word_leaves_the_whole_name_uncertain() -> None:
    readings = repair("عالء صالح")
    assert {reading.text for reading in readings} == {"علاء صالح", "علاء صلاح"}
    assert not any(reading.certain for reading in readings)


def test_signs_around_a_word_do_not_hide_its_damage() -> None:
    assert repair("(االغا)")[0].text == "(الاغا)"


def test_a_long_text_of_open_words_has_eight_readings_at_most() -> None:
    assert len(repair(" ".join(["صالح"] * 6))) == 8


@pytest.mark.parametrize(
    ("damaged", "mended", "steps"),
    [
        ("دمحم دمحا", "احمد محمد", (Step.REVERSED,)),
        ("ةمطاف", "فاطمة", (Step.REVERSED,)),
        ("ﻣﺤﻤﺪ", "محمد", (Step.PRESENTATION,)),
        ("ﺪﻤﺤﻣ", "محمد", (Step.REVERSED, Step.PRESENTATION)),
        ("ﺀﻼﻋ", "علاء", (Step.REVERSED, Step.PRESENTATION)),
        ("محمـــد", "محمد", (Step.MARKS,)),
        ("\u200fمحمد", "محمد", (Step.MARKS,)),
        (")محمد(", "(محمد)", (Step.BRACKETS,)),
        ("محمد ١2", "محمد 12", (Step.DIGITS,)),
    ],
)
def test_other_damage_is_mended_and_its_steps_are_told(
    damaged: str, mended: str, steps: tuple[Step, ...]
) -> None:
    (reading,) = repair(damaged)
    assert reading.text == mended
    assert reading.steps == steps


def test_numbers_and_latin_words_keep_their_order_in_a_line_turned_round() -> None:
    (reading,) = repair("Khaled 35 دمحم دمحا")
    assert reading.text == "احمد محمد 35 Khaled"


@pytest.mark.parametrize("name", ["هيا", "رانيا", "سنا", "ريام", "رهام", "ورد"])
def test_a_short_name_that_reads_both_ways_is_left_alone(name: str) -> None:
    assert repair(name) == ()


@given(st.text(alphabet="محمدلاأإهرنيوةىعبسص ـ()١2", max_size=25))
def test_no_reading_loses_or_invents_a_letter(text: str) -> None:
    letters = sorted(char for char in text if char.isalpha() and char != "ـ")
    for reading in repair(text):
        assert sorted(char for char in reading.text if char.isalpha()) == letters


@given(st.text(alphabet="محمدلاأإهرنيوةىعبسص ", max_size=25))
def test_readings_differ_and_one_alone_is_certain(text: str) -> None:
    readings = repair(text)
    assert len({reading.text for reading in readings}) == len(readings)
    assert all(reading.certain == (len(readings) == 1) for reading in readings)


def test_a_file_with_certain_damage_shows_it() -> None:
    assert shows_damage(["عبد هللا", "خالد", "عالء"])


def test_a_file_without_it_does_not() -> None:
    assert not shows_damage(["عبد الله", "خالد", "علاء", "صالح"])


def test_in_a_damaged_file_more_words_are_open() -> None:
    assert len(repair_word("صالح", suspect=True)) == 2
    assert {r.text for r in repair_word("هال", suspect=True)} >= {"هلا"}
