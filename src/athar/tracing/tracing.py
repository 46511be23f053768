"""Tracing: one sought person against the records of one or more indexes.

Candidates come from the indexes; every one is compared in full; probability is then of the
question: weight, number of records searched, rivals, "none of them" included.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from athar.domain import PersonRecord, Trace
from athar.index import CANDIDATES, Index
from athar.matching import PRIOR, PairScore, compare, posterior

LEAST_PROBABILITY = 1e-4
"""Candidates less probable than this are no traces; they still count as rivals."""


@dataclass(frozen=True, slots=True)
class TraceSet:
    """The answer to one question.

    Attributes:
        traces: the most probable first.
        none_probability: probability (0-1) that the person is in none of the records searched.
        searched: number of records searched.
    """

    traces: tuple[Trace, ...]
    none_probability: float
    searched: int


@dataclass(frozen=True, slots=True)
class Scored:
    """A candidate with its place and its full comparison."""

    record: PersonRecord
    label: str
    position: int
    score: PairScore


def trace(
    sought: PersonRecord,
    indexes: Sequence[Index],
    *,
    top: int = 10,
    candidates: int = CANDIDATES,
    prior: float = PRIOR,
) -> TraceSet:
    """Search for one person.

    Args:
        sought: what the enquirer says of them.
        indexes: where to search.
        top: number of traces to give at most.
        candidates: rows of each segment to compare in full.
        prior: chance that the person is in what is searched.

    Returns:
        The traces.
    """
    scored = score_candidates(sought, indexes, candidates=candidates)
    return rank([(s.record.record_id, s.score) for s in scored], count(indexes), top, prior)


def count(indexes: Sequence[Index]) -> int:
    """Give the number of records in indexes."""
    return sum(len(index) for index in indexes)


def score_candidates(
    sought: PersonRecord, indexes: Sequence[Index], *, candidates: int = CANDIDATES
) -> list[Scored]:
    """Compare a sought person with every candidate. A record is no candidate for itself."""
    out = []
    for index in indexes:
        for found in index.search_candidates(sought, most=candidates):
            records = found.segment.records(found.rows)
            for record, row in zip(records, found.rows.tolist(), strict=True):
                if record.record_id != sought.record_id:
                    score = compare(sought, record)
                    out.append(Scored(record, found.segment.label, row, score))
    return out


def rank(
    scores: Sequence[tuple[bytes, PairScore]], searched: int, top: int, prior: float = PRIOR
) -> TraceSet:
    """Turn one question's scores into traces, the most probable first."""
    chances, none = posterior([s.weight for _, s in scores], searched, prior=prior)
    traces = [
        Trace(record_id, score.weight, chance, score.reasons, score.settles)
        for (record_id, score), chance in zip(scores, chances, strict=True)
        if chance >= LEAST_PROBABILITY
    ]
    traces.sort(key=lambda t: (-t.weight, t.record_id))
    return TraceSet(tuple(traces[:top]), none, searched)
