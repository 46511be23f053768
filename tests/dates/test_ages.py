"""Ages as people write them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from athar.dates import AgeSpan, parse_age

DAY = 1 / 365.25


@pytest.mark.parametrize(
    "text",
    [
        "35",
        "٣٥",
        "۳۵",
        "35.0",
        "٣٥ سنة",
        "35 عاما",
        "35 عامًا",
        "35سنة",
        "عمره 35 عاما",
        "age: 35",
        "35 years old",
        "a 35 year old",
        "35 yrs",
        "35y",
        "35 ans",
        "35 yaşında",
        "حوالي 35",
        "~35",
        "خمسة وثلاثون",
        "خمسة وثلاثون عاما",
        "خمس و ثلاثين سنة",
        "thirty five",
        "thirty-five years",
    ],
)
def test_one_age_in_its_many_spellings(text: str) -> None:
    assert parse_age(text) == AgeSpan(35.0, 35.0)


@pytest.mark.parametrize(
    ("text", "years"),
    [
        ("0", 0.0),
        ("8 months", 8 / 12),
        ("٨ أشهر", 8 / 12),
        ("8m", 8 / 12),
        ("ثمانية أشهر", 8 / 12),
        ("شهر", 1 / 12),
        ("شهر واحد", 1 / 12),
        ("شهرين", 2 / 12),
        ("18 شهر", 1.5),
        ("3 days", 3 * DAY),
        ("3 أيام", 3 * DAY),
        ("يومان", 2 * DAY),
        ("أسبوعين", 14 * DAY),
        ("2 weeks", 14 * DAY),
        ("سنة", 1.0),
        ("a year", 1.0),
        ("سنتان", 2.0),
        ("سنتين", 2.0),
        ("سنة ونصف", 1.5),
        ("سنة و نص", 1.5),
        ("نصف سنة", 0.5),
        ("half a year", 0.5),
        ("two and a half years", 2.5),
        ("3½ years", 3.5),
        ("1.5", 1.5),
        ("1,5 an", 1.5),
        ("3 سنوات و 6 أشهر", 3.5),
        ("سنة وستة أشهر", 1.5),
        ("1 year 6 months", 1.5),
        ("ثلاثة عشر", 13.0),
        ("واحد وعشرون", 21.0),
        ("مئة وخمس سنوات", 105.0),
        ("one hundred", 100.0),
    ],
)
def test_parts_of_years_and_sums(text: str, years: float) -> None:
    age = parse_age(text)
    assert age is not None
    assert (age.low, age.high) == (pytest.approx(years), pytest.approx(years))


@pytest.mark.parametrize(
    ("text", "low", "high"),
    [
        ("30-35", 30, 35),
        ("٣٠ - ٣٥ سنة", 30, 35),
        ("35-30", 30, 35),
        ("30 to 35", 30, 35),
        ("30 إلى 35", 30, 35),
        ("بين 30 و 35 عاما", 30, 35),
        ("between 30 and 35", 30, 35),
        ("6-9 months", 0.5, 0.75),
        ("في الثلاثينات", 30, 39),
        ("في الثلاثينيات من العمر", 30, 39),
        ("thirties", 30, 39),
        ("in his 30s", 30, 39),
        ("early thirties", 30, 33),
        ("mid-30s", 34, 36),
        ("أواخر الثلاثينات", 37, 39),
        ("رضيع", 0, 2),
        ("infant", 0, 2),
        ("less than a day", 0, DAY),
        ("أقل من يوم", 0, DAY),
        ("أقل من سنة", 0, 1),
        ("under 5", 0, 5),
        ("60+", 60, 120),
        ("over 60", 60, 120),
        ("أكثر من 60 سنة", 60, 120),
    ],
)
def test_an_age_that_is_a_span(text: str, low: float, high: float) -> None:
    age = parse_age(text)
    assert age is not None
    assert (age.low, age.high) == (pytest.approx(low), pytest.approx(high))


@pytest.mark.parametrize(
    "text", ["-5", "−5", "121", "1985", "مئة وواحد وعشرون", "30-135", "over 200", "1500 شهر"]
)
def test_a_negative_age_or_one_above_120_is_none(text: str) -> None:
    assert parse_age(text) is None


@pytest.mark.parametrize(
    "text",
    [
        "",
        "-",
        "؟",
        "غير معروف",
        "Unknown",
        "N/A",
        "خالد",
        "year",
        "س",
        "35 36",
        "35 kg",
        "طفل",
        "1,000",
    ],
)
def test_what_says_no_age_is_none(text: str) -> None:
    assert parse_age(text) is None


@given(st.integers(0, 120))
def test_every_age_up_to_120_is_read(years: int) -> None:
    assert parse_age(str(years)) == AgeSpan(float(years), float(years))


@given(st.text(alphabet="0123456789٣ -+.سنةشهرونصفأقلمنymd", max_size=16))
def test_any_text_gives_an_ordered_span_or_none(text: str) -> None:
    age = parse_age(text)
    assert age is None or 0 <= age.low <= age.high <= 120
