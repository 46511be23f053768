"""Values made safe to stand in a line of another direction."""

from hypothesis import given
from hypothesis import strategies as st

from athar.wording.isolation import isolate, plain, tame


def test_a_value_stands_between_isolates() -> None:
    assert isolate("خالد") == "\u2068خالد\u2069"


def test_plain_takes_the_isolates_away() -> None:
    assert plain(f"a {isolate('خالد')} b") == "a خالد b"


def test_marks_within_a_value_cannot_break_out() -> None:
    assert isolate("a\u2069\u202eb\x1b[2J\nc") == "\u2068a b [2J c\u2069"


def test_joiners_are_spelling() -> None:
    assert tame("می\u200cخواهد") == "می\u200cخواهد"


@given(st.text())
def test_an_isolated_value_is_one_line_and_holds_one_pair_of_marks(value: str) -> None:
    said = isolate(value)
    assert said.splitlines() == [said]
    assert said.count("\u2068") == said.count("\u2069") == 1
