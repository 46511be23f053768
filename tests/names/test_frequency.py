"""How often a name element is carried."""

import csv
from importlib import resources

import numpy as np
import pytest

from athar.names import MIXTURE, share, table
from athar.text import fold


def test_a_common_name_has_a_larger_share_than_a_rare_one() -> None:
    common = "محمد"
    rare = "معاويه"
    assert share(common, "own") > 20 * share(rare, "own")


def test_an_unseen_element_counts_as_rare_and_never_as_impossible() -> None:
    unseen = "ققققق"
    assert 0 < share(unseen, "family") < 0.001
    assert 0 < share(unseen) < 0.001


def test_a_compound_has_one_share_however_it_is_spaced() -> None:
    joined = "عبدالرحمن"
    apart = "عبد الرحمن"
    assert share(joined, "own") == share(apart, "own") > 0.001


def test_the_share_of_a_name_depends_on_its_slot() -> None:
    nisba = "المصري"
    assert share(nisba, "family") > 10 * share(nisba, "own")


@pytest.mark.parametrize(
    "element",
    [
        "الشعيطي",
        "العكيدي",
        "دلشاد",
        "شيرين",
        "شمعون",
    ],
)
def test_names_of_the_region_are_above_the_floor(element: str) -> None:
    assert share(element) > 2 * share("ققققق")


def test_an_unknown_slot_is_refused() -> None:
    with pytest.raises(KeyError):
        share("محمد", "title")


def test_the_mixture_sums_to_one() -> None:
    assert sum(MIXTURE.values()) == pytest.approx(1)


@pytest.mark.parametrize("origin", [o for o in MIXTURE if o != "wikidata"])
def test_every_origin_can_be_sampled_in_every_slot(origin: str) -> None:
    slots = [("own", "male"), ("own", "female"), ("father", "male"), ("grandfather", "male")]
    for slot, sex in [*slots, ("family", "")]:
        elements, weights = table(slot, sex, origin)
        assert len(elements) == len(weights) > 20
        assert weights.sum() == pytest.approx(1)
        assert np.all(np.diff(weights) <= 0)


def test_a_table_that_is_not_there_is_refused() -> None:
    with pytest.raises(KeyError):
        table("own", "", "lists")


def test_no_element_is_carried_by_fewer_than_five_and_forms_are_current() -> None:
    """Rarer elements could point at a family; the folded column must be what text folds now."""
    path = resources.files("athar.names") / "data" / "frequencies.csv"
    with path.open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            assert int(row["count"]) >= 5
            assert row["folded"] == fold(row["element"])
