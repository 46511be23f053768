"""Look-up keys."""

import pytest

from athar.places.keys import key, skeleton


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ("دير الزور", "دير زور"),
        ("الرقة", "رقه"),
        ("Ar-Raqqah", "Raqqah"),
        ("Deir ez-Zor", "deir zor"),
        ("Al-Bāb", "al bab"),
        ("أبو كمال", "ابوكمال"),
    ],
)
def test_articles_spaces_and_accents_do_not_matter(left: str, right: str) -> None:
    assert key(left) == key(right)


def test_different_names_keep_different_keys() -> None:
    assert key("حمص") != key("حماة")
    assert key("Homs") != key("Hama")


def test_a_skeleton_is_the_consonants_once_each() -> None:
    assert skeleton(key("Baghouz")) == skeleton(key("Bagghooz"))
    assert skeleton(key("هيجن")) == skeleton(key("هجين"))
