"""What a search of the casebook gives back: values for the faces to word, never prose.

A `TraceResult` answers one question (a tracing request, or a description typed in) with one
`SoughtResult` for each person sought. It says what was searched, so that no trace is told
honestly, and it holds codes and values only: `athar.wording` turns them into sentences.
"""

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from athar.domain import PersonRecord, Reliability, Trace, Verdict


class Strength(StrEnum):
    """A trace's strength in words, from its match probability (see `strength_of`)."""

    STRONG = "strong"
    FAIR = "fair"
    WEAK = "weak"


STRONG_FROM = 0.9
FAIR_FROM = 0.5


def strength_of(probability: float) -> Strength:
    """Give the word for a match probability (0–1).

    The two limits are the points at which an officer's work changes: from 0.5 on a trace is more
    likely than everything else together; from 0.9 on one more fact usually settles it.
    """
    if probability >= STRONG_FROM:
        return Strength.STRONG
    return Strength.FAIR if probability >= FAIR_FROM else Strength.WEAK


class Standing(StrEnum):
    """How a document stands towards later releases of its series."""

    CURRENT = "current"
    SUPERSEDED = "superseded"  # a newer release holds this row too
    VANISHED = "vanished"  # a newer release no longer holds this row


@dataclass(frozen=True, slots=True)
class Reference:
    """Where a record stands: the place at which an officer can look it up.

    Attributes:
        document: the document's number in the casebook.
        file: the file's name as it was added.
        source: who provided it; ``None`` where nobody said.
        reliability: the source's grade, ``None`` where not graded.
        published: the document's own date.
        sheet: worksheet, ``None`` where there is none.
        row: 1-based row in the file.
        standing: whether a later release keeps the row.
    """

    document: int
    file: str
    source: str | None
    reliability: Reliability | None
    published: date | None
    sheet: str | None
    row: int
    standing: Standing = Standing.CURRENT


@dataclass(frozen=True, slots=True)
class RankedTrace:
    """A trace with its record and every place where the record stands.

    Attributes:
        rank: 1-based, the most probable first.
        trace: the engine's proposal.
        record: the record that it proposes.
        references: every place where the record stands.
        strength: the word for its probability.
        judged: the team's own judgement on the sought person's record and this one, ``None`` where
            nobody has judged. It can change, and establishes no identity.
    """

    rank: int
    trace: Trace
    record: PersonRecord
    references: tuple[Reference, ...]
    strength: Strength
    judged: Verdict | None = None


@dataclass(frozen=True, slots=True)
class Moment:
    """One entry of a timeline: what one record reports, and when.

    Attributes:
        first: earliest day, ``None`` where undated.
        last: latest day.
        rank: the trace that the record belongs to; ``None`` for the enquirer's own account.
        record: the record that reports it.
        reference: where it stands; ``None`` for the enquirer's own account.
    """

    first: date | None
    last: date | None
    rank: int | None
    record: PersonRecord
    reference: Reference | None


@dataclass(frozen=True, slots=True)
class Mention:
    """A sentence of a report in which a name like the sought one stands.

    A testimony's words, its file's name and its source can each tell who spoke. For a testimony
    they are therefore withheld: the mention says only which document to ask about.

    Attributes:
        document: the document's number in the casebook.
        file: the file's name, empty for a testimony.
        source: who provided it; ``None`` where nobody said, and for a testimony.
        published: the report's date.
        quote: the sentence, exactly as the report has it; ``None`` for a testimony, to protect its
            speaker.
        start: offset of the name in code points of the report's text.
        end: end offset.
    """

    document: int
    file: str
    source: str | None
    published: date | None
    quote: str | None
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class SoughtResult:
    """What was found of one sought person.

    Attributes:
        sought: the enquirer's description.
        traces: best first.
        none_probability: match probability that none of the searched records is the person.
        timeline: the traced records' dates in order, undated ones last.
        mentions: sentences of reports that hold a name like theirs.
        faint: whether records speak for the person of which each is too improbable to be proposed,
            as where a common name is all that is said.
    """

    sought: PersonRecord
    traces: tuple[RankedTrace, ...]
    none_probability: float
    timeline: tuple[Moment, ...]
    mentions: tuple[Mention, ...]
    faint: bool = False


@dataclass(frozen=True, slots=True)
class Searched:
    """One list or report that was searched.

    Attributes:
        document: the document's number in the casebook.
        file: the file's name.
        source: who provided it.
        published: its date.
        records: how many person records it holds; for a report, 0.
        kind: list, report, testimony.
    """

    document: int
    file: str
    source: str | None
    published: date | None
    records: int
    kind: str


@dataclass(frozen=True, slots=True)
class SameSought:
    """Another open request that seems to seek the same person. Shown, never merged."""

    request: str
    probability: float


@dataclass(frozen=True, slots=True)
class TraceResult:
    """The answer to one question.

    Attributes:
        request: the tracing request's number, ``None`` for a description typed in.
        circumstances: as the enquirer told them.
        sought: one result a sought person.
        searched: every document that was searched.
        asked_at: when, UTC.
        same_sought: other open requests that seem to seek the same person.
    """

    request: str | None
    circumstances: str | None
    sought: tuple[SoughtResult, ...]
    searched: tuple[Searched, ...]
    asked_at: datetime
    same_sought: tuple[SameSought, ...] = ()

    @property
    def records_searched(self) -> int:
        """How many person records were searched in all."""
        return sum(s.records for s in self.searched)
