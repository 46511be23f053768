"""Postings: under which homes, alone and in ordered pairs, each name is found."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from athar.index.postings import MOST_POSTED, bucket, posted, write_postings
from athar.matching import OWN_FLAG, SLOT_SHIFT


def post(names: list[list[int]], homes: int = 40) -> dict[str, np.ndarray]:
    """Post names whose words each live in the home of their own number."""
    elements = np.array([w for name in names for w in name], np.uint32)
    starts = np.cumsum([0, *map(len, names)]).astype(np.uint32)
    return write_postings(elements, starts, np.arange(homes, dtype=np.int32), homes)


def alone(tables: dict[str, np.ndarray], home: int) -> list[int]:
    first, end = tables["single_starts"][home : home + 2].tolist()
    return tables["singles"][first:end].tolist()


def paired(tables: dict[str, np.ndarray], one: int, other: int) -> list[int]:
    shift = 64 - (len(tables["pair_starts"]) - 2).bit_length()
    place = int(bucket(one, other, shift))
    first, end = tables["pair_starts"][place : place + 2].tolist()
    return tables["pairs"][first:end].tolist()


NAMES = st.lists(st.lists(st.integers(0, 39), max_size=12), max_size=30)


@settings(max_examples=60, deadline=None)
@given(NAMES)
def test_every_name_stands_under_each_of_its_words_and_ordered_pairs(
    names: list[list[int]],
) -> None:
    tables = post(names)
    for number, name in enumerate(names):
        assert all(number in alone(tables, word) for word in name)
        places = posted(len(name))
        pairs = [(name[i], name[j]) for n, i in enumerate(places) for j in places[n + 1 :]]
        assert all(number in paired(tables, *pair) for pair in pairs)
    assert len(tables["singles"]) == sum(map(len, names))


@settings(max_examples=30, deadline=None)
@given(NAMES)
def test_a_home_holds_no_name_without_its_word(names: list[list[int]]) -> None:
    tables = post(names)
    for home in range(40):
        assert all(home in names[number] for number in alone(tables, home))


def test_a_long_name_is_paired_by_its_first_words_and_its_last() -> None:
    assert posted(12) == [0, 1, 2, 3, 4, 11]
    tables = post([list(range(12))])
    assert len(tables["pairs"]) == MOST_POSTED * (MOST_POSTED - 1) // 2
    assert 0 in paired(tables, 4, 11)
    assert alone(tables, 7) == [0]


@pytest.mark.parametrize("count", [0, 1, MOST_POSTED])
def test_a_short_name_is_posted_whole(count: int) -> None:
    assert posted(count) == list(range(count))


def test_slots_and_flags_of_an_element_do_not_move_it() -> None:
    plain = post([[3, 7]])
    marked = post([[3 | OWN_FLAG, 7 | (5 << SLOT_SHIFT)]])
    assert all((plain[table] == marked[table]).all() for table in plain)
