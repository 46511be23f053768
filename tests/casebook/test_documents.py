"""Documents: kept once a source, reread under the same ids, retracted and never lost."""

import os
import sqlite3
from collections.abc import Callable
from contextlib import closing
from datetime import date
from pathlib import Path

import pytest

from athar.casebook import (
    AddedDocument,
    Casebook,
    EnquirerDraft,
    RejectedDraft,
    RequestDraft,
    SpeakerDraft,
    add_requests,
    answer,
    answers,
    document,
    documents,
    events,
    judge,
    judgements,
    passages,
    record_rows,
    records_of,
    rejected_rows,
    reread_document,
    retract_document,
    speakers,
)
from athar.domain import (
    DocumentKind,
    PersonRecord,
    RecordKind,
    Reliability,
    UseError,
    Verdict,
    record_id,
    to_batch,
)

Add = Callable[..., AddedDocument]
Rows = Callable[..., list[PersonRecord]]

SAMER = PersonRecord(record_id=bytes(16), name="سامر نبيل")
KHALED = PersonRecord(record_id=bytes(16), name="خالد نبيل")


def ids(number: int) -> list[bytes]:
    return [i for batch in records_of(number) for i in batch.column("record_id").to_pylist()]


def names(number: int) -> list[str]:
    return [n for batch in records_of(number) for n in batch.column("name").to_pylist()]


def last_action() -> str:
    return list(events())[-1].draft.action


def test_a_document_is_kept_with_all_that_was_said_of_it(add: Add) -> None:
    added = add(
        "content",
        SAMER,
        source="Camp office",
        reliability=Reliability.B,
        published=date(2019, 3, 30),
        compartment="team",
        layout=[{"sheet": None, "columns": {"name": 1}}],
        blank=2,
        headers=1,
        notices=[{"code": "columns_swapped"}],
    )
    assert added.new
    there = document(added.document.number)
    assert there == added.document
    assert (there.source, there.reliability) == ("Camp office", Reliability.B)
    assert (there.published, there.compartment) == (date(2019, 3, 30), "team")
    assert there.layout == [{"sheet": None, "columns": {"name": 1}}]
    assert (there.records, there.blank, there.headers) == (1, 2, 1)
    assert there.notices == [{"code": "columns_swapped"}]
    assert there.state == "active"
    assert last_action() == "added"


def test_the_same_bytes_of_the_same_source_add_nothing(add: Add) -> None:
    first = add("content", SAMER, source="A")
    count = len(list(events()))
    again = add("content", SAMER, source="A", file_name="other name.csv")
    assert not again.new
    assert again.document == first.document
    assert len(documents()) == 1
    assert len(list(events())) == count


def test_the_same_bytes_of_no_named_source_add_nothing(add: Add) -> None:
    add("content", SAMER)
    assert not add("content", SAMER).new


def test_the_same_bytes_of_another_source_are_a_second_document_with_the_same_ids(
    add: Add,
) -> None:
    first = add("content", SAMER, KHALED, source="A").document
    second = add("content", SAMER, KHALED, source="B")
    assert second.new
    assert second.document.number != first.number
    assert second.document.blob == first.blob
    assert ids(second.document.number) == ids(first.number)


def test_a_document_without_records_is_kept(add: Add) -> None:
    added = add("nobody")
    assert added.document.records == 0
    assert list(records_of(added.document.number)) == []


def test_rejected_rows_are_kept_whole_with_place_and_reason(add: Add) -> None:
    rejected = [
        RejectedDraft("ورقة1", 7, "العمر", "unreadable_age", '["سامر", "؟"]'),
        RejectedDraft(None, 9, None, "no_name", "[]"),
    ]
    there = add("content", SAMER, rejected=rejected).document
    assert there.rejected == 2
    assert rejected_rows(there.number) == rejected


def test_a_report_keeps_its_text_and_passages_exactly(add: Add) -> None:
    text = "قالت أم سامر: \u200fخرجوا من الممر.\r\nثم لم يعودوا."
    spans = [(0, 27), (29, 43)]
    there = add("report", kind=DocumentKind.REPORT, text=text, passages=spans).document
    assert passages(there.number) == (text, spans)
    assert there.has_text


def test_a_speaker_is_no_record_and_in_no_summary(add: Add) -> None:
    speaker = SpeakerDraft("S1", "ليلى الشاهدة", {"publication": False})
    there = add("testimony", kind=DocumentKind.TESTIMONY, text="...", speaker=speaker).document
    assert [s.name for s in speakers(there.number)] == ["ليلى الشاهدة"]
    assert list(records_of(there.number)) == []
    assert "ليلى" not in repr(there)


def test_documents_are_named_by_number_or_by_an_unambiguous_file_name(add: Add) -> None:
    first = add("one", file_name="one.csv").document
    second = add("two", file_name="two.csv").document
    assert document(first.number) == document(str(first.number)) == document("one.csv") == first
    assert documents() == [first, second]
    add("three", file_name="two.csv")
    with pytest.raises(UseError, match="several documents"):
        document("two.csv")
    with pytest.raises(UseError, match="no such document"):
        document("four.csv")


def test_a_file_called_by_a_number_does_not_hide_the_document_of_that_number(add: Add) -> None:
    first = add("one").document
    add("two", file_name=str(first.number))
    assert document(str(first.number)) == first


def test_a_file_name_that_is_no_text_is_kept_readable(add: Add, tmp_path: Path) -> None:
    """Old archives hold names in Windows-1256; such a name must not stop the file."""
    name = os.fsdecode("قائمة.csv".encode("cp1256"))
    there = add("content", SAMER, file_name=name).document
    assert document(there.number).file_name is not None
    assert str(there.file_name).endswith(".csv")
    assert str(there.file_name).encode("utf-8")


def test_a_source_keeps_its_latest_grade(add: Add) -> None:
    first = add("one", source="A", reliability=Reliability.C).document
    add("two", source="A", reliability=Reliability.B)
    add("three", source="A")
    assert document(first.number).reliability is Reliability.B


def test_what_fails_while_records_are_written_leaves_nothing(
    book: Casebook, add: Add, folder: Path
) -> None:
    with pytest.raises(Exception, match="UNIQUE"):
        # Two rows of one place cannot be: the ids would be one.
        from athar.casebook import DocumentDraft, add_document

        draft = DocumentDraft(
            blob=bytes(32), size=1, file_name="x", kind=DocumentKind.LIST, source="new source"
        )
        add_document(book, draft, [to_batch([SAMER]), to_batch([SAMER])])
    assert documents() == []
    assert [e.draft.action for e in events()] == ["created"]
    with closing(sqlite3.connect(folder / "casebook.sqlite")) as database:
        for table in ("casebook_personrecord", "casebook_source", "casebook_commitment"):
            rows = database.execute(f"SELECT * FROM {table}").fetchall()
            assert "new source" not in repr(rows)


def reread(book: Casebook, number: int, records: list[PersonRecord]) -> int:
    _, flagged = reread_document(
        book,
        number,
        [to_batch(records)],
        layout=[{"columns": {"name": 2}}],
        rejected=[RejectedDraft(None, 9, "Name", "no_name", "[]")],
        blank=1,
        headers=2,
        notices=[],
    )
    return flagged


@pytest.fixture
def asked(book: Casebook) -> str:
    sought = PersonRecord(record_id=bytes(16), kind=RecordKind.SOUGHT, name="سامر")
    draft = RequestDraft(enquirer=EnquirerDraft(), sought=[sought], consent={})
    return add_requests(book, [draft])[0]


def test_rereading_keeps_ids_and_judgements_and_raises_the_version(
    book: Casebook, add: Add, rows: Rows
) -> None:
    before = add("content", SAMER, KHALED).document
    left, right = sorted(ids(before.number))
    judge(book, left, right, verdict=Verdict.DIFFERENT, reason=None)
    mended = [
        PersonRecord(record_id=bytes(16), name="سامر", mapping_version=2),
        PersonRecord(record_id=bytes(16), name="خالد", mapping_version=2),
    ]
    reread(book, before.number, rows(before.blob, mended))
    after = document(before.number)
    assert sorted(ids(after.number)) == [left, right]
    assert names(after.number) == ["سامر", "خالد"]
    assert after.mapping_version == before.mapping_version + 1
    assert after.layout == [{"columns": {"name": 2}}]
    assert (after.rejected, after.blank, after.headers) == (1, 1, 2)
    assert [(j.left, j.right) for j in judgements()] == [(left, right)]
    assert last_action() == "reread"


def test_rereading_flags_the_answers_that_rested_on_the_document(
    book: Casebook, add: Add, rows: Rows, asked: str
) -> None:
    there, other = add("one", SAMER).document, add("two", KHALED).document
    answer(book, asked, told_to="the sister", told="...", rests_on=ids(there.number))
    answer(book, asked, told_to="the sister", told="...", rests_on=ids(other.number))
    assert reread(book, there.number, rows(there.blob, [KHALED])) == 1
    assert [[f["why"] for f in a["flags"]] for a in answers()] == [["reread"], []]


def test_only_lists_are_reread(book: Casebook, add: Add) -> None:
    report = add("report", kind=DocumentKind.REPORT, text="...").document
    with pytest.raises(UseError, match="is no list"):
        reread(book, report.number, [])


def test_a_retracted_document_is_kept_but_no_longer_found(
    book: Casebook, add: Add, asked: str
) -> None:
    there = add("content", SAMER).document
    (record,) = ids(there.number)
    answer(book, asked, told_to="the sister", told="...", rests_on=[record])
    after, flagged = retract_document(book, there.number)
    assert (after.state, flagged) == ("retracted", 1)
    assert record_rows([record]) == []
    assert documents(active=True) == []
    assert documents() == [after]
    assert names(there.number) == ["سامر نبيل"]
    (told,) = answers(flagged=True)
    assert told["flags"][0]["why"] == "retracted"
    assert told["flags"][0]["subject"] == f"document:{there.key}"


def test_a_record_that_another_document_holds_too_is_still_found(book: Casebook, add: Add) -> None:
    first = add("content", SAMER, source="A").document
    second = add("content", SAMER, source="B").document
    retract_document(book, first.number)
    assert [r.document for r in record_rows(ids(second.number))] == [second.number]


def test_a_document_is_retracted_once(book: Casebook, add: Add) -> None:
    there = add("content", SAMER).document
    retract_document(book, there.number)
    with pytest.raises(UseError, match="retracted already"):
        retract_document(book, there.number)
    with pytest.raises(UseError, match="retracted already"):
        reread(book, there.number, [])


def test_a_document_that_does_not_exist_is_told(book: Casebook) -> None:
    with pytest.raises(UseError, match="there is no document 7"):
        retract_document(book, 7)


def test_ids_follow_from_the_place_alone(add: Add) -> None:
    there = add("content", SAMER).document
    assert ids(there.number) == [record_id(there.blob, None, 2)]
