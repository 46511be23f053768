"""How a name is cut into elements, and which spellings share a key."""

import pytest

from athar.names import element_key, split


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
    ],
)
def test_a_name_is_cut_into_its_parts(name: str, parts: tuple[str, ...]) -> None:
    assert split(name) == parts


@pytest.mark.parametrize("name", ["", " ", "12 34", "😀", "د.", "،؛"])
def test_what_is_no_name_has_no_parts(name: str) -> None:
    assert split(name) == ()


def test_a_name_of_forty_words_is_cut_short() -> None:
    assert len(split("محمد " * 40)) == 12


@pytest.mark.parametrize(
    "spellings",
    [
        ("عبد الرحمن", "عبدالرحمن", "عبد الرّحمن"),
        ("Abdulrahman", "Abd al-Rahman", "Abdurrahman", "Abd ar-Rahman", "Abdul Rahman"),
        ("عبدالله", "عبد الله", "عبد هللا"),
        ("Abdullah", "Abd Allah", "Abdallah", "Abd Hlla"),
        ("أبو زيد", "ابوزيد", "ابو زيد"),
        ("Abu Zaid", "Abuzaid", "Abo-Zaid"),
        ("الشامي", "شامي", "الشامى"),
        ("Ash-Shami", "el-Shami", "Al Shami", "Shami"),
        ("أحمد", "احمد", "آحمد"),
        ("صلاح الدين", "صلاحالدين"),
        ("Salah al-Din", "Salaheddin", "Salah Eddine"),
    ],
)
def test_spellings_of_one_word_share_a_key(spellings: tuple[str, ...]) -> None:
    assert len({element_key(s) for s in spellings}) == 1


@pytest.mark.parametrize("name", ["إلياس", "إلهام", "آلاء"])
def test_names_that_only_begin_like_the_article_keep_it(name: str) -> None:
    assert element_key(name) not in ("ياس", "هام", "اء")
