"""Which written elements are one name and which are two: the tables in ``pairs/``.

``apart.csv``: two names. Their Bayes factor is below 2 (1 bit), so that it never carries a trace.
``ambiguous.csv``: two names which one Latin spelling may write (Hamed is حامد and, to some, حميد),
or which differ by one vowel that is often left out. Whatever they say, it is less by 2 bits, four
times, than what either says with itself.
``together.csv``: one name, as lists and people write it, in and across scripts. Above 1 bit.

A native speaker who disagrees with a line corrects the table.
"""

import csv
from pathlib import Path

import pytest

from athar.domain import Level
from athar.names import compare_elements, split

PAIRS = Path(__file__).parent / "pairs"
APART_BITS = 1.0
TOGETHER_BITS = 1.0
MARGIN_BITS = 2.0


def pairs(name: str) -> list[tuple[str, str]]:
    with (PAIRS / f"{name}.csv").open(encoding="utf-8", newline="") as lines:
        return [(r["left"], r["right"]) for r in csv.DictReader(lines)]


@pytest.mark.parametrize(("left", "right"), pairs("apart"))
def test_two_names_stay_apart(left: str, right: str) -> None:
    found = compare_elements(left, right)
    assert found.bits < APART_BITS
    assert found.level is Level.DIFFERS


@pytest.mark.parametrize(("left", "right"), pairs("ambiguous"))
def test_two_names_of_one_spelling_say_far_less_than_the_same_name(left: str, right: str) -> None:
    alone = min(compare_elements(one, one).bits for one in (left, right))
    assert compare_elements(left, right).bits <= alone - MARGIN_BITS


@pytest.mark.parametrize(("left", "right"), pairs("together"))
def test_spellings_of_one_name_meet(left: str, right: str) -> None:
    found = compare_elements(left, right)
    assert found.bits > TOGETHER_BITS
    assert found.level is not Level.DIFFERS


@pytest.mark.parametrize("table", ["apart", "ambiguous", "together"])
def test_every_cell_of_the_tables_is_one_element(table: str) -> None:
    assert [cell for pair in pairs(table) for cell in pair if len(split(cell)) != 1] == []
