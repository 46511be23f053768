"""The custody log's storage: events appended in the transaction of the change they record.

An event names its subjects by id and commits to their state by a salted hash of their `snapshot`.
The snapshot's words and its salt stand in another table, from which lawful erasure destroys them;
the chain then still verifies. Reads are noted in a table of their own and sealed in batches.
"""

import json
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any, Protocol

from athar.casebook.models import (
    Answer,
    Commitment,
    Consent,
    CustodyEvent,
    Determination,
    Document,
    Judgement,
    Operator,
    PendingRead,
    ProtectedSpeaker,
    SoughtPerson,
    Source,
    TracingRequest,
)
from athar.domain import DamageError, RequestState

if TYPE_CHECKING:
    from athar.casebook.book import Casebook


@dataclass(frozen=True, slots=True)
class EventDraft:
    """A custody event before it is hashed. Hashes are bytes; `facts` are sorted by key."""

    sequence: int
    at: str
    actor: str
    action: str
    subjects: tuple[str, ...]
    facts: tuple[tuple[str, str | int], ...]
    commitments: tuple[bytes, ...]
    previous: bytes


@dataclass(frozen=True, slots=True)
class StoredEvent:
    """A custody event as stored, with its hash (32 bytes)."""

    draft: EventDraft
    hash: bytes


@dataclass(frozen=True, slots=True)
class StoredCommitment:
    """A commitment with what is behind it; `salt` and `snapshot` are ``None`` once erased."""

    sequence: int
    subject: str
    digest: bytes
    salt: bytes | None
    snapshot: str | None


class Custodian(Protocol):
    """The custody chain's arithmetic, handed in by the workflows."""

    genesis: bytes

    def link(self, draft: EventDraft) -> bytes:
        """Give the hash of an event."""

    def commit(self, value: str) -> tuple[bytes, bytes]:
        """Give (salt, commitment) for a value."""

    def seal(self, reads: Iterable[tuple[str, str, str, tuple[str, ...]]]) -> tuple[bytes, int]:
        """Give (hash, number) of a batch of reads."""


def now() -> datetime:
    """Give the present, UTC."""
    return datetime.now(UTC)


def append(
    book: "Casebook",
    action: str,
    *,
    subjects: Sequence[str],
    facts: dict[str, str | int] | None = None,
    commit: Sequence[str] = (),
    words: dict[str, str] | None = None,
) -> StoredEvent:
    """Append an event. Call it inside `Casebook.change`, after the change itself.

    Args:
        book: the open casebook.
        action: what was done.
        subjects: ids, such as ``document:KEY``; never a name.
        facts: counts and hashes.
        commit: subjects whose `snapshot` the event commits to.
        words: further words to commit to, by what they are (``order:KEY``).

    Returns:
        The event as stored.
    """
    last = CustodyEvent.objects.order_by("-sequence").first()
    actor = book.operator()
    told = (*commit, f"operator:{actor.key}") if _is_new(actor) else commit
    texts = (*_snapshots(told), *(words or {}).items())
    kept = [(subject, text, *book.custodian.commit(text)) for subject, text in texts]
    draft = EventDraft(
        sequence=last.sequence + 1 if last else 1,
        at=now().isoformat(timespec="microseconds"),
        actor=actor.key,
        action=action,
        subjects=tuple(subjects),
        facts=tuple(sorted((facts or {}).items())),
        commitments=tuple(digest for *_, digest in kept),
        previous=bytes.fromhex(last.hash) if last else book.custodian.genesis,
    )
    link = book.custodian.link(draft)
    event = CustodyEvent.objects.create(
        sequence=draft.sequence,
        at=draft.at,
        actor=draft.actor,
        action=draft.action,
        subjects=list(draft.subjects),
        facts=[list(fact) for fact in draft.facts],
        commitments=[c.hex() for c in draft.commitments],
        previous=draft.previous.hex(),
        hash=link.hex(),
    )
    for subject, text, salt, digest in kept:
        Commitment.objects.create(
            event=event, digest=digest.hex(), salt=salt, values=text, subject=subject
        )
    return StoredEvent(draft, link)


def events() -> Iterator[StoredEvent]:
    """Give every event in order, as stored.

    Raises:
        DamageError: an event cannot be read; those before it have been given.
    """
    last = 0
    try:
        for row in CustodyEvent.objects.order_by("sequence").iterator(chunk_size=2000):
            yield _stored(row)
            last = row.sequence
    except (TypeError, ValueError) as wrong:
        raise DamageError(f"entry {last + 1} of the custody log cannot be read") from wrong


def _stored(row: CustodyEvent) -> StoredEvent:
    draft = EventDraft(
        sequence=row.sequence,
        at=row.at,
        actor=row.actor,
        action=row.action,
        subjects=tuple(row.subjects),
        facts=tuple((k, v) for k, v in row.facts),
        commitments=tuple(bytes.fromhex(c) for c in row.commitments),
        previous=bytes.fromhex(row.previous),
    )
    return StoredEvent(draft, bytes.fromhex(row.hash))


def commitments() -> Iterator[StoredCommitment]:
    """Give every commitment in the order of its event."""
    for row in Commitment.objects.order_by("event_id", "id").iterator(chunk_size=2000):
        yield StoredCommitment(
            sequence=row.event_id,
            subject=row.subject,
            digest=bytes.fromhex(row.digest),
            salt=None if row.salt is None else bytes(row.salt),
            snapshot=row.values,
        )


def forget(subjects: Iterable[str]) -> None:
    """Destroy the salts and words behind the commitments to these subjects."""
    Commitment.objects.filter(subject__in=list(subjects)).update(salt=None, values=None)


def log_read(book: "Casebook", action: str, subjects: Sequence[str]) -> None:
    """Note that something was searched, viewed or exported."""
    with book.change():
        PendingRead.objects.create(
            at=now().isoformat(timespec="microseconds"),
            actor=book.operator().key,
            action=action,
            subjects=list(subjects),
        )


def pending_reads() -> int:
    """Give the number of reads that are not sealed yet."""
    return PendingRead.objects.filter(sealed_by=None).count()


def seal_reads(book: "Casebook") -> int:
    """Seal the pending reads by one event.

    Returns:
        How many were sealed; with none there is no event.
    """
    with book.change():
        waiting = PendingRead.objects.filter(sealed_by=None).order_by("id")
        ids = [row.pk for row in waiting]
        if not ids:
            return 0
        digest, count = book.custodian.seal(map(_read, waiting))
        event = append(
            book, "reads_sealed", subjects=(), facts={"reads": count, "digest": digest.hex()}
        )
        PendingRead.objects.filter(pk__in=ids).update(sealed_by_id=event.draft.sequence)
    return count


def sealed_reads(sequence: int) -> Iterator[tuple[str, str, str, tuple[str, ...]]]:
    """Give the reads that one event sealed, as they were hashed."""
    return map(_read, PendingRead.objects.filter(sealed_by_id=sequence).order_by("id"))


def snapshot(subject: str) -> str | None:
    """Give a subject's present state in words, as commitments hold it.

    Args:
        subject: ``kind:id`` of a document, request, judgement, determination or answer.

    Returns:
        JSON with sorted keys, or ``None`` where there is no such subject (any more).
    """
    kind, _, key = subject.partition(":")
    values = _SNAPSHOTS[kind](key)
    return None if values is None else json.dumps(values, ensure_ascii=False, sort_keys=True)


def subjects() -> Iterator[str]:
    """Give every subject that stands in the tables and that some event must tell of."""
    for key in Document.objects.exclude(state=Document.State.ERASED).values_list("key", flat=True):
        yield f"document:{key}"
    open_or_answered = TracingRequest.objects.exclude(state=RequestState.ERASED)
    for pk in open_or_answered.values_list("pk", flat=True):
        yield f"request:{pk}"  # its number may be anything that a file's author chose
    for kind, model in (
        ("source", Source),
        ("judgement", Judgement),
        ("determination", Determination),
        ("answer", Answer),
    ):
        for pk in model.objects.values_list("pk", flat=True):
            yield f"{kind}:{pk}"


def _is_new(actor: Operator) -> bool:
    """Whether no event has told of this operator yet."""
    return not Commitment.objects.filter(subject=f"operator:{actor.key}").exists()


def _snapshots(subjects: Sequence[str]) -> Iterator[tuple[str, str]]:
    for subject in subjects:
        text = snapshot(subject)
        if text is not None:
            yield subject, text


def _read(row: PendingRead) -> tuple[str, str, str, tuple[str, ...]]:
    return row.at, row.actor, row.action, tuple(row.subjects)


def _values(row: Any, *names: str) -> dict[str, Any]:
    out: dict[str, Any] = {}
    for name in names:
        value = getattr(row, name)
        if isinstance(value, datetime):
            value = value.astimezone(UTC).isoformat()
        elif isinstance(value, bytes | memoryview):
            value = bytes(value).hex()
        elif value is not None and not isinstance(value, str | int | float | bool | list | dict):
            value = str(value)
        out[name] = value
    return out


def _operator(key: str) -> dict[str, Any] | None:
    row = Operator.objects.filter(key=key).first()
    return None if row is None else _values(row, "key", "name")


def _source(pk: str) -> dict[str, Any] | None:
    row = Source.objects.filter(pk=int(pk)).first()
    return None if row is None else _values(row, "name", "reliability")


def _document(key: str) -> dict[str, Any] | None:
    row = Document.objects.select_related("source").filter(key=key).first()
    if row is None or row.state == Document.State.ERASED:
        return None
    out = _values(
        row,
        *("blob", "size", "file_name", "kind", "compartment", "state", "published", "series"),
        *("layout", "mapping_version", "records", "rejected", "blank", "headers", "content"),
        *("title", "author", "url", "added_at"),
    )
    out["source"] = row.source.name if row.source else None
    speakers = ProtectedSpeaker.objects.filter(document=row).order_by("id")
    out["speakers"] = [_values(s, "pseudonym", "name", "consent") for s in speakers]
    return out


def _request(pk: str) -> dict[str, Any] | None:
    row = TracingRequest.objects.select_related("enquirer").filter(pk=int(pk)).first()
    if row is None or row.state == RequestState.ERASED:
        return None
    out = _values(row, "number", "circumstances", "state", "opened_at")
    out["enquirer"] = _values(row.enquirer, "name", "contact", "language")
    out["consent"] = [
        _values(c, "purpose", "given", "recorded_at", "withdrawn_at", "withdrawn_why")
        for c in Consent.objects.filter(request=row).order_by("id")
    ]
    sought = SoughtPerson.objects.filter(request=row).select_related("record").order_by("place")
    out["sought"] = [
        {
            **_values(s, "place", "relation"),
            **_values(s.record, *(f.attname for f in s.record._meta.concrete_fields)),
        }
        for s in sought
    ]
    return out


def _judgement(pk: str) -> dict[str, Any] | None:
    row = Judgement.objects.filter(pk=int(pk)).first()
    if row is None:
        return None
    return _values(
        row,
        *("left", "right", "verdict", "reason", "by_id", "at"),
        *("withdrawn_by_id", "withdrawn_at", "withdrawn_why"),
    )


def _determination(pk: str) -> dict[str, Any] | None:
    row = Determination.objects.filter(pk=int(pk)).first()
    if row is None:
        return None
    return _values(
        row, "sought_id", "fate", "basis", "by_id", "at", "withdrawn_at", "withdrawn_why"
    )


def _answer(pk: str) -> dict[str, Any] | None:
    row = Answer.objects.filter(pk=int(pk)).first()
    # Flags are derived from what happened to the records, and are shown beside the answer.
    if row is None:
        return None
    return _values(row, "request_id", "told_to", "told", "by_id", "at", "rests_on")


_SNAPSHOTS = {
    "operator": _operator,
    "source": _source,
    "document": _document,
    "request": _request,
    "judgement": _judgement,
    "determination": _determination,
    "answer": _answer,
}
