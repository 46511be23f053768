"""Fast paths of assembling, held to their plain twins."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from athar.domain import record_id
from athar.intake.assembling import joined_name, original_of
from athar.intake.record_ids import RecordIds
from athar.intake.sums import sums_up

CELLS = st.text(st.characters(exclude_categories=["Cs"]))


@given(st.lists(CELLS, max_size=8))
def test_the_original_row_is_what_a_writer_of_json_gives(cells: list[str]) -> None:
    plain = json.dumps(cells, ensure_ascii=False, separators=(",", ":"))
    assert original_of(cells) == plain
    assert json.loads(plain) == cells


def test_a_row_of_millions_of_characters_is_kept_cut() -> None:
    kept = json.loads(original_of(["a", "b" * 1_000_000]))
    assert kept[0] == "a"
    assert 1_000 < len(kept[1]) < 100_000


@given(st.binary(min_size=32, max_size=32), st.none() | CELLS, st.integers(1, 2**31 - 1))
def test_ids_are_those_of_the_domain(document: bytes, sheet: str | None, row: int) -> None:
    assert RecordIds(document, sheet).of(row) == record_id(document, sheet, row)


@pytest.mark.parametrize(
    ("parts", "joined"),
    [
        ((None, "سامر", "خالد", "عمر", "الخطيب"), "سامر خالد عمر الخطيب"),
        ((None, "سامر", None, None, "الخطيب"), "سامر الخطيب"),
        (("سامر خالد", None, "خالد", None, "الخطيب"), "سامر خالد الخطيب"),
        (("سامر خالد الخطيب", None, "خالد", None, "الخطيب"), "سامر خالد الخطيب"),
        ((None, None, None, "عمر", None), None),
    ],
)
def test_a_name_in_several_columns_is_joined(
    parts: tuple[str | None, str | None, str | None, str | None, str | None], joined: str | None
) -> None:
    assert joined_name(*parts) == joined


@pytest.mark.parametrize("cell", ["المجموع", "المجموع: 80", "Total (12)"])
def test_a_line_of_sums_is_known(cell: str) -> None:
    assert sums_up(["", cell, "80"])


@pytest.mark.parametrize("cell", ["سامر المجموع", "Total Khaled", "80", ""])
def test_a_name_is_no_line_of_sums(cell: str) -> None:
    assert not sums_up([cell])
