"""A comparison taken apart gives back what it weighed."""

from math import log2

import pytest

from athar.domain import AgeReference, PersonRecord, Sex
from athar.matching import Gamma, compare, gamma, settings, strangers
from athar.matching.gamma import NAMED_STRANGERS, STRANGERS


def person(name: str, age: float | None = None, **more: object) -> PersonRecord:
    return PersonRecord(
        record_id=bytes(16),
        name=name,
        age_low=age,
        age_high=age,
        **more,  # type: ignore[arg-type]
    )


def test_the_parts_and_the_rest_make_up_the_weight() -> None:
    model = settings()
    left = person("محمد خالد يوسف الحسن", 34, sex=Sex.MALE, place_origin="هجين")
    right = person("Mohamed Khaled Al-Shami", 33, sex=Sex.MALE, place_origin="هجين")
    score = compare(left, right, model)
    found = gamma(left, right, score, model)
    wrong = [model.slots[slot] for slot, _ in found.parts]
    weight = sum(
        log2((1 - w) * factor + w) for w, (_, factor) in zip(wrong, found.parts, strict=True)
    )
    weight += sum(model.gaps[kind] for kind in found.gaps) + model.sex["exact"] + found.rest
    assert weight + 3.6 == pytest.approx(score.weight)
    assert (found.same_sex, found.age, found.gaps) == (True, 1, ("middle",))


def test_the_difference_of_ages_has_a_direction() -> None:
    left, right = person("محمد", 30), person("محمد", 34)
    model = settings()
    assert gamma(left, right, compare(left, right, model), model).age == -4
    assert gamma(right, left, compare(right, left, model), model).age == 4


def test_an_age_of_a_known_day_is_no_difference_of_two_sources() -> None:
    left = person("محمد", 30, age_reference=AgeReference.AT_LIST_DATE)
    right = person("محمد", 34)
    model = settings()
    assert gamma(left, right, compare(left, right, model), model).age is None


def test_what_a_side_is_silent_on_is_not_in_the_vector() -> None:
    left, right = person("محمد"), person("Unknown")
    found = gamma(left, right, compare(left, right), settings())
    assert found == Gamma((), (), None, None, 0.0)


def test_what_a_ceiling_of_kinship_took_is_told_apart() -> None:
    left, right = person("أحمد خالد يوسف الحسن"), person("سمير خالد يوسف الحسن")
    score = compare(left, right)
    (taken,) = (r.weight for r in score.reasons if r.code == "name.conflict")
    assert gamma(left, right, score, settings()).kinship == -taken > 5


def test_strangers_are_the_same_for_the_same_records_and_of_all_records() -> None:
    left = [person("محمد خالد الحسن", 20 + i, sex=Sex.MALE) for i in range(7)]
    right = [person("زينب يوسف الشامي", 40 + i, sex=Sex.FEMALE) for i in range(11)]
    found = strangers(left, right, settings())
    assert found == strangers(left, right, settings())
    assert len(found) == STRANGERS
    assert sum(bool(g.parts) for g in found) == NAMED_STRANGERS
    assert {g.age for g in found} == set(range(-30, -13))
    assert {g.same_sex for g in found} == {False}


def test_nobody_has_no_strangers() -> None:
    assert strangers([], [person("محمد")], settings()) == []
