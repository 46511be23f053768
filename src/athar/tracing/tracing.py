"""Tracing: one sought person against the records of one or more indexes.

Candidates come from the indexes. Where name, sex and age are all that can be compared, the index
has weighed them already, and the best alone are compared again, for their reasons; else all are
compared in full. Probability is then of the question, asked of each list by itself: is the person
on this list, and in which row? The rows of one list are rivals of each other and of "none of them";
rows of two lists, or of two releases of one, are not: a person may well stand on both, and a second
trace must not weaken the first.
"""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from athar.domain import Comparison, Level, PersonRecord, Trace
from athar.index import CANDIDATES, Index
from athar.matching import PRIOR, PairScore, Settings, compare, posterior

LEAST_SEARCHED = 10_000
"""Records that a list is judged to have at least. A list of six people cannot tell how many others
of that name there are: its rows are judged as rows of a list of some size."""

_LEAST_LOOKED_AT = -0.1
"""Bits below which a candidate whose whole weight is known is no trace, rounding allowed for."""

_MARGIN = 2
"""Candidates compared beyond those to be given: the same record may stand in two lists."""

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


@dataclass(frozen=True, slots=True)
class Field:
    """All candidates of one question.

    Attributes:
        scored: those compared in full.
        rivals: weights of the others, by the label of their list.
    """

    scored: list[Scored]
    rivals: dict[str, list[npt.NDArray[np.float32]]]


def trace(
    sought: PersonRecord,
    indexes: Sequence[Index],
    *,
    top: int = 10,
    candidates: int = CANDIDATES,
    prior: float = PRIOR,
    model: Settings | None = None,
) -> TraceSet:
    """Search for one person.

    Args:
        sought: what the enquirer says of them.
        indexes: where to search.
        top: number of traces to give at most.
        candidates: rows of each segment to compare in full.
        prior: chance that the person is in what is searched.
        model: what agreement weighs; ``None`` for the shipped model.

    Returns:
        The traces.
    """
    lists = sum(len(index.segments) for index in indexes)
    field = score_candidates(
        sought,
        indexes,
        compared=top + (_MARGIN if lists > 1 else 0),
        candidates=candidates,
        model=model,
    )
    return rank(field, list_sizes(indexes), top, prior)


def list_sizes(indexes: Sequence[Index]) -> dict[str, int]:
    """Give the number of records of each list, by its segment's label."""
    return {s.label: len(s) for index in indexes for s in index.segments if len(s)}


def chances(field: Field, sizes: Mapping[str, int], prior: float) -> tuple[list[float], float]:
    """Give each candidate's probability within its list, and that of being on no list.

    Args:
        field: candidates of all lists.
        sizes: records of each list.
        prior: chance that the person is on any of the lists; it is shared out evenly.

    Returns:
        Probabilities in the order of `Field.scored`, and the probability of none.
    """
    each = 1.0 - (1.0 - prior) ** (1.0 / max(len(sizes), 1))
    found = [0.0] * len(field.scored)
    none_of_all = 1.0
    by_list: dict[str, list[int]] = {}
    for i, candidate in enumerate(field.scored):
        by_list.setdefault(candidate.label, []).append(i)
    for label, size in sizes.items():
        rows = by_list.get(label, [])
        scores = [field.scored[i].score for i in rows]
        weights = np.concatenate([[s.weight for s in scores], *field.rivals.get(label, ())])
        kinship = np.zeros(len(weights))
        kinship[: len(rows)] = [_lost_to_kinship(s) for s in scores]
        searched = max(size, LEAST_SEARCHED)
        within, none = posterior(weights, searched, prior=each, kinship=kinship)
        none_of_all *= none
        for i, chance in zip(rows, within, strict=False):
            found[i] = chance
    return found, none_of_all


def _lost_to_kinship(score: PairScore) -> float:
    """Give the bits that a name's weight lost because close kin share the rest of it."""
    return -sum(
        r.weight
        for r in score.reasons
        if r.comparison is Comparison.NAME and r.level is Level.CONFLICT
    )


def score_candidates(
    sought: PersonRecord,
    indexes: Sequence[Index],
    *,
    compared: int,
    candidates: int = CANDIDATES,
    labels: Collection[str] | None = None,
    model: Settings | None = None,
) -> Field:
    """Compare a sought person with the candidates. A record is no candidate for itself.

    Only the lists of these labels are searched, where labels are given.

    Args:
        sought: the sought person.
        indexes: where to search.
        compared: candidates of each list to compare for their reasons, where all are weighed.
        candidates: candidates of each list to compare where they are not.
        labels: the lists to search; ``None`` for all.
        model: what agreement weighs; ``None`` for the shipped model.
    """
    field = Field([], {})
    for index in indexes:
        for found in index.search_candidates(
            sought, most=max(candidates, compared), labels=labels, model=model
        ):
            label = found.segment.label
            looked = len(found.rows)
            if found.whole:
                looked = int((found.bits[:compared] >= _LEAST_LOOKED_AT).sum())
            for record in found.segment.records(found.rows[:looked]):
                if record.record_id != sought.record_id:
                    field.scored.append(Scored(record, label, compare(sought, record, model)))
            field.rivals.setdefault(label, []).append(found.bits[looked:])
    return field


def rank(field: Field, sizes: Mapping[str, int], top: int, prior: float = PRIOR) -> TraceSet:
    """Turn one question's scored candidates into traces, the weightiest first.

    A record that stands in two documents (the same bytes from two sources) is one trace.
    """
    within, none = chances(field, sizes, prior)
    traces: dict[bytes, Trace] = {}
    for candidate, chance in zip(field.scored, within, strict=True):
        record_id, score = candidate.record.record_id, candidate.score
        if score.weight > LEAST_WEIGHT and (
            record_id not in traces or chance > traces[record_id].probability
        ):
            traces[record_id] = Trace(record_id, score.weight, chance, score.reasons, score.settles)
    ranked = sorted(traces.values(), key=lambda t: (-t.weight, t.record_id))
    return TraceSet(tuple(ranked[:top]), none, sum(sizes.values()))
