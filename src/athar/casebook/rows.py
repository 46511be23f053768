"""Person records in bulk: RECORDS batches into the table and out of it, without ORM objects.

A running digest over every value that is written lets verification find a changed cell. It goes
over one JSON line a record, in the table's order.
"""

import hashlib
import json
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

import pyarrow as pa
from django.db import connection
from django.db.models import Q

from athar.casebook.models import Document, PersonRecord
from athar.domain import RECORDS, Identifier, RecordKind
from athar.domain import PersonRecord as Record

BATCH_ROWS = 65_536
SLICE_ROWS = 4_096

COLUMNS = tuple(n for n in RECORDS.names if n not in ("document_hash", "compartment"))
_JSON = frozenset({"other_names", "readings", "identifiers"})
_DATES = frozenset(f.name for f in RECORDS if f.type == pa.date32())
_FLOATS = frozenset(f.name for f in RECORDS if f.type == pa.float32())
_TABLE = PersonRecord._meta.db_table


@dataclass(frozen=True, slots=True)
class RecordRow:
    """A record as it stands in one document.

    Attributes:
        record: the record.
        document: the document's primary key; ``None`` for a person sought by word of mouth.
        vanished: whether a newer release of the series no longer holds it.
    """

    record: Record
    document: int | None
    vanished: bool


def write_records(document: int, batches: Iterable[pa.RecordBatch]) -> tuple[int, str]:
    """Write batches as records of a document.

    Args:
        document: the document's primary key.
        batches: of the schema RECORDS.

    Returns:
        Number of records, and the digest (hex) of all that was written.
    """
    marks = ", ".join(["%s"] * (len(COLUMNS) + 2))
    names = ", ".join(f'"{name}"' for name in COLUMNS)
    insert = f"INSERT INTO {_TABLE} (document_id, vanished, {names}) VALUES ({marks})"  # noqa: S608 - own names
    digest, count = hashlib.sha256(), 0
    with connection.cursor() as cursor:
        for batch in _slices(batches):
            columns = [_plain(batch.column(name), name) for name in COLUMNS]
            rows = list(zip(*columns, strict=True))
            _extend(digest, rows)
            cursor.executemany(insert, [(document, False, *row) for row in rows])
            count += len(rows)
    return count, digest.hexdigest()


def digest_records(document: int) -> tuple[int, str]:
    """Recompute (number, digest) of a document's records from the table."""
    digest, count = hashlib.sha256(), 0
    for rows in _blocks(document):
        _extend(digest, rows)
        count += len(rows)
    return count, digest.hexdigest()


def records_of(document: int) -> Iterator[pa.RecordBatch]:
    """Give a document's records as RECORDS batches of at most 65,536 rows, in row order."""
    owner = Document.objects.get(pk=document)
    blob = bytes.fromhex(owner.blob)
    for rows in _blocks(document):
        columns = dict(zip(COLUMNS, zip(*rows, strict=True), strict=True))
        columns["document_hash"] = (blob,) * len(rows)
        columns["compartment"] = (owner.compartment,) * len(rows)
        yield pa.RecordBatch.from_arrays(
            [_arrow(columns[f.name], f) for f in RECORDS], schema=RECORDS
        )


def record_rows(record_ids: Sequence[bytes]) -> list[RecordRow]:
    """Give every standing of these records, in the documents that are active.

    Args:
        record_ids: 16 bytes each.

    Returns:
        One row for each document that a record stands in, in the order of the table.
    """
    found = PersonRecord.objects.filter(record_id__in=list(record_ids)).select_related("document")
    return [
        RecordRow(to_record(row), row.document_id, row.vanished)
        for row in found.order_by("pk")
        if row.document is None or row.document.state == Document.State.ACTIVE
    ]


def record_ids_like(digits: str, *, most: int = 2) -> list[bytes]:
    """Give the ids, in order, that begin with some hexadecimal digits.

    Records of documents that were withdrawn are left out.

    Args:
        digits: 1 to 32 of them.
        most: no more ids than this are given.
    """
    first, last = (bytes.fromhex(digits.ljust(32, end)) for end in "0f")
    rows = PersonRecord.objects.filter(record_id__gte=first, record_id__lte=last)
    rows = rows.filter(Q(document=None) | Q(document__state=Document.State.ACTIVE))
    ids = rows.order_by("record_id").values_list("record_id", flat=True).distinct()
    return [bytes(record_id) for record_id in ids[:most]]


def to_record(row: PersonRecord) -> Record:
    """Give a table row as the domain's record."""
    values: dict[str, Any] = {name: getattr(row, name) for name in COLUMNS}
    values["record_id"] = bytes(values["record_id"])
    if row.document is not None:
        values["document_hash"] = bytes.fromhex(row.document.blob)
        values["compartment"] = row.document.compartment
    if values["identifiers"] is not None:
        values["identifiers"] = [Identifier(*i)._asdict() for i in values["identifiers"]]
    return Record.from_row(values)


def from_record(record: Record, *, document: int | None) -> PersonRecord:
    """Give a single record as an unsaved table row: for persons sought, not for bulk."""
    values = {name: getattr(record, name) for name in COLUMNS}
    values["other_names"] = list(record.other_names) or None
    values["readings"] = list(record.readings) or None
    values["identifiers"] = [list(i) for i in record.identifiers] or None
    return PersonRecord(document_id=document, **values)


def _slices(batches: Iterable[pa.RecordBatch]) -> Iterator[pa.RecordBatch]:
    """Cut batches to what is held as Python values at one time."""
    for batch in batches:
        for start in range(0, batch.num_rows, SLICE_ROWS):
            yield batch.slice(start, SLICE_ROWS)


def _plain(column: pa.Array, name: str) -> list[Any]:
    """Give a column as values that every database driver takes and that JSON can hold."""
    if name in _DATES:
        column = column.cast(pa.string())
    values: list[Any] = column.to_pylist()
    if name in _FLOATS:
        # NaN says nothing; a negative zero would come back from SQLite as zero.
        values = [None if v is None or v != v else v + 0.0 for v in values]
    if name == "identifiers":
        values = [v and [[i["type"], i["number"]] for i in v] for v in values]
    if name in _JSON:
        return [None if v is None else json.dumps(v, ensure_ascii=False) for v in values]
    return values


def _extend(digest: Any, rows: Iterable[Sequence[Any]]) -> None:
    """Add one JSON line a row to the digest; the record id, first, as hex."""
    digest.update(
        "".join(
            json.dumps((row[0].hex(), *row[1:]), ensure_ascii=False) + "\n" for row in rows
        ).encode("utf-8", "surrogatepass")
    )


def _blocks(document: int) -> Iterator[list[tuple[Any, ...]]]:
    """Give a document's rows as written; persons sought belong to their request, not to it."""
    names = ", ".join(f'"{name}"' for name in COLUMNS)
    with connection.cursor() as cursor:
        cursor.execute(
            f"SELECT {names} FROM {_TABLE} "  # noqa: S608 - own names
            "WHERE document_id = %s AND kind <> %s ORDER BY id",
            [document, RecordKind.SOUGHT.value],
        )
        while block := cursor.fetchmany(BATCH_ROWS):
            yield [_same(row) for row in block]


def _same(row: Sequence[Any]) -> tuple[Any, ...]:
    """Give a fetched row as it was written, whatever types the driver makes of it."""
    out: list[Any] = [bytes(row[0])]
    for name, value in zip(COLUMNS[1:], row[1:], strict=True):
        if isinstance(value, date):
            out.append(value.isoformat())
        elif name in _JSON and value is not None and not isinstance(value, str):
            out.append(json.dumps(value, ensure_ascii=False))
        else:
            out.append(value)
    return tuple(out)


def _arrow(values: Sequence[Any], field: pa.Field) -> pa.Array:
    if field.name in _DATES:
        return pa.array(values, pa.string()).cast(pa.date32())
    if field.name in _JSON:
        lists = [None if v is None else json.loads(v) for v in values]
        if field.name == "identifiers":
            lists = [v and [Identifier(*i)._asdict() for i in v] for v in lists]
        return pa.array(lists, field.type)
    return pa.array(values, field.type)
