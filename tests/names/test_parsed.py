"""Which slot each part of a name fills, and what is no name."""

from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from athar.names import FamilyKind, ParsedName, is_unknown, parse


def said(found: ParsedName) -> dict[str, Any]:
    """Give what a reading holds, without its alternatives."""
    parts = {k: getattr(found, k) for k in found.__slots__ if k != "alternatives"}
    return {k: v for k, v in parts.items() if v}


def test_four_parts_fill_the_four_slots() -> None:
    found = parse("محمد خالد يوسف الحسن")
    assert (found.own, found.father, found.grandfather, found.family) == (
        "محمد",
        "خالد",
        "يوسف",
        "الحسن",
    )


def test_further_forefathers_stand_between_grandfather_and_family() -> None:
    found = parse("سامر خالد يوسف إبراهيم الحسن")
    assert (found.forefathers, found.family) == (("إبراهيم",), "الحسن")


@pytest.mark.parametrize(
    ("name", "slot"),
    [
        ("محمد الحلبي", "family"),
        ("Mohamed Haddad", "family"),
        ("Samir el-Shami", "family"),
        ("محمد خالد", "father"),
        ("Mohamed Khaled", "father"),
        ("محمد بن الخطيب", "father"),
        ("Samir ben Ali", "father"),
    ],
)
def test_the_second_of_two_parts_is_what_it_mostly_is_and_the_other_is_kept(
    name: str, slot: str
) -> None:
    found = parse(name)
    other = {"family": "father", "father": "family"}[slot]
    assert getattr(found, slot) and not getattr(found, other)
    assert getattr(found.alternatives[0], other) == getattr(found, slot)


def test_the_last_of_three_parts_may_be_a_grandfather() -> None:
    found = parse("سامر خالد يوسف")
    assert (found.grandfather, found.family) == ("يوسف", None)
    assert found.alternatives[0].family == "يوسف"


def test_muhammad_may_be_half_of_a_double_own_name() -> None:
    owns = [a.own for a in parse("محمد أمين خالد الحسن").alternatives]
    assert "محمد أمين" in owns


@pytest.mark.parametrize(
    ("name", "parts"),
    [
        ("أبو محمد الحلبي", {"kunya": "أبو محمد", "family": "الحلبي"}),
        ("أبو محمد خالد", {"kunya": "أبو محمد", "own": "خالد"}),
        ("أم خالد", {"kunya": "أم خالد"}),
        ("Abu Omar", {"kunya": "Abu Omar"}),
        ("أبو عبد الرحمن", {"kunya": "أبو عبد الرحمن"}),
        ("أم سامر هدى خالد", {"kunya": "أم سامر", "own": "هدى", "father": "خالد"}),
    ],
)
def test_a_kunya_at_the_head_is_no_own_name(name: str, parts: dict[str, str]) -> None:
    assert said(parse(name)).items() >= parts.items()
    assert (parse(name).own is None) is ("own" not in parts)


def test_a_kunya_further_on_is_a_familys_name_or_a_kunya() -> None:
    found = parse("سامر أبو زيد")
    assert (found.own, found.family, found.kunya) == ("سامر", "أبو زيد", None)
    assert any(a.kunya == "أبو زيد" and a.own == "سامر" for a in found.alternatives)


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("سامر الحلبي", FamilyKind.NISBA),
        ("سميرة الحلبية", FamilyKind.NISBA),
        ("Samer al-Halabi", FamilyKind.NISBA),
        ("خالد آل ياسين", FamilyKind.HOUSE),
        ("سامر أبو زيد", FamilyKind.KUNYA),
        ("سامر حداد", None),
    ],
)
def test_what_a_family_name_is_built_as(name: str, kind: FamilyKind | None) -> None:
    assert parse(name).family_kind is kind


@pytest.mark.parametrize(
    ("name", "titles"),
    [
        ("الحاج محمد خالد", ("الحاج",)),
        ("Dr. Khaled Haddad", ("Dr",)),
        ("الدكتور سامر الحسن", ("الدكتور",)),
        ("الشيخ سامر خالد الحسن", ("الشيخ",)),
    ],
)
def test_titles_are_told_apart(name: str, titles: tuple[str, ...]) -> None:
    assert parse(name).titles == titles


@pytest.mark.parametrize(
    ("name", "alias"),
    [
        ("سامر الحسن الملقب أبو عمر", "أبو عمر"),
        ("Samer Haddad alias Abu Omar", "Abu Omar"),
    ],
)
def test_what_is_announced_as_an_alias_is_none_of_the_slots(name: str, alias: str) -> None:
    found = parse(name)
    assert found.alias == alias
    assert alias not in (found.own, found.father, found.family, found.kunya)


@pytest.mark.parametrize(
    "name",
    [
        *("مجهول الهوية", "Unknown", "مجهولة", "unidentified body", "؟", "", "غير معروف", "-"),
        *("😀", "12", "الدكتور", "المهندس الدكتور", "Dr."),
    ],
)
def test_what_says_that_no_name_is_known_is_unknown(name: str) -> None:
    assert is_unknown(name)
    assert parse(name) == parse("")


def test_a_name_is_not_unknown() -> None:
    assert not is_unknown("معروف الرصافي")


ARABIC = "محمد خالد بن أبو أم عبد الله الدين آل ال الشيخ الدكتور الملقب الحلبي"
OTHER = "x 3ali Abu el-Din Şêrko 😀 7 Khaled AlHasan -"
WORDS = st.sampled_from([*ARABIC.split(), *OTHER.split()])


@settings(max_examples=120, deadline=None)
@given(st.lists(WORDS, max_size=45))
def test_any_name_is_parsed_and_none_of_its_words_stands_in_two_slots(words: list[str]) -> None:
    found = parse(" ".join(words))
    for reading in (found, *found.alternatives):
        chain = (reading.own, reading.father, reading.grandfather, *reading.forefathers)
        parts = [p for p in (*chain, reading.family, reading.kunya, reading.alias) if p]
        assert sum(len(p.split()) for p in parts) <= 2 * len(words)
        assert reading.own is None or reading.own != ""
