"""Where the casebook's custody log meets the evidence room's arithmetic."""

from collections.abc import Iterable

from athar.casebook import EventDraft
from athar.evidence import (
    GENESIS,
    Action,
    CustodyEntry,
    commitment,
    entry_hash,
    new_salt,
    seal,
)


class ChainCustodian:
    """The casebook's `Custodian`, as the evidence room's chain."""

    genesis = GENESIS

    def link(self, draft: EventDraft) -> bytes:
        """Give the hash of an event."""
        return entry_hash(as_entry(draft))

    def commit(self, value: str) -> tuple[bytes, bytes]:
        """Give (salt, commitment) for a value."""
        salt = new_salt()
        return salt, commitment(salt, value)

    def seal(self, reads: Iterable[tuple[str, str, str, tuple[str, ...]]]) -> tuple[bytes, int]:
        """Give (hash, number) of a batch of reads."""
        return seal(reads)


def as_entry(draft: EventDraft) -> CustodyEntry:
    """Give a stored event as an entry of the chain.

    Raises:
        ValueError: its action is none that this program knows.
    """
    return CustodyEntry(
        draft.sequence,
        draft.at,
        draft.actor,
        Action(draft.action),
        draft.subjects,
        draft.facts,
        draft.commitments,
        draft.previous,
    )
