"""A list read by a second process gives what it gives when it is read by this one."""

from contextlib import closing
from pathlib import Path

import pyarrow as pa
import pytest

from athar.domain import InputError
from athar.intake import ListAside, ListOptions, read_list

ROWS = "id,name,age\n1,سامر نبيل الهادي,34\n2,مجهول,\n3,هدى خالد السلوم,x\n"


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """Write a small list."""
    path = tmp_path / "list.csv"
    path.write_text(ROWS, encoding="utf-8")
    return path


def test_records_and_all_else_are_the_same(path: Path) -> None:
    """Batches, counts, rejected rows, notices; progress is told."""
    reading = read_list(path, ListOptions(mapping={"name": "B"}))
    aside = ListAside(reading)
    done = []
    found = pa.Table.from_batches(aside.batches(lambda *told: done.append(told)))
    assert found == pa.Table.from_batches(reading.batches())
    assert (aside.counts, aside.rejected) == (reading.counts, reading.rejected)
    assert aside.notices == reading.notices
    assert done[-1] == (path.stat().st_size, path.stat().st_size)


def test_an_error_of_the_other_process_is_raised_here(path: Path) -> None:
    """As it would be, with the file that it names."""
    aside = ListAside(read_list(path))
    path.write_text("", encoding="utf-8")
    with pytest.raises(InputError, match=r"list\.csv: the file is empty"):
        list(aside.batches())


def test_whoever_stops_in_the_middle_ends_the_other_process(path: Path) -> None:
    """And may ask again."""
    path.write_text(ROWS + "4,وديع نايف القاسم,51\n" * 20_000, encoding="utf-8")
    aside = ListAside(read_list(path))
    with closing(aside.batches()) as batches:
        first = next(batches)
    assert next(iter(aside.batches())) == first
