"""Series: the newer release supersedes the older; a row that vanished is kept and shown so."""

from collections.abc import Callable
from datetime import date

import pytest

from athar.casebook import (
    AddedDocument,
    Casebook,
    DocumentSummary,
    document,
    record_rows,
    records_of,
    retract_document,
)
from athar.domain import PersonRecord

Add = Callable[..., AddedDocument]


def keyed(key: str, name: str) -> PersonRecord:
    return PersonRecord(record_id=bytes(16), source_key=key, name=name)


def unkeyed(name: str, **said: object) -> PersonRecord:
    return PersonRecord(record_id=bytes(16), name=name, **said)  # type: ignore[arg-type]


def vanished(doc: DocumentSummary) -> list[str | None]:
    """Give the names of a release's rows that are shown as vanished."""
    ids = [i for batch in records_of(doc.number) for i in batch.column("record_id").to_pylist()]
    return [r.record.name for r in record_rows(ids) if r.vanished and r.document == doc.number]


@pytest.fixture
def release(add: Add) -> Callable[..., DocumentSummary]:
    def added(day: int, *records: PersonRecord, **said: object) -> DocumentSummary:
        values = {"source": "Camp office", "series": "weekly", **said}
        return add(f"{day} {said}", *records, published=date(2024, 4, day), **values).document

    return added


Release = Callable[..., DocumentSummary]


def superseded_by(doc: DocumentSummary) -> int | None:
    return document(doc.number).superseded_by


def test_a_newer_release_supersedes_the_older(release: Release) -> None:
    first, second = release(1, keyed("1", "سامر")), release(8, keyed("1", "سامر"))
    assert superseded_by(first) == second.number
    assert superseded_by(second) is None
    assert document(first.number).state == "active"


def test_a_key_that_the_newest_release_lacks_has_vanished(release: Release) -> None:
    first = release(1, keyed("1", "سامر"), keyed("2", "خالد"))
    second = release(8, keyed("1", "سامر نبيل"))
    assert vanished(first) == ["خالد"]
    assert vanished(second) == []


def test_without_keys_a_row_is_the_same_where_it_says_the_same(release: Release) -> None:
    first = release(1, unkeyed("سامر", age_low=4.0), unkeyed("خالد", age_low=30.0))
    release(8, unkeyed("سامر", age_low=4.0), unkeyed("خالد", age_low=31.0))
    assert vanished(first) == ["خالد"]


def test_where_one_release_gives_no_keys_rows_are_compared_by_what_they_say(
    release: Release,
) -> None:
    first = release(1, keyed("1", "سامر"), keyed("2", "خالد"))
    release(8, unkeyed("سامر"))
    assert vanished(first) == ["خالد"]


def test_a_row_that_comes_back_is_no_longer_vanished(release: Release) -> None:
    first = release(1, keyed("1", "سامر"))
    second = release(8, keyed("2", "خالد"))
    assert vanished(first) == ["سامر"]
    release(15, keyed("1", "سامر"))
    assert vanished(first) == []
    assert vanished(second) == ["خالد"]


def test_when_the_newest_is_retracted_the_series_is_settled_anew(
    book: Casebook, release: Release
) -> None:
    first = release(1, keyed("1", "سامر"))
    second = release(8, keyed("1", "سامر"), keyed("2", "خالد"))
    third = release(15, keyed("3", "عمر"))
    assert (vanished(first), vanished(second)) == (["سامر"], ["سامر", "خالد"])
    retract_document(book, third.number)
    assert (vanished(first), vanished(second)) == ([], [])
    assert (superseded_by(first), superseded_by(second)) == (second.number, None)


def test_an_older_release_that_comes_late_takes_its_place(release: Release) -> None:
    second = release(8, keyed("1", "سامر"))
    first = release(1, keyed("1", "سامر"), keyed("2", "خالد"))
    assert superseded_by(first) == second.number
    assert superseded_by(second) is None
    assert vanished(first) == ["خالد"]
    assert vanished(second) == []


def test_releases_of_another_source_or_series_are_not_touched(release: Release) -> None:
    first = release(1, keyed("1", "سامر"))
    release(8, keyed("2", "خالد"), source="Hospital")
    release(8, keyed("2", "خالد"), series="monthly")
    assert superseded_by(first) is None
    assert vanished(first) == []


def test_another_compartment_neither_settles_nor_unsettles_a_series(release: Release) -> None:
    """What may not be seen must not show in what may: nor undo it."""
    first, second = release(1, keyed("1", "سامر")), release(8, keyed("1", "سامر"))
    hidden = release(15, keyed("9", "عمر"), compartment="protected")
    assert superseded_by(first) == second.number
    assert superseded_by(second) is None
    assert superseded_by(hidden) is None
    assert vanished(second) == []


def test_a_release_without_a_day_counts_as_the_oldest(release: Release, add: Add) -> None:
    dated = release(1, keyed("1", "سامر"))
    undated = add("undated", keyed("2", "خالد"), source="Camp office", series="weekly").document
    assert superseded_by(undated) == dated.number
