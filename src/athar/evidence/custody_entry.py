"""CustodyEntry: who did what to which thing, and when, as one link of a chain.

An entry holds ids, counts and salted commitments, never personal data. Its hash goes over every
field, typed and length-prefixed, and over the hash of the entry before it: changing, dropping or
inserting an entry therefore changes every hash that follows.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime
from types import MappingProxyType

from athar.domain import CustodyAction, digest

GENESIS = bytes(32)
"""What the first entry names as the hash before it."""

FORMAT = "athar.custody.1"


@dataclass(frozen=True, slots=True, kw_only=True)
class CustodyEntry:
    """One link of the custody chain.

    Attributes:
        sequence: position in the chain, from 1.
        at: the moment, with its time zone; hashed in UTC to the microsecond.
        actor: id of the operator who acted, never a name.
        action: what was done.
        subjects: ids of what it was done to, such as ``document:7``.
        commitments: for each subject, the salted commitment to its state after the action
            (32 bytes), or ``None`` where it has none.
        details: counts, ids and hashes that describe the action.
        previous: hash of the entry before, `GENESIS` for the first.
    """

    sequence: int
    at: datetime
    actor: str
    action: CustodyAction
    subjects: tuple[str, ...]
    commitments: tuple[bytes | None, ...]
    details: Mapping[str, int | str] = field(default_factory=lambda: MappingProxyType({}))
    previous: bytes = GENESIS

    def __post_init__(self) -> None:
        if self.at.tzinfo is None:
            raise ValueError("the moment of a custody entry needs its time zone")
        if len(self.subjects) != len(self.commitments):
            raise ValueError("each subject of a custody entry needs its commitment, or None")


def entry_hash(entry: CustodyEntry) -> bytes:
    """Give the SHA-256 (32 bytes) over all fields of an entry, the previous hash included."""
    details = sorted(entry.details.items())
    return digest(
        FORMAT,
        entry.sequence,
        entry.at.astimezone(UTC).isoformat(timespec="microseconds"),
        entry.actor,
        str(entry.action),
        len(entry.subjects),
        *(part for pair in zip(entry.subjects, entry.commitments, strict=True) for part in pair),
        len(details),
        *(part for pair in details for part in pair),
        entry.previous,
    )
