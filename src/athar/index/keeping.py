"""Records as a segment keeps them: what its other files do not hold already.

Columns without a value are left out; a column with one value for all (the document, its kind) is
said once, in the file's metadata; so are row numbers that count up, by how far they are from the
record's place. Names stand in the words (`athar.index.cutting`), but for the few that the words do
not give again, which have a file of their own; sex and ages stand in the profiles. ``original`` and
``notes`` stay in the casebook.
"""

from collections.abc import Collection
from functools import cached_property
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np
import numpy.typing as npt
import pyarrow as pa
import pyarrow.compute as pc

from athar.domain import RECORDS
from athar.index import profiles

LEFT_OUT = ("original", "notes")
"""Columns that no search needs and that are not to be copied out of the casebook."""

KEPT = tuple(f.name for f in RECORDS if f.name not in (*LEFT_OUT, "name", *profiles.COLUMNS))
NAMES = pa.schema([("row", pa.int32()), ("name", pa.string())])
SCHEMA = pa.schema([RECORDS.field(c).remove_metadata() for c in KEPT])
_SAID = b"said"


def write_table(path: Path, table: pa.Table) -> None:
    """Write a small table as one batch."""
    with pa.OSFile(str(path), "wb") as sink, pa.ipc.new_file(sink, table.schema) as out:
        out.write_table(table.combine_chunks())


def read_table(path: Path) -> pa.RecordBatch:
    """Map a table that `write_table` wrote."""
    file = pa.ipc.open_file(pa.memory_map(str(path)))
    empty = pa.RecordBatch.from_pylist([], schema=file.schema)
    return file.get_batch(0) if file.num_record_batches else empty


class _Part(NamedTuple):
    """A batch: columns that vary in it, and those that have one value."""

    rows: int
    varied: dict[str, pa.Array]
    constant: dict[str, pa.Scalar]


class RecordWriter:
    """Collects the records of a segment, without what need not be kept, and writes them."""

    def __init__(self) -> None:
        self._parts: list[_Part] = []
        self._names: list[pa.RecordBatch] = []
        self._rows = 0

    def add(self, batch: pa.RecordBatch, names: pa.Array) -> None:
        """Take in a batch of RECORDS; of its names, those that are not null here are kept."""
        there = pc.indices_nonzero(names.is_valid()).cast(pa.int32())
        self._names.append(
            pa.record_batch([pc.add(there, self._rows).cast(pa.int32()), names.take(there)], NAMES)
        )
        part = _Part(len(batch), {}, {})
        for name in KEPT:
            column = batch.column(name)
            if name == "row":
                place = np.arange(self._rows, self._rows + len(batch), dtype=np.int32)
                column = pc.subtract(column, pa.array(place))
            if column.null_count == len(column):
                continue
            if _is_constant(column):
                part.constant[name] = column[0]
            else:
                part.varied[name] = column
        self._parts.append(part)
        self._rows += len(batch)

    def write(self, folder: Path) -> None:
        """Write the records' two files."""
        write_table(folder / "names.arrow", pa.Table.from_batches(self._names, NAMES))
        said = {c: self._constant(c) for c in KEPT}
        told = {c: pa.array([v], SCHEMA.field(c).type) for c, v in said.items() if v is not None}
        kept = [
            c
            for c in KEPT
            if c not in told and any(c in p.varied or c in p.constant for p in self._parts)
        ]
        head = pa.RecordBatch.from_arrays(list(told.values()), list(told))
        written = pa.BufferOutputStream()
        with pa.ipc.new_stream(written, head.schema) as out:
            out.write_batch(head)
        metadata = {_SAID: written.getvalue().to_pybytes().hex()}
        schema = pa.schema([SCHEMA.field(c) for c in kept], metadata=metadata)
        path = str(folder / "records.arrow")
        with pa.OSFile(path, "wb") as sink, pa.ipc.new_file(sink, schema) as file:
            for part in self._parts:
                columns = [_column(part, c) for c in kept]
                if columns:
                    file.write_batch(pa.RecordBatch.from_arrays(columns, schema=schema))

    def _constant(self, name: str) -> Any:
        """Give a column's one value, ``None`` where it has none or several."""
        values = {p.constant[name].as_py() if name in p.constant else None for p in self._parts}
        return values.pop() if len(values) == 1 else None


def _is_constant(column: pa.Array) -> bool:
    if column.null_count or pa.types.is_nested(column.type):
        return False
    return bool(pc.all(pc.equal(column, column[0])).as_py())


def _column(part: _Part, name: str) -> pa.Array:
    if name in part.varied:
        return part.varied[name]
    kind = SCHEMA.field(name).type
    if name not in part.constant:
        return pa.nulls(part.rows, kind)
    value = pa.array([part.constant[name].as_py()], kind)
    return value.take(pa.array(np.zeros(part.rows, np.int64)))


class RecordReader:
    """Reads the records of a segment.

    Args:
        folder: the segment's folder.
        rows: number of its records.

    Raises:
        OSError, pyarrow.ArrowInvalid: a file is absent or damaged.
    """

    def __init__(self, folder: Path, rows: int) -> None:
        self._rows = rows
        self._file = pa.ipc.open_file(pa.memory_map(str(folder / "records.arrow")))
        names = read_table(folder / "names.arrow")
        self._name_rows, self._names = names.column("row").to_numpy(), names.column("name")
        head = bytes.fromhex(self._file.schema.metadata[_SAID].decode())
        (said,) = list(pa.ipc.open_stream(head))
        self._said = said.to_pylist()[0] if said.num_columns else {}
        self._batches = [self._file.get_batch(i) for i in range(self._file.num_record_batches)]
        self._starts = np.cumsum([0, *(len(b) for b in self._batches)])

    def holds(self, column: str) -> bool:
        """Tell whether any record has a value in a column that is kept here."""
        return column in self._said or column in self._file.schema.names

    def take(
        self, rows: npt.NDArray[np.intp], columns: Collection[str] | None = None
    ) -> list[dict[str, Any]]:
        """Give what is kept of rows, in their order; of some columns alone where they are named."""
        out = []
        batches = np.searchsorted(self._starts, rows, side="right") - 1
        said = {k: v for k, v in self._said.items() if columns is None or k in columns}
        for row, number in zip(rows.tolist(), batches.tolist(), strict=True):
            found = dict(said)
            if self._batches:
                batch, at = self._batches[number], row - int(self._starts[number])
                for name, column in zip(batch.schema.names, batch.columns, strict=True):
                    if columns is None or name in columns:
                        value = column[at].as_py()
                        if value is not None:
                            found[name] = value
            if "row" in found:
                found["row"] += row
            out.append(found)
        return out

    def name(self, row: int) -> str | None:
        """Give the name of a row whose words do not give it, `BLANK` where there is none."""
        at = int(np.searchsorted(self._name_rows, row))
        if at == len(self._name_rows) or int(self._name_rows[at]) != row:
            return None
        return str(self._names[at])

    def find(self, record_ids: Collection[bytes]) -> dict[bytes, list[int]]:
        """Give the rows of those records that are here."""
        heads, order = self._by_id
        found: dict[bytes, list[int]] = {}
        for record_id in record_ids:
            head = np.uint64(int.from_bytes(record_id[:8], "little"))
            first, last = np.searchsorted(heads, head), np.searchsorted(heads, head, side="right")
            rows = [
                int(row)
                for row in order[first:last]
                if self.take(np.array([row]), ("record_id",))[0]["record_id"] == record_id
            ]
            if rows:
                found[record_id] = rows
        return found

    @cached_property
    def _by_id(self) -> tuple[npt.NDArray[np.uint64], npt.NDArray[np.int32]]:
        """The first halves of all ids in order, and their rows: made when first asked for."""
        if "record_id" in self._said:
            head = int.from_bytes(self._said["record_id"][:8], "little")
            return np.full(self._rows, head, np.uint64), np.arange(self._rows, dtype=np.int32)
        heads = [np.zeros(0, np.uint64)]
        for batch in self._batches:
            column = batch.column("record_id")
            halves = np.frombuffer(column.buffers()[1], np.uint64)[0::2]
            heads.append(halves[column.offset : column.offset + len(column)])
        every = np.concatenate(heads)
        order = np.argsort(every, kind="stable").astype(np.int32)
        return every[order], order
