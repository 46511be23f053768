"""Rows of cells into batches of RECORDS, a column at a time.

For a chunk of rows: columns are cut out, each read through the table of its distinct cells, swapped
cells put right, then each column of RECORDS is built as one list. Rows are touched one by one only
where something is out of the ordinary. The id of a record is the hash that `domain.record_id`
defines; here its fixed beginning is hashed once a sheet and copied for each row.
"""

import hashlib
import json
import re
from collections.abc import Iterable, Sequence
from itertools import repeat, zip_longest
from json.encoder import encode_basestring
from typing import Any

import pyarrow as pa

from athar.domain import RECORDS, AgeReference, encode
from athar.intake.knowledge import totals
from athar.intake.layout import Layout
from athar.intake.notices import NoticeCode, Tally
from athar.intake.options import ListOptions
from athar.intake.rejected import RejectedRow
from athar.intake.sheets import Row
from athar.intake.values import NOTHING, Reader, Value, read_name, reader_of
from athar.text import fold

_KEPT_OF_ORIGINAL = 65_536  # characters: a row that is longer stands whole in the evidence
_ID_BYTES = 16
_AGES = (
    ("age_at_event", AgeReference.AT_EVENT),
    ("age", AgeReference.UNKNOWN),
    ("age_at_list_date", AgeReference.AT_LIST_DATE),
)
_NAME_PARTS = ("name_own", "name_father", "name_grandfather", "name_family")
_IDENTIFIERS = (("national_id", "national_id"), ("passport", "passport"), ("identifiers", None))
_LABELLED = ("description", "belongings", "notes")
_JOINED = ("place_origin", "phone", "card", "nickname")
_PLAIN = (
    "source_key",
    "name_mother",
    "kunya",
    "sex",
    "place_last_seen",
    "place_recorded",
    "status",
    "household",
    "tent",
    "relation",
)
_SWAPPED = ("age", "age_at_event", "age_at_list_date", "sex", "birth", "event", "status")
_DESCRIBING = (
    *_NAME_PARTS,
    *("name_mother", "kunya", "nickname", "other_names", "sex", "birth_from", "age_low"),
    *("place_origin", "place_last_seen", "place_recorded", "status", "event_from"),
    *("phone", "card", "description", "belongings", "identifiers", "notes"),
)


class RecordIds:
    """Ids of one sheet's records, equal to `athar.domain.record_id`.

    Args:
        document_hash: 32 bytes.
        sheet: worksheet or ``None``.
    """

    def __init__(self, document_hash: bytes, sheet: str | None) -> None:
        self._prefix = hashlib.sha256(encode("record", document_hash, sheet))

    def of(self, row: int) -> bytes:
        """Give the id of one row's record, 16 bytes."""
        number = b"%d" % row
        hashed = self._prefix.copy()
        hashed.update(b"i" + len(number).to_bytes(8, "big") + number)
        return hashed.digest()[:_ID_BYTES]


_NOT_LETTERS = re.compile(r"[\W\d_]+")


def _only_words(cell: str) -> str:
    return _NOT_LETTERS.sub(" ", fold(cell)).strip()


class _OpensTotal(dict[str, bool]):
    """Word → whether a phrase of totals begins with it: spares folding every name."""

    def __missing__(self, word: str) -> bool:
        if len(self) > 1 << 16:
            self.clear()
        first = _only_words(word).split(" ")[0]
        opens = self[word] = any(phrase.split(" ")[0] == first for phrase in totals())
        return opens


class Assembler:
    """Builds the records of one sheet.

    Args:
        layout: of the sheet.
        options: of the reading; its document hash must be there.
        tally: takes what is noticed.
    """

    def __init__(self, layout: Layout, options: ListOptions, tally: Tally) -> None:
        if options.document_hash is None:
            raise ValueError("an assembler needs the document's hash")
        self._layout = layout
        self._options = options
        self._tally = tally
        self._ids = RecordIds(options.document_hash, layout.sheet)
        self._readers = {
            column.number - 1: Reader(reader_of(column.field))
            for column in layout.columns
            if column.field is not None
        }
        self._places = {
            field: [column.number - 1 for column in layout.columns_of(field)]
            for field in layout.fields
        }
        self._opens_total = _OpensTotal()
        self._joined_names: dict[tuple[str | None, ...], Value] = {}
        self.rejected: list[RejectedRow] = []

    def assemble(self, rows: Sequence[Row]) -> pa.RecordBatch:
        """Build the records of some rows.

        Args:
            rows: numbered rows, blank and header rows left out.

        Returns:
            A batch of RECORDS; rows that give no record are added to ``rejected``.
        """
        numbers = [number for number, _ in rows]
        originals = [_original(cells) for _, cells in rows]
        cells = self._columns([cells for _, cells in rows], numbers)
        read = {at: list(map(self._readers[at].__getitem__, cells[at])) for at in self._readers}
        self._put_right(cells, read, numbers)
        self._note_problems(read, numbers)
        out = self._records(read, len(rows))
        kept = self._keep(out, cells, numbers, originals)
        out |= self._references(numbers, originals)
        if len(kept) < len(rows):
            out = {name: [values[at] for at in kept] for name, values in out.items()}
        arrays = [
            pa.array(out[field.name], type=field.type)
            if field.name in out
            else pa.nulls(len(kept), type=field.type)
            for field in RECORDS
        ]
        return pa.RecordBatch.from_arrays(arrays, schema=RECORDS)

    def _columns(self, rows: list[list[str]], numbers: list[int]) -> list[list[str]]:
        width = len(self._layout.columns)
        for at, cells in enumerate(rows):
            if len(cells) > width and any(cell.strip() for cell in cells[width:]):
                code = NoticeCode.EXTRA_CELLS
                self._tally.add(code, self._layout.sheet, None, numbers[at])
        columns = [list(column) for column in zip_longest(*rows, fillvalue="")]
        while len(columns) < width:
            columns.append([""] * len(rows))
        return columns

    def _put_right(
        self, cells: list[list[str]], read: dict[int, list[Value]], numbers: list[int]
    ) -> None:
        """Exchange two cells that stand in each other's column (columns swapped in mid-file)."""
        typed = [at for field in _SWAPPED for at in self._places.get(field, ())]
        names = self._places.get("name", [])[:1]
        for at in typed:
            if not self._readers[at].problems:
                continue
            for i, value in enumerate(read[at]):
                if value[1] is None:
                    continue
                others = names if value[1] == "looks_like_a_name" else typed
                for other in others:
                    if self._exchange(at, other, i, cells, read):
                        self._note(NoticeCode.COLUMNS_SWAPPED, at, numbers[i])
                        break

    def _exchange(
        self, at: int, other: int, i: int, cells: list[list[str]], read: dict[int, list[Value]]
    ) -> bool:
        """Exchange two cells of row ``i`` if each reads in the other's place, and says so alone."""
        is_name = other in self._places.get("name", ())
        if other == at or (not is_name and read[other][i].problem is None):
            return False
        mine, theirs = self._readers[at][cells[other][i]], self._readers[other][cells[at][i]]
        if mine.value is None or theirs.value is None:
            return False
        read[at][i], read[other][i] = mine, theirs
        return True

    def _note(self, code: NoticeCode, at: int, row: int) -> None:
        self._tally.add(code, self._layout.sheet, self._layout.columns[at].label, row)

    def _note_problems(self, read: dict[int, list[Value]], numbers: list[int]) -> None:
        for at, values in read.items():
            if not self._readers[at].problems:
                continue
            for i, value in enumerate(values):
                if value[1] is not None:
                    self._note(NoticeCode(value[1]), at, numbers[i])

    def _first(self, read: dict[int, list[Value]], field: str) -> list[Any] | None:
        places = self._places.get(field)
        return [value[0] for value in read[places[0]]] if places else None

    def _records(self, read: dict[int, list[Value]], count: int) -> dict[str, list[Any]]:
        out: dict[str, list[Any]] = {}
        for field in _PLAIN:
            if (values := self._first(read, field)) is not None:
                out[field] = values
        for field in _JOINED:
            if field in self._places:
                out[field] = self._join(read, field, label=False)
        for field in _LABELLED:
            if field in self._places:
                out[field] = self._join(read, field, label=len(self._places[field]) > 1)
        self._names(read, out, count)
        self._births(read, out)
        for field, first, last in (
            ("birth", "birth_from", "birth_to"),
            ("event", "event_from", "event_to"),
        ):
            spans = self._first(read, field)
            if spans is None and field == "event":
                spans = self._first(read, "since")
            if spans is not None:
                out[first] = [span and span[0] for span in spans]
                out[last] = [span and span[1] for span in spans]
        self._ages(read, out, count)
        self._identifiers(read, out, count)
        if self._options.default_status is not None:
            usual = self._options.default_status.value
            places = self._places.get("status")
            said = read[places[0]] if places else repeat(NOTHING, count)
            # A cell that says something unreadable is not overruled.
            out["status"] = [v.value or (None if v.problem else usual) for v in said]
        return out

    def _join(self, read: dict[int, list[Value]], field: str, *, label: bool) -> list[Any]:
        places = self._places[field]
        if len(places) == 1:
            return [value[0] for value in read[places[0]]]
        labels = [f"{self._layout.columns[at].label}: " if label else "" for at in places]
        return [
            "; ".join(name + said[0] for name, said in zip(labels, values, strict=True) if said[0])
            or None
            for values in zip(*(read[at] for at in places), strict=True)
        ]

    def _names(self, read: dict[int, list[Value]], out: dict[str, list[Any]], count: int) -> None:
        parts = [self._first(read, part) for part in _NAME_PARTS]
        for part, values in zip(_NAME_PARTS, parts, strict=True):
            if values is not None:
                out[part] = values
        nothing = [None] * count
        written = self._first(read, "name") or nothing
        if any(values is not None for values in parts):
            columns = [[v and v[0] for v in written], *(values or nothing for values in parts)]
            joined = map(self._joined_name, zip(*columns, strict=True))
            written = [value[0] for value in joined]
        out["name"] = [value and value[0] for value in written]
        out["readings"] = [(value and value[1]) or None for value in written]
        others = self._places.get("other_names")
        if others:
            gathered = zip(*(read[at] for at in others), strict=True)
            out["other_names"] = [[v[0] for v in values if v[0]] or None for values in gathered]

    def _births(self, read: dict[int, list[Value]], out: dict[str, list[Any]]) -> None:
        """Place and date of birth in one column, where no column gives them apart."""
        both = self._first(read, "birth_place_and_date")
        if both is None:
            return
        if "place_origin" not in out:
            out["place_origin"] = [said and said.place for said in both]
        if "birth" not in self._places:
            out["birth_from"] = [said and said.first for said in both]
            out["birth_to"] = [said and said.last for said in both]

    def _joined_name(self, parts: tuple[str | None, ...]) -> Value:
        """The full name of (name, own, father, grandfather, family)."""
        known = self._joined_names.get(parts)
        if known is None:
            if len(self._joined_names) > 1 << 16:
                self._joined_names.clear()
            known = self._joined_names[parts] = _joined_name(*parts)
        return known

    def _ages(self, read: dict[int, list[Value]], out: dict[str, list[Any]], count: int) -> None:
        low: list[Any] = [None] * count
        high: list[Any] = [None] * count
        references: list[Any] = [None] * count
        dates: list[Any] = [None] * count
        days = [
            first if first == last else None
            for first, last in zip(
                out.get("event_from", repeat(None, count)),
                out.get("event_to", repeat(None, count)),
                strict=False,
            )
        ]
        for field, reference in _AGES:
            for i, span in enumerate(self._first(read, field) or ()):
                if span is not None and low[i] is None:
                    low[i], high[i] = span
                    references[i] = reference.value
                    if reference is AgeReference.AT_EVENT:
                        dates[i] = days[i]
                    elif reference is AgeReference.AT_LIST_DATE:
                        dates[i] = self._options.published
        out |= {"age_low": low, "age_high": high, "age_reference": references, "age_date": dates}

    def _identifiers(
        self, read: dict[int, list[Value]], out: dict[str, list[Any]], count: int
    ) -> None:
        places = [
            (kind or self._layout.columns[at].label, at)
            for field, kind in _IDENTIFIERS
            for at in self._places.get(field, ())
        ]
        if places:
            out["identifiers"] = [
                [
                    {"type": kind, "number": read[at][i][0]}
                    for kind, at in places
                    if read[at][i][0] is not None
                ]
                or None
                for i in range(count)
            ]

    def _references(self, numbers: list[int], originals: list[str]) -> dict[str, list[Any]]:
        count, options = len(numbers), self._options
        return {
            "record_id": list(map(self._ids.of, numbers)),
            "document_hash": [options.document_hash] * count,
            "sheet": [self._layout.sheet] * count,
            "row": numbers,
            "mapping_version": [options.mapping_version] * count,
            "compartment": [options.compartment] * count,
            "kind": [options.kind.value] * count,
            "original": originals,
        }

    def _keep(
        self,
        out: dict[str, list[Any]],
        cells: list[list[str]],
        numbers: list[int],
        originals: list[str],
    ) -> list[int]:
        """Give the places of the rows that say something of a person; reject the others."""
        described = [out[field] for field in _DESCRIBING if field in out]
        kept = []
        sheet = self._layout.sheet
        for i, name in enumerate(out["name"]):
            if self._sums_up((name,) if name else [column[i] for column in cells]):
                self.rejected.append(
                    RejectedRow(sheet, numbers[i], None, "total_row", originals[i])
                )
            elif name is not None:
                kept.append(i)
            elif any(values[i] is not None for values in described):
                kept.append(i)
                self._tally.add(NoticeCode.NAMELESS, sheet, None, numbers[i])
            else:
                self.rejected.append(
                    RejectedRow(sheet, numbers[i], self._blamed(), "nothing_said", originals[i])
                )
        return kept

    def _sums_up(self, cells: Iterable[str]) -> bool:
        """Tell whether a row gives totals: a cell reads as a phrase of ``totals.yaml``."""
        return any(
            self._opens_total[cell.split(None, 1)[0]] and _only_words(cell) in totals()
            for cell in cells
            if cell and not cell.isspace()
        )

    def _blamed(self) -> str | None:
        for field in ("name", "name_own"):
            for column in self._layout.columns_of(field):
                return column.label
        return None


def _original(cells: list[str]) -> str:
    # What json.dumps gives, without making an encoder for each row.
    text = f"[{','.join(map(encode_basestring, cells))}]"
    if len(text) <= _KEPT_OF_ORIGINAL:
        return text
    most = max(1, _KEPT_OF_ORIGINAL // (2 * len(cells)))
    return json.dumps([cell[:most] for cell in cells], ensure_ascii=False, separators=(",", ":"))


def _joined_name(
    name: str | None,
    own: str | None,
    father: str | None,
    grandfather: str | None,
    family: str | None,
) -> Value:
    if name is not None:
        if family and fold(family) not in fold(name):
            name = f"{name} {family}"
        return read_name(name)
    if own is None and father is None and family is None:
        return NOTHING
    return read_name(" ".join(part for part in (own, father, grandfather, family) if part))
