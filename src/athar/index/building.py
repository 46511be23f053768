"""Building a segment from a stream of RECORDS batches.

One pass: each batch is written to the segment's Arrow file (without ``original`` and ``notes``,
which stay in the casebook) and its names are cut into element numbers; distinct words are looked at
once. When the stream ends, postings are made by one sort a role, and each distinct element is
resolved to the known names that it may stand for. No Python object is kept a row.
"""

import re
from array import array
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any
from zlib import crc32

import numpy as np
import numpy.typing as npt
import pyarrow as pa
import pyarrow.compute as pc

from athar.domain import RECORDS
from athar.index.store import save
from athar.matching import number
from athar.names import is_unknown, lone_key, near_keys, resolve_keys, split_elements
from athar.text import fold

LEFT_OUT = ("original", "notes")
SCHEMA = pa.schema([f for f in RECORDS if f.name not in LEFT_OUT])
ROLES = ("own", "any", "mother", "kunya", "word")
"""Where an element stands: as the own name, anywhere in the name, as the mother's name, as kunya;
``word`` for the words of places and descriptions, whose keys begin with ``@`` and ``#``."""

_ALONE = re.compile(r"\w{3,}")
_KUNYA = ("abu_", "umm_", "ابو_", "ام_")
_RESOLVE_AT_ONCE = 4096
UNLISTED_FROM = 0.02
"""Elements that are this likely unlisted are also kept under their near keys."""


class SegmentBuilder:
    """Writes one segment into a folder.

    Args:
        folder: an existing, empty folder.
    """

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._numbers: dict[str, int] = {}
        self._lone: dict[str, int] = {}
        self._rows = 0
        self._postings = {role: (array("i"), array("i")) for role in ROLES}
        self._marks = (array("Q"), array("i"))
        self._columns: list[dict[str, npt.NDArray[Any]]] = []

    def build(self, batches: Iterable[pa.RecordBatch]) -> int:
        """Write the segment's files and give its number of rows."""
        path = str(self._folder / "records.arrow")
        with pa.OSFile(path, "wb") as sink, pa.ipc.new_file(sink, SCHEMA) as writer:
            for batch in batches:
                kept = batch.select(SCHEMA.names).cast(SCHEMA)
                writer.write_batch(kept)
                self._add(kept)
        self._finish()
        return self._rows

    def _add(self, batch: pa.RecordBatch) -> None:
        self._names(batch)
        self._said(batch)
        self._marked(batch)
        self._columns.append(_columns(batch))
        self._rows += batch.num_rows

    def _number(self, key: str) -> int:
        return self._numbers.setdefault(key, len(self._numbers))

    def _names(self, batch: pa.RecordBatch) -> None:
        own, anywhere, kunyas = (self._postings[r] for r in ("own", "any", "kunya"))
        parts = _lists(batch, "name_own", "name_father", "name_grandfather", "name_family")
        names, others, readings = _lists(batch, "name", "other_names", "readings")
        given = _lists(batch, "kunya")[0]
        for at, name in enumerate(names):
            row = self._rows + at
            if name is None:
                name = " ".join(p[at] for p in parts if p[at])
            written = [name, *(others[at] or ()), *(readings[at] or ())]
            for one in written:
                numbers, kunya = self._cut(one)
                if numbers:
                    anywhere[0].extend(numbers)
                    anywhere[1].extend([row] * len(numbers))
                    own[0].append(numbers[0])
                    own[1].append(row)
                if kunya is not None:
                    kunyas[0].append(kunya)
                    kunyas[1].append(row)
            if given[at]:
                kunyas[0].extend(self._cut_all(given[at]))
                kunyas[1].extend([row] * (len(kunyas[0]) - len(kunyas[1])))
            if parts[0][at]:
                first = self._cut_all(parts[0][at])[:1]
                own[0].extend(first)
                own[1].extend([row] * len(first))

    def _cut(self, name: str) -> tuple[list[int], int | None]:
        """Cut a name into element numbers, and the kunya's where one stands at its head."""
        lone = self._lone
        try:
            return [lone[w] for w in name.split(" ") if w], None
        except KeyError:
            pass
        for word in name.split():
            # A joined kunya (ابوخالد) is one element, but its place decides what it is.
            key = lone_key(word) if word not in lone else None
            if key and not key.startswith(_KUNYA):
                lone[word] = self._number(key)
        numbers = self._cut_all(name)
        keys = [e.key for e in split_elements(name)[:1]] if numbers else []
        return numbers, numbers[0] if keys and keys[0].startswith(_KUNYA) else None

    def _cut_all(self, name: str) -> list[int]:
        if not name or is_unknown(name):
            return []
        return [self._number(e.key) for e in split_elements(name)]

    def _said(self, batch: pa.RecordBatch) -> None:
        """Take in mothers' names, and the words of places and descriptions."""
        mothers, rows = self._postings["mother"]
        for at, mother in _present(batch, "name_mother"):
            numbers = self._cut_all(mother)
            mothers.extend(numbers)
            rows.extend([self._rows + at] * len(numbers))
        words, rows = self._postings["word"]
        for column, mark in WORD_COLUMNS.items():
            cache: dict[str, list[int]] = {}
            for at, text in _present(batch, column):
                if text not in cache:
                    cache[text] = [self._number(w) for w in word_keys(text, mark)]
                words.extend(cache[text])
                rows.extend([self._rows + at] * len(cache[text]))

    def _marked(self, batch: pa.RecordBatch) -> None:
        marks, rows = self._marks
        for column in ("phone", "card"):
            for at, written in _present(batch, column):
                marks.append(mark_hash(written))
                rows.append(self._rows + at)
        for at, found in _present(batch, "identifiers"):
            for one in found:
                marks.append(mark_hash(one["number"] or ""))
                rows.append(self._rows + at)

    def _finish(self) -> None:
        keys = list(self._numbers)
        folder = self._folder
        table = pa.table({"key": pa.array(keys, pa.large_string())})
        path = str(folder / "vocabulary.arrow")
        with pa.OSFile(path, "wb") as sink, pa.ipc.new_file(sink, table.schema) as writer:
            writer.write_table(table)
        for role, (numbers, rows) in self._postings.items():
            _write_csr(
                folder, role, np.array(numbers, np.int32), np.array(rows, np.int32), len(keys)
            )
        marks = np.array(self._marks[0], np.uint64)
        order = np.argsort(marks, kind="stable")
        save(folder, "marks", marks[order])
        save(folder, "marks_rows", np.array(self._marks[1], np.int32)[order])
        for name in _columns(_EMPTY):
            parts = [c[name] for c in self._columns] or [_columns(_EMPTY)[name]]
            column = np.concatenate(parts)
            if name == "ids":
                order = np.argsort(column, kind="stable")
                save(folder, "ids", column[order])
                save(folder, "ids_rows", order.astype(np.int32))
            else:
                save(folder, name, column)
        self._resolve(keys)

    def _resolve(self, keys: list[str]) -> None:
        names, chances, owners = array("i"), array("f"), array("i")
        unlisted = np.zeros(len(keys), np.float32)
        hashes, elements = array("Q"), array("i")
        named = [i for i, k in enumerate(keys) if k[0] not in "@#"]
        for at in range(0, len(named), _RESOLVE_AT_ONCE):
            chunk = named[at : at + _RESOLVE_AT_ONCE]
            for i, found in zip(chunk, resolve_keys([keys[i] for i in chunk]), strict=True):
                names.extend(found.names)
                chances.extend(found.chances)
                owners.extend([i] * len(found.names))
                unlisted[i] = found.unlisted
                if found.unlisted >= UNLISTED_FROM:
                    near = near_keys(keys[i])
                    hashes.extend(crc32(n.encode()) for n in near)
                    elements.extend([i] * len(near))
        by_name = np.array(names, np.int32)
        order = np.argsort(by_name, kind="stable")
        save(self._folder, "meaning_names", by_name[order])
        save(self._folder, "meaning_elements", np.array(owners, np.int32)[order])
        save(self._folder, "meaning_chances", np.array(chances, np.float32)[order])
        save(self._folder, "unlisted", unlisted)
        near_hashes = np.array(hashes, np.uint64)
        order = np.argsort(near_hashes, kind="stable")
        save(self._folder, "near", near_hashes[order])
        save(self._folder, "near_elements", np.array(elements, np.int32)[order])


WORD_COLUMNS = {
    "place_origin": "@",
    "place_last_seen": "@",
    "place_recorded": "@",
    "description": "#",
    "belongings": "#",
}
_EMPTY = pa.RecordBatch.from_pylist([], schema=SCHEMA)


def word_keys(text: str, mark: str) -> list[str]:
    """Give the keys of a text's words: a mark (``@`` place, ``#`` description) and the word."""
    return [mark + w for w in dict.fromkeys(_ALONE.findall(fold(text)))]


def mark_hash(written: str) -> int:
    """Give the key of a telephone, card or official number: its last eight signs."""
    return crc32(number(written)[-8:].encode())


def _lists(batch: pa.RecordBatch, *names: str) -> list[Sequence[Any]]:
    return [batch.column(n).to_pylist() for n in names]


def _present(batch: pa.RecordBatch, name: str) -> Iterable[tuple[int, Any]]:
    column = batch.column(name)
    if column.null_count == len(column):
        return ()
    return ((i, v) for i, v in enumerate(column.to_pylist()) if v)


def _columns(batch: pa.RecordBatch) -> dict[str, npt.NDArray[Any]]:
    """Give what every candidate is first looked at by: id, ages, sex."""
    ids = batch.column("record_id").cast(pa.binary()).to_pylist()
    sex = batch.column("sex")
    coded = pc.add(
        pc.cast(pc.fill_null(pc.equal(sex, "male"), False), pa.uint8()),
        pc.multiply(pc.cast(pc.fill_null(pc.equal(sex, "female"), False), pa.uint8()), 2),
    )
    # One bound alone is an exact age.
    low = pc.coalesce(batch.column("age_low"), batch.column("age_high"))
    high = pc.coalesce(batch.column("age_high"), batch.column("age_low"))
    return {
        "ids": np.frombuffer(b"".join(i[:8] for i in ids), ">u8").astype(np.uint64),
        "age_low": low.to_numpy(zero_copy_only=False).astype(np.float32),
        "age_high": high.to_numpy(zero_copy_only=False).astype(np.float32),
        "sex": coded.to_numpy(zero_copy_only=False).astype(np.uint8),
    }


def _write_csr(
    folder: Path,
    role: str,
    numbers: npt.NDArray[np.int32],
    rows: npt.NDArray[np.int32],
    count: int,
) -> None:
    """Write the rows of each element of a role, ascending, with where each element's begin."""
    order = np.argsort(numbers, kind="stable")
    starts = np.zeros(count + 1, np.int64)
    np.cumsum(np.bincount(numbers, minlength=count), out=starts[1:])
    save(folder, f"{role}_starts", starts)
    save(folder, f"{role}_rows", rows[order])
