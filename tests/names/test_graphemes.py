"""How a key is cut into signs, and what place each letter and slot has."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from athar.names.graphemes import SLOTS, graphemes, slots, symbols

KEYS = st.text("ابتحدرسعقلمنهويةg", min_size=1, max_size=9).map(lambda s: s.replace("g", "گ"))


@pytest.mark.parametrize(
    ("key", "cut"),
    [
        ("khaled", ("kh", "a", "l", "e", "d")),
        ("youssouf", ("y", "ou", "s", "ou", "f")),
        ("tchaouch", ("tch", "a", "ou", "ch")),
        ("abd_rahman", ("1", "r", "a", "h", "m", "a", "n")),
        ("nour_din", ("n", "ou", "r", "4")),
        ("عبد_رحمن", ("1", "ر", "ح", "م", "ن")),
    ],
)
def test_a_key_is_cut_into_its_sounds(key: str, cut: tuple[str, ...]) -> None:
    assert graphemes(key) == cut


def test_a_final_letter_that_makes_another_name_is_a_sign_of_its_own() -> None:
    man = "سمير"
    woman = "سميره"
    assert graphemes(woman)[:-1] == graphemes(man)
    assert graphemes(woman)[-1] != "ه"


def test_waw_is_a_consonant_beside_an_alef_and_a_vowel_between_consonants() -> None:
    consonant = "نواف"
    vowel = "حسون"
    assert symbols(graphemes(consonant))[1] == "و~"
    assert symbols(graphemes(vowel))[2] == "و"


def test_a_slot_is_of_the_kind_of_the_letters_around_it() -> None:
    key = "ماجد"
    assert [SLOTS[s] for s in slots(graphemes(key))] == [
        "start-open",
        "first-alef",
        "alef-consonant",
        "closed-last",
        "consonant-end",
    ]


@given(KEYS)
def test_there_is_a_slot_before_and_after_every_sign(key: str) -> None:
    cut = graphemes(key)
    assert len(symbols(cut)) == len(cut)
    assert len(slots(cut)) == len(cut) + 1
