"""Meanings: what is filed of the words of a segment, and where they live."""

import numpy as np
import pytest

from athar.index.meanings import MOST_AT_HOME, word_hash, write_meanings
from athar.matching import letters
from athar.names import UNLISTED_FROM, element_key, lexicon, near_keys, resolve

WRITTEN = [
    "محمد",
    "Mohamed",
    "محمد",
    "قصي",
    "Kusai",
    "زغلولش",
    "Qwrtp",
    "عبد الرحمن",
    "Abdulrahman",
]
KEYS = [element_key(w) for w in WRITTEN]


def test_each_name_has_the_words_that_may_write_it() -> None:
    arrays, _ = write_meanings(WRITTEN, KEYS)
    starts = arrays["meaning_starts"]
    found = {
        (word, name): chance
        for name in np.flatnonzero(np.diff(starts)).tolist()
        for word, chance in zip(
            arrays["meaning_words"][starts[name] : starts[name + 1]].tolist(),
            arrays["meaning_chances"][starts[name] : starts[name + 1]].tolist(),
            strict=True,
        )
    }
    expected = {
        (word, name): pytest.approx(chance)
        for word, key in enumerate(KEYS)
        for name, chance in zip(resolve(key).names, resolve(key).chances, strict=True)
    }
    assert found == expected
    assert len(starts) == len(lexicon().keys) + 1


def test_words_of_one_key_have_one_number() -> None:
    arrays, _ = write_meanings(WRITTEN, KEYS)
    numbers = arrays["key_of"].tolist()
    same = [[a == b for b in KEYS] for a in KEYS]
    assert [[a == b for b in numbers] for a in numbers] == same


@pytest.mark.parametrize(("one", "other"), [("محمد", "Mohamed"), ("قصي", "Kusai")])
def test_usual_spellings_of_one_name_live_together(one: str, other: str) -> None:
    arrays, count = write_meanings(WRITTEN, KEYS)
    homes = dict(zip(WRITTEN, arrays["homes"].tolist(), strict=True))
    assert homes[one] == homes[other]
    assert set(homes.values()) == set(range(count))


def test_words_that_are_likely_unlisted_are_filed_under_their_near_keys() -> None:
    arrays, _ = write_meanings(WRITTEN, KEYS)
    at = arrays["near_at"][arrays["near"] == word_hash(near_keys(element_key("زغلولش"))[0])]
    assert WRITTEN.index("زغلولش") in arrays["open_words"][at]
    unlisted = arrays["unlisted"][arrays["open_words"]]
    assert (unlisted >= UNLISTED_FROM).all()


def test_words_are_filed_by_their_letters() -> None:
    arrays, _ = write_meanings(WRITTEN, KEYS)
    at = arrays["letters_at"][arrays["letters"] == word_hash(letters("عبدالرحمن"))]
    assert at.tolist() == [WRITTEN.index("عبد الرحمن")]


def test_an_ambiguous_word_lives_with_few_names() -> None:
    """However many names a spelling may write, the likeliest alone make its home."""
    keys = ["hamed", "hmd", "hmyd"]
    arrays, count = write_meanings(keys, keys)
    assert max(len(resolve(k).names) for k in keys) > MOST_AT_HOME
    assert 0 < count <= len(keys)
    assert len(arrays["homes"]) == len(keys)


def test_no_words_have_no_meanings() -> None:
    arrays, count = write_meanings([], [])
    assert count == 0
    assert len(arrays["meaning_words"]) == len(arrays["homes"]) == len(arrays["near"]) == 0
