"""Which slot each part of a name fills, and what is no name."""

import pytest

from athar.names import is_unknown, parse


def test_four_parts_fill_the_four_slots() -> None:
    found = parse("محمد خالد يوسف الحسن")
    assert (found.own, found.father, found.grandfather, found.family) == (
        "محمد",
        "خالد",
        "يوسف",
        "الحسن",
    )


def test_the_second_of_two_parts_is_open() -> None:
    found = parse("Mohamed Khaled")
    assert found.family == "Khaled"
    assert found.alternatives[0].father == "Khaled"


def test_a_kunya_at_the_head_is_no_own_name() -> None:
    found = parse("أبو محمد الحلبي")
    assert (found.kunya, found.own, found.family) == ("أبو محمد", None, "الحلبي")


def test_a_kunya_alone_is_a_kunya() -> None:
    found = parse("أم خالد")
    assert (found.kunya, found.own) == ("أم خالد", None)


def test_titles_are_told_apart() -> None:
    assert parse("الحاج محمد خالد").titles == ("الحاج",)


@pytest.mark.parametrize(
    "name", ["مجهول الهوية", "Unknown", "مجهولة", "unidentified body", "؟", "", "غير معروف", "-"]
)
def test_what_says_that_no_name_is_known_is_unknown(name: str) -> None:
    assert is_unknown(name)
    assert parse(name) == parse("")


def test_a_name_is_not_unknown() -> None:
    assert not is_unknown("معروف الرصافي")
