"""Tracing requests: who asks, whom they seek, the circumstances, and the consent given."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any

from athar.casebook.book import Casebook
from athar.casebook.custody import append, forget, now
from athar.casebook.models import (
    Answer,
    Consent,
    Determination,
    Enquirer,
    SoughtPerson,
    Trace,
    TracingRequest,
)
from athar.casebook.models import PersonRecord as PersonRow
from athar.casebook.rows import from_record, to_record
from athar.domain import (
    ConsentPurpose,
    PersonRecord,
    RecordKind,
    RequestState,
    UseError,
    digest,
    record_id,
)
from athar.domain import Trace as ProposedTrace

CONSENT_PURPOSES = tuple(purpose.value for purpose in ConsentPurpose)
"""What an enquirer is asked to consent to, each apart, as it is stored."""


@dataclass(frozen=True, slots=True, kw_only=True)
class EnquirerDraft:
    """Who asks, and how to reach them."""

    name: str | None = None
    contact: str | None = None
    language: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class RequestDraft:
    """A request to be opened.

    Attributes:
        key: the number that the file gives it, ``None`` for one to be given by the casebook.
        sought: descriptions of the persons sought; their ids are set here where they came by word
            of mouth and not from a file.
        consent: purpose → given.
    """

    key: str | None = None
    enquirer: EnquirerDraft
    sought: Sequence[PersonRecord]
    circumstances: str | None = None
    consent: Mapping[str, bool]


@dataclass(frozen=True, slots=True)
class RequestSummary:
    """A request with its sought persons."""

    number: str
    state: RequestState
    opened_at: datetime
    enquirer: EnquirerDraft
    circumstances: str | None
    consent: Mapping[str, bool]
    sought: tuple[PersonRecord, ...]


def add_requests(
    book: Casebook, drafts: Iterable[RequestDraft], *, document: int | None = None
) -> list[str]:
    """Open requests, all or none.

    Args:
        book: the open casebook.
        drafts: the requests.
        document: the document that they came in, ``None`` for word of mouth.

    Returns:
        Their numbers, in the drafts' order. A number that is taken is told apart by the document.

    Raises:
        UseError: a request that seeks nobody.
    """
    with book.change():
        return [_open(book, draft, document) for draft in drafts]


def requests(*, open_only: bool = False) -> list[RequestSummary]:
    """Give the requests in the order in which they were opened, erased ones left out."""
    rows = TracingRequest.objects.select_related("enquirer").order_by("pk")
    left_out = [RequestState.ERASED, *([RequestState.CLOSED] if open_only else [])]
    return [_summary(r) for r in rows.exclude(state__in=left_out)]


def request(number: str) -> RequestSummary:
    """Give one request.

    Raises:
        UseError: there is none of this number.
    """
    return _summary(_row(number))


def request_number(pk: int) -> str | None:
    """Give the number by which people know the request of a primary key."""
    return TracingRequest.objects.filter(pk=pk).values_list("number", flat=True).first()


def requests_seeking(record: bytes) -> list[RequestSummary]:
    """Give the requests one of whose sought persons has this record id, erased ones left out.

    There are several where the same file of requests was added from two sources.
    """
    rows = TracingRequest.objects.select_related("enquirer").order_by("pk")
    rows = rows.filter(
        pk__in=SoughtPerson.objects.filter(record__record_id=record).values("request")
    )
    return [_summary(r) for r in rows.exclude(state=RequestState.ERASED)]


def set_consent(
    book: Casebook, number: str, purpose: str, *, given: bool, why: str | None = None
) -> None:
    """Keep a consent that was given later, or withdrawn. What was said before stays in the record.

    Args:
        book: the open casebook.
        number: the request's number.
        purpose: one of `CONSENT_PURPOSES`.
        given: given, or else withdrawn.
        why: reason of a withdrawal, in the enquirer's words.

    Raises:
        UseError: there is no such request or purpose.
    """
    if purpose not in CONSENT_PURPOSES:
        raise UseError(f"consent is to one of: {', '.join(CONSENT_PURPOSES)}")
    with book.change():
        row = _row(number)
        Consent.objects.filter(request=row, purpose=purpose, withdrawn_at=None).update(
            withdrawn_at=now(), withdrawn_why=why
        )
        Consent.objects.create(request=row, purpose=purpose, given=given, recorded_at=now())
        subject = f"request:{row.pk}"
        append(book, "request_changed", subjects=(subject,), commit=(subject,))


def erase_request(book: Casebook, number: str, *, order: str) -> None:
    """Destroy a request that came by word of mouth, under a lawful order.

    Args:
        book: the open casebook.
        number: the request's number.
        order: reference of the order; committed to, kept beside the chain.

    Raises:
        UseError: there is none of this number, or it came in a file, which holds it still.
    """
    with book.change():
        row = _row(number)
        if row.document_id is not None:
            raise UseError(
                f"this request came in document {row.document_id}",
                remedy=f"erase the document: athar erase {row.document_id}",
            )
        subjects = forget_request(row)
        forget(subjects)
        append(book, "erased", subjects=subjects, words={f"order:request:{row.pk}": order})
    book.leave_no_copies()


def forget_request(row: TracingRequest) -> list[str]:
    """Destroy all that a request says, and what was told and determined on it.

    Call it inside `Casebook.change`, and `forget` the subjects that it gives.

    Returns:
        The subjects whose commitments have to be forgotten.
    """
    subjects = [f"request:{row.pk}"]
    for kind, rows in (
        ("answer", Answer.objects.filter(request=row)),
        ("determination", Determination.objects.filter(sought__request=row)),
    ):
        subjects += [f"{kind}:{pk}" for pk in rows.values_list("pk", flat=True)]
        rows.delete()
    sought = SoughtPerson.objects.filter(request=row)
    records = list(sought.values_list("record_id", flat=True))
    sought.delete()
    PersonRow.objects.filter(pk__in=records).delete()
    Consent.objects.filter(request=row).delete()
    Enquirer.objects.filter(pk=row.enquirer_id).update(name=None, contact=None, language=None)
    row.number, row.circumstances, row.state = f"erased-{row.pk}", None, RequestState.ERASED
    row.save()
    return subjects


def save_traces(
    book: Casebook, number: str, proposed: Mapping[bytes, Sequence[ProposedTrace]]
) -> None:
    """Keep what was proposed for a request's sought persons.

    Args:
        book: the open casebook.
        number: the request's number.
        proposed: traces by the sought person's record id. One proposed before keeps its first
            time and takes the newer weight, probability and reasons.
    """
    with book.change():
        for sought in SoughtPerson.objects.filter(request__number=number).select_related("record"):
            propose(sought, proposed.get(bytes(sought.record.record_id), ()), at=now())
        count = sum(len(traces) for traces in proposed.values())
        row = TracingRequest.objects.get(number=number)
        append(book, "traces_proposed", subjects=(f"request:{row.pk}",), facts={"traces": count})


def propose(sought: SoughtPerson, traces: Iterable[ProposedTrace], *, at: datetime) -> None:
    """Write traces of a sought person as proposed; see `save_traces`. Call it inside a change."""
    for trace in traces:
        values = {
            "weight": trace.weight,
            "probability": trace.probability,
            # Codes and weights only: the values stand in the records.
            "reasons": [[r.code, round(r.weight, 2)] for r in trace.reasons],
            "gone_at": None,
        }
        Trace.objects.update_or_create(
            sought=sought,
            record_id=trace.record_id,
            defaults=values,
            create_defaults={**values, "proposed_at": at},
        )


def _open(book: Casebook, draft: RequestDraft, document: int | None) -> str:
    if not draft.sought:
        raise UseError("a request needs at least one sought person")
    number = _number(draft.key, document)
    enquirer = Enquirer.objects.create(
        name=draft.enquirer.name,
        contact=draft.enquirer.contact,
        language=draft.enquirer.language,
    )
    row = TracingRequest.objects.create(
        number=number,
        enquirer=enquirer,
        document_id=document,
        circumstances=draft.circumstances,
        opened_at=now(),
    )
    for purpose, given in draft.consent.items():
        Consent.objects.create(request=row, purpose=purpose, given=given, recorded_at=now())
    spoken = digest("request", book.settings.casebook, number)
    for place, person in enumerate(draft.sought, start=1):
        if document is None:
            person = replace(person, record_id=record_id(spoken, None, place), row=place)
        kept = from_record(replace(person, kind=RecordKind.SOUGHT), document=document)
        kept.save()
        SoughtPerson.objects.create(request=row, record=kept, relation=person.relation, place=place)
    subject = f"request:{row.pk}"
    append(
        book,
        "request_opened",
        subjects=(subject,),
        facts={"sought": len(draft.sought)},
        commit=(subject,),
    )
    return number


def _row(number: str) -> TracingRequest:
    rows = TracingRequest.objects.select_related("enquirer").exclude(state=RequestState.ERASED)
    row = rows.filter(number=number).first()
    if row is None:
        raise UseError("there is no such request", remedy="see them with: athar request list")
    return row


def _number(key: str | None, document: int | None) -> str:
    if key is None:
        last = TracingRequest.objects.order_by("-pk").values_list("pk", flat=True).first() or 0
        key = f"R{last + 1}"
    number, again = key, 1
    while TracingRequest.objects.filter(number=number).exists():
        again += 1
        number = f"{key}/{document or again}" if again == 2 else f"{key}/{document or 0}-{again}"
    return number


def _summary(row: TracingRequest) -> RequestSummary:
    sought = SoughtPerson.objects.filter(request=row).select_related("record__document")
    consent: dict[str, Any] = {
        c.purpose: c.given
        for c in Consent.objects.filter(request=row, withdrawn_at=None).order_by("id")
    }
    return RequestSummary(
        number=row.number,
        state=RequestState(row.state),
        opened_at=row.opened_at,
        enquirer=EnquirerDraft(
            name=row.enquirer.name, contact=row.enquirer.contact, language=row.enquirer.language
        ),
        circumstances=row.circumstances,
        consent=consent,
        sought=tuple(to_record(s.record) for s in sought.order_by("place")),
    )
