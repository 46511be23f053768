"""The custody chain: who did what to which item, each entry holding the hash of the one before.

An entry's hash is SHA-256 over typed, length-prefixed parts (`domain.digest`): sequence, time,
actor, action, subjects, facts, commitments, previous hash. Entries hold ids, counts, hashes and
salted commitments; never a name, a place, a file name or a reason in words. What people write (a
reason, an answer) is committed to: the entry holds ``digest(salt, text)``, the text and its salt
are kept elsewhere, and destroying them leaves a chain that still verifies.

Whoever can write the whole log can rewrite it whole and consistently. Against that helps only a
head noted elsewhere: `verify_chain` says whether such a head is part of the chain.
"""

import secrets
from collections.abc import Iterable
from enum import StrEnum
from typing import NamedTuple

from athar.domain import digest

GENESIS = bytes(32)
"""What stands before the first entry."""

SALT_BYTES = 16


class Action(StrEnum):
    """What was done."""

    CREATED = "created"
    ADDED = "added"
    REREAD = "reread"
    RETRACTED = "retracted"
    ERASED = "erased"
    REQUEST_OPENED = "request_opened"
    REQUEST_CHANGED = "request_changed"
    TRACES_PROPOSED = "traces_proposed"
    LOOKED = "looked"
    JUDGED = "judged"
    JUDGEMENT_WITHDRAWN = "judgement_withdrawn"
    DETERMINED = "determined"
    ANSWERED = "answered"
    EXPORTED = "exported"
    READS_SEALED = "reads_sealed"


class CustodyEntry(NamedTuple):
    """One entry of the chain.

    Attributes:
        sequence: 1-based place in the chain.
        at: UTC time, ISO 8601 with microseconds.
        actor: id of the operator.
        action: what was done.
        subjects: ids of what it was done to.
        facts: further (key, value) pairs: counts and hashes, sorted by key.
        commitments: salted SHA-256 over what may have to be erased, 32 bytes each.
        previous: hash of the entry before, 32 bytes; `GENESIS` for the first.
    """

    sequence: int
    at: str
    actor: str
    action: Action
    subjects: tuple[str, ...]
    facts: tuple[tuple[str, str | int], ...]
    commitments: tuple[bytes, ...]
    previous: bytes


class ChainReport(NamedTuple):
    """What verification of a chain found.

    Attributes:
        entries: how many entries were read.
        head: hash of the last whole entry.
        broken_at: sequence of the first broken link, ``None`` where all are whole.
        head_seen: whether the head asked for is part of the chain; ``None`` if none was.
    """

    entries: int
    head: bytes
    broken_at: int | None
    head_seen: bool | None


def entry_hash(entry: CustodyEntry) -> bytes:
    """Give the hash of an entry, 32 bytes."""
    return digest(
        "custody",
        entry.sequence,
        entry.at,
        entry.actor,
        entry.action.value,
        len(entry.subjects),
        *entry.subjects,
        len(entry.facts),
        *(part for fact in entry.facts for part in fact),
        len(entry.commitments),
        *entry.commitments,
        entry.previous,
    )


def verify_chain(
    entries: Iterable[tuple[CustodyEntry, bytes]], *, head: bytes | None = None
) -> ChainReport:
    """Recompute a chain from its start.

    Args:
        entries: each entry with the hash that is stored for it, in order.
        head: a head noted earlier, to prove that the chain continues from it.

    Returns:
        The report; it stops at the first broken link.
    """
    previous, count, seen = GENESIS, 0, False
    for entry, stored in entries:
        count += 1
        whole = (
            entry.sequence == count and entry.previous == previous and entry_hash(entry) == stored
        )
        if not whole:
            return ChainReport(count, previous, count, None if head is None else seen)
        previous = stored
        seen = seen or stored == head
    return ChainReport(count, previous, None, None if head is None else seen)


def new_salt() -> bytes:
    """Give a fresh random salt, 16 bytes."""
    return secrets.token_bytes(SALT_BYTES)


def commitment(salt: bytes, *values: str | None) -> bytes:
    """Give a salted commitment to values that the chain may not hold: 32 bytes."""
    return digest("commitment", salt, *values)


def seal(reads: Iterable[tuple[str, str, str, tuple[str, ...]]]) -> tuple[bytes, int]:
    """Seal a batch of reads for one chain entry.

    Args:
        reads: (time, actor, action, subjects) of each read, in order.

    Returns:
        The batch's hash (32 bytes) and its number of reads.
    """
    running, count = digest("reads"), 0
    for at, actor, action, subjects in reads:
        running = digest(running, at, actor, action, *subjects)
        count += 1
    return running, count
