"""Which script a text is written in."""

import pytest

from athar.text import Script, script


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("خالد", Script.ARABIC),
        ("ﻣﺤﻤﺪ", Script.ARABIC),
        ("گوران", Script.ARABIC),
        ("Khaled", Script.LATIN),
        ("Şükrü", Script.LATIN),
        ("خالد Khaled", Script.MIXED),
        ("خالد 12", Script.ARABIC),
    ],
)
def test_the_letters_tell_the_script(text: str, expected: Script) -> None:
    assert script(text) is expected


@pytest.mark.parametrize("text", ["", "12", "٣٥", "-", "Иван"])
def test_a_text_without_letters_of_either_has_none(text: str) -> None:
    assert script(text) is None
