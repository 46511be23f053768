"""Tracing: one sought person against the records of one or more indexes.

Candidates come from the indexes; every one is compared in full. Probability is then of the
question, asked of each list by itself: is the person on this list, and in which row? The rows of
one list are rivals of each other and of "none of them"; rows of two lists, or of two releases of
one, are not: a person may well stand on both, and a second trace must not weaken the first.
"""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass

from athar.domain import PersonRecord, Trace
from athar.index import CANDIDATES, Index
from athar.matching import PRIOR, PairScore, compare, make_ready, posterior

LEAST_SEARCHED = 10_000
"""Records that a list is judged to have at least. A list of six people cannot tell how many others
of that name there are: its rows are judged as rows of a list of some size."""

LEAST_WEIGHT = 0.0
"""Candidates whose reasons together speak against them are no traces; they still count as rivals.

Not a least probability: in a long list a right row with one badly written part is improbable, and
it is still the row to look at. How probable it is, the trace says."""


@dataclass(frozen=True, slots=True)
class TraceSet:
    """The answer to one question.

    Attributes:
        traces: the weightiest first; lists differ in length, so that a lighter trace may be the
            more probable one.
        none_probability: probability (0-1) that the person is on none of the lists searched: the
            product of each list's, as if lists were independent.
        searched: number of records searched.
    """

    traces: tuple[Trace, ...]
    none_probability: float
    searched: int


@dataclass(frozen=True, slots=True)
class Scored:
    """A candidate with the label of its list and its full comparison."""

    record: PersonRecord
    label: str
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
    return rank(scored, list_sizes(indexes), top, prior)


def list_sizes(indexes: Sequence[Index]) -> dict[str, int]:
    """Give the number of records of each list, by its segment's label."""
    return {s.label: len(s) for index in indexes for s in index.segments if len(s)}


def chances(
    scored: Sequence[Scored], sizes: Mapping[str, int], prior: float
) -> tuple[list[float], float]:
    """Give each candidate's probability within its list, and that of being on no list.

    Args:
        scored: candidates of all lists.
        sizes: records of each list.
        prior: chance that the person is on any of the lists; it is shared out evenly.

    Returns:
        Probabilities in the candidates' order, and the probability of none.
    """
    each = 1.0 - (1.0 - prior) ** (1.0 / max(len(sizes), 1))
    found = [0.0] * len(scored)
    none_of_all = 1.0
    by_list: dict[str, list[int]] = {}
    for i, candidate in enumerate(scored):
        by_list.setdefault(candidate.label, []).append(i)
    for label, size in sizes.items():
        rows = by_list.get(label, [])
        within, none = posterior(
            [scored[i].score.weight for i in rows], max(size, LEAST_SEARCHED), prior=each
        )
        none_of_all *= none
        for i, chance in zip(rows, within, strict=True):
            found[i] = chance
    return found, none_of_all


def score_candidates(
    sought: PersonRecord,
    indexes: Sequence[Index],
    *,
    candidates: int = CANDIDATES,
    labels: Collection[str] | None = None,
) -> list[Scored]:
    """Compare a sought person with every candidate. A record is no candidate for itself.

    Only the lists of these labels are searched, where labels are given.
    """
    out: list[Scored] = []
    for index in indexes:
        if labels is not None:
            chosen = tuple(s for s in index.segments if s.label in labels)
            index = Index(index.folder, chosen)
        for found in index.search_candidates(sought, most=candidates):
            records = found.segment.records(found.rows)
            make_ready((sought, *records))
            for record in records:
                if record.record_id != sought.record_id:
                    out.append(Scored(record, found.segment.label, compare(sought, record)))
    return out


def rank(
    scored: Sequence[Scored], sizes: Mapping[str, int], top: int, prior: float = PRIOR
) -> TraceSet:
    """Turn one question's scored candidates into traces, the weightiest first.

    A record that stands in two documents (the same bytes from two sources) is one trace.
    """
    within, none = chances(scored, sizes, prior)
    traces: dict[bytes, Trace] = {}
    for candidate, chance in zip(scored, within, strict=True):
        record_id, score = candidate.record.record_id, candidate.score
        if score.weight > LEAST_WEIGHT and (
            record_id not in traces or chance > traces[record_id].probability
        ):
            traces[record_id] = Trace(record_id, score.weight, chance, score.reasons, score.settles)
    ranked = sorted(traces.values(), key=lambda t: (-t.weight, t.record_id))
    return TraceSet(tuple(ranked[:top]), none, sum(sizes.values()))
