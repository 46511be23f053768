"""Probability belongs to the question: weight, length of the list, rivals, none of them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from athar.matching import posterior
from athar.matching.probability import KIN_SEARCHED


def test_no_candidate_means_none() -> None:
    assert posterior([], 1000) == ((), 1.0)


def test_a_strong_weight_alone_is_probable() -> None:
    (chance,), none = posterior([25.0], 25_000)
    assert chance > 0.99
    assert none < 0.01


def test_a_weak_weight_in_a_long_list_is_not() -> None:
    assert posterior([8.0], 25_000)[0][0] < 0.05


def test_two_equal_rivals_share() -> None:
    chances, _ = posterior([30.0, 30.0], 1000)
    assert chances == pytest.approx((0.5, 0.5), abs=1e-4)


@given(st.lists(st.floats(-2000, 2000), max_size=20), st.integers(0, 10**7))
def test_all_sum_to_one(weights: list[float], searched: int) -> None:
    chances, none = posterior(weights, searched)
    assert sum(chances) + none == pytest.approx(1.0)


def test_what_kinship_took_is_given_back_as_far_as_the_list_is_longer() -> None:
    """Brothers are written in one list; a list forty times as long holds no more of them."""
    short, long = KIN_SEARCHED, 40 * KIN_SEARCHED

    def chance(searched: int, kinship: float) -> float:
        return posterior([16.0], searched, kinship=[kinship])[0][0]

    assert chance(short, 12.0) == chance(short, 0.0)
    assert chance(long, 12.0) == pytest.approx(chance(short, 0.0))
    assert chance(long, 1.0) == pytest.approx(posterior([17.0], long)[0][0])
    assert chance(long, 0.0) < chance(short, 0.0) / 10
