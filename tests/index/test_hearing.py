"""Hearing: of one part and every word of a segment, what is said of two elements."""

from collections.abc import Callable
from pathlib import Path

import numpy as np
import pytest

from athar.domain import PersonRecord, to_batch
from athar.index import Index
from athar.index.hearing import MOST_HOMES, Listener
from athar.index.segment import Segment
from athar.matching import rules_array, settings
from athar.names import LEAST_FACTOR, element_key, likeness

WORDS = (
    *("محمد", "محمود", "أحمد", "خالد", "الخالدي", "عبد الرحمن", "عبد", "أبو زيد", "نور الدين"),
    *("قصي", "الشامي", "عالء", "علاء", "سمير", "سميرة", "زغلولش", "زغلول", "Zaghlool", "Qwrtp"),
    *("Mohamed", "Kusai", "Qusay", "Khaled", "Abdulrahman", "Abd", "Ash-Shami", "Hasan", "Hussein"),
)

Hear = Callable[..., tuple[Segment, Listener]]


@pytest.fixture
def hear(tmp_path: Path) -> Hear:
    def heard(*names: str) -> tuple[Segment, Listener]:
        index = Index.create(tmp_path / "index")
        people = [
            PersonRecord(record_id=i.to_bytes(16, "big"), name=n) for i, n in enumerate(names)
        ]
        index.append([to_batch(people)], label="a")
        (segment,) = index.segments
        return segment, Listener(segment, rules_array(settings()))

    return heard


def test_every_word_is_heard_as_its_twin_compares_it(hear: Hear) -> None:
    """What is not heard is as far away as any can be."""
    segment, listener = hear(*WORDS)
    for sought in map(element_key, WORDS):
        heard = listener.hear(sought)
        bits = dict(zip(heard.words.tolist(), heard.bits.tolist(), strict=True))
        same = dict(zip(heard.words.tolist(), heard.same.tolist(), strict=True))
        for word, key in enumerate(segment.keys):
            twin = likeness(sought, key)
            assert bits.get(word, np.log2(LEAST_FACTOR)) == pytest.approx(twin.bits, abs=2e-3)
            assert same.get(word, 0.0) == pytest.approx(twin.same, abs=2e-3)


def test_hearing_again_says_the_same(hear: Hear) -> None:
    """Nothing of one part is left over for the next."""
    segment, listener = hear(*WORDS)
    listener.hear("محمد")
    first = Listener(segment, rules_array(settings())).hear("قصي")
    then = listener.hear("قصي")
    assert (first.words.tolist(), first.bits.tolist()) == (then.words.tolist(), then.bits.tolist())


@pytest.mark.parametrize(
    ("one", "other"),
    [("Qusay", "قصي"), ("Mohamed", "محمد"), ("عبدالرحمن", "عبد الرحمن"), ("شامي", "الشامي")],
)
def test_usual_spellings_of_a_name_live_where_it_is_looked_for(
    hear: Hear, one: str, other: str
) -> None:
    segment, listener = hear(one, "زغلولش")
    assert segment.array("homes")[0] in listener.hear(element_key(other)).homes


def test_homes_are_few_and_each_once(hear: Hear) -> None:
    _, listener = hear(*WORDS, *(f"Khal{vowels}d" for vowels in ("ee", "i", "e", "ii", "iy", "ey")))
    homes = listener.hear("khaled").homes.tolist()
    assert 0 < len(homes) <= MOST_HOMES
    assert len(homes) == len(set(homes))


def test_words_that_together_have_a_word_s_letters_are_found(hear: Hear) -> None:
    segment, listener = hear("محمد", "أمين", "محمدامين")
    pairs = [tuple(map(segment.written, pair)) for pair in listener.split("محمدأمين")]
    assert pairs == [("محمد", "أمين")]
    assert [segment.written(w) for w in listener.with_letters("محمد", "أمين")] == ["محمدامين"]


def test_a_word_that_nobody_bears_is_not_heard(hear: Hear) -> None:
    _, listener = hear("محمد", "خالد")
    heard = listener.hear("زغلولش")
    assert len(heard.words) == len(heard.homes) == 0
