"""What a written place means."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from athar.places import PlaceKind, find


def best(text: str) -> str | None:
    """Give the id of the best candidate."""
    found = find(text)
    return found[0].place_id if found else None


@pytest.mark.parametrize(
    "text",
    [
        "دير الزور",
        "ديرالزور",
        "محافظة دير الزور",
        "ريف دير الزور الشرقي",
        "دَيْر الزّور",
        "Deir ez-Zor",
        "Deir Ezzor",
        "deir al-zor",
        "Deir ez-Zor Governorate",
    ],
)
def test_one_governorate_in_many_spellings(text: str) -> None:
    assert best(text) == "SY09"


@pytest.mark.parametrize(
    ("text", "place_id"),
    [
        ("الباغوز", "baghuz"),
        ("قرية الباغوز", "baghuz"),
        ("Baghouz", "baghuz"),
        ("Al-Baghuz", "baghuz"),
        ("مخيم الهول", "camp-hol"),
        ("Al-Hol camp", "camp-hol"),
        ("الركبان", "camp-rukban"),
        ("سجن صيدنايا", "prison-saydnaya"),
        ("Sednaya prison", "prison-saydnaya"),
        ("فرع فلسطين", "branch-235"),
        ("الفرع 235", "branch-235"),
        ("فرع ٢١٥", "branch-215"),
        ("Branch 251", "branch-251"),
        ("مشفى تشرين العسكري", "hospital-tishreen"),
        ("المشفى 601", "hospital-601"),
    ],
)
def test_villages_camps_and_facilities_are_known(text: str, place_id: str) -> None:
    assert best(text) == place_id


def test_a_spelling_that_no_list_holds_is_found_by_its_consonants() -> None:
    assert best("Baghooz") == "baghuz"
    assert best("الباغوظ") is None


def test_two_letters_changing_places_are_forgiven() -> None:
    assert {place.place_id for place in find("هيجن")} & {"SY090201", "gn174506"}


@pytest.mark.parametrize("text", ["حلب - السكري", "حلب/السكري", "السكري، حلب", "السكري (حلب)"])
def test_of_a_chain_the_most_specific_place_comes_first(text: str) -> None:
    assert best(text) == "aleppo-sukkari"


def test_a_chain_chooses_among_namesakes() -> None:
    """Salah ad-Din is a quarter of Aleppo and a governorate of Iraq."""
    assert best("صلاح الدين") == "IQ.18"
    assert best("حلب - صلاح الدين") == "aleppo-salaheddin"


def test_the_kind_that_a_text_says_comes_first() -> None:
    assert find("محافظة حماة")[0].kind is PlaceKind.PROVINCE
    assert find("مدينة حماة")[0].kind is PlaceKind.TOWN


def test_a_particle_written_on_to_the_name_is_taken_off() -> None:
    assert best("مشفى ميداني بحمص") == "SY04"


def test_a_street_is_not_in_the_place_that_it_is_named_after() -> None:
    assert find("شارع بغداد") == ()
    assert best("دمشق - شارع بغداد") == "SY01"


@pytest.mark.parametrize(
    "text", ["تل الحمائم", "Tall al-Hamaim", "حويجة الرمان", "نقطة تل الحمائم"]
)
def test_a_longer_unknown_name_is_not_a_shorter_known_one(text: str) -> None:
    """Towns are called التل and الحويجة; these are other places."""
    assert find(text) == ()


@pytest.mark.parametrize("text", ["", "   ", "-", "مجهول", "القرية", "لا اعلم", "Atlantis", "215"])
def test_what_is_not_known_is_not_guessed(text: str) -> None:
    assert find(text) == ()


@given(st.text(alphabet="ابتحلمنويقة -/,.()ALaleh-0123٢", max_size=30))
def test_any_text_is_read_without_fault_and_without_repeats(text: str) -> None:
    found = find(text)
    assert len(found) == len(set(found))
