"""Lawful erasure: what a document said is destroyed everywhere; the chain says "erased"."""

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from datetime import date
from pathlib import Path

import pytest

from athar.casebook import (
    DocumentDraft,
    DocumentSummary,
    EnquirerDraft,
    RejectedDraft,
    RequestDraft,
    SpeakerDraft,
    add_document,
    add_requests,
    answer,
    answers,
    determine,
    document,
    events,
    passages,
    record_rows,
    records_of,
    rejected_rows,
    requests,
    retract_document,
    save_traces,
    speakers,
    unkept_blobs,
)
from athar.domain import (
    Comparison,
    DocumentKind,
    Fate,
    Level,
    PersonRecord,
    Reason,
    Trace,
    UseError,
    record_id,
    to_batch,
)
from athar.workflows.bench import Bench, open_bench
from athar.workflows.changing import erase, erase_request
from athar.workflows.verify import verify

NAME = "نوريهان المنسية"
SPEAKER = "ليلانا الشاهدة"
TEXT = "قالت نوريهان المنسية: خرجوا."
ROW = 'خلية فيها "نوريهان"'
FILE = "nurihan-list.csv"
WORDS = (NAME, SPEAKER, TEXT, ROW, FILE, "نوريهان", "nurihan", "ليلانا")


@pytest.fixture
def bench(folder: Path) -> Iterator[Bench]:
    with open_bench(folder) as there:
        yield there


@pytest.fixture
def kept(bench: Bench, tmp_path: Path) -> DocumentSummary:
    return put(bench, tmp_path)


def put(bench: Bench, tmp_path: Path, source: str = "A", count: int = 300) -> DocumentSummary:
    """Add a document that holds words of each kind, its bytes too."""
    path = tmp_path / FILE
    path.write_text("\n".join([*WORDS, *(f"{NAME} {n}" for n in range(count))]), encoding="utf-8")
    blob = bench.blobs.add(path)
    records = [
        PersonRecord(
            record_id=record_id(blob.sha256, None, row),
            row=row,
            name=f"{NAME} {row}",
            other_names=(NAME,),
            original=f'["{NAME}"]',
            notes=TEXT * (row % 50),
        )
        for row in range(1, count)
    ]
    draft = DocumentDraft(
        blob=blob.sha256,
        size=blob.size,
        file_name=FILE,
        kind=DocumentKind.LIST,
        source=source,
        published=date(2024, 4, 1),
        layout=[{"title": NAME}],
        notices=[{"code": "x", "detail": NAME}],
        text=TEXT,
        title=NAME,
        author=NAME,
        url=f"file:///{FILE}",
        passages=[(0, 5)],
        rejected=[RejectedDraft(None, 999, "x", "no_name", ROW)],
        speaker=SpeakerDraft(SPEAKER, SPEAKER, {"publication": True}),
    )
    added = add_document(bench.book, draft, [to_batch(records)]).document
    bench.catch_up()
    return added


def traces_of(folder: Path, *words: str) -> list[str]:
    """Give where any of the words stands in the raw bytes of the casebook's files."""
    needles: set[bytes] = set()
    for word in words:
        escaped = word.encode("ascii", "backslashreplace")
        needles |= {word.encode(), word.encode("utf-16-le"), escaped}
        needles.add(escaped.replace(b"\\", b"\\\\"))
    files = [p for p in folder.rglob("*") if p.is_file()]
    assert folder / "casebook.sqlite" in files
    return [p.name for p in files if any(n in p.read_bytes() for n in needles)]


def first_id(doc: DocumentSummary) -> bytes:
    return record_id(doc.blob, None, 1)


def test_the_words_are_there_before(bench: Bench, kept: DocumentSummary) -> None:
    """The search by raw bytes finds what it is to miss later, in each kind of file."""
    bench.book.close()
    with closing(sqlite3.connect(bench.book.folder / "casebook.sqlite")) as database:
        database.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    found = traces_of(bench.book.folder, *WORDS)
    assert "casebook.sqlite" in found
    assert kept.blob.hex() in found
    assert len(found) > 2  # the index


def test_rows_text_passages_and_speaker_are_gone(bench: Bench, kept: DocumentSummary) -> None:
    erase(bench, FILE, order="order 12")
    after = document(kept.number)
    assert after.state == "erased"
    assert list(records_of(kept.number)) == []
    assert rejected_rows(kept.number) == []
    assert passages(kept.number) == (None, [])
    assert speakers(kept.number) == []
    assert record_rows([first_id(kept)]) == []
    assert (after.file_name, after.layout, after.published) == (None, None, None)


def test_nothing_of_it_is_left_in_any_byte_of_the_folder(
    bench: Bench, kept: DocumentSummary
) -> None:
    """Rows, salts, words behind commitments, journal, preserved bytes, index: all of them."""
    erase(bench, FILE, order="order 12")
    assert traces_of(bench.book.folder, *WORDS) == []
    bench.book.close()
    assert traces_of(bench.book.folder, *WORDS) == []


def test_nothing_is_left_after_a_reading_and_a_retraction_came_between(
    bench: Bench, kept: DocumentSummary, tmp_path: Path
) -> None:
    from athar.casebook import reread_document

    again = [to_batch([PersonRecord(record_id=first_id(kept), row=1, name=NAME)])]
    reread_document(
        *(bench.book, kept.number, again),
        **{"layout": [NAME], "rejected": [], "blank": 0, "headers": 0, "notices": [NAME]},
    )
    retract_document(bench.book, kept.number)
    erase(bench, str(kept.number), order="order 12")
    assert traces_of(bench.book.folder, *WORDS) == []


def test_salts_behind_its_commitments_are_gone(bench: Bench, kept: DocumentSummary) -> None:
    erase(bench, FILE, order="order 12")
    with closing(sqlite3.connect(bench.book.folder / "casebook.sqlite")) as database:
        rows = database.execute(
            'SELECT salt, "values" FROM casebook_commitment WHERE subject = ?',
            [f"document:{kept.key}"],
        ).fetchall()
    assert rows
    assert {value for row in rows for value in row} == {None}


def test_verification_says_erased_and_not_broken(bench: Bench, kept: DocumentSummary) -> None:
    head = verify(bench).head
    erase(bench, FILE, order="order 12")
    report = verify(bench, head=head)
    assert report.findings == ()
    assert (report.erased, report.documents, report.records) == (1, 0, 0)


def test_the_order_is_logged_but_its_words_are_not(bench: Bench, kept: DocumentSummary) -> None:
    erase(bench, FILE, order="حكم المحكمة ١٢")
    last = list(events())[-1].draft
    assert last.action == "erased"
    assert last.subjects == (f"document:{kept.key}",)
    assert len(last.commitments) == 1
    assert "المحكمة" not in repr(last)


def test_an_erasure_needs_its_order(bench: Bench, kept: DocumentSummary) -> None:
    with pytest.raises(UseError, match="order"):
        erase(bench, FILE, order=" ")
    assert document(kept.number).state == "active"


def test_an_erasure_run_twice_changes_nothing_more(bench: Bench, kept: DocumentSummary) -> None:
    erase(bench, FILE, order="order 12")
    count = len(list(events()))
    again = erase(bench, str(kept.number), order="order 12")
    assert again.answers_flagged == 0
    assert len(list(events())) == count
    assert verify(bench).whole


def test_an_erasure_that_was_interrupted_before_the_bytes_went_is_finished_by_another(
    bench: Bench, kept: DocumentSummary
) -> None:
    from athar.casebook import erase_document

    erase_document(bench.book, kept.number, order="order 12")
    assert [str(f.damage) for f in verify(bench).findings] == ["bytes_kept"]
    erase(bench, str(kept.number), order="order 12")
    assert verify(bench).whole
    assert unkept_blobs() == []
    assert list(bench.blobs.hashes()) == []


def test_bytes_that_another_source_gave_too_are_kept_for_it(
    bench: Bench, kept: DocumentSummary, tmp_path: Path
) -> None:
    other = put(bench, tmp_path, source="B")
    erase(bench, str(kept.number), order="order 12")
    assert list(bench.blobs.hashes()) == [other.blob]
    assert [r.document for r in record_rows([first_id(other)])] == [other.number]
    assert verify(bench).whole


def test_an_erased_file_may_be_added_anew(
    bench: Bench, kept: DocumentSummary, tmp_path: Path
) -> None:
    erase(bench, FILE, order="order 12")
    again = put(bench, tmp_path)
    assert again.number != kept.number
    assert document(again.number).state == "active"
    assert verify(bench).whole


def test_answers_that_rested_on_it_are_flagged_and_traces_lose_their_reasons(
    bench: Bench, kept: DocumentSummary
) -> None:
    sought = PersonRecord(record_id=bytes(16), name="سامر")
    draft = RequestDraft(enquirer=EnquirerDraft(), sought=[sought], consent={})
    (number,) = add_requests(bench.book, [draft])
    from athar.casebook import request

    reason = Reason(Comparison.FATHER, Level.EXACT, NAME, NAME, 4.0)
    found = Trace(first_id(kept), 4.0, 0.5, (reason,))
    save_traces(bench.book, number, {request(number).sought[0].record_id: [found]})
    answer(bench.book, number, told_to="the sister", told="a record", rests_on=[first_id(kept)])
    assert erase(bench, FILE, order="order 12").answers_flagged == 1
    (told,) = answers(flagged=True)
    assert [f["why"] for f in told["flags"]] == ["erased"]
    assert traces_of(bench.book.folder, *WORDS) == []
    assert verify(bench).whole


def asked(sought: PersonRecord) -> RequestDraft:
    return RequestDraft(
        key=f"key of {NAME}",
        enquirer=EnquirerDraft(name=SPEAKER, contact="0900 nurihan"),
        sought=[sought],
        circumstances=TEXT,
        consent={"tracing": True},
    )


def test_a_file_of_requests_is_erased_with_its_requests(bench: Bench, tmp_path: Path) -> None:
    """Enquirer, persons sought, consent, answers and determinations go; the chain stays whole."""
    kept = tmp_path / FILE
    kept.write_text(f"{NAME}\n", encoding="utf-8")
    blob = bench.blobs.add(kept)
    draft = DocumentDraft(
        blob=blob.sha256, size=blob.size, file_name=FILE, kind=DocumentKind.REQUESTS
    )
    there = add_document(bench.book, draft).document
    sought = PersonRecord(record_id=record_id(there.blob, None, 1), row=1, name=NAME)
    (number,) = add_requests(bench.book, [asked(sought)], document=there.number)
    answer(bench.book, number, told_to=SPEAKER, told=TEXT, rests_on=[sought.record_id])
    determine(bench.book, number, 1, fate=Fate.STILL_MISSING, basis=ROW)
    assert verify(bench).whole
    erase(bench, FILE, order="order 12")
    assert (requests(), answers()) == ([], [])
    assert traces_of(bench.book.folder, *WORDS) == []
    found = verify(bench)
    assert (found.whole, found.erased) == (True, 1)


def test_a_request_by_word_of_mouth_is_erased_by_itself(bench: Bench) -> None:
    (number,) = add_requests(bench.book, [asked(PersonRecord(record_id=bytes(16), name=NAME))])
    with pytest.raises(UseError, match="order"):
        erase_request(bench, number, order=" ")
    erase_request(bench, number, order="order 13")
    assert requests() == []
    assert traces_of(bench.book.folder, *WORDS) == []
    assert verify(bench).whole
    with pytest.raises(UseError, match="no such request"):
        erase_request(bench, number, order="order 13")


def test_a_request_that_came_in_a_file_is_erased_with_the_file_alone(bench: Bench) -> None:
    draft = DocumentDraft(
        blob=bytes(32), size=1, file_name="requests.csv", kind=DocumentKind.REQUESTS
    )
    there = add_document(bench.book, draft).document
    sought = PersonRecord(record_id=record_id(there.blob, None, 2), row=2, name="سامر")
    (number,) = add_requests(bench.book, [asked(sought)], document=there.number)
    with pytest.raises(UseError, match="came in document 1"):
        erase_request(bench, number, order="order 13")
    assert [r.number for r in requests()] == [number]
