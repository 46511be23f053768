"""Building a segment from a stream of RECORDS batches.

One pass over the stream, by columns: names are cut into numbered words, sex and ages into profiles,
and what is left of the records is kept (`keeping`). When the stream ends, each distinct word is
resolved to the known names that it may stand for (`meanings`), and the names are posted
(`postings`). No Python object is kept a row.
"""

import re
from array import array
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt
import pyarrow as pa

from athar.index.cutting import NameCutter
from athar.index.keeping import RecordWriter, write_table
from athar.index.meanings import word_hash, write_meanings
from athar.index.postings import write_postings
from athar.index.profiles import Profiles
from athar.index.store import save
from athar.index.vocabulary import Vocabulary
from athar.matching import number
from athar.text import fold

SAID_COLUMNS = {
    "place_origin": "@",
    "place_last_seen": "@",
    "place_recorded": "@",
    "description": "#",
    "belongings": "#",
}
"""Columns whose words are posted, with the mark that their keys begin with."""

LEAST_SIGNS = 4
"""Shorter telephone, card and official numbers tell nobody apart, and are not posted."""

_ALONE = re.compile(r"\w{3,}")


class SegmentBuilder:
    """Writes one segment into a folder.

    Args:
        folder: an existing, empty folder.
    """

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._vocabulary = Vocabulary()
        self._cutter = NameCutter(self._vocabulary)
        self._profiles = Profiles()
        self._records = RecordWriter()
        self._rows = 0
        self._said = (array("I"), array("i"))
        self._marks = (array("I"), array("i"))

    def build(self, batches: Iterable[pa.RecordBatch]) -> int:
        """Write the segment's files and give its number of rows."""
        for batch in batches:
            self._records.add(batch, self._cutter.add(batch))
            self._profiles.add(batch)
            self._add_said(batch)
            self._add_marks(batch)
            self._rows += len(batch)
        self._finish()
        return self._rows

    def _add_said(self, batch: pa.RecordBatch) -> None:
        hashes, rows = self._said
        for column, mark in SAID_COLUMNS.items():
            cache: dict[str, list[int]] = {}
            for at, text in _present(batch, column):
                if text not in cache:
                    cache[text] = [word_hash(w) for w in said_words(text, mark)]
                hashes.extend(cache[text])
                rows.extend([self._rows + at] * len(cache[text]))

    def _add_marks(self, batch: pa.RecordBatch) -> None:
        hashes, rows = self._marks
        for column in ("phone", "card"):
            for at, written in _present(batch, column):
                for mark in mark_hashes(written):
                    hashes.append(mark)
                    rows.append(self._rows + at)
        for at, found in _present(batch, "identifiers"):
            for one in found:
                for mark in mark_hashes(one["number"]):
                    hashes.append(mark)
                    rows.append(self._rows + at)

    def _finish(self) -> None:
        folder, written = self._folder, self._vocabulary.written
        self._records.write(folder)
        keys = self._vocabulary.keys
        write_table(
            folder / "words.arrow",
            pa.table(
                [pa.array(written, pa.string()), pa.array(keys, pa.string())], ["written", "key"]
            ),
        )
        codes, profiles = self._profiles.finish()
        save(folder, "profile", codes)
        write_table(folder / "profiles.arrow", pa.Table.from_batches([profiles]))
        elements, starts, further = self._cutter.finish()
        arrays, count = write_meanings(written, keys)
        posted = write_postings(elements, starts, arrays["homes"], count)
        kept = {"elements": elements, "starts": starts, "further": further, **arrays, **posted}
        for name, values in kept.items():
            save(folder, name, values)
        for role, (numbers, rows) in self._cutter.roles.items():
            _write_sorted(folder, role, np.array(numbers, np.uint32), rows)
        _write_sorted(folder, "said", np.array(self._said[0], np.uint32), self._said[1])
        _write_sorted(folder, "marks", np.array(self._marks[0], np.uint32), self._marks[1])


def said_words(text: str, mark: str) -> list[str]:
    """Give the keys of a text's words: a mark (``@`` place, ``#`` description) and the word."""
    return [mark + w for w in dict.fromkeys(_ALONE.findall(fold(text)))]


def mark_hashes(written: str | None) -> list[int]:
    """Give the key of a telephone, card or official number, its last eight signs; none if short."""
    signs = number(written or "")[-8:]
    return [word_hash(signs)] if len(signs) >= LEAST_SIGNS else []


def _present(batch: pa.RecordBatch, name: str) -> Iterable[tuple[int, Any]]:
    column = batch.column(name)
    if column.null_count == len(column):
        return ()
    return ((i, v) for i, v in enumerate(column.to_pylist()) if v)


def _write_sorted(
    folder: Path, role: str, keys: npt.NDArray[np.uint32], rows: Sequence[int]
) -> None:
    """Write keys in order, each with its row."""
    order = np.argsort(keys, kind="stable")
    save(folder, role, keys[order])
    save(folder, f"{role}_rows", np.array(rows, np.int32)[order])
