"""Verification: every byte, record, decision and custody entry recomputed from what is stored.

In this order: the chain; the preserved bytes; what each document was read into; what each
commitment holds, and whether the latest one of each subject is what stands in the tables now; the
sealed reads. The first broken link is named with what and where. What was lawfully erased is
counted as erased, not as broken.
"""

from collections import deque
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from athar import casebook as cb
from athar.casebook import DocumentSummary, StoredCommitment
from athar.domain import DamageError, UseError, record_id
from athar.evidence import (
    BlobState,
    ChainReport,
    CustodyEntry,
    commitment,
    seal,
    verify_chain,
)
from athar.workflows.bench import Bench
from athar.workflows.custody import as_entry


class Damage(StrEnum):
    """What is not as it was written."""

    CHAIN = "chain"  # an entry of the custody log was changed, added or taken out
    ACTION = "action"  # an entry names an action that does not exist
    HEAD = "head"  # the head that was noted is not part of this log
    BYTES = "bytes"  # a preserved file was changed
    BYTES_ABSENT = "bytes_absent"  # a preserved file is gone
    BYTES_KEPT = "bytes_kept"  # a file that was to be erased is still there
    CONTENT = "content"  # records, rejected rows or text of a document were changed
    RECORD_ID = "record_id"  # a record's id does not follow from its place
    UNRECORDED = "unrecorded"  # something stands in the casebook that no entry tells of
    COMMITMENT = "commitment"  # what is kept behind a commitment was changed
    STATE = "state"  # a document, request, judgement or answer is not what was last recorded
    READS = "reads"  # a sealed batch of reads was changed


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing that is not as it was written.

    Attributes:
        damage: what is wrong.
        subject: the id of what it concerns: an entry's sequence, a document's number, a hash.
    """

    damage: Damage
    subject: str


@dataclass(frozen=True, slots=True)
class Verification:
    """What verification found.

    Attributes:
        findings: everything that is not as it was written; the first broken link first.
        entries: custody entries read.
        documents: documents whose bytes and content were recomputed.
        records: person records recomputed.
        erased: documents that were lawfully erased.
        head: the chain's head (hex): note it elsewhere, and give it to a later verification.
        reads_unsealed: reads that no entry covers yet.
    """

    findings: tuple[Finding, ...]
    entries: int
    documents: int
    records: int
    erased: int
    head: str
    reads_unsealed: int

    @property
    def whole(self) -> bool:
        """Whether everything is as it was written."""
        return not self.findings


def verify(bench: Bench, *, head: str | None = None) -> Verification:
    """Recompute everything.

    Args:
        bench: the open casebook.
        head: hex of a head that was noted earlier.

    Returns:
        The report.

    Raises:
        UseError: the head is no 64 hex digits.
    """
    noted = _head(head)
    docs = cb.documents()
    kept = [d for d in docs if d.state != "erased"]
    chain, findings = _chain(noted)
    findings += _bytes(bench, kept)
    findings += _contents(kept)
    if chain is not None:
        findings += _states(docs)
        findings += _reads()
    return Verification(
        findings=tuple(findings),
        entries=chain.entries if chain else 0,
        documents=len(kept),
        records=sum(d.records for d in kept),
        erased=len(docs) - len(kept),
        head=chain.head.hex() if chain else "",
        reads_unsealed=cb.pending_reads(),
    )


def _chain(noted: bytes | None) -> tuple[ChainReport | None, list[Finding]]:
    """Check the chain; there is no report where an entry cannot even be read."""
    read = 0

    def entries() -> Iterator[tuple[CustodyEntry, bytes]]:
        nonlocal read
        for event in cb.events():
            read = event.draft.sequence
            yield as_entry(event.draft), event.hash

    stream, broken = entries(), None
    try:
        chain = verify_chain(stream, head=noted)
        broken = chain.broken_at
        deque(stream, maxlen=0)  # what follows a broken link is read too, or said not to be
    except DamageError:
        return None, [Finding(Damage.CHAIN, f"entry {broken or read + 1}")]
    except ValueError:
        damage = Damage.CHAIN if broken else Damage.ACTION
        return None, [Finding(damage, f"entry {broken or read}")]
    if chain.broken_at is not None:
        return chain, [Finding(Damage.CHAIN, f"entry {chain.broken_at}")]
    if noted is not None and not chain.head_seen:
        return chain, [Finding(Damage.HEAD, noted.hex())]
    return chain, []


def _head(head: str | None) -> bytes | None:
    if head is None:
        return None
    try:
        noted = bytes.fromhex(head)
    except ValueError:
        noted = b""
    if len(noted) != 32:
        raise UseError("a head is 64 hexadecimal digits", remedy="copy it whole from a report")
    return noted


def _bytes(bench: Bench, kept: list[DocumentSummary]) -> Iterator[Finding]:
    for sha256 in sorted({d.blob for d in kept if d.blob}):
        state = bench.blobs.check(sha256)
        if state is not BlobState.WHOLE:
            damage = Damage.BYTES if state is BlobState.CHANGED else Damage.BYTES_ABSENT
            yield Finding(damage, sha256.hex())
    for sha256 in cb.unkept_blobs():
        if bench.blobs.path(sha256).exists():
            yield Finding(Damage.BYTES_KEPT, sha256.hex())


def _contents(kept: list[DocumentSummary]) -> Iterator[Finding]:
    for doc in kept:
        if cb.content_digest(doc.number) != (doc.records, doc.content):
            yield Finding(Damage.CONTENT, f"document {doc.number}")
        elif not _ids_follow(doc):
            yield Finding(Damage.RECORD_ID, f"document {doc.number}")


def _ids_follow(doc: DocumentSummary) -> bool:
    for batch in cb.records_of(doc.number):
        columns = (batch.column(n).to_pylist() for n in ("record_id", "sheet", "row"))
        if any(
            found != record_id(doc.blob, sheet, row)
            for found, sheet, row in zip(*columns, strict=True)
        ):
            return False
    return True


def _states(docs: list[DocumentSummary]) -> Iterator[Finding]:
    """Check each commitment, and the latest of each subject against the tables."""
    recorded = {c: e.draft.sequence for e in cb.events() for c in e.draft.commitments}
    erased = {s for e in cb.events() if e.draft.action == "erased" for s in e.draft.subjects}
    latest: dict[str, StoredCommitment] = {}
    for kept in cb.commitments():
        if recorded.pop(kept.digest, None) is None:
            yield Finding(Damage.COMMITMENT, f"entry {kept.sequence}")
        if kept.salt is None or kept.snapshot is None:
            if kept.subject not in erased:
                yield Finding(Damage.COMMITMENT, f"entry {kept.sequence}")
            continue
        if commitment(kept.salt, kept.snapshot) != kept.digest:
            yield Finding(Damage.COMMITMENT, f"entry {kept.sequence}")
        if not kept.subject.startswith("order:"):  # words, with no state in the tables
            latest[kept.subject] = kept
    for sequence in recorded.values():
        yield Finding(Damage.COMMITMENT, f"entry {sequence}")
    for subject, kept in latest.items():
        if cb.snapshot(subject) != kept.snapshot:
            yield Finding(Damage.STATE, _public(subject, docs))
    for subject in cb.subjects():
        if subject not in latest:
            yield Finding(Damage.UNRECORDED, _public(subject, docs))
    for doc in docs:
        if doc.state == "erased" and f"document:{doc.key}" not in erased:
            yield Finding(Damage.UNRECORDED, f"document {doc.number}")


def _public(subject: str, docs: list[DocumentSummary]) -> str:
    """Give a subject by the number that people know it by."""
    kind, _, key = subject.partition(":")
    if kind == "document":
        key = next((str(d.number) for d in docs if d.key == key), key)
    elif kind == "request":
        key = cb.request_number(int(key)) or key
    return f"{kind} {key}"


def _reads() -> Iterator[Finding]:
    for event in cb.events():
        if event.draft.action != "reads_sealed":
            continue
        digest, count = seal(cb.sealed_reads(event.draft.sequence))
        facts = dict(event.draft.facts)
        if (facts.get("digest"), facts.get("reads")) != (digest.hex(), count):
            yield Finding(Damage.READS, f"entry {event.draft.sequence}")
