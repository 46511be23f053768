"""How two written places lie to each other."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from athar.places import PlaceRelation, RelationKind, relate


def relation(a: str, b: str) -> PlaceRelation:
    """Relate two places that must be related."""
    found = relate(a, b)
    assert found is not None
    return found


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("هجين", "Hajin"),
        ("مدينة هجين", "ناحية هجين"),
        ("مخيم الهول", "Al Hol camp"),
        ("فرع فلسطين", "Branch 235"),
        ("حلب - السكري", "السكري، حلب"),
    ],
)
def test_the_same_place_in_two_scripts_or_spellings(a: str, b: str) -> None:
    assert relation(a, b).kind in (RelationKind.SAME, RelationKind.CONTAINS)


def test_one_place_in_two_scripts_is_the_same() -> None:
    assert relation("هجين", "Hajin").kind is RelationKind.SAME
    assert relation("سجن صيدنايا", "Sednaya prison").kind is RelationKind.SAME


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("دير الزور", "هجين"),
        ("الباغوز", "Deir ez-Zor"),
        ("حلب - السكري", "Aleppo"),
        ("سوريا", "الرقة"),
        ("محافظة حماة", "مدينة حماة"),
        ("صيدنايا", "سجن صيدنايا"),
    ],
)
def test_a_place_inside_another(a: str, b: str) -> None:
    assert relation(a, b).kind is RelationKind.CONTAINS
    assert relation(b, a).kind is RelationKind.CONTAINS


def test_near_places_say_how_far() -> None:
    near = relation("هجين", "الشعفة")
    assert near.kind is RelationKind.NEAR
    assert near.km is not None
    assert 5 < near.km < 30


def test_far_places_say_how_far() -> None:
    """Homs and Damascus lie some 140 km apart."""
    far = relation("مدينة حمص", "مدينة دمشق")
    assert far.kind is RelationKind.FAR
    assert far.km is not None
    assert 130 < far.km < 150


def test_an_unknown_quarter_lies_in_its_known_town() -> None:
    assert relation("مدينة حمص - كرم كذا", "مدينة حمص").kind is RelationKind.CONTAINS


def test_two_unknown_quarters_of_one_town_are_near_not_the_same() -> None:
    near = relation("مدينة حمص - كرم كذا", "مدينة حمص - حارة أخرى كذلك")
    assert near.kind is RelationKind.NEAR
    assert near.km is None


def test_two_unknown_places_of_one_governorate_say_nothing() -> None:
    assert relate("محافظة حلب - كفر كذا", "محافظة حلب - كفر ذاك") is None


def test_an_unknown_place_is_the_same_as_its_own_name_in_another_spelling() -> None:
    assert relation("كفر كذا", "قرية كفركذا").kind is RelationKind.SAME


def test_an_unknown_name_inside_a_longer_one_is_around_or_in_it() -> None:
    assert relation("مخيم السهل الرحيب", "السهل الرحيب قطاع 3").kind is RelationKind.CONTAINS
    assert relate("السهل", "السهل الرحيب") is None


@pytest.mark.parametrize(("a", "b"), [("كفر كذا", "تل هذا"), ("هجين", "كفر كذا"), ("", "هجين")])
def test_what_is_not_known_is_not_related(a: str, b: str) -> None:
    assert relate(a, b) is None


def test_an_authority_is_nowhere() -> None:
    assert relate("المخابرات الجوية", "دمشق") is None


PLACES = st.sampled_from(
    ["هجين", "حلب", "حلب - السكري", "Idlib", "سوريا", "الموصل", "كفر كذا", "سجن عدرا", "روج"]
)


@given(PLACES, PLACES)
def test_order_does_not_matter(a: str, b: str) -> None:
    there, back = relate(a, b), relate(b, a)
    assert (there is None) == (back is None)
    if there is not None and back is not None:
        assert there.kind is back.kind
        assert there.km == pytest.approx(back.km)


@given(PLACES)
def test_a_place_is_the_same_as_itself(a: str) -> None:
    assert relation(a, a).kind is RelationKind.SAME
