"""Gathering: which names of a segment are weighed for a sought one."""

from collections.abc import Callable
from pathlib import Path

import pytest

from athar.domain import PersonRecord, to_batch
from athar.index import Index
from athar.index.gathering import CHEAP, Gatherer
from athar.index.hearing import Listener
from athar.matching import rules_array, settings, spoken

Gather = Callable[[list[str], str], set[str]]

STRANGERS = ["نور جمال الحلبي", "هدى سعيد النجار", "باسل فارس حمدان"]


@pytest.fixture
def gather(tmp_path: Path) -> Gather:
    def gathered(listed: list[str], sought: str) -> set[str]:
        index = Index.create(tmp_path / "index")
        people = [
            PersonRecord(record_id=i.to_bytes(16, "big"), name=n) for i, n in enumerate(listed)
        ]
        index.append([to_batch(people)], label="a")
        (segment,) = index.segments
        listener = Listener(segment, rules_array(settings()))
        (sequence,) = spoken(PersonRecord(record_id=b"s" * 16, name=sought)).sequences
        homes = [listener.hear(e.key).homes for e in sequence.elements]
        numbers = Gatherer(segment).gather(homes).tolist()
        assert len(numbers) == len(set(numbers))
        return {listed[n] for n in numbers}

    return gathered


@pytest.mark.parametrize(
    ("listed", "sought"),
    [
        ("قصي عبد الرحمن الشامي", "Kusai Abdulrahman Ash-Shami"),
        ("Qusay Abd al-Rahman el-Shami", "قصي عبدالرحمن الشامي"),
        ("قصي عبدالرحمن الشامي", "قصي عبد الرحمن شامي"),
    ],
)
def test_a_name_is_found_however_its_words_are_spelt(
    gather: Gather, listed: str, sought: str
) -> None:
    assert listed in gather([listed, *STRANGERS], sought)


@pytest.mark.parametrize(
    "listed",
    [
        "قصي سمير باسم الدروبي",
        "قصي باسم سمير الشامي",
        "قصي باسم فارس الدروبي الشامي",
        "باسم خالد سمير فارس",
        "باسم خالد الشامي",
        "فارس سمير الشامي",
    ],
)
def test_any_two_parts_in_their_order_bring_a_name(gather: Gather, listed: str) -> None:
    """As long as few names hold the two."""
    assert listed in gather([listed, *STRANGERS], "قصي خالد سمير الشامي")


def test_two_parts_alone_are_found_in_either_order(gather: Gather) -> None:
    """Where there are two parts alone, the family's name may stand first."""
    assert "الشامي قصي" in gather(["الشامي قصي", *STRANGERS], "قصي الشامي")


def test_a_name_of_one_part_is_found_by_it(gather: Gather) -> None:
    assert gather(["قصي الشامي", *STRANGERS], "قصي") == {"قصي الشامي"}


def test_a_name_of_twelve_words_is_found_by_its_ends(gather: Gather) -> None:
    long = "قصي خالد سمير جمال نور حسن سعيد فارس باسل هاني رامي الشامي"
    assert long in gather([long, *STRANGERS], "قصي الشامي")


def test_a_common_pair_is_searched_whole_where_there_is_no_other(gather: Gather) -> None:
    families = [f"أحمد محمد هاني{n}" for n in range(CHEAP + 200)]
    assert gather(families, "أحمد محمد") >= set(families)


@pytest.mark.parametrize(
    "listed",
    ["هاني سمير أحمد محمد", "قصي هاني أحمد محمد", "قصي سمير هاني محمد", "قصي سمير أحمد هاني"],
)
def test_a_common_pair_is_left_to_the_others_and_any_one_part_may_be_wrong(
    gather: Gather, listed: str
) -> None:
    namesakes = [f"باسل فارس{n} أحمد محمد" for n in range(CHEAP + 200)]
    others = ["قصي جمال", "سمير جمال"]
    found = gather([listed, *others, *namesakes], "قصي سمير أحمد محمد")
    assert listed in found
    assert found.isdisjoint(namesakes)


def test_a_part_that_nobody_bears_leaves_the_others_to_find(gather: Gather) -> None:
    listed = "قصي خالد الشامي"
    assert listed in gather([listed, *STRANGERS], "قصي زغلولش الشامي")


def test_a_name_of_other_parts_is_not_weighed(gather: Gather) -> None:
    assert gather(STRANGERS, "قصي خالد الشامي") == set()


def test_gathering_again_gives_the_same(tmp_path: Path) -> None:
    """Names are stamped as they are met; the stamps come round and are wiped."""
    index = Index.create(tmp_path / "index")
    people = [PersonRecord(record_id=bytes([i] * 16), name="قصي خالد الشامي") for i in range(3)]
    index.append([to_batch(people)], label="a")
    (segment,) = index.segments
    listener = Listener(segment, rules_array(settings()))
    homes = [listener.hear(key).homes for key in ("قصي", "خالد", "شامي")]
    gatherer = Gatherer(segment)
    assert {tuple(gatherer.gather(homes).tolist()) for _ in range(600)} == {(0, 1, 2)}
