"""Whatever is read fast is read as it would be read slowly."""

import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any
from unittest.mock import patch

import pyarrow as pa
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from athar.intake import ListOptions, ListReading, read_list
from athar.intake.blocks import Block, regrouped
from athar.intake.delimited import DelimitedSheet
from athar.intake.plain_names import LONGEST_PHRASE, plain_names
from athar.intake.sheets import rows_of
from athar.intake.sums import sums_up
from athar.intake.values import Reader, read_key, read_name, read_phone, readings_of, table_of
from athar.names import is_unknown
from athar.names.knowledge import words as name_words
from athar.text import fold, repair
from athar.text.knowledge import read_nothing

WORDS = (
    *("سامر", "نبيل", "هدى", "الهادي", "عبد", "الله", "أبو", "Samer", "AL-HADI", "Nabil"),
    *("عالء", "االغا", "يداهلا", "لا", "يوجد", "غير", "معروف", "مجهول", "المجموع", "Total"),
    *("unknown", "not", "known", "jane", "doe", "x", "-", "؟", "ـــ", "12", "٣", "(", "", "ﷺ"),
)
NAMES = st.lists(st.sampled_from(WORDS), max_size=10).map(" ".join)
CELLS = st.one_of(
    NAMES,
    st.sampled_from(
        ["", " ", "34", "٣٤", "150", "m", "أنثى", "ذكر", '"', '""', 'a"b', '"a,b"', '"a\nb"', "\t"]
    ),
)
LINES = st.lists(CELLS, min_size=1, max_size=6).map(",".join)
TEXTS = st.tuples(
    st.lists(LINES, min_size=1, max_size=12), st.sampled_from(["\n", "\r\n"]), st.booleans()
).map(lambda t: t[1].join(t[0]) + (t[1] if t[2] else ""))


@contextmanager
def file_of(text: str) -> Iterator[Path]:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "list.csv"
        path.write_bytes(text.encode())
        yield path


@contextmanager
def slowly() -> Iterator[None]:
    """Let every row be cut with care, and every cell be looked up."""

    def never(names: Any, **_: Any) -> list[bool]:
        return [False] * len(names)

    with (
        patch("athar.intake.delimited.cut_at_once", lambda *_, **__: None),
        patch("athar.intake.assembling.plain_names", never),
        patch("athar.intake.values.plain_names", never),
        patch("athar.intake.values.KeyReader.column", Reader.column),
        patch("athar.intake.values.NumberReader.column", Reader.column),
        patch("athar.intake.list_reading._all_persons", lambda *_: False),
    ):
        yield


def cut(path: Path, piece: int) -> tuple[list[Any], Any]:
    with patch("athar.intake.decoding._CHUNK", piece):
        sheet = DelimitedSheet(path, encoding="utf-8", delimiter=",", width=3)
        return list(rows_of(sheet)), sheet.notes


def everything(reading: ListReading) -> tuple[Any, ...]:
    table = pa.Table.from_batches(reading.batches())
    return table.to_pylist(), reading.counts, reading.rejected, reading.notices


class TestCutting:
    @given(TEXTS)
    @settings(max_examples=150, deadline=None)
    def test_lines_cut_at_once_are_the_rows_that_care_gives(self, text: str) -> None:
        """Quotes open and closed, blank lines, short and long rows, any size of pieces."""
        with file_of(text + "\nend") as path:
            at_once = cut(path, 1 << 20)
            in_pieces = cut(path, 24)
            with slowly():
                with_care = cut(path, 1 << 20)
        assert at_once == with_care
        assert in_pieces == with_care

    @given(st.lists(st.lists(st.lists(CELLS, max_size=4), min_size=1, max_size=9), max_size=5))
    @settings(max_examples=60, deadline=None)
    def test_blocks_of_another_size_hold_the_same_rows(self, blocks: list[Any]) -> None:
        """With as many cells as each row had, and their numbers."""
        rows = [row for block in blocks for row in block]
        numbers = iter(range(1, len(rows) + 1))
        given_blocks = [Block.of_rows([next(numbers) for _ in b], b) for b in blocks]
        found = list(regrouped(given_blocks, 4))
        assert [row for block in found for row in block.rows()] == rows
        assert [n for block in found for n in block.numbers] == list(range(1, len(rows) + 1))
        assert all(len(block.numbers) == 4 for block in found[:-1])


class TestPlainNames:
    @given(st.lists(NAMES, max_size=6))
    @settings(max_examples=150, deadline=None)
    def test_a_plain_name_needs_no_look(self, names: list[str]) -> None:
        """It reads as itself, nothing of it is damaged, and it is no total."""
        for name, plain in zip(names, plain_names(names), strict=True):
            if plain:
                assert read_name(name).value == name
                assert not [r.text for r in repair(name) if r.text != name]
                assert not sums_up((name,))

    @given(st.lists(st.one_of(st.none(), NAMES), max_size=6))
    @settings(max_examples=100, deadline=None)
    def test_a_name_that_was_read_has_no_other_reading_if_it_is_plain(
        self, names: list[str | None]
    ) -> None:
        """However few its words are."""
        read = [name and read_name(name).value for name in names]
        for name, plain in zip(read, plain_names(read, phrases=False), strict=True):
            if plain:
                assert name is not None
                assert (
                    readings_of(name) == tuple(r.text for r in repair(name) if r.text != name) == ()
                )
                assert not sums_up((name,))

    def test_usual_names_are_plain(self) -> None:
        """Else nothing would be fast."""
        assert all(plain_names(["سامر نبيل خالد الهادي", "Samer Nabil Khaled Alhadi"]))
        assert all(plain_names(["سامر الهادي"], phrases=False))

    @pytest.mark.parametrize(
        "name",
        ["عالء خالد نبيل الهادي", "سامر المجهول الهوية غير", "مجهول سامر نبيل خالد", "", "a " * 9],
    )
    def test_what_needs_a_look_is_not_plain(self, name: str) -> None:
        """Damage, unknown people, nothing, too many words."""
        assert not any(plain_names([name]))

    def test_no_phrase_is_longer_than_is_held(self) -> None:
        """A name of more words is held for none of them."""
        phrases = {fold(phrase) for phrase in read_nothing()} | name_words().unknown
        assert max(len(phrase.split()) for phrase in phrases) <= LONGEST_PHRASE
        assert all(is_unknown(phrase) for phrase in name_words().unknown)


@given(st.lists(CELLS, max_size=8))
@settings(max_examples=100, deadline=None)
def test_columns_say_what_their_cells_say(cells: list[str]) -> None:
    """Keys, numbers and names, which are read a column at a time."""
    for field, read in (("source_key", read_key), ("phone", read_phone), ("name", read_name)):
        table = table_of(field)
        assert table.column(cells) == [read(cell).value for cell in cells]
        assert table.problems == {c: p for c in cells if (p := read(c).problem) is not None}


@given(st.lists(st.tuples(CELLS, NAMES, CELLS, CELLS, CELLS), max_size=14))
@settings(max_examples=60, deadline=None)
def test_a_list_read_fast_is_the_list_read_slowly(rows: list[tuple[str, ...]]) -> None:
    """Records, counts, rejected rows and notices."""
    people = "1,سامر نبيل خالد الهادي,34,m,\n2,هدى خالد السلوم,29,f,0933\n"
    text = "id,name,age,sex,phone\n" + people + "\n".join(map(",".join, rows)) + "\n" + people
    with file_of(text) as path:
        fast = everything(read_list(path))
        with slowly():
            slow = everything(read_list(path))
    assert fast == slow


def test_records_without_their_original_rows_are_the_same_otherwise(tmp_path: Path) -> None:
    """What was rejected keeps its row."""
    path = tmp_path / "list.csv"
    path.write_text("id,name,age\n1,سامر نبيل,34\n2,مجهول,\n3,هدى خالد,29\n", encoding="utf-8")
    records, counts, rejected, notices = everything(read_list(path))
    bare = everything(read_list(path, ListOptions(originals=False)))
    assert bare == ([{**r, "original": None} for r in records], counts, rejected, notices)
    assert rejected[0].original == '["2","مجهول",""]'
