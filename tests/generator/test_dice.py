"""The one source of chance."""

import pytest

from athar.generator.dice import Dice, Weighted


def test_the_same_seed_gives_the_same_draws() -> None:
    one, other = Dice(7, 1), Dice(7, 1)
    assert [one.unit() for _ in range(20_000)] == [other.unit() for _ in range(20_000)]


def test_streams_of_one_seed_differ() -> None:
    assert Dice(7, 1).unit() != Dice(7, 2).unit()


def test_the_stream_is_pcg64s_own() -> None:
    """A literal value: another machine, another version of NumPy must give it too."""
    assert Dice(2021, 1, 0).between(0, 999_999) == 600_749


def test_between_gives_both_ends() -> None:
    dice = Dice(1)
    assert {dice.between(3, 5) for _ in range(200)} == {3, 4, 5}


def test_draw_follows_the_weights() -> None:
    dice, table = Dice(1), Weighted(("common", "rare", "never"), (9, 1, 0))
    drawn = [dice.draw(table) for _ in range(5_000)]
    assert drawn.count("common") / len(drawn) == pytest.approx(0.9, abs=0.02)
    assert "never" not in drawn
