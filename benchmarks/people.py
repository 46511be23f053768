"""People on lists and in enquiries, as every benchmark of the search takes them.

A `Row` is one row of a release: a key (the same key is the same person; invented people have none),
the name in both scripts, age, sex. `Listed` is a whole list, in Arrow, so that ten million rows are
mapped and not loaded. An `Enquiry` is what is asked: a name in one script, an age, a sex, and the
row that it was made from.

A listed row of the same folded name and sex, its age a year more or less, but of another key, may
be the same person under a corrected number (`may_be_same`): it counts neither way.
"""

import csv
from collections.abc import Callable, Iterable, Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

import numpy as np
import pyarrow as pa

from athar.domain import RECORDS, PersonRecord, RecordKind, Sex, record_id
from athar.names import split_elements
from athar.text import fold

ARABIC, LATIN = "name_ar", "name_en"
OLDER, NEWER = ("2024-04-13", "2024-08-08"), "2024-09-21"
SEXES = {"m": Sex.MALE, "f": Sex.FEMALE}
_DOCUMENT = b"listed".ljust(32)
SAID = 3
"""Years by which a relative errs at most: an age "as said"."""

SCHEMA = pa.schema(
    [
        ("key", pa.string()),
        (ARABIC, pa.string()),
        (LATIN, pa.string()),
        ("age", pa.int16()),
        ("sex", pa.string()),
        ("kunya", pa.string()),
    ]
)


class Row(NamedTuple):
    """One row of a list; ``None`` where it does not say."""

    key: str | None
    name_ar: str | None
    name_en: str | None
    age: int | None
    sex: str | None
    kunya: str | None = None

    def name(self, column: str) -> str | None:
        """Give the name in a script: `ARABIC` or `LATIN`."""
        return self.name_ar if column == ARABIC else self.name_en


class Enquiry(NamedTuple):
    """What is asked of a list, and the row of the person who is meant."""

    name: str
    age: int | None
    sex: str | None
    meant: Row


class Listed:
    """A list of rows of `SCHEMA`.

    Args:
        table: the rows.
    """

    def __init__(self, table: pa.Table) -> None:
        self.table = table

    @classmethod
    def of(cls, rows: Iterable[Row]) -> "Listed":
        """Make a list of rows."""
        columns = zip(*rows, strict=True)
        arrays = [pa.array(c, f.type) for c, f in zip(columns, SCHEMA, strict=True)]
        return cls(pa.Table.from_arrays(arrays, schema=SCHEMA))

    @classmethod
    def open(cls, path: Path) -> "Listed":
        """Map a list from an Arrow file, as `write` leaves it."""
        return cls(pa.ipc.open_file(pa.memory_map(str(path))).read_all())

    def write(self, path: Path, more: Iterable[pa.RecordBatch] = ()) -> None:
        """Write the list, and further batches of `SCHEMA` below it, as an Arrow file."""
        with pa.OSFile(str(path), "wb") as sink, pa.ipc.new_file(sink, SCHEMA) as writer:
            writer.write_table(self.table)
            for batch in more:
                writer.write_batch(batch)

    def __len__(self) -> int:
        return int(self.table.num_rows)

    def __getitem__(self, at: int) -> Row:
        return Row(*(column[at].as_py() for column in self.table.columns))

    def __iter__(self) -> Iterator[Row]:
        for batch in self.table.to_batches():
            for row in zip(*(c.to_pylist() for c in batch.columns), strict=True):
                yield Row(*row)

    def names(self, column: str) -> list[str]:
        """Give the text to search in a row of a script: the name, and a kunya that stands apart."""
        names, kunyas = (self.table.column(c).to_pylist() for c in (column, "kunya"))
        return [" ".join(t for t in both if t) for both in zip(names, kunyas, strict=True)]

    def ages(self) -> np.ndarray:
        """Give all ages in years, float32, NaN where unknown."""
        found = self.table.column("age").to_numpy(zero_copy_only=False)
        return np.asarray(found, dtype=np.float32)

    def sexes(self) -> np.ndarray:
        """Give all sexes as one letter, empty where unknown."""
        return np.asarray([s or "" for s in self.table.column("sex").to_pylist()], dtype="U1")

    def without(self, keys: set[str]) -> "Listed":
        """Give the list without the rows of these keys."""
        kept = [k not in keys for k in self.table.column("key").to_pylist()]
        return Listed(self.table.filter(pa.array(kept, pa.bool_())))


def read_release(path: Path) -> Listed:
    """Read a release: CSV with ``key,name_ar,name_en,age,dob,sex,source``."""
    with path.open(encoding="utf-8", newline="") as lines:
        return Listed.of(
            Row(
                row["key"] or None,
                row["name_ar"] or None,
                row["name_en"] or None,
                int(float(row["age"])) if row["age"] not in ("", "-1") else None,
                row["sex"] or None,
            )
            for row in csv.DictReader(lines)
        )


def shared_sample(older: Listed, newer: Listed, most: int) -> list[Row]:
    """Give the older rows of the first keys, in sorted order, that both lists hold."""
    by_key = {r.key: r for r in older if r.key}
    shared = sorted(by_key.keys() & set(newer.table.column("key").to_pylist()))
    return [by_key[k] for k in shared[:most]]


def may_be_same(one: Row, other: Row) -> bool:
    """Tell whether two rows are so alike that they may be one person under two keys."""
    if one.sex != other.sex or fold(one.name_ar or "") != fold(other.name_ar or ""):
        return False
    if one.age is None or other.age is None:
        return one.age == other.age
    return abs(one.age - other.age) <= 1


def full(row: Row, column: str) -> Enquiry | None:
    """Ask by all that the row holds: name, age, sex."""
    name = row.name(column)
    return Enquiry(name, row.age, row.sex, row) if name else None


def _parts(least: int, *kept: int) -> Callable[[Row, str], Enquiry | None]:
    def ask(row: Row, column: str) -> Enquiry | None:
        parts = split_elements(row.name(column) or "")
        if len(parts) < least:
            return None
        return Enquiry(" ".join(parts[i].written for i in kept), as_said(row), row.sex, row)

    return ask


own_father_family = _parts(3, 0, 1, -1)
own_family = _parts(2, 0, -1)
own_father = _parts(3, 0, 1)


def as_said(row: Row) -> int | None:
    """Give the age as a relative may say it: up to `SAID` years off, the same in every run."""
    if row.age is None:
        return None
    digit = int.from_bytes(record_id(b"said".ljust(32), row.key, 1)[:4], "big")
    return max(0, row.age + digit % (2 * SAID + 1) - SAID)


def to_record(enquiry: Enquiry) -> PersonRecord:
    """Make a record of an enquiry."""
    return PersonRecord(
        record_id=record_id(b"enquiry".ljust(32), None, 1),
        kind=RecordKind.SOUGHT,
        name=enquiry.name,
        age_low=enquiry.age,
        age_high=enquiry.age,
        sex=SEXES.get(enquiry.sex or ""),
    )


def record_batches(listed: Listed, column: str, size: int = 65_536) -> Iterator[pa.RecordBatch]:
    """Give a list as batches of RECORDS, names in one script, rows counted from 0."""
    for start in range(0, len(listed), size):
        part = listed.table.slice(start, size)
        count = part.num_rows
        ages = part.column("age").combine_chunks().cast(pa.float32())
        sexes = [SEXES.get(s) for s in part.column("sex").to_pylist()]
        columns = {
            "record_id": [record_id(_DOCUMENT, None, at) for at in range(start, start + count)],
            "row": range(start, start + count),
            "kind": [RecordKind.LISTED] * count,
            "name": part.column(column).combine_chunks(),
            "kunya": part.column("kunya").combine_chunks(),
            "age_low": ages,
            "age_high": ages,
            "sex": [s and s.value for s in sexes],
        }
        arrays = [
            pa.array(columns[f.name], f.type) if f.name in columns else pa.nulls(count, f.type)
            for f in RECORDS
        ]
        yield pa.RecordBatch.from_arrays(arrays, schema=RECORDS)


def rank_of(meant: Row, found: Sequence[Row]) -> int | None:
    """Give the rank (from 1) of the row that is meant, rows that count neither way left out."""
    rank = 0
    for row in found:
        if row.key is not None and row.key == meant.key:
            return rank + 1
        rank += not may_be_same(meant, row)
    return None
