"""Names by themselves: what a name is read as, and what two names weigh."""

import pytest

from athar.domain import Comparison, Level, PersonRecord
from athar.matching import compare
from athar.workflows import compare_names, read_name


def test_a_name_is_read_into_elements_with_what_each_may_stand_for() -> None:
    found = read_name("Kusay Haddad")
    assert [e.written for e in found.elements] == ["Kusay", "Haddad"]
    likeliest = found.elements[0].alternatives[0]
    assert likeliest.name == "قصي"
    assert likeliest.chance > 0.5
    assert all(0 < e.share < 1 and 0 <= e.unlisted <= 1 for e in found.elements)


def test_chances_and_what_is_unlisted_make_no_more_than_one() -> None:
    for element in read_name("Samer Hamed الشامي كردزاده").elements:
        assert sum(a.chance for a in element.alternatives) + element.unlisted <= 1.001


def test_a_kunya_is_told_by_the_name_in_it() -> None:
    kunya = read_name("أبو خالد الحسن").elements[0]
    assert kunya.written == "أبو خالد"
    assert kunya.alternatives[0].name == "خالد"


@pytest.mark.parametrize("name", ["", "مجهول الهوية", "Unknown", "😀", "الدكتور", "...", "12"])
def test_an_unknown_name_has_no_elements(name: str) -> None:
    found = read_name(name)
    assert (found.unknown, found.elements) == (True, ())


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ("سامر خالد الحسن", "Samer Khaled al-Hasan"),
        ("سامر خالد الحسن", "سمير الحسن"),
        ("أبو عمر الحلبي", "Abu Omar al-Halabi"),
    ],
)
def test_two_names_weigh_what_two_records_of_them_weigh(left: str, right: str) -> None:
    one, other = (PersonRecord(record_id=bytes(16), name=n) for n in (left, right))
    found = compare_names(left, right)
    assert found.weight == pytest.approx(compare(one, other).weight)
    assert found.weight == pytest.approx(sum(s.reason.weight for s in found.steps))


def test_a_step_tells_the_two_elements_alone_and_what_both_may_stand_for() -> None:
    (own,) = (
        s
        for s in compare_names("Samer Haddad", "سامر حداد").steps
        if s.reason.comparison is Comparison.OWN_NAME
    )
    assert own.likeness is not None
    assert own.likeness.bits > 3
    assert own.shared[0].name == "سامر"


def test_a_kunyas_step_is_of_the_name_in_it() -> None:
    (step,) = compare_names("أبو محمد", "Abu Mohamed").steps
    assert step.reason.comparison is Comparison.KUNYA
    assert step.shared[0].name == "محمد"


def test_a_part_on_one_side_alone_is_compared_with_nothing() -> None:
    missing = [
        s
        for s in compare_names("سامر خالد الحسن", "سامر الحسن").steps
        if s.reason.level is Level.MISSING
    ]
    assert [s.likeness for s in missing] == [None]


def test_a_womans_nisba_agrees_with_her_brothers() -> None:
    found = compare_names("هدى خالد الحلبية", "هدى خالد الحلبي")
    family = next(s for s in found.steps if s.reason.comparison is Comparison.FAMILY)
    assert family.reason.level is not Level.DIFFERS
    assert family.reason.weight > 3


@pytest.mark.parametrize("unknown", ["مجهول الهوية", "Unknown", "", "المهندس"])
def test_an_unknown_name_weighs_nothing(unknown: str) -> None:
    found = compare_names("سامر خالد الحسن", unknown)
    assert (found.weight, found.steps, found.unknown) == (0, (), (unknown,))
