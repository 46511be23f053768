"""Which known names a written element may stand for."""

from importlib import import_module

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from athar.names import direct_chance, encode_keys, lexicon, resolve, resolve_many
from athar.names.resolve import LEAST, MOST_NAMES

KEYS = st.text("ابتحدرسعقلمنهوية", min_size=1, max_size=7) | st.text(
    "abdehiklmnorstu", min_size=1, max_size=9
)


def likeliest(key: str) -> str:
    found = resolve(key)
    return lexicon().keys[found.names[0]]


@pytest.mark.parametrize(
    ("written", "name"),
    [
        ("محمد", "محمد"),
        ("mohamed", "محمد"),
        ("youssef", "يوسف"),
        ("shami", "شامي"),
    ],
)
def test_an_element_stands_for_the_name_that_it_writes(written: str, name: str) -> None:
    assert likeliest(written) == name
    assert resolve(written).chances[0] > 0.5


def test_an_element_that_is_like_no_known_name_is_unlisted() -> None:
    assert resolve("كردزاده").unlisted > 0.9


@settings(max_examples=50, deadline=None)
@given(st.lists(KEYS, max_size=5))
def test_many_are_resolved_as_each_is_alone(keys: list[str]) -> None:
    """Chances are probabilities, the likeliest first, and nothing depends on the company."""
    many = resolve_many(keys)
    assert len(many.starts) == len(keys) + 1
    assert many.starts[-1] == len(many.names) == len(many.chances)
    for i, key in enumerate(keys):
        here = slice(many.starts[i], many.starts[i + 1])
        alone = resolve(key)
        assert tuple(many.names[here].tolist()) == alone.names
        assert np.allclose(many.chances[here], alone.chances)
        assert many.unlisted[i] == pytest.approx(alone.unlisted)
        assert len(alone.names) <= MOST_NAMES
        assert all(LEAST <= b <= a for a, b in zip(alone.chances, alone.chances[1:], strict=False))
        assert sum(alone.chances) + alone.unlisted <= 1.0 + 1e-5


def test_the_number_of_keys_at_once_does_not_matter(monkeypatch: pytest.MonkeyPatch) -> None:
    keys = ["محمد", "mohamed", "كردزاده", "qusay", "الشامي"]
    whole = resolve_many(keys)
    monkeypatch.setattr(import_module("athar.names.resolve"), "_AT_ONCE", 2)
    for one, other in zip(whole, resolve_many(keys), strict=True):
        assert np.array_equal(one, other)


@settings(max_examples=30, deadline=None)
@given(st.lists(KEYS, max_size=5), KEYS)
def test_a_direct_chance_is_one_for_the_same_key_and_else_a_chance(
    keys: list[str], other: str
) -> None:
    found = direct_chance([*keys, other], other)
    assert found[-1] == 1.0
    assert ((found >= 0) & (found <= 1)).all()
    assert (found >= direct_chance(encode_keys([*keys, other]), other)).all()


def test_a_joined_article_may_stand_on_either_side() -> None:
    assert direct_chance(["alkurdzada", "حلب"], "كردزاده")[0] > 0.01
    assert direct_chance(["كردزاده"], "alkurdzada")[0] > 0.01
