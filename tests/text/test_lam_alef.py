"""Readings of one word whose lam-alef may be turned round."""

from hypothesis import given
from hypothesis import strategies as st

from athar.text.lam_alef import context, count, lam_alef, swap, whole_ligatures, windows


def test_two_letters_are_swapped_at_each_place() -> None:
    assert swap("االغا", (1,)) == "الاغا"


def test_the_ligature_at_the_end_is_put_back_with_its_length() -> None:
    assert whole_ligatures("عطاهللا") == ("عطاالله", 4)
    assert whole_ligatures("ساقاهلل") == ("ساقالله", 4)
    assert whole_ligatures("خالد") == ("خالد", 0)


def test_the_letters_around_reach_over_the_ends() -> None:
    assert context("حال", 1) == ("^ح", "$$")


def test_windows_narrow_down() -> None:
    sizes = [len(before) + len(after) for before, after in windows("اب", "جد")]
    assert sizes == sorted(sizes, reverse=True)


def test_spellings_that_lists_vary_are_counted_together() -> None:
    assert count("أحمد") == count("احمد") > 0


def test_a_word_behind_a_prefix_is_counted_less_than_alone() -> None:
    assert 0 < count("ابوصلاح") < count("صلاح")


def test_a_word_that_holds_a_whole_lam_alef_was_not_turned() -> None:
    assert lam_alef("لاغتيال") == ()


def test_the_article_behind_a_particle_is_no_damage() -> None:
    assert lam_alef("والمدينة") == ()


def test_words_that_are_both_right_stay_open() -> None:
    assert set(lam_alef("الوالدة")) == {"الوالدة", "الولادة"}


@given(st.text(alphabet="ابهلسمعأإ", max_size=9))
def test_repairing_a_sure_reading_again_keeps_it_possible(word: str) -> None:
    for reading in lam_alef(word):
        assert reading in (lam_alef(reading) or (reading,)) or reading != word
