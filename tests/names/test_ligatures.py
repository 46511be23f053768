"""Words that a PDF export damaged are heard as the known names that they may have been."""

import pytest

from athar.names import compare_elements
from athar.names.ligatures import unlost


@pytest.mark.parametrize(
    ("damaged", "meant"),
    [("مصطف", "مصطفى"), ("زهي", "زهير"), ("مصطف", "Mustafa")],
)
def test_a_lost_ligature_is_read_back(damaged: str, meant: str) -> None:
    assert compare_elements(damaged, meant).bits > 2


@pytest.mark.parametrize(("left", "right"), [("سامر", "سامي"), ("علي", "عليا"), ("حسن", "حسين")])
def test_a_known_name_is_no_damaged_one(left: str, right: str) -> None:
    assert compare_elements(left, right).bits < 1


@pytest.mark.parametrize("key", ["", "ب", "عل", "Mustaf"])
def test_short_and_latin_words_are_not_guessed_at(key: str) -> None:
    assert unlost(key) == ()
