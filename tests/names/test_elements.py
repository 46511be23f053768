"""How a name is cut into elements, and which spellings share a key."""

import csv

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from athar.names import MAX_ELEMENTS, element_key, split, split_elements
from athar.names.keys import forms
from athar.names.knowledge import DATA


@pytest.mark.parametrize(
    ("name", "parts"),
    [
        ("محمد خالد الحسن", ("محمد", "خالد", "الحسن")),
        ("عبد الرحمن صلاح الدين أبو زيد", ("عبد الرحمن", "صلاح الدين", "أبو زيد")),
        ("جاد الله آل ياسين", ("جاد الله", "آل ياسين")),
        ("إبراهيم عبد حمدان", ("إبراهيم", "عبد", "حمدان")),
        ("محمد بن خالد", ("محمد", "خالد")),
        ("الحاج محمد خالد الحسن", ("محمد", "خالد", "الحسن")),
        ("Dr. Mohamed bin Khaled", ("Mohamed", "Khaled")),
        ("Abd al-Rahman Abu Zaid", ("Abd al Rahman", "Abu Zaid")),
        ("Hossam el-Din Haddad", ("Hossam el Din", "Haddad")),
        ("محمد العبد الله الخلف", ("محمد", "العبد الله", "الخلف")),
        ("Khalaf Al-Abd al-Hamid", ("Khalaf", "Al Abd al Hamid")),
        ("MohamedKhaled AlHasan", ("Mohamed", "Khaled", "Al Hasan")),
        ("محمد ولد خالد", ("محمد", "خالد")),
        ("Aisha bint Khaled Haddad", ("Aisha", "Khaled", "Haddad")),
        ("محمد Khaled الحسن", ("محمد", "Khaled", "الحسن")),
        ("محمداحمد", ("محمداحمد",)),
    ],
)
def test_a_name_is_cut_into_its_parts(name: str, parts: tuple[str, ...]) -> None:
    assert split(name) == parts


@pytest.mark.parametrize("name", ["", " ", "12 34", "😀", "د.", "،؛", "الدكتور", "3", "\x00"])
def test_what_is_no_name_has_no_parts(name: str) -> None:
    assert split(name) == ()


def test_a_name_of_forty_words_is_cut_short() -> None:
    assert len(split("محمد " * 40)) == 12


@pytest.mark.parametrize(
    "spellings",
    [
        ("عبد الرحمن", "عبدالرحمن", "عبد الرّحمن", "العبد الرحمن", "العبدالرحمن"),
        ("Abdulrahman", "Abd al-Rahman", "Abdurrahman", "Abd ar-Rahman", "Abdul Rahman"),
        ("Abdelrahman", "Abdel Rahman", "AbdulRahman", "Al-Abd al-Rahman", "Abdel-Rahman"),
        ("عبدالله", "عبد الله", "عبد هللا"),
        ("Abdullah", "Abd Allah", "Abdallah", "Abd Hlla", "Al-Abdullah", "El Abdallah"),
        ("أبو زيد", "ابوزيد", "ابو زيد"),
        ("أبو عبد الله", "ابوعبدالله", "أبو عبدالله"),
        ("أم نور الدين", "أم نورالدين"),
        ("Abu Abd al-Rahman", "Abu Abdulrahman", "Abou Abderrahman"),
        ("Abu Zaid", "Abuzaid", "Abo-Zaid"),
        ("الشامي", "شامي", "الشامى"),
        ("Ash-Shami", "el-Shami", "Al Shami", "Shami", "AlShami"),
        ("آل ياسين", "ال ياسين", "ياسين"),
        ("أحمد", "احمد", "آحمد"),
        ("صلاح الدين", "صلاحالدين"),
        ("Salah al-Din", "Salaheddin", "Salah Eddine", "Salahuddin", "Salahaddin"),
        ("Nour Eddine", "Noureddine", "Nouredine", "Nour al-Din"),
        ("Ezzedine", "Ezz el-Din", "Ezzeddine"),
        ("Nurettin", "Nureddin", "Nur al-Din"),
        ("Nasrallah", "Nasr Allah", "Nasrala", "Nasrullah"),
        ("Şêrko", "Sherko"),
        ("Cûdî", "Judi"),
        ("Şêxmûs", "Shekhmus"),
        ("Doğan", "Doghan"),
        ("7asan", "Hasan"),
        ("3ali", "Ali"),
        ("ra2ed", "Raed"),
        ("mo7amad", "Mohamad"),
        ("5aled", "7'aled", "Khaled"),
        ("sami2003", "Sami"),
        ("محمد2", "محمد"),
        ("ئەحمەد", "أحمد"),
        ("پەروین", "بروين"),
        ("شێرکۆ", "شيركو"),
    ],
)
def test_spellings_of_one_word_share_a_key(spellings: tuple[str, ...]) -> None:
    assert len({element_key(s) for s in spellings}) == 1


@pytest.mark.parametrize("name", ["إلياس", "إلهام", "آلاء"])
def test_names_that_only_begin_like_the_article_keep_it(name: str) -> None:
    assert element_key(name) not in ("ياس", "هام", "اء")


@pytest.mark.parametrize(
    "name", ["Nadine", "Martin", "Hanzala", "Nakhala", "Alaa", "Abid", "Abadi"]
)
def test_names_that_only_end_or_begin_like_a_compound_are_one_word(name: str) -> None:
    assert "_" not in element_key(name)


def test_signs_of_a_standard_tell_an_arabic_letter_from_a_turkish_one() -> None:
    assert element_key("Şāliḩ") == "salih"
    assert element_key("Şahin") == "shahin"


@pytest.mark.parametrize(
    ("key", "read"),
    [
        ("alshami", "shami"),
        ("lhoucine", "houcine"),
        ("9alih", "salih"),
        ("9asem", "qasem"),
        ("cemal", "jemal"),
        ("xalid", "khalid"),
        ("allatif", "latif"),
    ],
)
def test_a_latin_key_may_stand_for_others(key: str, read: str) -> None:
    assert forms(key)[0] == key
    assert read in forms(key)


def test_keys_of_the_learnt_tables_are_current() -> None:
    for name in ("romanisations.csv", "abbreviations.csv"):
        with (DATA / name).open(encoding="utf-8", newline="") as file:
            for row in csv.DictReader(file):
                for key in (row["arabic"], row["latin"]):
                    assert "_" in key or element_key(key) == key


WRITTEN = st.text("محدابرنعليةئەەۆşçğêîûxcABabdehlm o'-37 2٣😀ـً", max_size=40)


@settings(max_examples=150, deadline=None)
@given(WRITTEN)
def test_anything_is_cut_and_every_element_has_a_key(name: str) -> None:
    elements = split_elements(name)
    assert len(elements) <= MAX_ELEMENTS
    assert all(e.key and e.written and " " not in e.key for e in elements)


def test_a_lone_letter_is_no_element() -> None:
    """An initial speaks neither for a name nor against it."""
    assert split("S. Alhadi") == ("Alhadi",)
    assert split("ش. الهادي") == ("الهادي",)
