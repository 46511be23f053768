"""Ages and births as the engine writes them into reasons, and as they are then told."""

from datetime import date

import pytest

from athar.domain import AgeReference, Comparison, PersonRecord
from athar.matching import compare
from athar.wording import Language, sentence

YEAR = (date(1985, 1, 1), date(1985, 12, 31))
MONTH = (date(1985, 3, 1), date(1985, 3, 31))
DAY = (date(1985, 3, 12), date(1985, 3, 12))
LEAP_MONTH = (date(1984, 2, 1), date(1984, 2, 29))


def born(first: date, last: date) -> PersonRecord:
    return PersonRecord(record_id=bytes(16), birth_from=first, birth_to=last)


def aged(years: float, on: date) -> PersonRecord:
    return PersonRecord(
        record_id=b"\x01" * 16,
        age_low=years,
        age_high=years,
        age_date=on,
        age_reference=AgeReference.AT_LIST_DATE,
    )


def told(left: PersonRecord, right: PersonRecord, language: Language) -> str:
    (reason,) = (
        r
        for r in compare(left, right).reasons
        if r.comparison in (Comparison.AGE, Comparison.BIRTH)
    )
    return sentence(reason, language)


@pytest.mark.parametrize(
    ("span", "english", "arabic"),
    [
        (YEAR, "the birth year 1985", "سنة الميلاد 1985"),
        (MONTH, "the birth month March 1985", "شهر الميلاد آذار 1985"),
        (DAY, "the birth date 12 March 1985", "تاريخ الميلاد 12 آذار 1985"),
        (
            (date(1985, 3, 12), date(1985, 4, 2)),
            "a birth between 12 March 1985 and 2 April 1985",
            "الميلاد بين 12 آذار 1985 و2 نيسان 1985",
        ),
    ],
)
def test_an_age_and_a_birth_are_told_as_exactly_as_they_are_known(
    span: tuple[date, date], english: str, arabic: str
) -> None:
    at_list = aged(34, date(2019, 9, 1))
    assert told(born(*span), at_list, Language.ENGLISH) == f"age 34 fits {english}"
    assert told(at_list, born(*span), Language.ARABIC) == f"العمر 34 يوافق {arabic}"


def test_a_small_child_s_age_against_a_birth_is_told_in_months() -> None:
    child = aged(0.67, date(2019, 9, 1))
    said = told(child, born(*DAY), Language.ENGLISH)
    assert said.startswith("age 8 months does not fit the birth date 12 March 1985")


def test_a_leap_year_s_february_is_a_month() -> None:
    said = told(born(*LEAP_MONTH), born(*LEAP_MONTH), Language.ENGLISH)
    assert said.endswith(": February 1984")


def test_two_ages_of_which_one_follows_from_a_day_are_told_as_ages() -> None:
    said = told(aged(45, date(2019, 9, 1)), aged(34, date(2019, 3, 1)), Language.ENGLISH)
    assert "45 against 34" in said and "/" not in said
