"""Documents: added, reread, retracted, erased; each in one transaction with its custody event."""

import hashlib
import json
import os
import secrets
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any

import pyarrow as pa
from django.db.models import Q

from athar.casebook.answers import flag_answers
from athar.casebook.book import Casebook
from athar.casebook.custody import append, forget, now
from athar.casebook.models import (
    Claim,
    Document,
    Passage,
    PersonRecord,
    ProtectedSpeaker,
    RejectedRow,
    Source,
    Trace,
    TracingRequest,
)
from athar.casebook.requests import forget_request
from athar.casebook.rows import digest_records, write_records
from athar.casebook.series import settle_series
from athar.domain import OPEN_COMPARTMENT, DocumentKind, Reliability, UseError


@dataclass(frozen=True, slots=True)
class RejectedDraft:
    """A row that could not be read: where it stands, why (a code), and its cells as JSON."""

    sheet: str | None
    row: int
    column: str | None
    reason: str
    original: str


@dataclass(frozen=True, slots=True)
class SpeakerDraft:
    """The protected speaker of a testimony, and the consent given (purpose → yes or no)."""

    pseudonym: str | None
    name: str | None
    consent: Mapping[str, bool]


@dataclass(frozen=True, slots=True, kw_only=True)
class DocumentDraft:
    """A document to be added. Fields are those of the model `Document`.

    Attributes:
        key: random id; labels the document's index segment.
        passages: (start, end) in code points of `text`.
    """

    blob: bytes
    size: int
    file_name: str
    kind: DocumentKind
    key: str = field(default_factory=lambda: secrets.token_hex(16))
    source: str | None = None
    reliability: Reliability | None = None
    published: date | None = None
    series: str | None = None
    compartment: str = OPEN_COMPARTMENT
    layout: Any = None
    rejected: Sequence[RejectedDraft] = ()
    blank: int = 0
    headers: int = 0
    notices: Sequence[Any] = ()
    text: str | None = None
    title: str | None = None
    author: str | None = None
    url: str | None = None
    passages: Sequence[tuple[int, int]] = ()
    speaker: SpeakerDraft | None = None


@dataclass(frozen=True, slots=True)
class AddedDocument:
    """What adding did: the document, and whether it is new (else it was there already)."""

    document: "DocumentSummary"
    new: bool


@dataclass(frozen=True, slots=True)
class DocumentSummary:
    """A document without its records and text.

    Attributes:
        number: the number by which people name it.
        key: random id; labels the document's index segment.
        superseded_by: number of the newer release of its series, if there is one.
        state: active, retracted, erased.
    """

    number: int
    key: str
    blob: bytes
    file_name: str | None
    kind: DocumentKind
    source: str | None
    reliability: Reliability | None
    published: date | None
    series: str | None
    superseded_by: int | None
    compartment: str
    state: str
    layout: Any
    mapping_version: int
    records: int
    rejected: int
    blank: int
    headers: int
    notices: Sequence[Any]
    content: str
    size: int
    has_text: bool = field(default=False)


def add_document(
    book: Casebook, draft: DocumentDraft, batches: Iterable[pa.RecordBatch] = ()
) -> AddedDocument:
    """Add a document with its records, in one transaction.

    Args:
        book: the open casebook.
        draft: the document.
        batches: its records, of the schema RECORDS.

    Returns:
        The document. The same bytes from the same source add nothing.
    """
    with book.change():
        if (there := same_document(draft)) is not None:
            return AddedDocument(there, new=False)
        source = _source(draft)
        row = Document.objects.create(
            source=source,
            blob=draft.blob.hex(),
            content="",
            added_at=now(),
            notices=list(draft.notices),
            rejected=len(draft.rejected),
            file_name=_readable(draft.file_name),
            **{name: getattr(draft, name) for name in _COPIED},
        )
        _write_parts(row, draft)
        row.records, records = write_records(row.pk, batches)
        row.content = _content(row.pk, records)
        row.save(update_fields=["records", "content"])
        if draft.series is not None:
            settle_series(row)
        append(
            book,
            "added",
            subjects=(_subject(row),),
            facts={"records": row.records},
            commit=(_subject(row), *([f"source:{source.pk}"] if source else [])),
        )
        row.refresh_from_db()
        return AddedDocument(summary(row), new=True)


def same_document(draft: DocumentDraft) -> DocumentSummary | None:
    """Give the document that holds the same bytes of the same source already."""
    there = Document.objects.filter(
        # Who adds the same bytes and names no source says nothing new.
        **({} if draft.source is None else {"source__name": draft.source}),
        blob=draft.blob.hex(),
        compartment=draft.compartment,
        state=Document.State.ACTIVE,  # one that was withdrawn may be added again
    )
    row = there.first()
    return None if row is None else summary(row)


def reread_document(
    book: Casebook,
    number: int,
    batches: Iterable[pa.RecordBatch],
    *,
    layout: Any,
    rejected: Sequence[RejectedDraft],
    blank: int,
    headers: int,
    notices: Sequence[Any],
) -> tuple[DocumentSummary, int]:
    """Replace a list's records by another reading of the same bytes; ids and judgements stay.

    Returns:
        The document, and how many answers were flagged because they rested on it.

    Raises:
        UseError: there is no such document, it is no list, or it no longer stands.
    """
    with book.change():
        row = _active(number)
        if row.kind != DocumentKind.LIST:
            raise UseError(f"document {number} is no list", remedy="only lists have columns")
        flagged = _flag(row, "reread")
        PersonRecord.objects.filter(document=row).delete()
        RejectedRow.objects.filter(document=row).delete()
        row.layout, row.blank, row.headers = layout, blank, headers
        row.notices, row.rejected = list(notices), len(rejected)
        row.mapping_version += 1
        _write_rejected(row, rejected)
        row.records, records = write_records(row.pk, batches)
        row.content = _content(row.pk, records)
        row.save()
        if row.series is not None:
            settle_series(row)
        append(
            book,
            "reread",
            subjects=(_subject(row),),
            facts={
                "mapping": row.mapping_version,
                "records": row.records,
                "answers_flagged": flagged,
            },
            commit=(_subject(row),),
        )
        return summary(row), flagged


def retract_document(book: Casebook, number: int) -> tuple[DocumentSummary, int]:
    """Withdraw a document: kept, no longer searched.

    Returns:
        The document, and how many answers were flagged because they rested on it.

    Raises:
        UseError: there is no such document, or it no longer stands.
    """
    with book.change():
        row = _active(number)
        flagged = _flag(row, "retracted")
        row.state = Document.State.RETRACTED
        row.save(update_fields=["state"])
        if row.series is not None:
            settle_series(row)
        append(
            book,
            "retracted",
            subjects=(_subject(row),),
            facts={"answers_flagged": flagged},
            commit=(_subject(row),),
        )
        return summary(row), flagged


def erase_document(book: Casebook, number: int, *, order: str) -> tuple[DocumentSummary, int]:
    """Destroy what a document says, under a lawful order; its placeholder and the chain stay.

    The bytes themselves are destroyed by the caller once this is committed: `unkept_blobs` names
    them until then, so that an interrupted erasure is finished by running it again.

    Args:
        book: the open casebook.
        number: the document.
        order: reference of the order; committed to, kept beside the chain.

    Returns:
        The document's placeholder, and how many answers were flagged.
    """
    with book.change():
        row = _known(number)
        if row.state == Document.State.ERASED:
            return summary(row), 0
        flagged = _flag(row, "erased")
        ids = PersonRecord.objects.filter(document=row).values("record_id")
        Trace.objects.filter(record_id__in=ids).update(reasons=[])
        for name in ("file_name", "layout", "text", "title", "author", "url", "published"):
            setattr(row, name, None)
        row.state, row.notices, row.content = Document.State.ERASED, [], ""
        row.save()
        subjects = [_subject(row)]
        for request in TracingRequest.objects.filter(document=row):
            subjects += forget_request(request)
        forget(subjects)
        for part in (PersonRecord, RejectedRow, Passage, Claim, ProtectedSpeaker):
            part.objects.filter(document=row).delete()
        if row.series is not None:
            settle_series(row)
        append(
            book,
            "erased",
            subjects=subjects,
            facts={"answers_flagged": flagged},
            words={f"order:{row.key}": order},
        )
    book.leave_no_copies()
    return summary(row), flagged


def unkept_blobs() -> list[bytes]:
    """Give the SHA-256 of blobs whose every document has been erased, until `blob_destroyed`."""
    erased = Document.objects.filter(state=Document.State.ERASED).exclude(blob="")
    kept = Document.objects.exclude(state=Document.State.ERASED).values("blob")
    return sorted({bytes.fromhex(d.blob) for d in erased.exclude(blob__in=kept)})


def blob_destroyed(book: Casebook, sha256: bytes) -> None:
    """Let go of the hash of bytes that were destroyed: with it somebody could still be asked for
    who holds the same file."""
    with book.change():
        Document.objects.filter(blob=sha256.hex(), state=Document.State.ERASED).update(blob="")


def documents(*, active: bool = False) -> list[DocumentSummary]:
    """Give all documents in the order in which they were added; `active`: only those searched."""
    rows = Document.objects.select_related("source").order_by("pk").defer("text")
    return [summary(r) for r in (rows.filter(state=Document.State.ACTIVE) if active else rows)]


def document(name: str | int) -> DocumentSummary:
    """Give a document by number, or by the name of its file where that is unambiguous.

    Raises:
        UseError: there is none, or there are several.
    """
    wanted = Q(file_name=str(name))
    if str(name).isdecimal():
        wanted |= Q(pk=int(name))
    rows = list(Document.objects.filter(wanted))
    by_number = [r for r in rows if str(r.pk) == str(name)]
    if len(by_number or rows) != 1:
        what = "there is no such document" if not rows else "several documents have this name"
        raise UseError(what, remedy="see the numbers with: athar documents")
    return summary((by_number or rows)[0])


def rejected_rows(number: int) -> list[RejectedDraft]:
    """Give the rows of a document that could not be read."""
    return [
        RejectedDraft(r.sheet, r.row, r.column, r.reason, r.original)
        for r in RejectedRow.objects.filter(document_id=number).order_by("id")
    ]


def passages(number: int) -> tuple[str | None, list[tuple[int, int]]]:
    """Give a report's text and its passages as (start, end) in code points."""
    spans = Passage.objects.filter(document_id=number).order_by("start")
    return Document.objects.get(pk=number).text, [(p.start, p.end) for p in spans]


def speakers(number: int) -> list[SpeakerDraft]:
    """Give a testimony's protected speakers: only ever to leave them out, never to show them."""
    return [
        SpeakerDraft(s.pseudonym, s.name, s.consent or {})
        for s in ProtectedSpeaker.objects.filter(document_id=number).order_by("id")
    ]


def content_digest(number: int) -> tuple[int, str]:
    """Recompute (number of records, digest) over all that a document was read into.

    The digest goes over records, rejected rows, text and passages.
    """
    count, records = digest_records(number)
    return count, _content(number, records)


def summary(row: Document) -> DocumentSummary:
    """Give a table row as a summary."""
    newer = row.superseded_by.filter(state=Document.State.ACTIVE).first()
    return DocumentSummary(
        number=row.pk,
        key=row.key,
        blob=bytes.fromhex(row.blob),
        file_name=row.file_name,
        kind=DocumentKind(row.kind),
        source=row.source.name if row.source else None,
        reliability=(
            Reliability(row.source.reliability) if row.source and row.source.reliability else None
        ),
        published=row.published,
        series=row.series,
        superseded_by=newer.pk if newer else None,
        compartment=row.compartment,
        state=row.state,
        layout=row.layout,
        mapping_version=row.mapping_version,
        records=row.records,
        rejected=row.rejected,
        blank=row.blank,
        headers=row.headers,
        notices=row.notices,
        content=row.content,
        size=row.size,
        has_text=row.kind in (DocumentKind.REPORT, DocumentKind.TESTIMONY),
    )


_COPIED = (
    *("key", "size", "kind", "compartment", "published", "series", "layout", "blank"),
    *("headers", "text", "title", "author", "url"),
)


def _readable(name: str) -> str:
    """Give a file's name as text: its bytes may be of an older encoding than the system's."""
    return os.fsencode(name).decode("utf-8", "backslashreplace")


def _source(draft: DocumentDraft) -> Source | None:
    if draft.source is None:
        return None
    grade = draft.reliability
    row, new = Source.objects.get_or_create(name=draft.source, defaults={"reliability": grade})
    if not new and grade is not None and row.reliability != grade:
        row.reliability = grade
        row.save(update_fields=["reliability"])
    return row


def _content(number: int, records: str) -> str:
    """Give the digest (hex) over a document's records, themselves a digest, and all the rest."""
    text, spans = passages(number)
    rejected = [[r.sheet, r.row, r.column, r.reason, r.original] for r in rejected_rows(number)]
    parts = json.dumps([records, text, spans, rejected], ensure_ascii=False)
    return hashlib.sha256(parts.encode("utf-8", "surrogatepass")).hexdigest()


def _write_parts(row: Document, draft: DocumentDraft) -> None:
    _write_rejected(row, draft.rejected)
    Passage.objects.bulk_create(
        (Passage(document=row, start=start, end=end) for start, end in draft.passages),
        batch_size=2000,
    )
    if draft.speaker is not None:
        ProtectedSpeaker.objects.create(
            document=row,
            pseudonym=draft.speaker.pseudonym,
            name=draft.speaker.name,
            consent=dict(draft.speaker.consent),
        )


def _write_rejected(row: Document, rejected: Iterable[RejectedDraft]) -> None:
    RejectedRow.objects.bulk_create(
        (
            RejectedRow(
                document=row,
                sheet=r.sheet,
                row=r.row,
                column=r.column,
                reason=r.reason,
                original=r.original,
            )
            for r in rejected
        ),
        batch_size=2000,
    )


def _flag(row: Document, why: str) -> int:
    return flag_answers(_subject(row), why, PersonRecord.objects.filter(document=row))


def _known(number: int) -> Document:
    row = Document.objects.filter(pk=number).first()
    if row is None:
        raise UseError(
            f"there is no document {number}", remedy="see the numbers with: athar documents"
        )
    return row


def _active(number: int) -> Document:
    row = _known(number)
    if row.state != Document.State.ACTIVE:
        raise UseError(f"document {number} has been {row.state} already")
    return row


def _subject(row: Document) -> str:
    return f"document:{row.key}"
