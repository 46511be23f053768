"""Ages and births: comparable only through the moments at which they held."""

from dataclasses import replace
from datetime import date

import pytest

from athar.domain import AgeReference, Comparison, PersonRecord
from athar.matching import settings
from athar.matching.ages import compare_ages


def aged(
    age: float, on: date | None = None, reference: AgeReference | None = AgeReference.UNKNOWN
) -> PersonRecord:
    return PersonRecord(
        record_id=bytes(16), age_low=age, age_high=age, age_date=on, age_reference=reference
    )


def today(age: float) -> PersonRecord:
    return aged(age, date(2026, 5, 1), AgeReference.AT_LIST_DATE)


def bits(left: PersonRecord, right: PersonRecord) -> float:
    reason = compare_ages(left, right, settings())
    assert reason is not None
    assert reason.comparison is Comparison.AGE
    return reason.weight


OLD_LIST = date(2013, 3, 30)


def test_the_years_between_a_list_and_an_enquiry_count() -> None:
    """Who was 35 on a list of 2013 is about 48 in 2026, and is not 35."""
    assert bits(today(48), aged(35, OLD_LIST)) > 2
    assert bits(today(35), aged(35, OLD_LIST)) < -4
    assert bits(today(75), aged(35, OLD_LIST)) < -4


def test_a_list_may_give_the_age_at_an_event_before_its_date() -> None:
    """Within three years before its date an age may have held; longer before is doubtful."""
    assert bits(today(50), aged(35, OLD_LIST)) > 0
    assert bits(today(56), aged(35, OLD_LIST)) < 0


def test_the_less_is_known_of_the_moment_the_less_agreement_is_worth() -> None:
    said = aged(35, OLD_LIST, AgeReference.AT_LIST_DATE)
    assert bits(today(48), said) > bits(today(48), aged(35, OLD_LIST)) > bits(today(48), aged(35))


@pytest.mark.parametrize(("age", "speaks"), [(35, True), (45, True), (20, False), (70, False)])
def test_an_age_on_an_undated_list_is_not_above_todays_nor_far_below(
    age: float, speaks: bool
) -> None:
    """It held at some moment within the last years: an age above today's cannot be."""
    assert (bits(today(45), aged(age)) > 0) is speaks


def test_two_ages_of_unsaid_moments_are_compared_as_numbers() -> None:
    """Of two lists on one event ages fall or rise by a year, whatever the lists' dates."""
    assert bits(aged(35, OLD_LIST), aged(34, date(2014, 9, 1))) > 2
    assert bits(aged(35), aged(60)) < -4


def test_an_undated_age_and_nothing_else_is_silence() -> None:
    assert compare_ages(aged(35), PersonRecord(record_id=bytes(16)), settings()) is None


LEARNT = replace(settings(), age_difference=((-2, -4.0), (-1, -2.0), (0, 3.0), (1, 5.0), (2, -5.0)))


@pytest.mark.parametrize(
    ("left", "right", "weight"),
    [(31, 30, 5.0), (30, 30, 3.0), (29, 30, -2.0), (20, 30, -4.0), (50, 30, -5.0), (0.4, 0, 3.0)],
)
def test_a_learnt_difference_of_two_sources_has_a_direction(
    left: float, right: float, weight: float
) -> None:
    """Of these sources the left one's ages are mostly a year higher."""
    reason = compare_ages(aged(left), aged(right), LEARNT)
    assert reason is not None
    assert reason.weight == weight
    back = compare_ages(aged(right), aged(left), LEARNT.mirrored())
    assert back is not None
    assert back.weight == weight


def test_what_is_learnt_of_two_sources_leaves_ages_of_a_known_day_alone() -> None:
    one, other = today(48), aged(35, OLD_LIST)
    assert compare_ages(one, other, LEARNT) == compare_ages(one, other, settings())


def test_spans_that_meet_do_not_differ() -> None:
    span = PersonRecord(record_id=bytes(16), age_low=30, age_high=35)
    reason = compare_ages(span, aged(33), LEARNT)
    assert reason is not None
    assert reason.weight == 3.0
