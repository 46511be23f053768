"""The custody log's storage: one event a change, reads sealed in batches, no personal data."""

import sqlite3
from collections.abc import Callable
from contextlib import closing
from datetime import date

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
    commitments,
    determine,
    events,
    judge,
    log_read,
    pending_reads,
    records_of,
    request,
    retract_document,
    seal_reads,
    sealed_reads,
    snapshot,
    subjects,
    withdraw_judgement,
)
from athar.domain import DocumentKind, Fate, PersonRecord, Verdict
from athar.evidence import commitment, entry_hash, seal
from athar.workflows.custody import ChainCustodian, as_entry

Add = Callable[..., AddedDocument]

PERSON = PersonRecord(
    record_id=bytes(16), name="سامر نبيل", name_mother="Suad", phone="+963 933-11"
)


def test_each_event_holds_the_hash_of_the_one_before(book: Casebook, add: Add) -> None:
    add("one", PERSON)
    add("two", PERSON)
    stored = list(events())
    assert [e.draft.sequence for e in stored] == [1, 2, 3]
    assert [e.draft.previous for e in stored] == [bytes(32), *(e.hash for e in stored[:-1])]
    assert all(entry_hash(as_entry(e.draft)) == e.hash for e in stored)


def test_an_event_commits_to_the_state_of_its_subjects(book: Casebook, add: Add) -> None:
    there = add("one", PERSON).document
    subject = f"document:{there.key}"
    kept = next(c for c in commitments() if c.subject == subject)
    assert kept.snapshot == snapshot(subject)
    assert kept.salt is not None
    assert commitment(kept.salt, kept.snapshot) == kept.digest
    event = next(e for e in events() if e.draft.sequence == kept.sequence)
    assert kept.digest in event.draft.commitments
    assert "list.csv" in (kept.snapshot or "")


def test_every_subject_of_the_tables_is_told_of_by_an_event(book: Casebook, add: Add) -> None:
    whole_life(book, add)
    told = {c.subject for c in commitments()}
    assert set(subjects()) <= told
    kinds = {s.partition(":")[0] for s in subjects()}
    assert kinds >= {"document", "request", "judgement", "determination", "answer"}


def test_no_two_commitments_share_a_salt(book: Casebook, add: Add) -> None:
    whole_life(book, add)
    salts = [c.salt for c in commitments()]
    assert len(set(salts)) == len(salts)


def test_operators_act_under_a_key_and_not_under_their_name(book: Casebook, add: Add) -> None:
    add("one", PERSON)
    other = Casebook.open(book.folder, custodian=ChainCustodian(), operator="سليم")
    add_requests(other, [RequestDraft(enquirer=EnquirerDraft(), sought=[PERSON], consent={})])
    actors = [e.draft.actor for e in events()]
    assert len(set(actors)) == 2
    assert actors[-1] == other.operator().key


def test_reads_wait_and_are_sealed_together(book: Casebook) -> None:
    log_read(book, "traced", ["0f" * 16])
    log_read(book, "viewed", [])
    assert pending_reads() == 2
    assert seal_reads(book) == 2
    assert pending_reads() == 0
    event = list(events())[-1].draft
    digest, count = seal(sealed_reads(event.sequence))
    assert event.action == "reads_sealed"
    assert dict(event.facts) == {"digest": digest.hex(), "reads": 2} and count == 2


def test_with_no_reads_waiting_there_is_no_event(book: Casebook) -> None:
    assert seal_reads(book) == 0
    assert [e.draft.action for e in events()] == ["created"]


def test_a_read_is_sealed_once(book: Casebook) -> None:
    log_read(book, "traced", [])
    seal_reads(book)
    log_read(book, "viewed", [])
    seal_reads(book)
    first, second = [e.draft.sequence for e in events() if e.draft.action == "reads_sealed"]
    assert [r[2] for r in sealed_reads(first)] == ["traced"]
    assert [r[2] for r in sealed_reads(second)] == ["viewed"]


WORDS = {
    **{"name": "سامر نبيل", "mother": "Suad", "phone": "+963 933-11", "file": "secret-file"},
    **{"speaker": "ليلى الشاهدة", "enquirer": "عمر السائل", "contact": "+963 944-22"},
    **{"circumstances": "خرجوا من الممر", "told": "سجل واحد", "told_to": "الأخت"},
    **{"reason": "اسم الأم", "basis": "اتصلت به", "why": "أب آخر", "source": "مكتب المخيم"},
    **{"series": "weekly series", "text": "قالت أم سامر", "rejected": "خلية لا تقرأ"},
    **{"sought": "نور المطلوبة", "title": "عنوان التقرير", "consent": "publication"},
}


def whole_life(book: Casebook, add: Add) -> None:
    """Do once each thing that writes to the log, with words that may not stand in it."""
    there = add(
        "one",
        PERSON,
        file_name=WORDS["file"],
        source=WORDS["source"],
        series=WORDS["series"],
        published=date(2024, 4, 1),
        rejected=[RejectedDraft(None, 3, "x", "no_name", WORDS["rejected"])],
    ).document
    speaker = SpeakerDraft("S1", WORDS["speaker"], {WORDS["consent"]: True})
    text = {"text": WORDS["text"], "title": WORDS["title"], "passages": [(0, 4)]}
    add("two", kind=DocumentKind.TESTIMONY, speaker=speaker, **text)
    enquirer = EnquirerDraft(name=WORDS["enquirer"], contact=WORDS["contact"])
    draft = RequestDraft(
        enquirer=enquirer,
        sought=[PersonRecord(record_id=bytes(16), name=WORDS["sought"])],
        circumstances=WORDS["circumstances"],
        consent={WORDS["consent"]: True},
    )
    (number,) = add_requests(book, [draft])
    (batch,) = records_of(there.number)
    record = bytes(batch.column("record_id")[0].as_py())
    sought = request(number).sought[0].record_id
    judged = judge(book, record, sought, verdict=Verdict.SAME, reason=WORDS["reason"])
    answer(book, number, told_to=WORDS["told_to"], told=WORDS["told"], rests_on=[record])
    determine(book, number, 1, fate=Fate.ALIVE, basis=WORDS["basis"])
    withdraw_judgement(book, judged, why=WORDS["why"])
    log_read(book, "traced", [record.hex()])
    seal_reads(book)
    retract_document(book, there.number)


@pytest.mark.parametrize("table", ["casebook_custodyevent", "casebook_pendingread"])
def test_the_log_holds_no_word_of_anybody(book: Casebook, add: Add, table: str) -> None:
    """Neither as text nor as JSON with its letters escaped."""
    whole_life(book, add)
    operator = book.operator().name
    book.close()
    with closing(sqlite3.connect(book.folder / "casebook.sqlite")) as database:
        raw = "\n".join(repr(row) for row in database.execute(f"SELECT * FROM {table}"))
    assert raw
    for word in (*WORDS.values(), operator):
        escaped = word.encode("ascii", "backslashreplace").decode()
        assert word not in raw, word
        assert escaped not in raw, word
        assert escaped.replace("\\", "\\\\") not in raw, word


def test_the_log_holds_no_hash_of_a_files_content(book: Casebook, add: Add) -> None:
    """Unsalted, the hash of a short document lets its words be guessed when they are erased."""
    there = add("one", PERSON).document
    logged = repr([e.draft for e in events()]) + repr([e.draft.commitments for e in events()])
    for digest in (there.blob.hex(), there.content):
        assert digest not in logged
        assert repr(bytes.fromhex(digest)) not in logged
