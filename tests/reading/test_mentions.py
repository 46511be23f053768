"""Passages that name a sought person."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from athar.reading import find_mentions


def named(text: str, name: str) -> list[str]:
    """Give the words of each mention, the text being one passage."""
    return [text[m.start : m.end] for m in find_mentions(text, [(0, len(text))], name)]


def test_a_full_name_is_found_where_it_stands() -> None:
    text = "نقل شهود أن خالد محمود الحسن شوهد في المخيم."
    assert named(text, "خالد محمود الحسن") == ["خالد محمود الحسن"]


def test_own_and_family_name_are_enough() -> None:
    assert named("شوهد خالد الحسن هناك", "خالد محمود الحسن") == ["خالد الحسن"]


def test_a_father_whom_the_enquirer_did_not_name_may_stand_between() -> None:
    assert named("شوهد خالد محمود سليم الحسن", "خالد الحسن") == ["خالد محمود سليم الحسن"]


@pytest.mark.parametrize("name", ["أحمد", "أحمد محمود الحسن"])
def test_a_first_name_alone_gives_nothing(name: str) -> None:
    assert named("يروي أحمد (23 عاما) اللحظات الأخيرة.", name) == []


def test_a_family_name_alone_gives_nothing() -> None:
    assert named("عائلة الحسن تبحث عنه", "خالد الحسن") == []


@pytest.mark.parametrize(
    "text",
    ["رأيت أحمد ومحمد الحسن", "رأيت أحمد، محمد", "هذا أحمد. محمد ذهب"],
)
def test_two_people_side_by_side_are_not_one(text: str) -> None:
    assert named(text, "أحمد محمد") == []


def test_words_far_apart_are_no_name() -> None:
    assert named("خالد رأى في المخيم الكبير رجلا اسمه الحسن", "خالد الحسن") == []


def test_the_order_of_a_name_counts() -> None:
    assert named("محمود خالد", "خالد محمود") == []


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("نقلت فاطمه ابراهيم", "فاطمة إبراهيم"),
        ("رأى عبدالرحمن أبو زيد", "عبد الرحمن ابوزيد"),
        ("شوهد خالد بن محمود الحسن", "خالد محمود حسن"),
        ("Khaled al-Hassan was seen", "KHALED AL HASSAN"),
        ("شوهد خَالِد الحَسَن", "خالد الحسن"),
    ],
)
def test_spelling_does_not_hide_a_name(text: str, name: str) -> None:
    assert len(named(text, name)) == 1


@pytest.mark.parametrize("text", ["وخالد الحسن", "اتصل بخالد الحسن", "قال لخالد الحسن"])
def test_a_particle_written_on_to_the_name_is_not_part_of_it(text: str) -> None:
    assert named(text, "خالد الحسن") == ["خالد الحسن"]


def test_a_mention_tells_its_passage_and_the_words_found() -> None:
    text = "وصل الباص. شوهد خالد الحسن."
    passages = [(0, 10), (11, 27)]
    (mention,) = find_mentions(text, passages, "خالد محمود الحسن")
    assert mention.passage == (11, 27)
    assert mention.words == ("خالد", "الحسن")
    assert text[mention.start : mention.end] == "خالد الحسن"


def test_a_name_does_not_run_over_the_end_of_a_passage() -> None:
    text = "شوهد خالد\nالحسن هناك"
    assert find_mentions(text, [(0, 9), (10, 20)], "خالد الحسن") == ()


def test_what_is_excluded_is_not_searched() -> None:
    text = "قالت ليلى الحسن إن ليلى الحسن غابت"
    (kept,) = find_mentions(text, [(0, len(text))], "ليلى الحسن", excluded=[(5, 15)])
    assert kept.start > 15


@given(st.text(alphabet="خالد محمود والحسن.،\n", max_size=60))
def test_a_mention_lies_in_its_passage(text: str) -> None:
    for mention in find_mentions(text, [(0, len(text))], "خالد محمود الحسن"):
        assert 0 <= mention.start < mention.end <= len(text)
        assert len(mention.words) >= 2
