"""Names drawn element by element."""

from importlib import resources

import pytest
import yaml

from athar.generator.dice import Dice
from athar.generator.naming import COMMUNITIES, Namer
from athar.names import table
from athar.text import fold

REGION = resources.files("athar.generator") / "data" / "regional_names.yaml"


@pytest.mark.parametrize("community", [c for c in COMMUNITIES if c != "lists"])
def test_the_frequency_table_holds_the_hand_written_elements(community: str) -> None:
    """Fails where the YAML was changed and tools/learn_frequencies.py was not run again."""
    written = yaml.safe_load(REGION.read_text("utf-8"))[community]
    for kind, names in written.items():
        slot, sex = ("family", "") if kind == "family" else ("own", kind)
        known = {fold(e) for e in table(slot, sex, community).elements}
        assert {fold(name) for name in names} <= known


@pytest.mark.parametrize("community", COMMUNITIES)
def test_given_names_are_of_the_tables_of_their_sex(community: str) -> None:
    namer = Namer(Dice(1), community)
    known = {e for o in (community, "lists") for e in table("own", "female", o).elements}
    assert {namer.given("female") for _ in range(300)} <= known


def test_brothers_and_sisters_never_share_a_name() -> None:
    names = Namer(Dice(1), "turkmen").givens(["male"] * 12)
    assert len(set(names)) == 12


def test_some_families_are_too_rare_for_any_table() -> None:
    namer = Namer(Dice(1), "lists")
    known = set(table("family", "", "lists").elements)
    rare = [f for f in (namer.family() for _ in range(1000)) if f not in known]
    assert 50 < len(rare) < 200
