"""Requests: several persons sought, consent apart for each purpose, numbers told apart."""

from collections.abc import Callable
from dataclasses import replace

import pytest

from athar.casebook import (
    AddedDocument,
    Casebook,
    EnquirerDraft,
    RequestDraft,
    add_requests,
    content_digest,
    erase_request,
    events,
    records_of,
    request,
    requests,
    requests_seeking,
    save_traces,
    set_consent,
)
from athar.casebook.models import Consent as ConsentRow
from athar.casebook.models import Trace as TraceRow
from athar.domain import (
    Comparison,
    DocumentKind,
    Level,
    PersonRecord,
    Reason,
    RecordKind,
    RequestState,
    Trace,
    UseError,
    record_id,
)

NAME_IN_A_KEY = "ليلى سامر 0900"

Add = Callable[..., AddedDocument]

DAUGHTER = PersonRecord(record_id=bytes(16), name="ليلى سامر", relation="daughter", age_low=20.0)
CHILD = PersonRecord(record_id=bytes(16), name="نور", relation="grandchild")


def draft(*sought: PersonRecord, key: str | None = None, **consent: bool) -> RequestDraft:
    return RequestDraft(
        key=key,
        enquirer=EnquirerDraft(name="سامر الهادي", contact="+963 000", language="ar"),
        sought=sought or (DAUGHTER,),
        circumstances="خرجوا من الممر",
        consent=consent or {"tracing": True},
    )


def test_a_request_keeps_who_asks_whom_they_seek_and_why(book: Casebook) -> None:
    (number,) = add_requests(book, [draft(DAUGHTER, CHILD)])
    there = request(number)
    assert there.enquirer == EnquirerDraft(name="سامر الهادي", contact="+963 000", language="ar")
    assert there.circumstances == "خرجوا من الممر"
    assert there.state is RequestState.OPEN
    assert [s.name for s in there.sought] == ["ليلى سامر", "نور"]
    assert [s.relation for s in there.sought] == ["daughter", "grandchild"]
    assert {s.kind for s in there.sought} == {RecordKind.SOUGHT}


def test_each_sought_person_has_an_id_of_their_own(book: Casebook) -> None:
    add_requests(book, [draft(DAUGHTER, CHILD), draft(DAUGHTER)])
    ids = {s.record_id for r in requests() for s in r.sought}
    assert len(ids) == 3


def test_consent_is_kept_apart_for_each_purpose(book: Casebook) -> None:
    (number,) = add_requests(book, [draft(tracing=True, sharing=False, publication=False)])
    assert request(number).consent == {"tracing": True, "sharing": False, "publication": False}


def test_numbers_are_given_where_the_file_gives_none(book: Casebook) -> None:
    numbers = add_requests(book, [draft(), draft()])
    assert numbers == ["R1", "R2"]
    assert [r.number for r in requests()] == numbers


def test_a_number_that_is_taken_is_told_apart_and_both_stay(book: Casebook) -> None:
    numbers = add_requests(book, [draft(key="17"), draft(key="17"), draft(key="17")])
    numbers += add_requests(book, [draft(key="R4"), draft()])
    assert len(set(numbers)) == 5
    assert all(n.startswith(k) for n, k in zip(numbers, ("17", "17", "17", "R4", "R"), strict=True))
    assert [r.number for r in requests()] == numbers


def test_a_request_that_seeks_nobody_opens_none_of_its_file(book: Casebook) -> None:
    nobody = replace(draft(), sought=())
    with pytest.raises(UseError, match="at least one sought person"):
        add_requests(book, [draft(), nobody])
    assert requests() == []


def test_persons_sought_keep_the_id_of_their_row_and_stay_out_of_the_documents_records(
    book: Casebook, add: Add
) -> None:
    """They are in no index and no list: they belong to their request."""
    there = add("requests", kind=DocumentKind.REQUESTS).document
    placed = replace(DAUGHTER, record_id=record_id(there.blob, None, 2), row=2)
    (number,) = add_requests(book, [draft(placed)], document=there.number)
    (sought,) = request(number).sought
    assert sought.record_id == placed.record_id
    assert sought.document_hash == there.blob
    assert list(records_of(there.number)) == []
    assert content_digest(there.number) == (0, there.content)


def test_a_request_that_does_not_exist_is_told(book: Casebook) -> None:
    with pytest.raises(UseError, match="no such request"):
        request("R9")


def proposed(found: bytes, weight: float) -> Trace:
    reasons = (Reason(Comparison.FATHER, Level.SPELLING, "سامر", "Samer", weight),)
    return Trace(found, weight, 0.5, reasons)


def test_a_trace_proposed_again_keeps_its_first_time_and_takes_the_newer_weight(
    book: Casebook,
) -> None:
    (number,) = add_requests(book, [draft()])
    (sought,) = request(number).sought
    save_traces(book, number, {sought.record_id: [proposed(bytes(16), 3.0)]})
    first = TraceRow.objects.get()
    save_traces(book, number, {sought.record_id: [proposed(bytes(16), 5.0)]})
    second = TraceRow.objects.get()
    assert (first.weight, second.weight) == (3.0, 5.0)
    assert second.proposed_at == first.proposed_at
    assert [e.draft.action for e in events()][-2:] == ["traces_proposed"] * 2


def test_a_trace_keeps_codes_and_weights_but_no_words(book: Casebook) -> None:
    """The words stand in the records: there they can be erased."""
    (number,) = add_requests(book, [draft()])
    (sought,) = request(number).sought
    save_traces(book, number, {sought.record_id: [proposed(bytes(16), 3.0)]})
    assert TraceRow.objects.get().reasons == [["father.spelling", 3.0]]


def test_the_chain_knows_a_request_by_no_word_of_its_file(book: Casebook) -> None:
    """A file's own key may be a name or a telephone number."""
    draft = RequestDraft(key=NAME_IN_A_KEY, enquirer=EnquirerDraft(), sought=[DAUGHTER], consent={})
    assert add_requests(book, [draft]) == [NAME_IN_A_KEY]
    assert all(NAME_IN_A_KEY not in str(event.draft) for event in events())


def test_consent_is_withdrawn_and_given_again(book: Casebook) -> None:
    """What was said before stays in the record; what counts is what was said last."""
    draft = RequestDraft(enquirer=EnquirerDraft(), sought=[DAUGHTER], consent={"sharing": True})
    (number,) = add_requests(book, [draft])
    for given in (False, True):
        set_consent(book, number, "sharing", given=given, why="told by telephone")
        assert request(number).consent == {"sharing": given}
    assert [c.given for c in ConsentRow.objects.order_by("pk")] == [True, False, True]
    with pytest.raises(UseError, match="tracing, sharing"):
        set_consent(book, number, "everything", given=True)


def test_the_requests_that_seek_a_record_are_given_until_they_are_erased(book: Casebook) -> None:
    (number,) = add_requests(book, [draft()])
    record = request(number).sought[0].record_id
    assert [r.number for r in requests_seeking(record)] == [number]
    assert requests_seeking(bytes(16)) == []
    erase_request(book, number, order="order 7")
    assert requests_seeking(record) == []
