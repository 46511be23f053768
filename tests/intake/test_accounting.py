"""Every row goes somewhere: records, rejected, blank and header rows add up to all rows.

And a record's place is its own: the row that its number names is the row that it holds.
"""

import csv
import io
import json
import tempfile
from pathlib import Path

import pyarrow as pa
from hypothesis import given, settings
from hypothesis import strategies as st

from athar.domain import RECORDS, InputError, record_id
from athar.intake import ListOptions, read_list

HEADER = ["م", "الاسم", "العمر", "الجنس", "تاريخ الاعتقال", "ملاحظات"]
CELLS = st.one_of(
    st.sampled_from(
        [
            "",
            " ",
            "-",
            "1",
            "35",
            "٣٥ سنة",
            "ذكر",
            "أنثى",
            "2012-03-15",
            "آذار 2012",
            "سامر خالد الحسن",
            "عالء محمد",
            "مجهول الهوية",
            "Rana Ali",
            "المجموع",
            "غير معروف",
            'a "quoted" cell',
            "two\nlines",
        ]
    ),
    st.text(st.characters(exclude_categories=("Cc", "Cs")), max_size=8),
)
ROWS = st.lists(
    st.one_of(st.just(HEADER), st.lists(CELLS, min_size=0, max_size=8), st.just([])), max_size=25
)


def write(folder: str, rows: list[list[str]]) -> Path:
    out = io.StringIO(newline="")
    csv.writer(out).writerows(rows)
    path = Path(folder) / "list.csv"
    path.write_bytes(out.getvalue().encode("utf-8", "replace"))
    return path


@settings(max_examples=60, deadline=None)
@given(rows=ROWS)
def test_all_rows_are_accounted_for(rows: list[list[str]]) -> None:
    """Whatever stands under a header, nothing is lost and nothing is counted twice."""
    with tempfile.TemporaryDirectory() as folder:
        reading = read_list(write(folder, [HEADER, *rows]), ListOptions())
        batches = list(reading.batches())
    counts = reading.counts
    assert counts.total == counts.records + counts.rejected + counts.blank + counts.header
    assert counts.records == sum(batch.num_rows for batch in batches)
    assert counts.rejected == len(reading.rejected)
    numbers = [n for batch in batches for n in batch.column("row").to_pylist()]
    numbers += [row.row for row in reading.rejected]
    assert len(set(numbers)) == len(numbers)
    assert max(numbers, default=1) <= counts.total


@settings(max_examples=40, deadline=None)
@given(rows=ROWS)
def test_batches_are_of_the_schema_and_ids_are_those_of_the_domain(rows: list[list[str]]) -> None:
    """The fast id equals `record_id`, and every batch is RECORDS."""
    with tempfile.TemporaryDirectory() as folder:
        reading = read_list(write(folder, [HEADER, *rows]), ListOptions())
        batches = list(reading.batches())
    for batch in batches:
        assert batch.schema.equals(RECORDS)
        table = pa.Table.from_batches([batch])
        table.validate(full=True)
        for found, sheet, row in zip(
            batch.column("record_id").to_pylist(),
            batch.column("sheet").to_pylist(),
            batch.column("row").to_pylist(),
            strict=True,
        ):
            assert found == record_id(reading.document_hash, sheet, row)


@settings(max_examples=40, deadline=None)
@given(rows=st.lists(st.lists(CELLS, min_size=1, max_size=6), max_size=20))
def test_a_record_keeps_the_cells_of_its_own_row(rows: list[list[str]]) -> None:
    """The original of the record at row n is row n of the file."""
    tidy = [[" ".join(cell.split()) for cell in row] for row in rows]
    with tempfile.TemporaryDirectory() as folder:
        path = write(folder, [HEADER, *tidy])
        reading = read_list(path, ListOptions())
        kept = {
            row: json.loads(original)
            for batch in reading.batches()
            for row, original in zip(
                batch.column("row").to_pylist(), batch.column("original").to_pylist(), strict=True
            )
        }
    written = [HEADER, *tidy]
    for row, original in kept.items():
        cells = [cell.strip() for cell in original if cell.strip()]
        assert cells == [c.strip() for c in written[row - 1] if c.strip()]


@settings(max_examples=60, deadline=None)
@given(content=st.binary(max_size=400))
def test_any_bytes_are_read_or_refused(content: bytes) -> None:
    """No file makes the reader fail in any way but its own."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "list.csv"
        path.write_bytes("الاسم,العمر\n".encode() + content)
        try:
            reading = read_list(path, ListOptions())
            list(reading.batches())
        except InputError:
            return
    counts = reading.counts
    assert counts.total == counts.records + counts.rejected + counts.blank + counts.header


def test_reading_twice_gives_the_same(tmp_path: Path) -> None:
    path = write(str(tmp_path), [HEADER, ["1", "سامر خالد", "35", "ذكر", "2012", ""]])
    reading = read_list(path, ListOptions())
    once, counts = list(reading.batches()), reading.counts.to_json()
    assert list(reading.batches()) == once
    assert reading.counts.to_json() == counts
