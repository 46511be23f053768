"""Dates as people write them."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from athar.dates import Calendar, DateSpan, parse_date


def day(year: int, month: int, number: int) -> DateSpan:
    """Make the span of one Gregorian day."""
    return DateSpan(date(year, month, number), date(year, month, number), Calendar.GREGORIAN)


def days(first: tuple[int, int, int], last: tuple[int, int, int]) -> DateSpan:
    """Make the span between two Gregorian days."""
    return DateSpan(date(*first), date(*last), Calendar.GREGORIAN)


@pytest.mark.parametrize(
    "text",
    [
        "2013-03-05",
        "2013/3/5",
        "20130305",
        "05/03/2013",
        "5-3-2013",
        "5.3.2013",
        "٥/٣/٢٠١٣",
        "۵/۳/۲۰۱۳",
        "٢٠١٣/٠٣/٠٥",
        "\u200f5/3/2013",
        "2013-03-05 00:00:00",
        "2013-03-05T10:30:00Z",
        "2013-03-05T10:30:00.000+03:00",
        "5/3/2013 الساعة 10:30 صباحا",
        "10:30 5/3/2013",
        "5/3/2013 at 10",
        "الثلاثاء 5/3/2013",
        "Tuesday, 5 March 2013",
        "5 آذار 2013",
        "٥ اذار ٢٠١٣",
        "5آذار2013",
        "5/آذار/2013",
        "5 آذار/مارس 2013",
        "يوم 5 مارس 2013م",
        "في 5 من آذار عام 2013",
        "بتاريخ 5/3/2013",
        "2013 آذار 5",
        "March 5, 2013",
        "5th of March 2013",
        "5-Mar-2013",
        "5 mars 2013",
        "le 5 mars 2013",
        "5 Mart 2013",
        "5 ئازار 2013",
        "نحو 5 آذار 2013",
        "5/3/2013 تقريبا",
    ],
)
def test_one_day_in_its_many_spellings(text: str) -> None:
    assert parse_date(text) == day(2013, 3, 5)


@pytest.mark.parametrize(
    ("names", "month"),
    [
        (("كانون الثاني", "يناير", "January", "janvier", "Ocak", "جانفي", "ك2"), 1),
        (("شباط", "فبراير", "February", "février", "Şubat", "فيفري"), 2),
        (("آذار", "اذار", "أذار", "مارس", "March", "mars", "Mart"), 3),
        (("نيسان", "أبريل", "ابريل", "إبريل", "April", "avril", "Nisan", "أفريل"), 4),
        (("أيار", "ايار", "مايو", "May", "mai", "Mayıs"), 5),
        (("حزيران", "يونيو", "يونيه", "June", "juin", "Haziran", "جوان"), 6),
        (("تموز", "يوليو", "يوليه", "July", "juillet", "Temmuz", "جويلية"), 7),
        (("آب", "اب", "أغسطس", "اغسطس", "August", "août", "Ağustos", "أوت"), 8),
        (("أيلول", "ايلول", "سبتمبر", "September", "septembre", "Eylül"), 9),
        (("تشرين الأول", "تشرين الاول", "تشرين أول", "أكتوبر", "October", "octobre", "Ekim"), 10),
        (("تشرين الثاني", "تشرين ثاني", "نوفمبر", "November", "novembre", "Kasım"), 11),
        (("كانون الأول", "كانون الاول", "ديسمبر", "December", "décembre", "Aralık"), 12),
    ],
)
def test_every_month_in_its_languages(names: tuple[str, ...], month: int) -> None:
    assert {parse_date(f"15 {name} 2014") for name in names} == {day(2014, month, 15)}


@given(st.dates(date(1800, 1, 1), date(2100, 12, 31)), st.sampled_from("/-. "), st.booleans())
def test_figures_are_read_day_first(written: date, separator: str, eastern: bool) -> None:
    text = f"{written.day}{separator}{written.month}{separator}{written.year}"
    if eastern:
        text = text.translate({ord(str(n)): chr(0x660 + n) for n in range(10)})
    assert parse_date(text) == day(written.year, written.month, written.day)


@pytest.mark.parametrize(
    ("text", "span"),
    [
        ("2013", days((2013, 1, 1), (2013, 12, 31))),
        ("٢٠١٣", days((2013, 1, 1), (2013, 12, 31))),
        ("عام 2013", days((2013, 1, 1), (2013, 12, 31))),
        ("مواليد 1985", days((1985, 1, 1), (1985, 12, 31))),
        ("about 2013", days((2013, 1, 1), (2013, 12, 31))),
        ("2013-02", days((2013, 2, 1), (2013, 2, 28))),
        ("02/2012", days((2012, 2, 1), (2012, 2, 29))),
        ("شباط 2013", days((2013, 2, 1), (2013, 2, 28))),
        ("منتصف آذار 2013", days((2013, 3, 1), (2013, 3, 31))),
        ("00/00/1985", days((1985, 1, 1), (1985, 12, 31))),
        ("2013-02-00", days((2013, 2, 1), (2013, 2, 28))),
    ],
)
def test_a_partial_date_is_all_the_days_that_it_can_mean(text: str, span: DateSpan) -> None:
    assert parse_date(text) == span


@pytest.mark.parametrize(
    ("text", "span"),
    [
        ("2012-2013", days((2012, 1, 1), (2013, 12, 31))),
        ("2012/2013", days((2012, 1, 1), (2013, 12, 31))),
        ("بين 2012 و 2013", days((2012, 1, 1), (2013, 12, 31))),
        ("بين ٢٠١٢ و٢٠١٣", days((2012, 1, 1), (2013, 12, 31))),
        ("between 2012 and 2013", days((2012, 1, 1), (2013, 12, 31))),
        ("من 2012 إلى 2013", days((2012, 1, 1), (2013, 12, 31))),
        ("بين آذار ونيسان 2013", days((2013, 3, 1), (2013, 4, 30))),
        ("آذار - نيسان 2013", days((2013, 3, 1), (2013, 4, 30))),
        ("3-5 آذار 2013", days((2013, 3, 3), (2013, 3, 5))),
        ("3-5/3/2013", days((2013, 3, 3), (2013, 3, 5))),
        ("28 شباط - 3 آذار 2013", days((2013, 2, 28), (2013, 3, 3))),
        ("01/02/2013 - 05/02/2013", days((2013, 2, 1), (2013, 2, 5))),
        ("from 1/2/2013 to 5/2/2013", days((2013, 2, 1), (2013, 2, 5))),
    ],
)
def test_a_range_whose_first_end_borrows_from_the_second(text: str, span: DateSpan) -> None:
    assert parse_date(text) == span


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("1 محرم 1434", date(2012, 11, 15), date(2012, 11, 15)),
        ("1/1/1434 هـ", date(2012, 11, 15), date(2012, 11, 15)),
        ("١/١/١٤٣٤هـ", date(2012, 11, 15), date(2012, 11, 15)),
        ("1434/1/1 هجري", date(2012, 11, 15), date(2012, 11, 15)),
        ("1 Muharram 1434 AH", date(2012, 11, 15), date(2012, 11, 15)),
        ("رمضان 1434", date(2013, 7, 9), date(2013, 8, 7)),
        ("1434 هـ", date(2012, 11, 15), date(2013, 11, 3)),
        ("1433-1434 هـ", date(2011, 11, 26), date(2013, 11, 3)),
    ],
)
def test_hijri_dates_are_given_in_gregorian_days(text: str, first: date, last: date) -> None:
    assert parse_date(text) == DateSpan(first, last, Calendar.HIJRI)


@pytest.mark.parametrize(
    "text",
    [
        "1 محرم 1434 هـ الموافق 15 تشرين الثاني 2012 م",
        "15/11/2012 (1/1/1434 هـ)",
        "1/1/1434 هـ / 15/11/2012 م",
    ],
)
def test_of_one_day_in_both_calendars_the_gregorian_is_taken(text: str) -> None:
    assert parse_date(text) == day(2012, 11, 15)


@pytest.mark.parametrize(
    "text", ["1342 هـ", "1501 هـ", "30 صفر 1435", "31/1/1434 هـ", "1/13/1434 هـ"]
)
def test_a_hijri_date_outside_the_table_or_impossible_is_none(text: str) -> None:
    assert parse_date(text) is None


@pytest.mark.parametrize(
    "text",
    [
        "31/02/2013",
        "29/02/2013",
        "2013-13-01",
        "12/25/2013",
        "2014-2013",
        "1750",
        "2500",
        "32 آذار 2013",
        "5 محرم 2013",
    ],
)
def test_an_impossible_date_is_none(text: str) -> None:
    assert parse_date(text) is None


@pytest.mark.parametrize("text", ["5/3/13", "5 آذار 13", "1392", "1/1/1392", "آذار", "5", "5/3"])
def test_a_date_that_can_mean_more_than_one_thing_is_none(text: str) -> None:
    assert parse_date(text) is None


@pytest.mark.parametrize(
    "text", ["", "-", "غير معروف", "Unknown", "خالد", "وصل في 5/3/2013 مع أخيه", "5/3/2013 x"]
)
def test_what_is_no_date_is_none(text: str) -> None:
    assert parse_date(text) is None


@given(st.text(alphabet="0123456789٠٣/-. وهـممحرمآذارto", max_size=20))
def test_any_text_gives_an_ordered_span_or_none(text: str) -> None:
    span = parse_date(text)
    assert span is None or span.first <= span.last
