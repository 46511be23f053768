"""Rows of cells into batches of RECORDS, a column at a time.

A chunk's columns are read (`athar.intake.reading_columns`), each column of RECORDS is built from
them as one list, and rows that say nothing of a person are put aside with the reason.
"""

import json
from collections.abc import Sequence
from itertools import repeat
from json.encoder import encode_basestring
from typing import Any

import pyarrow as pa

from athar.domain import RECORDS, AgeReference
from athar.intake.layout import Layout
from athar.intake.notices import NoticeCode, Tally
from athar.intake.options import ListOptions
from athar.intake.reading_columns import ColumnReader, ReadColumns
from athar.intake.record_ids import RecordIds
from athar.intake.rejected import RejectedRow
from athar.intake.sheets import Row
from athar.intake.sums import sums_up
from athar.intake.values import Reader, read_name, readings_of
from athar.text import fold

_KEPT_OF_ORIGINAL = 65_536  # characters: a row that is longer stands whole in the evidence
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
    *_NAME_PARTS,
    *("name_mother", "kunya", "sex", "place_last_seen", "place_recorded", "status"),
    *("household", "tent", "relation"),
)
_DESCRIBING = (
    *_NAME_PARTS,
    *("name_mother", "kunya", "nickname", "other_names", "sex", "birth_from", "age_low"),
    *("place_origin", "place_last_seen", "place_recorded", "status", "event_from"),
    *("phone", "card", "description", "belongings", "identifiers", "notes"),
)
Out = dict[str, list[Any]]


class Assembler:
    """Builds the records of one sheet.

    Args:
        layout: of the sheet.
        options: of the reading; its document hash must be there.
        tally: takes what is noticed.

    Attributes:
        rejected: rows that gave no record.
    """

    def __init__(self, layout: Layout, options: ListOptions, tally: Tally) -> None:
        if options.document_hash is None:
            raise ValueError("an assembler needs the document's hash")
        self._layout = layout
        self._options = options
        self._tally = tally
        self._ids = RecordIds(options.document_hash, layout.sheet)
        self._columns = ColumnReader(layout, tally)
        self._names = Reader(read_name)
        self.rejected: list[RejectedRow] = []

    def assemble(self, rows: Sequence[Row]) -> pa.RecordBatch:
        """Build the records of some rows.

        Args:
            rows: numbered rows, blank and header rows left out.

        Returns:
            A batch of RECORDS; rows that give no record are added to ``rejected``.
        """
        self._names.rest()
        originals = [original_of(cells) for _, cells in rows]
        columns = self._columns.read(rows)
        out = self._records(columns)
        kept = self._keep(out, columns, originals)
        # After the choice of rows: a status that all rows have describes nobody.
        if self._options.default_status is not None:
            out["status"] = self._statuses(columns, self._options.default_status.value)
        out |= self._references(columns.numbers, originals)
        if len(kept) < len(rows):
            out = {name: [values[at] for at in kept] for name, values in out.items()}
        arrays = [
            pa.array(out[field.name], type=field.type)
            if field.name in out
            else pa.nulls(len(kept), type=field.type)
            for field in RECORDS
        ]
        return pa.RecordBatch.from_arrays(arrays, schema=RECORDS)

    def _records(self, columns: ReadColumns) -> Out:
        out: Out = {}
        for field in _PLAIN:
            if (values := columns.first(field)) is not None:
                out[field] = values
        for field in _JOINED:
            if field in columns:
                out[field] = self._join(columns, field, label=False)
        for field in _LABELLED:
            if field in columns:
                out[field] = self._join(columns, field, label=len(columns.all(field)) > 1)
        self._name(columns, out)
        self._days(columns, out)
        self._ages(columns, out)
        self._identifiers(columns, out)
        return out

    def _join(self, columns: ReadColumns, field: str, *, label: bool) -> list[Any]:
        """Join several columns of one field, each with its header before it where asked."""
        parts = columns.all(field)
        if len(parts) == 1:
            return parts[0][1]
        labels = [f"{self._layout.columns[at].label}: " if label else "" for at, _ in parts]
        return [
            "; ".join(name + said for name, said in zip(labels, values, strict=True) if said)
            or None
            for values in zip(*(said for _, said in parts), strict=True)
        ]

    def _name(self, columns: ReadColumns, out: Out) -> None:
        nothing = [None] * len(columns)
        names = columns.first("name") or nothing
        parts = [columns.first(part) for part in _NAME_PARTS]
        if any(part is not None for part in parts):
            rows = zip(names, *(part or nothing for part in parts), strict=True)
            names = [self._names[joined] if (joined := joined_name(*row)) else None for row in rows]
        out["name"] = names
        out["readings"] = [(name and readings_of(name)) or None for name in names]
        others = columns.all("other_names")
        if others:
            rows = zip(*(said for _, said in others), strict=True)
            out["other_names"] = [[name for name in row if name] or None for row in rows]

    def _days(self, columns: ReadColumns, out: Out) -> None:
        spans = {"birth": columns.first("birth"), "event": columns.first("event")}
        spans["event"] = spans["event"] or columns.first("since")
        for field, values in spans.items():
            if values is not None:
                out[f"{field}_from"] = [span and span[0] for span in values]
                out[f"{field}_to"] = [span and span[1] for span in values]
        both = columns.first("birth_place_and_date")
        if both is None:
            return
        # One column for place and date of birth serves where none gives them apart.
        if "place_origin" not in out:
            out["place_origin"] = [said and said.place for said in both]
        if "birth_from" not in out:
            out["birth_from"] = [said and said.first for said in both]
            out["birth_to"] = [said and said.last for said in both]

    def _ages(self, columns: ReadColumns, out: Out) -> None:
        count = len(columns)
        present = [(said, ref) for field, ref in _AGES if (said := columns.first(field))]
        if not present:
            return
        names = ("age_low", "age_high", "age_reference", "age_date")
        ages: Out = {name: [None] * count for name in names}
        low, high, references, dates = ages.values()
        first_days, last_days = (out.get(f"event_{end}") for end in ("from", "to"))
        published = self._options.published
        for spans, reference in present:
            for i, span in enumerate(spans):
                if span is None or low[i] is not None:
                    continue
                low[i], high[i] = span
                references[i] = reference.value
                if reference is AgeReference.AT_LIST_DATE:
                    dates[i] = published
                elif reference is AgeReference.UNKNOWN:
                    # The latest day at which it can have held.
                    dates[i] = (last_days and last_days[i]) or published
                elif first_days and last_days:
                    dates[i] = first_days[i] if first_days[i] == last_days[i] else None
        out |= ages

    def _identifiers(self, columns: ReadColumns, out: Out) -> None:
        parts = [
            (kind or self._layout.columns[at].label, said)
            for field, kind in _IDENTIFIERS
            for at, said in columns.all(field)
        ]
        if parts:
            out["identifiers"] = [
                [{"type": kind, "number": said[i]} for kind, said in parts if said[i]] or None
                for i in range(len(columns))
            ]

    def _statuses(self, columns: ReadColumns, usual: str) -> list[Any]:
        """Statuses, the usual one where nothing is said: what cannot be read is not overruled."""
        for at, said in columns.all("status"):
            cells = columns.cells[at]
            return [
                status or (None if self._columns.problem(at, cell) else usual)
                for status, cell in zip(said, cells, strict=True)
            ]
        return list(repeat(usual, len(columns)))

    def _references(self, numbers: list[int], originals: list[str]) -> Out:
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

    def _keep(self, out: Out, columns: ReadColumns, originals: list[str]) -> list[int]:
        """Give the places of the rows that say something of a person; reject the others."""
        described = [out[field] for field in _DESCRIBING if field in out]
        kept = []
        sheet = self._layout.sheet
        for i, name in enumerate(out["name"]):
            number = columns.numbers[i]
            if sums_up((name,) if name else [column[i] for column in columns.cells]):
                self.rejected.append(RejectedRow(sheet, number, None, "total_row", originals[i]))
            elif name is not None:
                kept.append(i)
            elif any(values[i] is not None for values in described):
                kept.append(i)
                self._tally.add(NoticeCode.NAMELESS, sheet, None, number)
            else:
                column = self._name_column()
                self.rejected.append(
                    RejectedRow(sheet, number, column, "nothing_said", originals[i])
                )
        return kept

    def _name_column(self) -> str | None:
        for field in ("name", "name_own"):
            for column in self._layout.columns_of(field):
                return column.label
        return None


def original_of(cells: list[str]) -> str:
    """Give a row as a JSON array of its cells, cut where it is longer than a row can be.

    Args:
        cells: the row.

    Returns:
        What `json.dumps` gives without escapes and spaces, here without making an encoder a row.
    """
    text = f"[{','.join(map(encode_basestring, cells))}]"
    if len(text) <= _KEPT_OF_ORIGINAL:
        return text
    most = max(1, _KEPT_OF_ORIGINAL // (2 * len(cells)))
    return json.dumps([cell[:most] for cell in cells], ensure_ascii=False, separators=(",", ":"))


def joined_name(
    name: str | None,
    own: str | None,
    father: str | None,
    grandfather: str | None,
    family: str | None,
) -> str | None:
    """Join a name that stands in several columns.

    Args:
        name: what the column of full names says; the family name is added where it lacks it.
        own: and the rest: the parts, joined in this order where there is no full name.
        father: of the person.
        grandfather: father's father.
        family: family name, laqab or nisba.

    Returns:
        The name; ``None`` where none of its parts but the grandfather's is known.
    """
    if name is not None:
        return f"{name} {family}" if family and fold(family) not in fold(name) else name
    if own is None and father is None and family is None:
        return None
    return " ".join(part for part in (own, father, grandfather, family) if part)
