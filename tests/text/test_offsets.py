"""The way back from a cleaned text to the original's code points."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from athar.text import clean, clean_with_map

TEXTS = st.text(alphabet="محمدلاأ \u200f\u0640\u0654\u064e\ufefb\ufdf2\n\tab12")


@given(TEXTS)
def test_the_text_is_the_clean_form(text: str) -> None:
    assert clean_with_map(text)[0] == clean(text)


@given(TEXTS, st.data())
def test_an_original_span_cleans_to_at_least_the_derived_span(
    text: str, data: st.DataObject
) -> None:
    cleaned, offsets = clean_with_map(text)
    start = data.draw(st.integers(0, len(cleaned)))
    end = data.draw(st.integers(start, len(cleaned)))
    first, last = offsets.to_original(start, end)
    assert cleaned[start:end].strip() in clean(text[first:last])


@given(TEXTS, st.data())
def test_there_and_back_holds_the_span(text: str, data: st.DataObject) -> None:
    cleaned, offsets = clean_with_map(text)
    start = data.draw(st.integers(0, len(cleaned)))
    end = data.draw(st.integers(start, len(cleaned)))
    first, last = offsets.to_derived(*offsets.to_original(start, end))
    assert end == start or (first <= start and end <= last)


def test_a_span_of_the_derived_text_points_at_the_original_words() -> None:
    original = "نقل \u200fمحمـد  العلي"
    cleaned, offsets = clean_with_map(original)
    at = cleaned.index("محمد العلي")
    start, end = offsets.to_original(at, at + len("محمد العلي"))
    assert original[start:end] == "محمـد  العلي"


def test_a_span_of_the_original_points_at_the_derived_words() -> None:
    original = "نقل \u200fمحمـد  العلي"
    cleaned, offsets = clean_with_map(original)
    at = original.index("محمـد")
    start, end = offsets.to_derived(at, at + len("محمـد"))
    assert cleaned[start:end] == "محمد"


def test_a_letter_of_a_ligature_points_at_the_whole_ligature() -> None:
    _, offsets = clean_with_map("ع\ufefbء")
    assert offsets.to_original(1, 2) == (1, 2)
    assert offsets.to_original(2, 3) == (1, 2)
    assert offsets.to_derived(1, 2) == (1, 3)


def test_what_was_left_out_has_an_empty_span() -> None:
    _, offsets = clean_with_map("a\u200bb")
    start, end = offsets.to_derived(1, 2)
    assert start == end == 1


def test_a_span_outside_the_text_is_refused() -> None:
    _, offsets = clean_with_map("abc")
    with pytest.raises(ValueError, match="outside"):
        offsets.to_original(2, 4)
    with pytest.raises(ValueError, match="outside"):
        offsets.to_derived(-1, 2)
