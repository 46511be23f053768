"""Bulk: invented people by the million, as RECORDS batches or as a plain list.

For measuring: import, index and search at the size of a nation. Streams in chunks, so that memory
does not grow with the number of people.
"""

from collections.abc import Iterator
from datetime import date
from itertools import islice
from pathlib import Path
from typing import Any

import pyarrow as pa

from athar.domain import (
    OPEN_COMPARTMENT,
    RECORDS,
    AgeReference,
    RecordKind,
    ReportedStatus,
    digest,
    record_id,
)
from athar.generator.dice import Dice, Weighted
from athar.generator.files import Row, write_csv
from athar.generator.population import Person, Population
from athar.generator.setting import EVACUATION

BATCH_ROWS = 65_536
HEADERS = ("id", "name", "father", "mother", "age", "sex", "place", "status", "date", "phone")
_STREAM = 6
_DAY = date(2021, 4, 1)
_STATUSES = Weighted(
    (ReportedStatus.MISSING, ReportedStatus.DETAINED, ReportedStatus.DISPLACED,
     ReportedStatus.IN_CAMP, ReportedStatus.DEAD, ReportedStatus.IN_HOSPITAL),
    (30, 20, 20, 15, 10, 5),
)  # fmt: skip


def record_batches(people: int, seed: int) -> Iterator[pa.RecordBatch]:
    """Give invented people as batches of RECORDS, one record a person.

    Args:
        people: how many.
        seed: any non-negative integer.

    Returns:
        Batches of at most `BATCH_ROWS` rows.
    """
    document = digest("generated", people, seed)
    statuses = Dice(seed, _STREAM)
    rows = iter(Population(people, seed))
    while chunk := list(islice(rows, BATCH_ROWS)):
        yield _batch(chunk, document, statuses)


def write_list(path: Path, rows: int, seed: int) -> None:
    """Write a plain CSV list (UTF-8) of invented people under English headers.

    Args:
        path: the file.
        rows: how many people.
        seed: any non-negative integer.
    """
    statuses = Dice(seed, _STREAM)
    body = (_row(p, statuses.draw(_STATUSES)) for p in Population(rows, seed))
    write_csv(path, _headed(body))


def _headed(body: Iterator[Row]) -> Iterator[Row]:
    yield HEADERS
    yield from body


def _row(person: Person, status: ReportedStatus) -> Row:
    p = person
    return (p.number, p.name, p.father, p.mother, p.age(_DAY), p.sex.value, p.origin, status.value,
            EVACUATION.isoformat(), p.phone)  # fmt: skip


def _batch(chunk: list[Person], document: bytes, statuses: Dice) -> pa.RecordBatch:
    size = len(chunk)
    ages = [float(p.age(_DAY)) for p in chunk]
    columns: dict[str, Any] = {
        "record_id": [record_id(document, None, p.number) for p in chunk],
        "document_hash": [document] * size,
        "row": [p.number for p in chunk],
        "mapping_version": [1] * size,
        "compartment": [OPEN_COMPARTMENT] * size,
        "kind": [RecordKind.LISTED.value] * size,
        "source_key": [str(p.number) for p in chunk],
        "name": [p.name for p in chunk],
        "name_own": [p.own for p in chunk],
        "name_father": [p.father for p in chunk],
        "name_grandfather": [p.grandfather for p in chunk],
        "name_family": [p.family for p in chunk],
        "name_mother": [p.mother for p in chunk],
        "sex": [p.sex.value for p in chunk],
        "age_low": ages,
        "age_high": ages,
        "age_reference": [AgeReference.AT_LIST_DATE.value] * size,
        "age_date": [_DAY] * size,
        "place_origin": [p.origin for p in chunk],
        "status": [statuses.draw(_STATUSES).value for _ in chunk],
        "event_from": [EVACUATION] * size,
        "event_to": [EVACUATION] * size,
        "household": [str(p.household) for p in chunk],
        "phone": [p.phone for p in chunk],
    }
    arrays = [
        pa.array(columns[f.name], f.type) if f.name in columns else pa.nulls(size, f.type)
        for f in RECORDS
    ]
    return pa.RecordBatch.from_arrays(arrays, schema=RECORDS)
