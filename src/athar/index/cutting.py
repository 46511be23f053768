"""Cutting the names of a stream of records into numbered words.

A *word* here is an element as written (``عبد الرحمن`` is one): the vocabulary keeps each distinct
one with its key, once. A *name* is one way in which a record writes its person's name; it is kept
as the numbers of its words, with the slot where the source gives the parts apart. The first names
are the records' own, in their order; a record's further names (another script, an alias, a repaired
reading) come after all of them, each with its record's row.

Most names are words that are one element whatever stands beside them; these are cut by columns, and
only the others one by one, as `athar.matching.spoken` cuts them.
"""

from array import array
from typing import Any

import numpy as np
import numpy.typing as npt
import pyarrow as pa
import pyarrow.compute as pc

from athar.domain import PersonRecord
from athar.index.vocabulary import Vocabulary
from athar.matching import KUNYA_HEADS, OWN_FLAG, SLOT_SHIFT, SLOTS, Spoken, name_spoken, spoken
from athar.matching import Sequence as Name
from athar.names import MAX_ELEMENTS, lone_key

PARTS = ("name_own", "name_father", "name_grandfather", "name_family")
ELSEWHERE = (*PARTS, "other_names", "readings")
"""Columns that name the person too, so that the record's names are cut together."""

BESIDE = ("kunya", "name_mother", "nickname")
WRITTEN = ("name", *ELSEWHERE, *BESIDE)
"""The columns in which a record names its person and its mother."""

BLANK = ""
"""Stands for a name that its source does not give; null for one that its words give again."""

_CODES = {None: 0} | {slot: code << SLOT_SHIFT for code, slot in enumerate(SLOTS, 1)}
_UNCUT = -1
_NOBODY = {"record_id": b""}


class NameCutter:
    """Cuts batches, one after another.

    Attributes:
        roles: role → (word numbers, rows): mothers' names, kunyas and nicknames.
    """

    def __init__(self, vocabulary: Vocabulary) -> None:
        self._vocabulary = vocabulary
        self._alone: dict[str, int] = {}
        self._rows = 0
        self._elements: list[npt.NDArray[np.uint32]] = []
        self._counts: list[npt.NDArray[np.uint8]] = []
        self._further = array("I")
        self._further_counts = array("B")
        self._further_rows = array("i")
        self.roles = {role: (array("i"), array("i")) for role in ("mother", "kunya", "nickname")}

    def add(self, batch: pa.RecordBatch) -> pa.Array:
        """Cut a batch.

        Args:
            batch: of RECORDS.

        Returns:
            The column ``name``, null where its words, joined by spaces, give it again, and `BLANK`
            where the source gives no name.
        """
        names = batch.column("name")
        said = [c for c in WRITTEN if batch.column(c).null_count < len(batch)]
        plain, lists, codes = self._by_columns(names)
        for column in ELSEWHERE:
            plain &= batch.column(column).is_null().to_numpy(zero_copy_only=False)
        starts = lists.offsets.to_numpy().astype(np.int64)
        counts = np.where(plain, np.diff(starts), 0)
        columns = {c: batch.column(c).to_pylist() for c in said}
        others: dict[int, Name | None] = {}
        for at in np.flatnonzero(~plain).tolist():
            row = {c: values[at] for c, values in columns.items() if values[at] is not None}
            if row:
                name = others[at] = self._one(row, self._rows + at)
                counts[at] = len(name.elements) if name is not None else 0
        self._beside(plain, columns)
        elements = np.zeros(int(counts.sum()), np.uint32)
        ends = np.cumsum(counts)
        firsts = ends - counts
        inside = np.repeat(plain, np.diff(starts))
        elements[np.repeat(plain, counts)] = codes[inside]
        elements[firsts[plain]] |= np.uint32(OWN_FLAG)
        for at, name in others.items():
            if name is not None:
                elements[firsts[at] : ends[at]] = self._numbers(name)
        self._elements.append(elements)
        self._counts.append(counts.astype(np.uint8))
        self._rows += len(batch)
        return _kept(names, lists, plain, others)

    def _by_columns(self, names: pa.Array) -> tuple[npt.NDArray[np.bool_], pa.Array, Any]:
        """Cut what needs no look at its neighbours; tell which rows are done."""
        lists = pc.utf8_split_whitespace(pc.fill_null(names, ""))
        words = lists.flatten().dictionary_encode()
        known = np.array([self._lone(w) for w in words.dictionary.to_pylist()] or [0], np.int64)
        codes = known[words.indices.to_numpy()]
        starts = lists.offsets.to_numpy().astype(np.int64)
        counts = np.diff(starts)
        unlike = np.concatenate([[0], np.cumsum(codes == _UNCUT)])
        plain = (unlike[starts[1:]] == unlike[starts[:-1]]) & (counts > 0)
        return plain & (counts <= MAX_ELEMENTS), lists, codes

    def _lone(self, word: str) -> int:
        found = self._alone.get(word)
        if found is None:
            key = lone_key(word)
            # A joined kunya (ابوخالد) is one element, but its place decides what it is.
            free = key and not key.startswith(KUNYA_HEADS)
            found = self._vocabulary.number(word, key) if key and free else _UNCUT
            self._alone[word] = found
        return found

    def _one(self, row: dict[str, Any], at: int) -> Name | None:
        """Cut one record's names; give the first, keep the others."""
        whole = row["name"] if len(row) == 1 and "name" in row else None
        said = name_spoken(whole) if whole else spoken(PersonRecord.from_row(_NOBODY | row))
        self._roles(said, at)
        for name in said.sequences[1:]:
            numbers = self._numbers(name)
            self._further.extend(numbers)
            self._further_counts.append(len(numbers))
            self._further_rows.append(at)
        return said.sequences[0] if said.sequences else None

    def _beside(self, plain: npt.NDArray[np.bool_], columns: dict[str, list[Any]]) -> None:
        """Take in what stands beside names that were cut by columns: mother, kunya, nickname."""
        given = [c for c in BESIDE if c in columns]
        if not given:
            return
        cut: dict[tuple[str | None, ...], Spoken] = {}
        for at in np.flatnonzero(plain).tolist():
            values = tuple(columns[c][at] for c in given)
            if any(values):
                if values not in cut:
                    row = _NOBODY | dict(zip(given, values, strict=True))
                    cut[values] = spoken(PersonRecord.from_row(row))
                self._roles(cut[values], self._rows + at)

    def _roles(self, said: Spoken, at: int) -> None:
        kunya = tuple(k for k in (said.kunya, said.maybe_kunya) if k is not None)
        for role, elements in zip(self.roles, (said.mother, kunya, said.nickname), strict=True):
            numbers, rows = self.roles[role]
            for element in elements:
                numbers.append(self._vocabulary.number(*element))
                rows.append(at)

    def _numbers(self, name: Name) -> list[int]:
        numbers = [
            self._vocabulary.number(*element) | _CODES[slot]
            for element, slot in zip(name.elements, name.slots, strict=True)
        ]
        if numbers and name.own_first:
            numbers[0] |= OWN_FLAG
        return numbers

    def finish(
        self,
    ) -> tuple[npt.NDArray[np.uint32], npt.NDArray[np.uint32], npt.NDArray[np.int32]]:
        """Give what was cut.

        Returns:
            Stored elements of all names (E,); where each name begins, with the end (N + 1,); the
            rows of the names beyond the first of each record.
        """
        further = np.array(self._further, np.uint32)
        elements = np.concatenate([*self._elements, further]).astype(np.uint32)
        counts = [*self._counts, np.array(self._further_counts, np.uint8)]
        starts = np.concatenate([[0], np.cumsum(np.concatenate(counts), dtype=np.int64)])
        return elements, starts.astype(np.uint32), np.array(self._further_rows, np.int32)


def _kept(
    names: pa.Array,
    lists: pa.Array,
    plain: npt.NDArray[np.bool_],
    others: dict[int, Name | None],
) -> pa.Array:
    """Blank the names that their words give again."""
    again = pc.fill_null(pc.equal(pc.binary_join(lists, " "), names), False)
    same = again.to_numpy(zero_copy_only=False) & plain
    for at, name in others.items():
        whole = name is not None and name.own_first and not any(name.slots)
        if name is not None and whole:
            same[at] = " ".join(e.written for e in name.elements) == names[at].as_py()
    # Taken anew rather than masked, so that no byte of what is blanked is carried along.
    places = pa.array(np.arange(len(names)), mask=same)
    return pc.fill_null(names, BLANK).take(places)
