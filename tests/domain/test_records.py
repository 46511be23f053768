"""RECORDS, and the frozen value of one of its rows."""

from dataclasses import FrozenInstanceError, fields
from datetime import date

import pytest

from athar.domain import (
    FIELDS,
    RECORDS,
    AgeReference,
    Identifier,
    PersonRecord,
    RecordKind,
    ReportedStatus,
    Sex,
    from_batch,
    to_batch,
)

FULL = PersonRecord(
    record_id=b"\x01" * 16,
    document_hash=b"\x02" * 32,
    sheet="ورقة1",
    row=7,
    kind=RecordKind.LISTED,
    name="سامر نبيل الهادي",
    name_father="نبيل",
    other_names=("Samer al-Hadi",),
    readings=("سامر نبيل الهادى",),
    sex=Sex.MALE,
    birth_from=date(1984, 1, 1),
    birth_to=date(1984, 12, 31),
    age_low=0.5,
    age_high=0.5,
    age_reference=AgeReference.AT_EVENT,
    status=ReportedStatus.DETAINED,
    identifiers=(Identifier("national_id", "0123"), Identifier(None, "77")),
    original='["سامر نبيل الهادي"]',
)


def test_every_column_has_a_meaning_that_travels_with_the_schema() -> None:
    for column in FIELDS:
        assert column.meaning
        assert RECORDS.field(column.name).metadata[b"meaning"].decode() == column.meaning


def test_a_person_record_has_exactly_the_columns_of_records() -> None:
    assert [f.name for f in fields(PersonRecord)] == RECORDS.names


def test_records_survive_the_way_through_arrow() -> None:
    bare = PersonRecord(record_id=b"\x03" * 16)
    assert list(from_batch(to_batch([FULL, bare]))) == [FULL, bare]


def test_a_projection_reads_absent_columns_as_silence() -> None:
    narrow = to_batch([FULL]).select(["record_id", "name", "sex"])
    assert list(from_batch(narrow)) == [
        PersonRecord(record_id=FULL.record_id, name=FULL.name, sex=Sex.MALE)
    ]


def test_zero_is_an_age() -> None:
    (born,) = from_batch(to_batch([PersonRecord(record_id=b"0" * 16, age_low=0.0, age_high=0.0)]))
    assert born.age_low == 0.0


def test_a_record_cannot_be_changed() -> None:
    with pytest.raises(FrozenInstanceError):
        FULL.name = "another"  # type: ignore[misc]
