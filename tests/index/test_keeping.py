"""Keeping: a record comes back as it was written, but for what stays in the casebook."""

from dataclasses import replace
from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from athar.domain import (
    AgeReference,
    Identifier,
    PersonRecord,
    RecordKind,
    ReportedStatus,
    Sex,
    to_batch,
)
from athar.index import Index

FULL = PersonRecord(
    record_id=b"0" * 16,
    document_hash=b"d" * 32,
    sheet="ورقة 1",
    row=7,
    mapping_version=3,
    compartment="public",
    kind=RecordKind.LISTED,
    source_key="K-1",
    name="سمير  خالد-الشامي",
    name_own="سمير",
    name_father="خالد",
    name_grandfather="جمال",
    name_family="الشامي",
    name_mother="هدى قصي",
    kunya="أبو نور",
    nickname="الأشقر",
    other_names=("Samir Khaled", "سمير خالد"),
    readings=("سمير خالد الشامي",),
    sex=Sex.MALE,
    birth_from=date(1980, 1, 2),
    birth_to=date(1980, 12, 31),
    age_low=30.0,
    age_high=35.5,
    age_reference=AgeReference.AT_EVENT,
    age_date=date(2013, 5, 1),
    place_origin="بلدة",
    place_last_seen="Street 5",
    place_recorded="مشفى",
    status=ReportedStatus.MISSING,
    event_from=date(2013, 5, 1),
    event_to=date(2013, 5, 2),
    household="12",
    tent="ب-4",
    phone="0900 000 000",
    card="77-1",
    relation="ابن",
    description="طويل",
    belongings="ساعة",
    identifiers=(Identifier("national_id", "00112233"), Identifier(None, "A-9")),
)

BARE = PersonRecord(record_id=b"1" * 16)

written = st.text(
    "سمرخالدعبو ابيةأىsKh'-.,\t\u00a0\u200c\u200f\u0640\u064b7", min_size=1, max_size=24
)
known = st.sampled_from(
    ("سمير", "خالد", "عبد الرحمن", "أبو نور", "Samir", "Al-Khaled", "مجهول الهوية")
)
name = written | st.lists(known, min_size=1, max_size=14).map(" ".join)
record = st.builds(
    replace,
    st.sampled_from((FULL, BARE)),
    name=st.none() | name,
    name_own=st.none() | name,
    name_father=st.none() | name,
    name_mother=st.none() | name,
    kunya=st.none() | name,
    other_names=st.lists(name, max_size=2).map(tuple),
    row=st.integers(0, 2**31 - 1),
    sex=st.none() | st.sampled_from(Sex),
    age_low=st.none() | st.integers(0, 90).map(float),
    tent=st.none() | written,
)
batches = st.lists(st.lists(record, min_size=1, max_size=4), max_size=3)


def numbered(batches: list[list[PersonRecord]]) -> list[list[PersonRecord]]:
    """Give each record an id of its own."""
    ids = iter(range(1, 1000))
    return [[replace(r, record_id=next(ids).to_bytes(16, "little")) for r in b] for b in batches]


def kept(folder: Path, batches: list[list[PersonRecord]]) -> list[PersonRecord]:
    """Write batches as one segment, and read their records back from the disk."""
    Index.create(folder).append([to_batch(b) for b in batches], label="a")
    return Index.open(folder).records([r.record_id for b in batches for r in b])


@settings(max_examples=25, deadline=None)
@given(batches)
def test_records_come_back_field_for_field(batches: list[list[PersonRecord]]) -> None:
    asked = numbered(batches)
    with TemporaryDirectory() as folder:
        assert kept(Path(folder) / "index", asked) == [r for batch in asked for r in batch]


@pytest.mark.parametrize(
    "batches",
    [
        [[FULL]],
        [[BARE]],
        [[FULL, FULL], [FULL]],
        [[BARE, BARE], [FULL]],
        [[FULL], [BARE], [FULL]],
    ],
)
def test_columns_that_say_one_thing_or_nothing_come_back(
    batches: list[list[PersonRecord]], tmp_path: Path
) -> None:
    asked = numbered(batches)
    assert kept(tmp_path / "index", asked) == [r for batch in asked for r in batch]


@pytest.mark.parametrize("rows", [[0, 1, 2, 3], [5, 6, 7, 8], [2, 3, 9, 10], [9, 1, 1, 0]])
def test_row_numbers_come_back_counting_up_or_not(rows: list[int], tmp_path: Path) -> None:
    people = [replace(BARE, name="سمير", row=row) for row in rows]
    asked = numbered([people[:2], people[2:]])
    assert [r.row for r in kept(tmp_path / "index", asked)] == rows


def test_no_name_stays_no_name_beside_other_names(tmp_path: Path) -> None:
    asked = numbered([[replace(BARE, other_names=("Samir Khaled",)), replace(BARE, name="خالد")]])
    assert [r.name for r in kept(tmp_path / "index", asked)] == [None, "خالد"]


def test_ids_that_begin_alike_are_told_apart(tmp_path: Path) -> None:
    """Ids are looked up by their first halves, and those are compared whole."""
    people = [replace(BARE, record_id=b"a" * 8 + end * 8, name="سمير") for end in (b"x", b"y")]
    index = Index.create(tmp_path / "index")
    index.append([to_batch(people)], label="a")
    assert index.records([b"a" * 8 + b"y" * 8, b"a" * 8 + b"z" * 8]) == [people[1]]
