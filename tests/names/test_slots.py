"""How likely an element stands where in a name."""

from athar.names.elements import split_elements
from athar.names.slots import slot_share, with_article


def ratio(written: str) -> float:
    """How much likelier an element is a family's name than a father's."""
    (element,) = split_elements(written)
    return slot_share(element, "family") / slot_share(element, "father")


def test_a_nisba_is_a_familys_and_an_own_name_a_fathers_in_either_script() -> None:
    assert ratio("الحلبي") > 10 > 1 > ratio("خالد")
    assert ratio("al-Halabi") > 10 > 1 > ratio("Khaled")


def test_an_unknown_element_stands_anywhere_but_for_its_article() -> None:
    assert 0.1 < ratio("ققشزض") < 10
    assert ratio("القشزض") > 10


def test_the_article_is_known_apart_and_joined() -> None:
    article = ["الشامي", "آل ياسين", "al-Shami", "Ash-Shami", "Alshami"]
    without = ["شامي", "إلياس", "Ali", "Alia", "Khaled", "عبد الرحمن", "Abd al-Rahman"]
    assert [w for w in article if not with_article(split_elements(w)[0])] == []
    assert [w for w in without if with_article(split_elements(w)[0])] == []
