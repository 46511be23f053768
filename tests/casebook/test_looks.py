"""Looks: what was searched and shown, kept whole or not at all."""

from collections.abc import Callable, Sequence
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from django.core.management import call_command

from athar.casebook import (
    AddedDocument,
    Casebook,
    EnquirerDraft,
    LookDraft,
    RequestDraft,
    Shown,
    add_requests,
    erase_document,
    erase_request,
    events,
    keep_look,
    last_look,
    looked_at,
    looks_since,
    proposed,
    readings_until,
    request,
    retract_document,
    save_traces,
    set_consent,
    traceable_requests,
    withdrawn,
)
from athar.domain import Comparison, Level, PersonRecord, Reason, Trace, record_id
from athar.workflows.custody import ChainCustodian

Add = Callable[..., AddedDocument]

REASON = Reason(Comparison.OWN_NAME, Level.EXACT, "سامر", "سامر", 7.25)


def opened(book: Casebook, *, tracing: bool | None = True) -> str:
    """Open a request for one person."""
    (number,) = add_requests(
        book,
        [
            RequestDraft(
                enquirer=EnquirerDraft(name="عمر السائل"),
                sought=[PersonRecord(record_id=bytes(16), name="سامر")],
                consent={} if tracing is None else {"tracing": tracing},
            )
        ],
    )
    return number


def sought_id(number: str) -> bytes:
    return request(number).sought[0].record_id


def trace(record: bytes, weight: float = 9.0) -> Trace:
    return Trace(record, weight, 0.8, (REASON,))


def draft(
    number: str, *traces: Trace, readings: Sequence[str] = ("a.1",), **shown: object
) -> LookDraft:
    """Give a look that showed something of one request's one person."""
    sought = sought_id(number)
    told = Shown(new=tuple(t.record_id for t in traces), **shown)  # type: ignore[arg-type]
    return LookDraft(
        knowledge="k",
        readings=readings,
        requests=[number],
        shown={number: {sought: told}},
        traces={number: {sought: traces}},
    )


RECORD = b"r" * 16
OTHER = b"o" * 16


class TestKeeping:
    def test_what_was_shown_is_kept_as_proposed(self, book: Casebook) -> None:
        number = opened(book)
        assert keep_look(book, draft(number, trace(RECORD)), after=None)
        (kept,) = proposed(number)[sought_id(number)].values()
        assert (kept.record_id, kept.weight, kept.gone) == (RECORD, 9.0, False)

    def test_it_can_be_read_again(self, book: Casebook) -> None:
        number = opened(book)
        told = {"stronger": {OTHER: 4.5}, "gone": {b"g" * 16: "erased"}, "mentions": (3,)}
        keep_look(book, draft(number, trace(RECORD), **told), after=None)
        look = last_look()
        assert look is not None
        assert look.shown == {number: {sought_id(number): Shown(new=(RECORD,), **told)}}  # type: ignore[arg-type]

    def test_one_event_of_the_log_tells_of_it_by_ids_and_counts(self, book: Casebook) -> None:
        number = opened(book)
        before = len(list(events()))
        keep_look(book, draft(number, trace(RECORD)), after=None)
        (event,) = list(events())[before:]
        assert (event.draft.action, event.draft.subjects) == ("looked", ("request:1",))
        assert dict(event.draft.facts) == {"gone": 0, "readings": 1, "requests": 1, "traces": 1}

    def test_a_trace_that_is_gone_is_told_as_gone_until_it_is_proposed_again(
        self, book: Casebook
    ) -> None:
        number = opened(book)
        keep_look(book, draft(number, trace(RECORD)), after=None)
        keep_look(book, draft(number, gone={RECORD: "retracted"}), after=1)
        assert proposed(number)[sought_id(number)][RECORD].gone
        save_traces(book, number, {sought_id(number): [trace(RECORD)]})
        assert not proposed(number)[sought_id(number)][RECORD].gone

    def test_a_look_that_another_has_overtaken_is_not_kept(self, book: Casebook) -> None:
        number = opened(book)
        assert keep_look(book, draft(number, trace(RECORD)), after=None)
        before = len(list(events()))
        assert not keep_look(book, draft(number, trace(OTHER)), after=None)
        assert list(proposed(number)[sought_id(number)]) == [RECORD]
        assert len(list(events())) == before

    def test_a_failure_on_the_way_keeps_nothing(
        self, book: Casebook, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        number = opened(book)

        def fails(*_: object, **__: object) -> None:
            raise KeyboardInterrupt

        monkeypatch.setattr("athar.casebook.looks.append", fails)
        with pytest.raises(KeyboardInterrupt):
            keep_look(book, draft(number, trace(RECORD)), after=None)
        assert (last_look(), proposed(number), looked_at()) == (None, {}, {})

    def test_a_request_erased_meanwhile_is_passed_over(self, book: Casebook) -> None:
        number, other = opened(book), opened(book)
        made = draft(number, trace(RECORD))
        erase_request(book, number, order="order 7")
        assert keep_look(book, made, after=None)
        look = last_look()
        assert look is not None and look.shown == {}
        assert proposed(other) == {}


class TestReadings:
    def test_looks_add_up(self, book: Casebook) -> None:
        number = opened(book)
        keep_look(book, draft(number, readings=["a.1", "b.1"]), after=None)
        keep_look(book, draft(number, readings=["c.1"]), after=1)
        assert readings_until(None) == frozenset()
        assert readings_until(1) == {"a.1", "b.1"}
        assert readings_until(2) == {"a.1", "b.1", "c.1"}

    def test_a_request_keeps_its_own_last_look(self, book: Casebook) -> None:
        number, later = opened(book), opened(book)
        keep_look(book, draft(number), after=None)
        keep_look(book, draft(later), after=1)
        assert looked_at() == {number: (1, "k"), later: (2, "k")}

    def test_looks_are_given_from_a_day_on(self, book: Casebook) -> None:
        keep_look(book, draft(opened(book)), after=None)
        today = datetime.now(UTC).date()
        assert [look.number for look in looks_since(today - timedelta(days=1))] == [1]
        assert looks_since(today + timedelta(days=2)) == []


class TestGone:
    def test_a_withdrawn_document_is_named(self, book: Casebook, add: Add) -> None:
        doc = add("a", PersonRecord(record_id=bytes(16), name="سامر نبيل")).document
        record = record_id(doc.blob, None, 2)
        assert withdrawn([record]) == {}
        retract_document(book, doc.number)
        assert withdrawn([record]) == {record: doc.number}

    def test_an_erased_record_is_told_by_its_reasons_that_went_with_it(
        self, book: Casebook, add: Add
    ) -> None:
        doc = add("a", PersonRecord(record_id=bytes(16), name="سامر نبيل")).document
        record, number = record_id(doc.blob, None, 2), opened(book)
        keep_look(book, draft(number, trace(record), trace(OTHER)), after=None)
        erase_document(book, doc.number, order="order 7")
        kept = proposed(number)[sought_id(number)]
        assert (kept[record].erased, kept[OTHER].erased) == (True, False)
        assert withdrawn([record]) == {}


class TestTraceable:
    def test_requests_that_say_nothing_of_consent_count(self, book: Casebook) -> None:
        opened(book)
        opened(book, tracing=None)
        opened(book, tracing=False)
        assert traceable_requests() == 2

    def test_the_last_word_counts(self, book: Casebook) -> None:
        number = opened(book, tracing=False)
        set_consent(book, number, "tracing", given=True, why=None)
        assert traceable_requests() == 1
        set_consent(book, number, "tracing", given=False, why="ask again in spring")
        assert traceable_requests() == 0

    def test_erased_requests_do_not(self, book: Casebook) -> None:
        erase_request(book, opened(book), order="order 7")
        assert traceable_requests() == 0


def test_a_casebook_from_before_there_were_looks_is_brought_up(
    book: Casebook, folder: Path, custodian: ChainCustodian
) -> None:
    """What was proposed then counts as proposed; the database is first copied aside."""
    number = opened(book)
    save_traces(book, number, {sought_id(number): [trace(RECORD)]})
    call_command("migrate", "casebook", "0001_initial", verbosity=0)
    book.close()
    again = Casebook.open(folder, custodian=custodian)
    assert list(proposed(number)[sought_id(number)]) == [RECORD]
    assert keep_look(again, draft(number, trace(OTHER)), after=None)
    assert len(list(folder.glob("casebook.sqlite.before-*"))) == 1
    again.close()
