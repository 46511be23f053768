"""What pairs of records weigh, and why."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from athar.domain import (
    AgeReference,
    Comparison,
    Identifier,
    Level,
    PersonRecord,
    RecordKind,
    ReportedStatus,
    Sex,
)
from athar.matching import compare
from athar.matching import settings as default
from athar.names import element_key, likeness, may_meet


def person(name: str | None = None, age: float | None = None, **more: object) -> PersonRecord:
    return PersonRecord(
        record_id=b"0" * 16,
        name=name,
        age_low=age,
        age_high=age,
        **more,  # type: ignore[arg-type]
    )


SAME = [
    ("محمد خالد يوسف الحسن", "محمد خالد يوسف الحسن"),
    ("محمد خالد يوسف الحسن", "محمد خالد الحسن"),
    ("محمد خالد الحسن", "محمد بن خالد الحسن"),
    ("محمد خالد الحسن", "Mohamed Khaled Al-Hassan"),
    ("Muhammad Khalid al-Hasan", "Mhd Khaled Elhassan"),
    ("عبد الرحمن قصي الشامي", "Abdulrahman Kusai Ash-Shami"),
    ("محمد أمين الشامي", "محمدامين الشامي"),
    ("عالء عبد هللا الاغا", "علاء عبدالله الاغا"),
    ("الشامي محمد خالد", "محمد خالد الشامي"),
]

DIFFERENT = [
    ("محمد خالد يوسف الحسن", "محمود خالد يوسف الحسن"),
    ("أحمد خالد يوسف الحسن", "سمير خالد يوسف الحسن"),
    ("سمير خالد الحسن", "سميرة خالد الحسن"),
    ("Ahmad Khaled Al-Hassan", "Samir Khaled Al-Hassan"),
    ("محمد خالد الحسن", "Mahmoud Khaled Al-Hassan"),
    ("حسن علي الشامي", "حسين علي الشامي"),
    ("محمد خالد الحسن", "يوسف إبراهيم الشامي"),
]


@pytest.mark.parametrize(("left", "right"), SAME)
def test_two_writings_of_one_name_weigh_for(left: str, right: str) -> None:
    assert compare(person(left), person(right)).weight > 8


@pytest.mark.parametrize(("left", "right"), DIFFERENT)
def test_brothers_sisters_and_strangers_weigh_against(left: str, right: str) -> None:
    assert compare(person(left), person(right)).weight < 0


def test_brothers_are_told_as_a_conflict_of_the_whole_name() -> None:
    score = compare(person("أحمد خالد يوسف الحسن"), person("سمير خالد يوسف الحسن"))
    assert (Comparison.NAME, Level.CONFLICT) in {(r.comparison, r.level) for r in score.reasons}


@pytest.mark.parametrize("unknown", ["مجهول الهوية", "Unknown", "", None])
def test_an_unknown_name_weighs_nothing(unknown: str | None) -> None:
    assert compare(person(unknown), person("محمد خالد")).weight == 0
    assert compare(person(unknown), person(unknown)).weight == 0


def test_a_rare_family_name_weighs_more_than_a_common_own_name() -> None:
    reasons = compare(person("محمد خالد البلشفي"), person("محمد خالد البلشفي")).reasons
    by = {r.comparison: r for r in reasons}
    assert by[Comparison.FAMILY].weight > by[Comparison.OWN_NAME].weight + 4
    assert by[Comparison.OWN_NAME].frequency is not None


def test_reasons_carry_the_words_as_written() -> None:
    reasons = compare(person("محمد خالد الشامي"), person("Mohamed Khaled Ash-Shami")).reasons
    father = next(r for r in reasons if r.comparison is Comparison.FATHER)
    assert (father.left, father.right) == ("خالد", "Khaled")
    assert father.level is Level.SPELLING


def test_a_missing_grandfather_is_a_gap_and_no_conflict() -> None:
    reasons = compare(person("محمد خالد يوسف الشامي"), person("محمد خالد الشامي")).reasons
    gap = next(r for r in reasons if r.level is Level.MISSING)
    assert (gap.comparison, gap.left, gap.right) == (Comparison.GRANDFATHER, "يوسف", None)


def test_parts_given_apart_are_compared_like_a_whole_name() -> None:
    parts = person(name_own="محمد", name_father="خالد", name_family="الشامي")
    assert compare(parts, person("Mohamed Khaled Alshami")).weight > 8


def test_another_script_of_the_same_record_counts() -> None:
    both = person("محمد خالد الشامي", other_names=("Mohamed Khaled Shami",))
    assert compare(both, person("Mohamed Khaled Shami")).weight > 8


@pytest.mark.parametrize(
    ("field", "left", "right", "sign"),
    [
        ("name_mother", "فاطمة", "Fatima", 1),
        ("name_mother", "فاطمة", "زينب", -1),
        ("kunya", "أبو خالد", "Abu Khaled", 1),
        ("kunya", "أبو خالد", "أبو محمود", -1),
        ("kunya", "أبو خالد", "أم خالد", -1),
        ("sex", Sex.MALE, Sex.MALE, 1),
        ("sex", Sex.MALE, Sex.FEMALE, -1),
        ("phone", "+963 944 123 456", "0944123456", 1),
        ("card", "A-77231", "A77231", 1),
        ("description", "ندبة على الجبين", "ندبة قديمة على الجبين", 1),
        ("birth_from", date(1990, 3, 4), date(1990, 3, 4), 1),
        ("birth_from", date(1990, 3, 4), date(1990, 4, 3), 1),
        ("birth_from", date(1990, 3, 4), date(1960, 3, 4), -1),
    ],
)
def test_a_comparison_speaks_for_or_against(
    field: str, left: object, right: object, sign: int
) -> None:
    one = replace(person(), **{field: left})
    other = replace(person(), **{field: right})
    assert compare(one, other).weight * sign > 0
    assert compare(one, person()).weight == 0


@pytest.mark.parametrize(("other", "sign"), [(30, 1), (31, 1), (29, 1), (45, -1), (60, -1)])
def test_ages_agree_within_a_year_or_two(other: float, sign: int) -> None:
    assert compare(person(age=30.0), person(age=float(other))).weight * sign > 0


def test_an_age_with_its_day_is_compared_with_a_birth_date() -> None:
    aged = person(age=30.0, age_date=date(2020, 6, 1), age_reference=AgeReference.AT_LIST_DATE)
    assert compare(aged, person(birth_from=date(1990, 1, 1))).weight > 0
    assert compare(aged, person(birth_from=date(1960, 1, 1))).weight < 0


def test_one_shared_number_outweighs_much() -> None:
    one = person(identifiers=(Identifier("national_id", "01020304050"),))
    other = person(identifiers=(Identifier("national_id", "01020304059"),))
    assert compare(one, one).weight > 12
    assert 0 < compare(one, other).weight < 12


def test_a_record_before_the_last_sighting_weighs_softly_against() -> None:
    sought = person(kind=RecordKind.SOUGHT, event_from=date(2014, 1, 1))
    early = person(event_from=date(2013, 1, 1), status=ReportedStatus.IN_CAMP)
    assert -4 < compare(sought, early).weight < 0


def test_what_would_settle_is_what_is_not_said() -> None:
    score = compare(person("محمد خالد", 30.0), person("محمد خالد", 30.0))
    assert score.settles[0] is Comparison.MOTHER
    assert Comparison.BIRTH not in score.settles


@pytest.mark.parametrize(
    ("left", "right", "added"),
    [
        ("فاطمة الحسن", "فاطمة الشامي", 0.0),
        ("فاطمة الحسن", "فاطمة", 0.0),
        ("فاطمة الحسن", "فاطمة الحسن", default().mother["further"]),
        ("فاطمة خالد الحسن", "Fatima Al-Hassan", default().mother["further"]),
    ],
)
def test_a_mother_s_further_names_add_where_they_agree_and_never_take(
    left: str, right: str, added: float
) -> None:
    own = compare(person(name_mother="فاطمة"), person(name_mother="فاطمة")).weight
    both = compare(person(name_mother=left), person(name_mother=right)).weight
    assert both - own == pytest.approx(added, abs=0.2)


def test_a_mother_of_another_name_differs_whatever_her_family() -> None:
    left, right = person(name_mother="فاطمة الحسن"), person(name_mother="زينب الحسن")
    assert compare(left, right).weight < -3


@pytest.mark.parametrize("empty", ["", "-", "0", "12"])
def test_an_identifier_of_no_number_is_none(empty: str) -> None:
    one = person(identifiers=(Identifier("national_id", empty),))
    other = person(identifiers=(Identifier("national_id", "01020304050"),))
    assert compare(one, other).weight == 0
    assert compare(one, one).weight == 0


def test_equal_alignments_are_told_the_same_from_both_sides() -> None:
    """Two spellings on each side agree equally well: both sides pick the same two."""
    left = person("محمد خالد الشامي", other_names=("Mohamed Khaled Shami",))
    right = person("Mohamed Khaled Shami", other_names=("محمد خالد الشامي",))
    mirrored = {(r.code, r.right, r.left) for r in compare(right, left).reasons}
    assert {(r.code, r.left, r.right) for r in compare(left, right).reasons} == mirrored


def test_what_is_compared_with_another_model_weighs_by_it() -> None:
    one = person(sex=Sex.MALE)
    model = replace(default(), sex={"exact": 7.0, "conflict": -7.0})
    assert compare(one, one, model).weight == 7.0


NAMES = st.sampled_from([n for pair in (*SAME, *DIFFERENT) for n in pair] + ["مجهول الهوية", ""])
PEOPLE: st.SearchStrategy[PersonRecord] = st.builds(
    person,
    name=st.none() | NAMES | st.text(max_size=12),
    age=st.none() | st.floats(0, 110, width=32),
    sex=st.none() | st.sampled_from(Sex),
    name_mother=st.none() | st.sampled_from(["فاطمة", "Fatima", "زينب"]),
    kunya=st.none() | st.sampled_from(["أبو خالد", "Umm Khaled"]),
)


@settings(max_examples=150, deadline=None)
@given(PEOPLE, PEOPLE)
def test_a_pair_weighs_the_same_from_both_sides_and_is_the_sum_of_its_reasons(
    left: PersonRecord, right: PersonRecord
) -> None:
    one, other = compare(left, right), compare(right, left)
    assert one.weight == pytest.approx(other.weight)
    assert one.weight == pytest.approx(sum(r.weight for r in one.reasons))
    mirror: Callable[[tuple[object, ...]], tuple[object, ...]] = lambda r: (r[0], r[1], r[3], r[2])  # noqa: E731
    assert sorted(map(str, (tuple(r)[:4] for r in one.reasons))) == sorted(
        map(str, (mirror(tuple(r)) for r in other.reasons))
    )


def test_the_ceiling_of_kin_comes_down_as_the_own_names_are_surely_two() -> None:
    """سالم, a possible Salim, and سليم, the usual one, weigh less and more; سمير is a brother."""
    sought = person("Salim Abdulrahman Al-Balshafi")
    usual, possible, brother = (
        compare(sought, person(f"{own} عبد الرحمن البلشفي")).weight
        for own in ("سليم", "سالم", "سمير")
    )
    assert usual > possible > 0 > brother


def test_a_servant_name_broken_off_speaks_neither_way() -> None:
    reasons = compare(person("عبد الكريم خالد الحسن"), person("Abd Khaled Al-Hassan")).reasons
    own = next(r for r in reasons if r.comparison is Comparison.OWN_NAME)
    assert own.level is Level.NEAR
    assert abs(own.weight) < 0.1


PARTS = st.sampled_from(
    ["محمد", "أمين", "نور", "Nour", "Amin", "Mohamed", "محمدامين", "Muhammadamin", "زين", "Zain"]
) | st.text("ابدحرسعلمنabdehilmnrs", min_size=2, max_size=6)


@settings(max_examples=60, deadline=None)
@given(st.lists(PARTS, min_size=2, max_size=2), PARTS)
def test_words_that_share_no_consonants_are_no_joined_word(pair: list[str], word: str) -> None:
    """What the alignment passes over before reading the letters, the letters would refuse too."""
    joined, single = element_key("".join(pair)), element_key(word)
    if not may_meet(joined, single):
        assert likeness(joined, single).level is Level.DIFFERS


def test_a_kunya_put_last_speaks_for_and_never_against() -> None:
    """What stands last may be the family's name as well."""
    asked = person("الحسن", kunya="أبو هاني")
    said = {
        last: [
            r.weight
            for r in compare(asked, person(f"سامر خالد الحسن {last}")).reasons
            if r.comparison is Comparison.KUNYA
        ]
        for last in ("أبو هاني", "أبو زيد")
    }
    assert said["أبو زيد"] == []
    assert said["أبو هاني"][0] > 3


def test_two_parts_in_the_other_order_speak_for_but_are_never_sure() -> None:
    """A father, and a son who is named after his grandfather, differ by just that."""
    there, back = "وديع نايف القاسمي", "نايف وديع القاسمي"
    exchanged = compare(person(there), person(back))
    assert 4 < exchanged.weight < 8.1
    assert Level.SWAPPED in {r.level for r in exchanged.reasons}
    assert exchanged.weight < compare(person(there), person(there)).weight - 10


def test_a_whole_name_counts_no_higher_than_namesakes_in_families_let_it() -> None:
    """However rare its parts are, age and mother still decide between namesakes."""
    rare = person("وديع زغلولش القاسمينة")
    assert compare(rare, rare).weight == pytest.approx(22.5, abs=0.2)
    assert compare(person("وديع القاسمي"), person("وديع القاسمي")).weight < 18.6


@pytest.mark.parametrize("name", ["M.", "م.", "M. A.", "ع. م."])
def test_initials_by_themselves_weigh_nothing(name: str) -> None:
    assert compare(person(name), person(name)).weight == 0
