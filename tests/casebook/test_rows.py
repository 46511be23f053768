"""Person records in bulk: what goes into the table comes out of it, column by column."""

import hashlib
from collections.abc import Callable
from datetime import date
from typing import Any

import pyarrow as pa
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from athar.casebook import (
    AddedDocument,
    Casebook,
    DocumentDraft,
    add_document,
    content_digest,
    documents,
    record_ids_like,
    record_rows,
    records_of,
    retract_document,
)
from athar.domain import (
    FIELDS,
    RECORDS,
    AgeReference,
    DocumentKind,
    Identifier,
    PersonRecord,
    RecordKind,
    ReportedStatus,
    Sex,
    from_batch,
    record_id,
    to_batch,
)

Add = Callable[..., AddedDocument]

FULL = PersonRecord(
    record_id=bytes(16),
    sheet="ورقة1",
    mapping_version=3,
    kind=RecordKind.LISTED,
    source_key="٠٠٧",
    name="سامر نبيل الهادي",
    name_own="سامر",
    name_father="نبيل",
    name_grandfather="حسن",
    name_family="الهادي",
    name_mother="سعاد",
    kunya="أبو نبيل",
    nickname="الطويل",
    other_names=("Samer al-Hadi", 'the "tall" one'),
    readings=("سامر نبيل الهادى",),
    sex=Sex.MALE,
    birth_from=date(1984, 1, 1),
    birth_to=date(1984, 12, 31),
    age_low=0.67,
    age_high=35.0,
    age_reference=AgeReference.AT_LIST_DATE,
    age_date=date(2019, 3, 30),
    place_origin="الرقة",
    place_last_seen="هجين",
    place_recorded="مخيم",
    status=ReportedStatus.IN_CAMP,
    event_from=date(2019, 3, 1),
    event_to=date(2019, 3, 2),
    household="12",
    tent="A 4",
    phone="+963 000",
    card="C-1",
    relation="son",
    description="scar on the left hand",
    belongings="a blue jacket",
    identifiers=(Identifier("national_id", "000123"), Identifier(None, "77")),
    notes="line one\nline two\ttab \x00 end",
    original='["سامر", null, ""]',
)
EMPTY = PersonRecord(record_id=bytes(16))


def test_the_example_fills_every_column_but_those_of_the_document() -> None:
    row = FULL.to_row()
    missing = {f.name for f in FIELDS if row[f.name] is None}
    assert missing == {"document_hash"}


@pytest.mark.parametrize("record", [FULL, EMPTY], ids=["full", "empty"])
def test_every_column_survives_the_table(
    add: Add, rows: Callable[..., list[PersonRecord]], record: PersonRecord
) -> None:
    document = add("content", record).document
    (batch,) = records_of(document.number)
    assert batch.schema.equals(RECORDS, check_metadata=True)
    assert batch.equals(to_batch(rows(document.blob, [record])))


def test_a_record_is_given_with_the_document_in_which_it_stands(add: Add) -> None:
    first = add("content", FULL, source="A").document
    second = add("content", FULL, source="B").document
    wanted = record_id(first.blob, FULL.sheet, 2)
    found = record_rows([wanted])
    assert [r.document for r in found] == [first.number, second.number]
    (batch,) = records_of(first.number)
    assert [r.record for r in found] == [*from_batch(batch)] * 2


def test_more_rows_than_one_slice_keep_their_order(book: Casebook) -> None:
    blob = hashlib.sha256(b"many").digest()
    records = [
        PersonRecord(record_id=record_id(blob, None, n), row=n, document_hash=blob, name=f"n{n}")
        for n in range(1, 10_001)
    ]
    batches = [to_batch(records[:1]), to_batch([]), to_batch(records[1:])]
    draft = DocumentDraft(blob=blob, size=4, file_name="many.csv", kind=DocumentKind.LIST)
    document = add_document(book, draft, batches).document
    assert document.records == 10_000
    out = pa.Table.from_batches(records_of(document.number))
    assert out.column("name").to_pylist() == [r.name for r in records]


_text = st.none() | st.text(st.characters(exclude_categories=["Cs"]), max_size=8)
_dates = st.none() | st.dates(date(1, 1, 1), date(9999, 12, 31))
_floats = st.none() | st.floats(width=32, allow_nan=False, allow_infinity=False)
_lists = st.none() | st.lists(st.text("اب a\"\\'[]", max_size=4), min_size=1, max_size=3)
_identifiers = st.none() | st.lists(
    st.fixed_dictionaries({"type": _text, "number": st.text("09٠", max_size=4)}),
    min_size=1,
    max_size=2,
)
_VALUES: dict[str, st.SearchStrategy[Any]] = {
    "kind": st.just("listed"),
    "mapping_version": st.integers(1, 32_767),
    "sex": st.none() | st.sampled_from(list(Sex)).map(str),
    "age_reference": st.none() | st.sampled_from(list(AgeReference)).map(str),
    "status": st.none() | st.sampled_from(list(ReportedStatus)).map(str),
    "identifiers": _identifiers,
    "other_names": _lists,
    "readings": _lists,
}


def _column(field: pa.Field) -> st.SearchStrategy[Any]:
    if field.name in _VALUES:
        return _VALUES[field.name]
    if field.type == pa.date32():
        return _dates
    return _floats if field.type == pa.float32() else _text


_rows = st.lists(
    st.fixed_dictionaries(
        {
            f.name: _column(f)
            for f in RECORDS
            if f.name not in ("record_id", "document_hash", "row", "compartment")
        }
    ),
    min_size=1,
    max_size=4,
)


@settings(
    max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(said=_rows)
def test_whatever_is_written_is_read_back_and_has_the_same_digest(
    book: Casebook, said: list[dict[str, Any]]
) -> None:
    blob = hashlib.sha256(str(len(documents())).encode()).digest()
    here = [
        {
            **row,
            "record_id": record_id(blob, row["sheet"], number),
            "document_hash": blob,
            "row": number,
            "compartment": "open",
        }
        for number, row in enumerate(said, start=1)
    ]
    batch = pa.RecordBatch.from_pylist(here, schema=RECORDS)
    draft = DocumentDraft(blob=blob, size=8, file_name="list.csv", kind=DocumentKind.LIST)
    added = add_document(book, draft, [batch])
    (back,) = records_of(added.document.number)
    assert back.equals(batch)
    assert content_digest(added.document.number) == (len(said), added.document.content)


def test_a_number_that_is_none_says_nothing(book: Casebook) -> None:
    blob = hashlib.sha256(b"nan").digest()
    record = PersonRecord(record_id=record_id(blob, None, 1), row=1, age_low=float("nan"))
    draft = DocumentDraft(blob=blob, size=3, file_name="nan.csv", kind=DocumentKind.LIST)
    document = add_document(book, draft, [to_batch([record])]).document
    (batch,) = records_of(document.number)
    assert batch.column("age_low").to_pylist() == [None]
    assert content_digest(document.number) == (1, document.content)


def test_ids_are_given_by_their_beginning_where_their_document_stands(
    book: Casebook, add: Add
) -> None:
    """Every beginning of an id gives exactly the ids that begin so, in order."""
    people = [PersonRecord(record_id=bytes(16), name=f"سامر {n}") for n in range(40)]
    doc = add("a", *people).document
    add("a", *people, source="another office")
    ids = sorted(record_id(doc.blob, None, row) for row in range(2, 42))
    for digits in {i.hex()[:n] for i in ids[:5] for n in (1, 2, 5, 31, 32)}:
        there = [i for i in ids if i.hex().startswith(digits)]
        assert record_ids_like(digits, most=99) == there
        assert record_ids_like(digits.upper()) == there[:2]
    for stands in documents(active=True):
        retract_document(book, stands.number)
    assert record_ids_like(ids[0].hex()) == []
