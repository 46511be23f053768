"""A waterfall's bars: one scale, told apart by their signs."""

from io import StringIO

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from rich.console import Console
from rich.text import Text

from athar.wording.isolation import plain
from athar.wording.language import Language
from athar.wording.waterfall import AGAINST, EVEN, FOR, Waterfall, steps


def printed(*weights: float, width: int = 60, language: Language = Language.ENGLISH) -> list[str]:
    """Give the lines that hold a bar."""
    made = steps((f"({n})", w) for n, w in enumerate(weights))
    out = StringIO()
    Console(file=out, width=width, color_system=None).print(Waterfall(made, made, language))
    return [line for line in out.getvalue().splitlines() if "(" not in line]


def bars(*weights: float, width: int = 60) -> list[str]:
    return [plain(line).split()[-1] for line in printed(*weights, width=width)]


def test_a_step_begins_where_the_one_before_it_ended() -> None:
    assert [(s.start, s.end) for s in steps([("a", -3.0), ("b", 5.0), ("c", -1.0)])] == [
        (0.0, -3.0),
        (-3.0, 2.0),
        (2.0, 1.0),
    ]


def test_for_and_against_are_told_apart_without_colour() -> None:
    first, second = bars(-4.0, 8.0)
    assert AGAINST in first and FOR not in first
    assert FOR in second and AGAINST not in second


def test_a_bar_stands_where_the_one_before_it_ended() -> None:
    against, support = bars(-20.0, 30.0)
    assert against.startswith(AGAINST) and support.startswith(FOR)
    assert support.rindex(FOR) > against.rindex(AGAINST)
    last = bars(-20.0, 30.0, -5.0)[2]
    assert last.endswith(AGAINST) and last.index(AGAINST) > last.index(EVEN)


def test_twice_the_weight_is_twice_the_bar() -> None:
    small, large = bars(10.0, 20.0)
    assert large.count(FOR) == pytest.approx(2 * small.count(FOR), abs=1)


def test_where_both_are_even_is_marked_wherever_no_bar_stands() -> None:
    lines = bars(-10.0, 4.0, 20.0, 1.0)
    at = lines[3].index(EVEN)
    assert lines[1][at] == lines[0][at] == EVEN


@pytest.mark.parametrize(("weight", "cells"), [(0.1, 1), (-0.1, 1), (0.0, 0), (0.01, 0)])
def test_a_small_weight_is_still_seen_and_none_is_not(weight: float, cells: int) -> None:
    assert sum(bars(100.0, weight)[1].count(sign) for sign in (FOR, AGAINST)) == cells


def test_weights_stand_before_their_bars() -> None:
    assert [plain(line).split()[0] for line in printed(-13.3, 5.0)] == ["\u221213.3", "+5.0"]


@settings(deadline=None, max_examples=80)
@given(
    st.lists(st.floats(-99, 99, allow_nan=False), min_size=1, max_size=12),
    st.integers(min_value=12, max_value=120),
    st.sampled_from(Language),
)
def test_every_bar_fits_and_is_as_wide_as_the_others(
    weights: list[float], width: int, language: Language
) -> None:
    lines = printed(*weights, width=width, language=language)
    assert len(lines) == len(weights)
    assert len({len(plain(line).replace("\u2067", "").split()[-1]) for line in lines}) == 1
    for line in lines:
        assert Text(plain(line).replace("\u2067", "")).cell_len <= width
        assert sum(line.count(c) for c in "\u2067\u2068") == line.count("\u2069")
