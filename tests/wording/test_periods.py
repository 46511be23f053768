"""Dates and ages in words."""

from datetime import date

import pytest

from athar.domain import AgeReference, PersonRecord
from athar.wording import Language, ages, dates
from athar.wording.periods import age_of

EN, AR = Language.ENGLISH, Language.ARABIC
DAY = date(2019, 3, 14)


@pytest.mark.parametrize(
    ("first", "last", "english", "arabic"),
    [
        (DAY, DAY, "14 March 2019", "14 آذار 2019"),
        (date(2019, 3, 1), date(2019, 3, 31), "March 2019", "آذار 2019"),
        (date(2020, 2, 1), date(2020, 2, 29), "February 2020", "شباط 2020"),
        (date(2019, 1, 1), date(2019, 12, 31), "2019", "2019"),
        (date(2012, 1, 1), date(2014, 12, 31), "between 2012 and 2014", "بين عامي 2012 و2014"),
        (
            date(2019, 3, 3),
            date(2019, 4, 9),
            "between 3 March 2019 and 9 April 2019",
            "بين 3 آذار 2019 و9 نيسان 2019",
        ),
        (DAY, None, "from 14 March 2019", "منذ 14 آذار 2019"),
        (None, DAY, "until 14 March 2019", "حتى 14 آذار 2019"),
        (None, None, "undated", "بلا تاريخ"),
    ],
)
def test_a_period_is_told_as_exactly_as_it_is_known(
    first: date | None, last: date | None, english: str, arabic: str
) -> None:
    assert dates(first, last, EN) == english
    assert dates(first, last, AR) == arabic


def test_months_bear_their_levantine_names() -> None:
    named = [dates(day := date(2019, month, 5), day, AR) for month in range(1, 13)]
    assert named[0] == "5 كانون الثاني 2019"
    assert named[6] == "5 تموز 2019"
    assert named[11] == "5 كانون الأول 2019"
    assert len({n.removeprefix("5 ").removesuffix(" 2019") for n in named}) == 12


def test_arabic_indic_digits_are_a_choice() -> None:
    assert dates(DAY, DAY, AR, arabic_digits=True) == "١٤ آذار ٢٠١٩"


@pytest.mark.parametrize(
    ("low", "high", "english", "arabic"),
    [
        (34, 34, "34 years", "34 سنة"),
        (1, 1, "1 year", "سنة واحدة"),
        (2, 2, "2 years", "سنتان"),
        (5, 5, "5 years", "5 سنوات"),
        (0.67, 0.67, "8 months", "8 أشهر"),
        (1.5, 1.5, "18 months", "18 شهرًا"),
        (0.03, 0.03, "less than a month", "أقل من شهر"),
        (0, 0, "less than a year", "أقل من سنة"),
        (0, 1, "less than a year", "أقل من سنة"),
        (30, 35, "30 to 35 years", "بين 30 و35 سنة"),
        (3, 5, "3 to 5 years", "بين 3 و5 سنوات"),
        (0.5, 3, "6 months to 3 years", "6 أشهر – 3 سنوات"),
        (60, None, "60 years or more", "60 سنة أو أكثر"),
        (None, 5, "5 years or less", "5 سنوات أو أقل"),
    ],
)
def test_ages_are_worded_with_their_unit(
    low: float | None, high: float | None, english: str, arabic: str
) -> None:
    assert ages(low, high, EN) == english
    assert ages(low, high, AR) == arabic


def test_an_age_says_the_moment_at_which_it_held() -> None:
    record = PersonRecord(record_id=bytes(16), age_low=34, age_high=34)
    assert age_of(record, EN) == "34 years"
    told = {
        reference: age_of(
            PersonRecord(record_id=bytes(16), age_low=34, age_high=34, age_reference=reference),
            EN,
        )
        for reference in AgeReference
    }
    assert told[AgeReference.AT_EVENT] == "34 years, at the event"
    assert told[AgeReference.UNKNOWN] == "34 years, at a moment that is not said"


def test_an_age_of_a_known_day_names_the_day() -> None:
    record = PersonRecord(record_id=bytes(16), age_low=34, age_high=34, age_date=DAY)
    assert age_of(record, EN) == "34 years, on 14 March 2019"


def test_an_age_of_an_open_moment_names_the_last_day() -> None:
    record = PersonRecord(
        record_id=bytes(16),
        age_low=34,
        age_high=34,
        age_date=DAY,
        age_reference=AgeReference.UNKNOWN,
    )
    assert age_of(record, EN) == "34 years, on 14 March 2019 or before"
    assert age_of(record, AR) == "34 سنة، في 14 آذار 2019 أو قبله"


def test_no_age_is_no_words() -> None:
    assert age_of(PersonRecord(record_id=bytes(16)), EN) is None
