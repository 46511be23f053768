"""How a known name is usually written, in each script."""

import pytest

from athar.names import element_key, usual_arabic, usual_latin


@pytest.mark.parametrize(
    ("key", "written"),
    [
        ("سميره", "سميرة"),
        ("احمد", "أحمد"),
        ("محمد", "محمد"),
        ("ققققق", "ققققق"),
        ("ابو_ققققق", "ابو ققققق"),
    ],
)
def test_a_key_is_shown_as_a_careful_writer_spells_it(key: str, written: str) -> None:
    assert usual_arabic(key) == written


@pytest.mark.parametrize("key", ["عبد_رحمن", "شامي", "نور_دين", "علي"])
def test_what_is_shown_has_the_key_that_it_is_shown_for(key: str) -> None:
    assert element_key(usual_arabic(key)) == key


def test_the_commonest_known_romanisation_is_the_usual_one() -> None:
    assert usual_latin("قصي") == "qusay"
    assert usual_latin("ققققق") is None
