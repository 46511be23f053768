"""Lines stored in the order of sight."""

from hypothesis import given
from hypothesis import strategies as st

from athar.text.reversal import reverse_line, turn_round


@given(st.text(alphabet="محمدعلي ()", max_size=30))
def test_arabic_turned_twice_is_as_it_was(line: str) -> None:
    assert reverse_line(reverse_line(line)) == line


def test_figures_and_latin_words_stay_in_their_own_order() -> None:
    assert reverse_line("12/2013 يلع") == "علي 12/2013"
    assert reverse_line("٢٠١٣ يلع") == "علي ٢٠١٣"


def test_brackets_are_mirrored() -> None:
    assert reverse_line("(يلع)") == "(علي)"


def test_a_line_that_reads_forwards_is_left_alone() -> None:
    assert turn_round("محمد أحمد العلي") is None


def test_shaped_letters_tell_the_direction_by_themselves() -> None:
    assert turn_round("ﻒﺳﻮﻳ") is not None
    assert turn_round("ﻳﻮﺳﻒ") is None
