"""Cutting: each name of a record as numbered words, whatever columns it is written in."""

import numpy as np
import pytest

from athar.domain import PersonRecord, to_batch
from athar.index.cutting import BLANK, NameCutter
from athar.index.vocabulary import Vocabulary
from athar.matching import MOST_WORDS, OWN_FLAG, SLOT_SHIFT
from athar.names import MAX_ELEMENTS


def cut(*records: dict[str, object]) -> tuple[list[list[str]], list[str | None], NameCutter]:
    """Give the words of each name as written, the names to keep, and the cutter."""
    vocabulary = Vocabulary()
    cutter = NameCutter(vocabulary)
    people = [
        PersonRecord(record_id=bytes([i] * 16), **said)  # type: ignore[arg-type]
        for i, said in enumerate(records)
    ]
    kept = cutter.add(to_batch(people))
    elements, starts, _ = cutter.finish()
    words = [vocabulary.written[int(e) & (MOST_WORDS - 1)] for e in elements]
    names = [words[a:b] for a, b in zip(starts[:-1], starts[1:], strict=True)]
    return names, kept.to_pylist(), cutter


def test_a_compound_is_one_word_whether_cut_by_columns_or_alone() -> None:
    names, _, _ = cut({"name": "سمير عبد الرحمن الشامي"}, {"name": "سمير عبدالرحمن الشامي"})
    assert names == [
        ["سمير", "عبد الرحمن", "الشامي"],
        ["سمير", "عبدالرحمن", "الشامي"],
    ]


@pytest.mark.parametrize("name", ["سمير خالد الشامي", "سمير عبد الرحمن الشامي", "Samir Khaled"])
def test_a_name_that_its_words_give_again_is_not_kept_twice(name: str) -> None:
    assert cut({"name": name})[1] == [None]


@pytest.mark.parametrize(
    "name",
    ["سمير  خالد", " سمير خالد", "سمير-خالد", "السيد سمير خالد", "سمير بن خالد"],
)
def test_a_name_that_its_words_do_not_give_again_is_kept_as_written(name: str) -> None:
    assert cut({"name": name})[1] == [name]


def test_a_name_that_is_not_given_is_blank() -> None:
    assert cut({}, {"name": "سمير"}, {"name_mother": "هدى"})[1] == [BLANK, None, BLANK]


def test_further_names_come_after_the_records_own_with_their_rows() -> None:
    names, _, cutter = cut(
        {"name": "سمير خالد"},
        {"name": "قصي جمال", "other_names": ("Kusai Jamal", "قصي الجمال")},
        {"name": "نور حسن"},
    )
    assert names[:3] == [["سمير", "خالد"], ["قصي", "جمال"], ["نور", "حسن"]]
    assert names[3:] == [["Kusai", "Jamal"], ["قصي", "الجمال"]]
    assert cutter.finish()[2].tolist() == [1, 1]


def test_parts_given_apart_keep_their_slots() -> None:
    _, _, cutter = cut({"name_own": "سمير", "name_family": "الشامي"})
    elements = cutter.finish()[0]
    assert ((elements >> np.uint32(SLOT_SHIFT)) & np.uint32(7)).tolist() == [1, 5]
    assert [bool(e & OWN_FLAG) for e in elements.tolist()] == [True, False]


def test_parts_that_together_are_too_many_are_cut_off() -> None:
    """A sentence that strayed into a column of parts stops neither the record nor the list."""
    stray = "سمير خالد قصي جمال نور حسن سعيد"
    names, _, _ = cut({"name_own": stray, "name_father": stray}, {"name": "سمير خالد"})
    assert [len(name) for name in names] == [MAX_ELEMENTS, 2]


def test_mothers_and_kunyas_are_filed_by_row() -> None:
    _, _, cutter = cut(
        {"name": "سمير"}, {"name_mother": "هدى"}, {"name": "قصي", "kunya": "أبو نور"}
    )
    assert {role: rows.tolist() for role, (_, rows) in cutter.roles.items()} == {
        "mother": [1],
        "kunya": [2],
        "nickname": [],
    }
