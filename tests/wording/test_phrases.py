"""The data files of sentences, and plural forms."""

import re
from string import Formatter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from athar.domain import Comparison, Level, RecordKind, Reliability, ReportedStatus, Sex, Verdict
from athar.wording.language import Language
from athar.wording.phrases import arabic_indic, phrases, plural_form
from athar.workflows import Standing, Strength

EN, AR = phrases(Language.ENGLISH), phrases(Language.ARABIC)


def places(text: str) -> set[str]:
    return {name for _, name, _, _ in Formatter().parse(text) if name}


def test_both_languages_have_the_same_keys() -> None:
    assert EN.keys == AR.keys


@pytest.mark.parametrize("key", sorted(EN.keys))
def test_a_phrase_fills_the_same_places_in_both_languages(key: str) -> None:
    filled = {p: p for p in places(EN.template(key)) | places(AR.template(key))}
    assert EN.say(key, **filled).strip() and AR.say(key, **filled).strip()
    if not key.startswith("counts."):  # "سجلان" holds its number in its ending
        assert places(EN.template(key)) == places(AR.template(key))


@pytest.mark.parametrize(
    ("section", "vocabulary"),
    [
        ("subjects", Comparison),
        ("the", Comparison),
        ("levels", Level),
        ("sex", Sex),
        ("statuses", ReportedStatus),
        ("reported", RecordKind),
        ("reliability", Reliability),
        ("strength", Strength),
        ("standing", Standing),
        ("verdicts", Verdict),
    ],
)
def test_every_code_of_a_vocabulary_is_worded(section: str, vocabulary: type) -> None:
    worded = {key.split(".")[1] for key in EN.keys if key.startswith(f"{section}.")}
    assert worded == {str(member) for member in vocabulary}


def test_every_combination_speaks_of_codes_that_exist() -> None:
    named = [key.split(".")[1:] for key in EN.keys if key.startswith("combinations.")]
    assert named
    for comparison, level, form in named:
        assert Comparison(comparison) and Level(level) and form in {"both", "same", "one", "bare"}


@pytest.mark.parametrize(
    ("number", "said"),
    [
        (0, "لا سجلات"),
        (1, "سجل واحد"),
        (2, "سجلان"),
        (3, "3 سجلات"),
        (10, "10 سجلات"),
        (11, "11 سجلًا"),
        (99, "99 سجلًا"),
        (100, "100 سجل"),
        (102, "102 سجل"),
        (103, "103 سجلات"),
        (3021, "3,021 سجلًا"),
    ],
)
def test_arabic_counts_take_the_noun_in_its_right_form(number: int, said: str) -> None:
    assert AR.count("record", number) == said


@pytest.mark.parametrize(
    ("number", "said"),
    [(0, "no records"), (1, "1 record"), (2, "2 records"), (3021, "3,021 records")],
)
def test_english_counts_tell_none_one_and_more(number: int, said: str) -> None:
    assert EN.count("record", number) == said


@pytest.mark.parametrize("noun", sorted({k.split(".")[1] for k in EN.keys if "counts." in k}))
def test_one_of_anything_is_told_in_the_singular(noun: str) -> None:
    assert not re.search(r"\b1 \w+s\b", EN.count(noun, 1))
    assert not re.search(r"\d", AR.count(noun, 1)) and not re.search(r"\d", AR.count(noun, 2))


@given(st.integers(min_value=3, max_value=10**9))
def test_the_arabic_form_hangs_on_the_last_two_digits(number: int) -> None:
    assert plural_form(number, Language.ARABIC) == plural_form(100 + number % 100, Language.ARABIC)


def test_a_list_of_parts_ends_in_a_word() -> None:
    assert EN.join(["one"], last="or") == "one"
    assert EN.join(["one", "two", "three"], last="or") == "one, two or three"
    assert AR.join(["الأول", "الثاني"], last="and") == "الأول والثاني"


def test_arabic_indic_digits_replace_european_ones() -> None:
    assert arabic_indic("14 آذار 2019") == "١٤ آذار ٢٠١٩"
