"""What a look at the open requests gives back: what is new of each, as values for the faces.

As with a search's result there are codes and values only; `athar.wording` has the sentences.
"""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from athar.domain import PersonRecord
from athar.workflows.result import Mention, RankedTrace, Searched, Strength


class Lost(StrEnum):
    """Why a trace that was proposed is no longer there."""

    RETRACTED = "retracted"  # its document was withdrawn
    ERASED = "erased"  # its document was erased under an order
    REREAD = "reread"  # as its document is read today, nothing proposes it


@dataclass(frozen=True, slots=True)
class StrongerTrace:
    """A trace that was known and now speaks markedly more for the person.

    Attributes:
        ranked: the trace as it is now.
        before: its match weight when it was last shown.
    """

    ranked: RankedTrace
    before: float


@dataclass(frozen=True, slots=True)
class LostTrace:
    """A trace that was proposed and is no longer there. Nothing of its record is told.

    Attributes:
        record_id: the record that was proposed.
        proposed_at: when it was first proposed, UTC.
        strength: the word for it when it was last shown.
        why: what became of it.
        document: number of the document that was withdrawn, else ``None``.
    """

    record_id: bytes
    proposed_at: datetime
    strength: Strength
    why: Lost
    document: int | None


@dataclass(frozen=True, slots=True)
class PersonNews:
    """What is new of one sought person.

    Attributes:
        sought: the enquirer's description.
        new: traces that were not proposed before; their rank is among all that are proposed now.
        more: whether there are further new traces, lighter than these, that were not shown.
        stronger: traces that became markedly stronger.
        lost: traces that are no longer there.
        mentions: sentences of new reports that hold a name like theirs.
    """

    sought: PersonRecord
    new: tuple[RankedTrace, ...] = ()
    more: bool = False
    stronger: tuple[StrongerTrace, ...] = ()
    lost: tuple[LostTrace, ...] = ()
    mentions: tuple[Mention, ...] = ()

    def __bool__(self) -> bool:
        return bool(self.new or self.stronger or self.lost or self.mentions)


@dataclass(frozen=True, slots=True)
class RequestNews:
    """What is new for one request.

    Attributes:
        request: its number.
        first: whether this was the first look at it, so that all is new.
        persons: those of whom there is something new, in the request's order.
    """

    request: str
    first: bool
    persons: tuple[PersonNews, ...]


@dataclass(frozen=True, slots=True)
class Watched:
    """One look at the open requests.

    Attributes:
        asked_at: when, UTC.
        since: when the look before was kept, UTC; ``None`` for the first. Of what is shown again:
            when it was first shown.
        again: whether this was shown before.
        requests: how many open requests were looked at.
        refused: how many were not, since consent to tracing was refused.
        added: documents that no look had searched before.
        news: the requests for which there is something new.
    """

    asked_at: datetime
    since: datetime | None
    again: bool
    requests: int
    refused: int
    added: tuple[Searched, ...]
    news: tuple[RequestNews, ...]
