"""PersonRecord: one row of RECORDS as a frozen value.

For single records (an enquiry, a trace, a test). Bulk work stays in Arrow batches: never make
millions of these.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, fields
from datetime import date
from typing import Any, NamedTuple

import pyarrow as pa

from athar.domain.records import OPEN_COMPARTMENT, RECORDS
from athar.domain.vocabulary import AgeReference, RecordKind, ReportedStatus, Sex


class Identifier(NamedTuple):
    """An official number: its type as written (``national_id``, ``passport`` …) and the number."""

    type: str | None
    number: str


@dataclass(frozen=True, slots=True, kw_only=True)
class PersonRecord:
    """One source's description of one person. The meaning of each field is in `records.FIELDS`."""

    record_id: bytes
    document_hash: bytes | None = None
    sheet: str | None = None
    row: int = 0
    mapping_version: int = 1
    compartment: str = OPEN_COMPARTMENT
    kind: RecordKind = RecordKind.LISTED
    source_key: str | None = None
    name: str | None = None
    name_own: str | None = None
    name_father: str | None = None
    name_grandfather: str | None = None
    name_family: str | None = None
    name_mother: str | None = None
    kunya: str | None = None
    nickname: str | None = None
    other_names: tuple[str, ...] = ()
    readings: tuple[str, ...] = ()
    sex: Sex | None = None
    birth_from: date | None = None
    birth_to: date | None = None
    age_low: float | None = None
    age_high: float | None = None
    age_reference: AgeReference | None = None
    age_date: date | None = None
    place_origin: str | None = None
    place_last_seen: str | None = None
    place_recorded: str | None = None
    status: ReportedStatus | None = None
    event_from: date | None = None
    event_to: date | None = None
    household: str | None = None
    tent: str | None = None
    phone: str | None = None
    card: str | None = None
    relation: str | None = None
    description: str | None = None
    belongings: str | None = None
    identifiers: tuple[Identifier, ...] = ()
    notes: str | None = None
    original: str | None = None

    @classmethod
    def from_row(cls, row: Mapping[str, Any]) -> "PersonRecord":
        """Build a record from a mapping of column names to Arrow's Python values.

        Columns that are absent count as null, so that a projection of RECORDS serves too.

        Args:
            row: as `pyarrow.RecordBatch.to_pylist` gives; ``record_id`` must be there.

        Returns:
            The record, enums and tuples in place of strings and lists.
        """
        values = {name: row[name] for name in _NAMES if row.get(name) is not None}
        for name, build in _BUILD.items():
            if name in values:
                values[name] = build(values[name])
        return cls(**values)

    def to_row(self) -> dict[str, Any]:
        """Give the record as a mapping that `pyarrow` reads back under RECORDS."""
        row: dict[str, Any] = {name: getattr(self, name) for name in _NAMES}
        row["identifiers"] = [i._asdict() for i in self.identifiers] or None
        row["other_names"] = list(self.other_names) or None
        row["readings"] = list(self.readings) or None
        return row


def to_batch(records: Iterable[PersonRecord]) -> pa.RecordBatch:
    """Give records as one Arrow batch of the schema RECORDS."""
    return pa.RecordBatch.from_pylist([r.to_row() for r in records], schema=RECORDS)


def from_batch(batch: pa.RecordBatch) -> Iterator[PersonRecord]:
    """Give the records of an Arrow batch of RECORDS, or of a projection with ``record_id``."""
    return (PersonRecord.from_row(row) for row in batch.to_pylist())


def _identifiers(values: Iterable[Mapping[str, Any]]) -> tuple[Identifier, ...]:
    return tuple(Identifier(v["type"], v["number"]) for v in values)


_NAMES = tuple(f.name for f in fields(PersonRecord))
_BUILD: dict[str, Any] = {
    "kind": RecordKind,
    "sex": Sex,
    "age_reference": AgeReference,
    "status": ReportedStatus,
    "other_names": tuple,
    "readings": tuple,
    "identifiers": _identifiers,
}
