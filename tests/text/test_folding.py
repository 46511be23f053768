"""The derived forms: search form, clean form, ASCII digits."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from athar.text import ascii_digits, clean, fold

ANY_TEXT = st.text(
    alphabet=st.one_of(
        st.characters(min_codepoint=0x0600, max_codepoint=0x06FF),
        st.characters(min_codepoint=0xFB50, max_codepoint=0xFEFF),
        st.characters(min_codepoint=0x20, max_codepoint=0x24F),
        st.sampled_from("\u200b\u200f\u202a\ufeff\u0640\u0654\u00a0\n\t"),
    )
)


@pytest.mark.parametrize(
    ("written", "searched"),
    [
        ("أحمد", "احمد"),
        ("إبراهيم", "ابراهيم"),
        ("آمنة", "امنه"),
        ("ٱلله", "الله"),
        ("هدى", "هدي"),
        ("فؤاد", "فواد"),
        ("عائشة", "عايشه"),
        ("علاء", "علا"),
        ("مُحَمَّد", "محمد"),
        ("محمـــد", "محمد"),
        ("کریم", "كريم"),
        ("گلاویژ", "كلاويز"),
        ("پەروین", "بهروين"),
        ("ﻣﺤﻤﺪ", "محمد"),
        ("عبد\u200cالله", "عبدالله"),
        ("\u202bعلي\u202c", "علي"),
        ("٢٥", "25"),
        ("۲۵", "25"),
    ],
)
def test_arabic_spellings_that_people_interchange_have_one_search_form(
    written: str, searched: str
) -> None:
    assert fold(written) == searched


@pytest.mark.parametrize(
    ("written", "searched"),
    [
        ("KHALED", "khaled"),
        ("Ḥasan", "hasan"),
        ("ʿAbd", "abd"),
        ("Sa'id", "said"),
        ("Sa’id", "said"),
        ("Şükrü", "sukru"),
        ("ÇİĞDEM", "cigdem"),
        ("Işık", "isik"),
        ("Hélène", "helene"),
        ("Al-Hassan", "al-hassan"),
    ],
)
def test_latin_loses_case_accents_and_apostrophes_but_keeps_hyphens(
    written: str, searched: str
) -> None:
    assert fold(written) == searched


@given(ANY_TEXT)
def test_folding_twice_changes_nothing(text: str) -> None:
    assert fold(fold(text)) == fold(text)


@given(ANY_TEXT)
def test_the_search_form_does_not_depend_on_cleaning_first(text: str) -> None:
    assert fold(clean(text)) == fold(text)


def test_whitespace_of_any_kind_is_one_space_and_none_at_the_ends() -> None:
    assert fold("  a\u00a0\t b\n") == "a b"
    assert clean("  a\u00a0\t b\n") == "a b"


def test_the_clean_form_keeps_spelling_vowel_marks_and_digits() -> None:
    text = "أُسامة ٢٥"
    assert clean(text) == text


def test_the_clean_form_joins_a_hamza_to_its_carrier() -> None:
    assert clean("ا\u0654حمد") == "أحمد"


def test_a_ligature_becomes_its_letters() -> None:
    assert clean("\ufefb") == "لا"
    assert clean("\ufdf2") == "الله"


@given(ANY_TEXT)
def test_cleaning_twice_changes_nothing(text: str) -> None:
    assert clean(clean(text)) == clean(text)


def test_digits_of_any_script_become_ascii_and_letters_stay() -> None:
    assert ascii_digits("أ٣ ۴ 5") == "أ3 4 5"
