"""A segment as a reader sees it: mapped arrays, opened at once, never changed."""

from pathlib import Path
from typing import Any, NamedTuple
from zlib import crc32

import numpy as np
import numpy.typing as npt
import pyarrow as pa

from athar.domain import IndexFileError, PersonRecord, from_batch
from athar.index.building import ROLES
from athar.index.store import REBUILD, check_sizes, load, read_json
from athar.names import RARE, direct_chance, knowledge_digest, lexicon, near_keys, resolve

Rows = npt.NDArray[np.int32]
LEAST_BITS = 0.5
"""Elements that speak less for one another bring no candidates: they do so by their other parts."""


class Variants(NamedTuple):
    """The elements of a segment that speak for a sought one, the weakest first."""

    elements: npt.NDArray[np.intp]
    bits: npt.NDArray[np.float32]


class Segment:
    """One label's records, opened.

    Args:
        folder: the segment's folder.
        label: the label that the manifest gives it.

    Raises:
        IndexFileError: a file is absent, cut short, of another version, or was built with another
            state of the name knowledge.
    """

    def __init__(self, folder: Path, label: str) -> None:
        self.folder = folder
        self.label = label
        meta = read_json(folder / "meta.json")
        if meta.get("knowledge") != knowledge_digest():
            raise IndexFileError(f"{folder} was built with other name knowledge", remedy=REBUILD)
        check_sizes(folder, meta["sizes"])
        self._arrays = {
            p.name.removesuffix(".npy"): load(folder, p.name.removesuffix(".npy"))
            for p in sorted(folder.glob("*.npy"))
        }
        try:
            self._batches = _batches(folder / "records.arrow")
            vocabulary = _batches(folder / "vocabulary.arrow")
        except (OSError, pa.ArrowInvalid) as error:
            raise IndexFileError(f"{folder} is damaged", remedy=REBUILD) from error
        self._keys: list[pa.Array] = [b.column("key") for b in vocabulary]
        self._starts = np.cumsum([0, *(b.num_rows for b in self._batches)])
        self._variants: dict[str, Variants] = {}
        self._words: dict[str, int] | None = None

    def __len__(self) -> int:
        return int(self._starts[-1])

    def array(self, name: str) -> npt.NDArray[Any]:
        """Give one of the segment's mapped arrays."""
        return self._arrays[name]

    @property
    def batches(self) -> list[pa.RecordBatch]:
        """The records, as mapped Arrow batches."""
        return self._batches

    def key(self, element: int) -> str:
        """Give an element's key."""
        for part in self._keys:
            if element < len(part):
                return str(part[element])
            element -= len(part)
        raise IndexError(element)

    def postings(self, role: str, elements: npt.NDArray[np.intp]) -> tuple[Rows, Rows]:
        """Give the rows in which elements stand in a role, and how many each has."""
        assert role in ROLES  # noqa: S101 - a fixed vocabulary of this room
        starts = self._arrays[f"{role}_starts"]
        rows = self._arrays[f"{role}_rows"]
        first, last = starts[elements], starts[elements + 1]
        parts = [rows[a:b] for a, b in zip(first.tolist(), last.tolist(), strict=True)]
        joined = np.concatenate(parts) if parts else np.zeros(0, np.int32)
        return joined, (last - first).astype(np.int32)

    def word(self, key: str) -> int | None:
        """Give the number of a place or description word, or ``None``."""
        if self._words is None:
            keys = (k for part in self._keys for k in part.to_pylist())
            self._words = {k: i for i, k in enumerate(keys) if k[:1] in "@#"}
        return self._words.get(key)

    def marked(self, mark: int) -> Rows:
        """Give the rows that carry a number's key."""
        marks = self._arrays["marks"]
        first, last = np.searchsorted(marks, [mark, mark + 1])
        rows: Rows = self._arrays["marks_rows"][first:last]
        return rows

    def variants(self, key: str) -> Variants:
        """Find the elements of this segment that speak for a sought one; remembered."""
        found = self._variants.get(key)
        if found is None:
            found = self._variants[key] = self._find(key)
        return found

    def _find(self, key: str) -> Variants:
        sought = resolve(key)
        factors = np.zeros(len(self._arrays["unlisted"]))
        names = self._arrays["meaning_names"]
        for name, chance in zip(sought.names, sought.chances, strict=True):
            first, last = np.searchsorted(names, [name, name + 1])
            elements = self._arrays["meaning_elements"][first:last]
            share = lexicon().shares[name]
            factors[elements] += self._arrays["meaning_chances"][first:last] * (chance / share)
        if sought.unlisted > 1e-3:
            elements = self._near(key)
            unlisted = self._arrays["unlisted"][elements]
            chances = direct_chance([self.key(int(e)) for e in elements], key)
            factors[elements] += unlisted * chances * (sought.unlisted / RARE)
        kept = np.flatnonzero(factors > 2.0**LEAST_BITS)
        order = np.argsort(factors[kept], kind="stable")
        return Variants(kept[order], np.log2(factors[kept[order]]).astype(np.float32))

    def _near(self, key: str) -> npt.NDArray[np.int32]:
        near = self._arrays["near"]
        parts = []
        for hashed in sorted({crc32(n.encode()) for n in near_keys(key)}):
            first, last = np.searchsorted(near, [hashed, hashed + 1])
            parts.append(self._arrays["near_elements"][first:last])
        return np.unique(np.concatenate(parts)) if parts else np.zeros(0, np.int32)

    def rows_of(self, record_ids: set[bytes]) -> dict[bytes, int]:
        """Give the rows of those records that stand in this segment."""
        out: dict[bytes, int] = {}
        if not record_ids:
            return out
        heads = self._arrays["ids"]
        for wanted in record_ids:
            head = int.from_bytes(wanted[:8], "big")
            at = int(np.searchsorted(heads, np.uint64(head)))
            while at < len(heads) and int(heads[at]) == head:
                row = int(self._arrays["ids_rows"][at])
                if self.record_id(row) == wanted:
                    out[wanted] = row
                at += 1
        return out

    def record_id(self, row: int) -> bytes:
        """Give the id of a row."""
        batch = int(np.searchsorted(self._starts, row, side="right")) - 1
        column = self._batches[batch].column("record_id")
        return bytes(column[row - int(self._starts[batch])].as_py())

    def records(self, rows: npt.NDArray[np.intp]) -> list[PersonRecord]:
        """Give the records of rows, in their order."""
        found: dict[int, PersonRecord] = {}
        batches = np.searchsorted(self._starts, rows, side="right") - 1
        for batch in np.unique(batches):
            here = rows[batches == batch]
            taken = self._batches[batch].take(pa.array(here - self._starts[batch]))
            found.update(zip(here.tolist(), from_batch(taken), strict=True))
        return [found[r] for r in rows.tolist()]


def _batches(path: Path) -> list[pa.RecordBatch]:
    reader = pa.ipc.open_file(pa.memory_map(str(path)))
    return [reader.get_batch(i) for i in range(reader.num_record_batches)]
