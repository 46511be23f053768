"""How a person is written again."""

from collections import Counter

import pytest

from athar.generator.dice import Dice
from athar.generator.noise import Noise, invert_lam_alef
from athar.generator.population import Population
from athar.text import fold

NAMES = [p.name for p in Population(2000, 11)]


@pytest.mark.parametrize(
    ("whole", "damaged"),
    [
        (
            "عبد الله",
            "عبد هللا",
        ),
        (
            "علاء",
            "عالء",
        ),
        (
            "الاغا",
            "االغا",
        ),
        (
            "محمد",
            "محمد",
        ),
    ],
)
def test_lam_alef_is_written_backwards(whole: str, damaged: str) -> None:
    assert invert_lam_alef(whole) == damaged


def test_typing_leaves_most_names_the_same_person_in_search_form() -> None:
    noise = Noise(Dice(1), "typed")
    same = sum(fold(noise.name(n)).replace(" ", "") == fold(n).replace(" ", "") for n in NAMES)
    assert 0.93 < same / len(NAMES) < 0.995


def test_an_export_inverts_about_half_of_the_names_that_hold_lam_alef() -> None:
    noise = Noise(Dice(1), "exported")
    could = [n for n in NAMES if invert_lam_alef(n) != n]
    written = [noise.name(n) for n in could]
    damaged = sum(
        invert_lam_alef(n).replace(" ", "")[:40] != n and "لا" not in w
        for n, w in zip(could, written, strict=True)
    )
    assert 0.35 < damaged / len(could) < 0.75


def test_typing_hardly_ever_damages_lam_alef() -> None:
    noise = Noise(Dice(1), "typed")
    assert sum("هللا" in noise.name(n) for n in NAMES) < 10


def test_exported_ages_fall_by_a_year_more_often_than_they_stay() -> None:
    noise = Noise(Dice(1), "exported")
    shifts = Counter(noise.age(40) - 40 for _ in range(3000))
    assert shifts[-1] > shifts[0] > shifts[1]


def test_an_age_never_falls_below_zero() -> None:
    noise = Noise(Dice(1), "exported")
    assert min(noise.age(0) for _ in range(500)) == 0


def test_a_name_of_two_elements_keeps_both() -> None:
    noise = Noise(Dice(1), "exported")
    short = "خالد الشعيطي"
    assert all(noise.name(short)[0] == "خ" for _ in range(300))
