"""The custody chain as a whole: does each entry follow from the one before?

Verification walks the chain once, from the first entry, and stops at the first link that does not
hold. It knows nothing of where entries are stored, so that a chain taken out of a casebook can be
checked by anyone. A chain that was rewritten whole is consistent in itself: only a head noted
earlier, outside the casebook, shows the difference, which is why `verify_chain` takes one.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from athar.evidence.custody_entry import GENESIS, CustodyEntry, entry_hash


class Break(StrEnum):
    """Why a link of the chain does not hold."""

    SEQUENCE = "sequence"  # a number is missing or repeated: an entry was dropped or inserted
    PREVIOUS = "previous"  # the entry does not name the hash of the one before
    HASH = "hash"  # the entry was changed after it was sealed
    HEAD = "head"  # the head that was noted earlier is not in this chain


@dataclass(frozen=True, slots=True)
class BrokenLink:
    """The first link that does not hold.

    Attributes:
        sequence: the number of the entry at fault, or, for `Break.HEAD`, of the last one.
        reason: what is wrong with it.
    """

    sequence: int
    reason: Break


@dataclass(frozen=True, slots=True)
class ChainReport:
    """What a walk along the chain found.

    Attributes:
        length: number of entries that hold.
        head: hash of the last entry that holds; `GENESIS` for an empty chain.
        broken: the first link that does not hold, or ``None``.
    """

    length: int
    head: bytes
    broken: BrokenLink | None


def verify_chain(
    entries: Iterable[tuple[CustodyEntry, bytes]], *, head: bytes | None = None
) -> ChainReport:
    """Check every link of a chain.

    Args:
        entries: each entry with the hash under which it was stored, in stored order.
        head: the hash of some entry, noted earlier: the chain must still contain it.

    Returns:
        The report, with the first broken link if there is one.
    """
    length, previous = 0, GENESIS
    met = head is None or head == GENESIS
    for entry, stored in entries:
        reason = _fault(entry, stored, length + 1, previous)
        if reason is not None:
            return ChainReport(length, previous, BrokenLink(entry.sequence, reason))
        length, previous = length + 1, stored
        met = met or stored == head
    broken = None if met else BrokenLink(length, Break.HEAD)
    return ChainReport(length, previous, broken)


def _fault(entry: CustodyEntry, stored: bytes, expected: int, previous: bytes) -> Break | None:
    if entry.sequence != expected:
        return Break.SEQUENCE
    if entry.previous != previous:
        return Break.PREVIOUS
    return None if entry_hash(entry) == stored else Break.HASH
