"""Which written elements speak for one name, in either script, and which stay apart."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from athar.domain import Level
from athar.names import compare_elements, likeness

APART = [
    ("محمد", "محمود"),
    ("محمد", "حمد"),
    ("أحمد", "حمد"),
    ("أحمد", "حامد"),
    ("سمير", "سميرة"),
    ("سمير", "سمر"),
    ("حسن", "حسين"),
    ("علي", "عليا"),
    ("كريم", "كريمة"),
    ("كريم", "كرم"),
    ("خالد", "خليل"),
    ("خالد", "خالدة"),
    ("سالم", "سليم"),
    ("جمال", "جميل"),
    ("سعيد", "سعد"),
    ("عمر", "عامر"),
    ("عمر", "عمار"),
    ("أمين", "أمينة"),
    ("نور", "نورا"),
    ("ماهر", "مهران"),
    ("Mohamed", "Mahmoud"),
    ("Samir", "Samira"),
    ("Hassan", "Hussein"),
    ("Ali", "Alia"),
    ("Jamal", "Jamil"),
    ("Karim", "Karima"),
    ("محمد", "Mahmoud"),
    ("سميرة", "Samir"),
    ("حسن", "Hussein"),
    ("حسين", "Hassan"),
    ("علي", "Alia"),
    ("محمود", "Mohammed"),
]

TOGETHER = [
    ("أحمد", "احمد"),
    ("أحمد", "Ahmed"),
    ("أحمد", "Ahmad"),
    ("أحمد", "Ehmed"),
    ("Ahmad", "Ahmet"),
    ("عبد الرحمن", "Abdulrahman"),
    ("عبدالرحمن", "Abd al-Rahman"),
    ("Abderrahmane", "عبد الرحمن"),
    ("عبد الله", "Abdullah"),
    ("الشامي", "Ash-Shami"),
    ("Alshami", "el-Shami"),
    ("Alshami", "شامي"),
    ("محمد", "Mohamed"),
    ("محمد", "Muhammad"),
    ("محمد", "Mhd"),
    ("محمد", "Mehmet"),
    ("قصي", "Qusay"),
    ("قصي", "Kusai"),
    ("جمال", "Jamal"),
    ("جمال", "Djamel"),
    ("Gamal", "Jamal"),
    ("يوسف", "Youssef"),
    ("عالء", "علاء"),
    ("هللا", "الله"),
    ("إبراهيم", "ابرهيم"),
    ("صلاح الدين", "Salah Eddine"),
    ("شيخموس", "Shekhmus"),
    ("فتحي", "Fathi"),
    ("أدهم", "Adham"),
    ("مدحت", "Midhat"),
    ("إسحق", "Ishaq"),
    ("جميل", "Cemil"),
    ("خالد", "Halit"),
    ("الجبوري", "Cuburi"),
    ("الجبوري", "Djoubouri"),
    ("ضياء", "Zia"),
    ("زينب", "Zeynep"),
    ("مختار", "Mochtar"),
    ("غلام", "Qolam"),
    ("الزنط", "Alzint"),
    ("رحمن", "عبد الرحمن"),
]


@pytest.mark.parametrize(("left", "right"), APART)
def test_two_names_stay_apart(left: str, right: str) -> None:
    found = compare_elements(left, right)
    assert found.bits < 1.0
    assert found.level is Level.DIFFERS


@pytest.mark.parametrize(("left", "right"), TOGETHER)
def test_two_spellings_of_one_name_agree(left: str, right: str) -> None:
    found = compare_elements(left, right)
    assert found.bits > 2.5
    assert found.level in (Level.EXACT, Level.SPELLING, Level.NEAR)


def test_a_rare_name_is_worth_more_than_a_common_one() -> None:
    common = compare_elements("محمد", "محمد")
    rare = compare_elements("شهربان", "شهربان")
    assert rare.bits > common.bits + 4
    assert common.share is not None
    assert common.share > 0.03


def test_an_unlisted_name_agrees_with_its_like_across_scripts() -> None:
    assert compare_elements("كردزاده", "Kurdzadeh").bits > 5


def test_nothing_says_nothing() -> None:
    assert compare_elements("", "محمد").bits == 0


WORDS = st.sampled_from(sorted({w for pair in (*APART, *TOGETHER) for w in pair}))
LETTERS = st.text("ابتجحدرسشعقكلمنهويabdehiklmnorsu", min_size=1, max_size=9)


@settings(max_examples=60, deadline=None)
@given(WORDS | LETTERS, WORDS | LETTERS)
def test_likeness_is_symmetric_and_never_better_than_the_same(left: str, right: str) -> None:
    assert compare_elements(left, right) == compare_elements(right, left)
    assert likeness(left, left).level is Level.EXACT
