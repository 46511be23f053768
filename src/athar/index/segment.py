"""A segment as a reader sees it: mapped arrays, opened at once, never changed."""

from functools import cached_property
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt
import pyarrow as pa

from athar.domain import IndexFileError, PersonRecord
from athar.index import profiles
from athar.index.cutting import BLANK
from athar.index.keeping import RecordReader, read_table
from athar.index.store import REBUILD, check_sizes, load, read_json
from athar.matching import MOST_WORDS, Sequence, remember
from athar.names import Element, knowledge_digest

Rows = npt.NDArray[np.int32]


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
        try:
            self._rows, sizes = int(meta["rows"]), dict(meta["sizes"])
        except (KeyError, TypeError, ValueError) as error:
            raise IndexFileError(f"{folder / 'meta.json'} is damaged", remedy=REBUILD) from error
        check_sizes(folder, sizes)
        self._arrays = {p.stem: load(folder, p.stem) for p in sorted(folder.glob("*.npy"))}
        try:
            self.kept = RecordReader(folder, self._rows)
            words = read_table(folder / "words.arrow")
            self.profiles = read_table(folder / "profiles.arrow").to_pylist()
        except (OSError, pa.ArrowInvalid) as error:
            raise IndexFileError(f"{folder} is damaged", remedy=REBUILD) from error
        if len(self._arrays["profile"]) != self._rows:
            raise IndexFileError(f"{folder / 'meta.json'} is damaged", remedy=REBUILD)
        self._written, self._keys = words.column("written"), words.column("key")

    def __len__(self) -> int:
        return self._rows

    @property
    def words(self) -> int:
        """The number of distinct words."""
        return len(self._keys)

    @property
    def names(self) -> int:
        """The number of names: one a record, and the further ones."""
        return len(self._arrays["starts"]) - 1

    def array(self, name: str) -> npt.NDArray[Any]:
        """Give one of the segment's mapped arrays."""
        return self._arrays[name]

    def written(self, word: int) -> str:
        """Give a word as written."""
        return str(self._written[word])

    def key(self, word: int) -> str:
        """Give a word's key."""
        return str(self._keys[word])

    @cached_property
    def keys(self) -> list[str]:
        """The keys of all words."""
        return [str(k) for k in self._keys.to_pylist()]

    def under(self, role: str, values: npt.NDArray[Any]) -> Rows:
        """Give the rows that are filed under any of some keys of a role."""
        keys, rows = self._arrays[role], self._arrays[f"{role}_rows"]
        first, last = np.searchsorted(keys, values), np.searchsorted(keys, values, side="right")
        parts = [rows[a:b] for a, b in zip(first.tolist(), last.tolist(), strict=True) if b > a]
        return np.concatenate(parts) if parts else np.zeros(0, np.int32)

    def records(self, rows: npt.NDArray[np.intp]) -> list[PersonRecord]:
        """Give the records of rows, in their order."""
        out = []
        codes = self._arrays["profile"][rows]
        for row, code, found in zip(
            rows.tolist(), codes.tolist(), self.kept.take(rows), strict=True
        ):
            found |= {k: v for k, v in self.profiles[code].items() if v is not None}
            name = self.kept.name(row)
            found["name"] = self._joined(row) if name is None else name
            out.append(
                PersonRecord.from_row({k: v for k, v in found.items() if v not in (None, BLANK)})
            )
        return out

    def _joined(self, row: int) -> str | None:
        """Give the name that a row's words spell, and let it be known how it is cut."""
        first, end = self._arrays["starts"][row : row + 2].tolist()
        words = (self._arrays["elements"][first:end] & (MOST_WORDS - 1)).tolist()
        if not words:
            return None
        elements = tuple(Element(self.written(w), self.key(w)) for w in words)
        name = " ".join(e.written for e in elements)
        remember(name, Sequence(elements, (None,) * len(elements), True))
        return name


def holds(segment: Segment, column: str) -> bool:
    """Tell whether any record of a segment has a value in a column."""
    if column in profiles.COLUMNS:
        return any(p[column] is not None for p in segment.profiles)
    return segment.kept.holds(column)
