"""The cost of hearing one written element as another; the kernel against its plain twin."""

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from athar.names.graphemes import MAX_GRAPHEMES, graphemes
from athar.names.kernel import WIDTH
from athar.names.sounds import costs, encode_keys, plain_cost

ARABIC = st.text("ابتحدرسعقلمنهوية", min_size=1, max_size=9)
LATIN = st.text("abdehiklmnorstu", min_size=1, max_size=11)
PAIRS = st.tuples(ARABIC, ARABIC | LATIN) | st.tuples(LATIN, LATIN)


@settings(max_examples=80, deadline=None)
@given(st.lists(PAIRS, min_size=1, max_size=6))
def test_the_kernel_agrees_with_the_plain_recurrence(pairs: list[tuple[str, str]]) -> None:
    found = costs(encode_keys([a for a, _ in pairs]), encode_keys([b for _, b in pairs]))
    assert np.allclose(found, [plain_cost(a, b) for a, b in pairs], atol=1e-3)


def test_no_pairs_have_no_costs() -> None:
    assert costs(encode_keys([]), encode_keys([])).shape == (0,)


def test_a_word_costs_nothing_against_itself() -> None:
    keys = encode_keys(["عبد_رحمن", "abd_rahman"])
    assert costs(keys, keys).tolist() == [0, 0]


def test_a_latin_digraph_may_be_two_letters() -> None:
    assert (costs(encode_keys(["فتحي", "ادهم"]), encode_keys(["fathi", "adham"])) < 10).all()


def test_the_longest_key_fits_the_alignment() -> None:
    endless = "abd_" + "b" * 99 + "a" * 99
    assert len(graphemes(endless)) <= MAX_GRAPHEMES + 1 < WIDTH
    assert costs(encode_keys([endless]), encode_keys([endless])).tolist() == [0]


def test_doubled_consonants_count_once() -> None:
    assert graphemes("hassan") == graphemes("hasan")
