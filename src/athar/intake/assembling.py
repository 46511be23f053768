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
from athar.intake.blocks import Block
from athar.intake.layout import Layout
from athar.intake.notices import NoticeCode, Tally
from athar.intake.options import ListOptions
from athar.intake.plain_names import plain_names
from athar.intake.reading_columns import ColumnReader, ReadColumns
from athar.intake.record_ids import RecordIds
from athar.intake.rejected import RejectedRow
from athar.intake.sums import sums_up
from athar.intake.values import NameReader, read_name, readings_of
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
        self._names = NameReader(read_name)
        self._plain: list[bool] = []
        self.rejected: list[RejectedRow] = []

    def assemble(self, rows: Block) -> pa.RecordBatch:
        """Build the records of some rows.

        Args:
            rows: blank and header rows left out.

        Returns:
            A batch of RECORDS; rows that give no record are added to ``rejected``.
        """
        self._names.rest()
        columns = self._columns.read(rows)
        out = self._records(columns)
        rejected = self._rejects(out, columns, rows)
        # After the choice of rows: a status that all rows have describes nobody.
        if self._options.default_status is not None:
            out["status"] = self._statuses(columns, self._options.default_status.value)
        if self._options.originals:
            out["original"] = list(map(original_of, rows.rows()))
        arrays = self._references(rows.numbers)
        for field in RECORDS:
            if field.name in out:
                arrays[field.name] = pa.array(out[field.name], type=field.type)
            elif field.name not in arrays:
                arrays[field.name] = pa.nulls(len(columns), type=field.type)
        batch = pa.RecordBatch.from_arrays([arrays[name] for name in RECORDS.names], schema=RECORDS)
        if rejected:
            left_out = set(rejected)
            kept = [at not in left_out for at in range(len(columns))]
            batch = batch.filter(pa.array(kept, pa.bool_()))
        return batch

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
            names = self._names.column([joined_name(*row) or "" for row in rows])
        out["name"] = names
        self._plain = plain_names(names, phrases=False)
        if not all(self._plain):
            out["readings"] = [
                None if plain or name is None else readings_of(name) or None
                for name, plain in zip(names, self._plain, strict=True)
            ]
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
        ages: Out = {}
        for field, reference in _AGES:
            spans = columns.first(field)
            if spans is None:
                continue
            code, dates = reference.value, self._age_dates(reference, out, len(columns))
            said: Out = {
                "age_low": [span and span[0] for span in spans],
                "age_high": [span and span[1] for span in spans],
                "age_reference": [span and code for span in spans],
                "age_date": [span and date for span, date in zip(spans, dates, strict=True)],
            }
            lacking = [i for i, low in enumerate(ages.get("age_low", ())) if low is None]
            for name, values in said.items():
                before = ages.setdefault(name, values)
                for i in lacking:
                    before[i] = values[i]
        out |= ages

    def _age_dates(self, reference: AgeReference, out: Out, count: int) -> list[Any]:
        """Give the day at which each row's age held, or the latest at which it can have."""
        first_days, last_days = (out.get(f"event_{end}") for end in ("from", "to"))
        published = self._options.published
        if reference is AgeReference.AT_EVENT:
            if not (first_days and last_days):
                return [None] * count
            days = zip(first_days, last_days, strict=True)
            return [first if first == last else None for first, last in days]
        if reference is AgeReference.UNKNOWN and last_days:
            return [last or published for last in last_days]
        return [published] * count

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

    def _references(self, numbers: Sequence[int]) -> dict[str, pa.Array]:
        count, options = len(numbers), self._options
        same = {
            "document_hash": options.document_hash,
            "sheet": self._layout.sheet,
            "mapping_version": options.mapping_version,
            "compartment": options.compartment,
            "kind": options.kind.value,
        }
        return {
            "record_id": pa.array(map(self._ids.of, numbers), RECORDS.field("record_id").type),
            "row": pa.array(numbers, RECORDS.field("row").type),
        } | {
            name: pa.repeat(pa.scalar(value, RECORDS.field(name).type), count)
            for name, value in same.items()
        }

    def _rejects(self, out: Out, columns: ReadColumns, rows: Block) -> list[int]:
        """Reject the rows that say nothing of a person, or sum up; give their places."""
        odd = [at for at, plain in enumerate(self._plain) if not plain]
        if not odd:
            return []
        described = [out[field] for field in _DESCRIBING if field in out]
        rejected = []
        sheet = self._layout.sheet
        for i in odd:
            name, number = out["name"][i], rows.numbers[i]
            if sums_up((name,) if name else [column[i] for column in columns.cells]):
                fault = RejectedRow(sheet, number, None, "total_row", original_of(rows.row(i)))
            elif name is not None:
                continue
            elif any(values[i] is not None for values in described):
                self._tally.add(NoticeCode.NAMELESS, sheet, None, number)
                continue
            else:
                original = original_of(rows.row(i))
                fault = RejectedRow(sheet, number, self._name_column(), "nothing_said", original)
            self.rejected.append(fault)
            rejected.append(i)
        return rejected

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
