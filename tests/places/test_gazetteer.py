"""The committed tables."""

import importlib.util
from pathlib import Path

import pytest

from athar.places import PlaceKind, find
from athar.places.gazetteer import gazetteer

TOOL = Path(__file__).parents[2] / "tools" / "build_places.py"


def test_every_place_hangs_in_the_tree_of_places() -> None:
    for place in gazetteer():
        above = list(gazetteer().above(place))
        assert place.kind is PlaceKind.COUNTRY or above[-1].kind is PlaceKind.COUNTRY


def test_every_authority_named_is_there() -> None:
    named = {place.under for place in gazetteer() if place.under is not None}
    assert all(
        (found := gazetteer().get(each)) is not None and found.kind is PlaceKind.AUTHORITY
        for each in named
    )


def test_coordinates_lie_in_the_region() -> None:
    for place in gazetteer():
        if place.latitude is not None and place.longitude is not None:
            assert 28 < place.latitude < 42
            assert 27 < place.longitude < 49


def test_syria_has_its_fourteen_governorates() -> None:
    governorates = [
        place for place in gazetteer() if place.kind is PlaceKind.PROVINCE and place.parent == "SY"
    ]
    assert len(governorates) == 14


def test_places_find_themselves_by_their_first_names() -> None:
    for place in gazetteer():
        for names in (place.names_ar, place.names_en):
            for name in names[:1]:
                assert place in find(name)


@pytest.mark.skipif(not TOOL.exists(), reason="the tools are not in the installed package")
def test_the_table_of_additions_is_built_from_the_file_that_people_correct(tmp_path: Path) -> None:
    spec = importlib.util.spec_from_file_location("build_places", TOOL)
    assert spec is not None and spec.loader is not None
    tool = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(tool)
    tool.write("additions.csv", tool.additions(), tmp_path)
    committed = tool.DATA / "additions.csv"
    assert (tmp_path / "additions.csv").read_bytes() == committed.read_bytes()
