"""Reasons, statuses and strengths in sentences."""

import re
from itertools import product

import pytest

from athar.domain import Comparison, Level, Reason, RecordKind, ReportedStatus, Sex
from athar.wording import (
    Language,
    frequency,
    probability,
    sentence,
    settles,
    sex,
    standing,
    status,
    strength,
    weight,
)
from athar.workflows import Standing, Strength

EN, AR = Language.ENGLISH, Language.ARABIC

VALUES = [(None, None), ("خالد", None), (None, "Khaled"), ("خالد", "خالد"), ("خالد", "Khaled")]


@pytest.mark.parametrize("language", Language)
@pytest.mark.parametrize(("comparison", "level"), list(product(Comparison, Level)))
def test_every_comparison_and_level_has_a_sentence_that_holds_its_values(
    comparison: Comparison, level: Level, language: Language
) -> None:
    for left, right in VALUES:
        said = sentence(Reason(comparison, level, left, right, 1.0, 0.01), language)
        assert said == said.strip() and len(said) > 4
        assert not re.search(r"[{}\u2066-\u2069]|None|\s,|\s\s", said)
        assert all(value in said for value in (left, right) if value)


def test_an_agreement_across_scripts_names_both_and_how_common_it_is() -> None:
    reason = Reason(Comparison.FATHER, Level.SPELLING, "خالد", "Khaled", 4.1, 0.011)
    assert sentence(reason, EN) == "father's name agrees: خالد ~ Khaled, common"
    assert sentence(reason, AR) == "اتفاق في اسم الأب: خالد ~ Khaled، شائع"


def test_ages_are_set_against_each_other() -> None:
    reason = Reason(Comparison.AGE, Level.NEAR, "34", "31", -0.5)
    assert sentence(reason, EN) == "age 34 against 31"
    assert sentence(reason, AR) == "العمر 34 مقابل 31"


def test_a_value_that_both_sides_share_is_said_once() -> None:
    reason = Reason(Comparison.OWN_NAME, Level.EXACT, "سمر", "سمر", 7.0)
    assert sentence(reason, EN) == "own name agrees: سمر"


def test_a_value_on_one_side_alone_is_told_as_such() -> None:
    reason = Reason(Comparison.GRANDFATHER, Level.MISSING, None, "عمر", 0.0)
    assert sentence(reason, EN) == "grandfather's name is given on one side only: عمر"


def test_a_difference_is_not_called_common() -> None:
    reason = Reason(Comparison.FATHER, Level.DIFFERS, "خالد", "سمير", -6.0, 0.02)
    assert sentence(reason, EN) == "father's name differs: خالد against سمير"


def test_an_age_is_not_called_rare() -> None:
    reason = Reason(Comparison.AGE, Level.EXACT, "34", "34", 3.0, 0.00001)
    assert sentence(reason, EN) == "age agrees: 34"


def test_sexes_and_days_within_a_sentence_are_worded() -> None:
    sexes = Reason(Comparison.SEX, Level.CONFLICT, "female", "male", -6.0)
    assert "أنثى مقابل ذكر" in sentence(sexes, AR)
    days = Reason(Comparison.BIRTH, Level.EXACT, "1985-03-01", "1985-03-01", 9.0)
    assert sentence(days, EN) == "birth date agrees: 1 March 1985"


def test_a_birth_date_in_another_form_stays_as_it_is_written() -> None:
    reason = Reason(Comparison.BIRTH, Level.NEAR, "1985", "1986", 1.0)
    assert sentence(reason, EN) == "birth date is close: 1985 ~ 1986"


def test_a_span_of_birth_dates_is_worded() -> None:
    reason = Reason(Comparison.BIRTH, Level.CONTAINS, "1985-01-01/1985-12-31", "1985-03-01", 3.0)
    assert sentence(reason, EN) == "birth date: one lies within the other: 1985, 1 March 1985"


def test_small_children_s_ages_bear_their_unit() -> None:
    reason = Reason(Comparison.AGE, Level.NEAR, "0.5", "1", 1.0)
    assert sentence(reason, EN) == "age 6 months against 1 year"
    assert sentence(reason, AR) == "العمر 6 أشهر مقابل سنة واحدة"


@pytest.mark.parametrize(("value", "said"), [("0.67", "8 months"), ("0.667", "8 months")])
def test_an_age_below_two_years_is_told_in_months(value: str, said: str) -> None:
    reason = Reason(Comparison.AGE, Level.EXACT, value, value, 3.0)
    assert sentence(reason, EN) == f"age agrees: {said}"
    assert sentence(reason, AR) == "تطابق في العمر: 8 أشهر"


@pytest.mark.parametrize(
    ("level", "english", "arabic"),
    [
        (Level.EXACT, "age 38 fits the birth year 1982", "العمر 38 يوافق سنة الميلاد 1982"),
        (Level.NEAR, "age 38 nearly fits the birth year 1982", "العمر 38 يقارب سنة الميلاد 1982"),
        (
            Level.DIFFERS,
            "age 38 does not fit the birth year 1982",
            "العمر 38 لا يوافق سنة الميلاد 1982",
        ),
        (
            Level.CONFLICT,
            "age 38 does not fit the birth year 1982, unless one side is in error",
            "العمر 38 لا يوافق سنة الميلاد 1982 ما لم يكن في أحد الطرفين خطأ",
        ),
    ],
)
@pytest.mark.parametrize("values", [("38", "1982"), ("1982", "38")])
def test_an_age_is_set_against_a_birth(
    values: tuple[str, str], level: Level, english: str, arabic: str
) -> None:
    reason = Reason(Comparison.BIRTH, level, *values, 1.0)
    assert sentence(reason, EN) == english
    assert sentence(reason, AR) == arabic


@pytest.mark.parametrize(
    ("birth", "said"),
    [
        ("1985", "the birth year 1985"),
        ("1985-03", "the birth month March 1985"),
        ("1985-03-12", "the birth date 12 March 1985"),
        ("1984-01-01/1986-12-31", "a birth between 1984 and 1986"),
        ("1985-01-01/1985-12-31", "the birth year 1985"),
    ],
)
def test_a_birth_is_told_as_exactly_as_it_is_known(birth: str, said: str) -> None:
    reason = Reason(Comparison.AGE, Level.DIFFERS, "0.667", birth, -3.0)
    assert sentence(reason, EN) == f"age 8 months does not fit {said}"


@pytest.mark.parametrize(("low", "high"), [("30-35", "1985"), ("3", "1985-03")])
def test_a_span_of_ages_is_not_read_as_a_month(low: str, high: str) -> None:
    said = sentence(Reason(Comparison.BIRTH, Level.EXACT, low, high, 1.0), EN)
    assert said.startswith(f"age {low} fits the birth ")


def test_a_birth_month_is_worded() -> None:
    reason = Reason(Comparison.BIRTH, Level.CONTAINS, "1985-03", "1985-03-12", 3.0)
    said = "تاريخ الميلاد: أحد الطرفين ضمن الآخر: آذار 1985، 12 آذار 1985"
    assert sentence(reason, AR) == said


@pytest.mark.parametrize("value", ["1985-13", "1985-02-30", "85-", "about 1985", "0000"])
def test_a_value_that_is_no_date_stays_as_it_is_written(value: str) -> None:
    reason = Reason(Comparison.BIRTH, Level.DIFFERS, value, "1990", -3.0)
    assert sentence(reason, EN) == f"birth date differs: {value} against 1990"


def test_companions_of_the_request_lift_a_trace_in_words() -> None:
    rows = Reason(Comparison.HOUSEHOLD, Level.NEAR, None, "117-118", 4.0)
    said = "in neighbouring rows with a trace of another person of this request: 117-118"
    assert sentence(rows, EN) == said


def test_a_shared_card_is_told_apart_from_companions() -> None:
    card = Reason(Comparison.HOUSEHOLD, Level.EXACT, "A-0042", "A-0042", 8.0)
    assert sentence(card, EN) == "household card agrees: A-0042"
    tent = Reason(Comparison.HOUSEHOLD, Level.EXACT, None, "118", 4.0)
    assert sentence(tent, AR) == "في أسرة واحدة مع أثر لشخص آخر في هذا الطلب: 118"


def test_values_are_isolated_where_scripts_mix() -> None:
    reason = Reason(Comparison.FATHER, Level.SPELLING, "خالد", "Khaled", 4.1)
    said = sentence(reason, EN, isolated=True)
    assert said == "father's name agrees: \u2068خالد\u2069 ~ \u2068Khaled\u2069"


def test_braces_in_a_value_stay_as_they_are() -> None:
    reason = Reason(Comparison.NICKNAME, Level.EXACT, "{left}", "{0}", 1.0)
    assert sentence(reason, EN) == "nickname agrees: {left} ~ {0}"


@pytest.mark.parametrize(
    ("share", "word"),
    [
        (0.12, "very common"),
        (1 / 50, "very common"),
        (0.019, "common"),
        (1 / 500, "common"),
        (0.0019, "uncommon"),
        (1 / 5000, "uncommon"),
        (0.00019, "rare"),
        (0.0, "rare"),
    ],
)
def test_frequency_has_four_words_with_limits(share: float, word: str) -> None:
    assert frequency(share, EN) == word


def test_what_would_settle_it_is_named_the_most_telling_first() -> None:
    both = (Comparison.MOTHER, Comparison.BIRTH)
    assert settles(both[:1], EN) == "the mother's name would settle it"
    assert settles(both, EN) == "the mother's name or the birth date would settle it"
    assert settles(both, AR) == "معرفة اسم الأم أو تاريخ الميلاد تحسم الأمر"


def test_nothing_that_would_settle_it_is_no_sentence() -> None:
    assert settles((), EN) is None


def test_a_status_is_what_a_source_reports() -> None:
    detained = ReportedStatus.DETAINED
    assert status(detained, EN) == "reported detained by the list"
    assert status(detained, EN, kind=RecordKind.REPORTED) == "reported detained by the report"
    assert status(detained, AR) == "بحسب القائمة: قيد الاعتقال"


@pytest.mark.parametrize("kind", RecordKind)
@pytest.mark.parametrize("value", ReportedStatus)
def test_no_status_is_told_without_who_reports_it(value: ReportedStatus, kind: RecordKind) -> None:
    assert status(value, EN, kind=kind).startswith("reported ")
    assert status(value, AR, kind=kind).startswith("بحسب ")


@pytest.mark.parametrize(
    ("value", "said"),
    [(0.0, "less than 1%"), (0.004, "less than 1%"), (0.5, "50%"), (1.0, "more than 99%")],
)
def test_no_probability_is_told_as_certain(value: float, said: str) -> None:
    assert probability(value, EN) == said


def test_weights_bear_their_sign() -> None:
    assert [weight(w) for w in (17.08, -1.24, 0.0, -0.01)] == ["+17.1", "\u22121.2", "0.0", "0.0"]


def test_strength_sex_and_standing_are_worded() -> None:
    assert strength(Strength.STRONG, AR) == "أثر قوي"
    assert sex(Sex.FEMALE, AR) == "أنثى"
    assert "says nothing of the person" in standing(Standing.VANISHED, EN)
