"""Tracing several sought people of one request together.

People who were lost together are often written down together. Records proposed for *different*
sought people that stand in one household (adjacent rows of one list; one household number, tent,
telephone or card; one father) lift one another: each gets one further reason, as strong as the
best such tie, in proportion to how well the other record fits its own sought person. The lift is a
reason like any other, and the weight of the pair without it can be read off.
"""

from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace

from athar.domain import Comparison, Level, PersonRecord, Reason
from athar.index import CANDIDATES, Index
from athar.matching import PRIOR, PairScore, number, spoken
from athar.names import likeness
from athar.tracing.tracing import (
    Scored,
    TraceSet,
    chances,
    list_sizes,
    rank,
    score_candidates,
)

TIES = {"card": 8.0, "household": 7.0, "phone": 7.0, "tent": 4.0, "rows": 5.0, "father": 3.0}
"""Bits of each tie: how much likelier two people of one family share it than two strangers."""

STRONGEST_TIE = max(TIES.values())
"""Bits by which the company of others can lift a record at most."""

ADJACENT_ROWS = 3
"""Rows of one list that are this close are likely of one household."""

LEAST_SIGNS = 5
"""Shorter telephone and card numbers (12, a bare dash) are of one list alone, and tie nobody."""

_LIFTING = 60
"""Candidates of each sought person, the weightiest, that may lift and be lifted."""


@dataclass(frozen=True, slots=True)
class _Tie:
    bits: float
    said: str
    level: Level


def trace_together(
    sought: Sequence[PersonRecord],
    indexes: Sequence[Index],
    *,
    top: int = 10,
    candidates: int = CANDIDATES,
    prior: float = PRIOR,
    labels: Collection[str] | None = None,
) -> tuple[TraceSet, ...]:
    """Search for several people of one request.

    Args:
        sought: the sought people.
        indexes: where to search.
        top: number of traces to give for each at most.
        candidates: rows of each segment to compare in full, for each.
        prior: chance that a person is in what is searched.
        labels: of the only lists to search; ``None`` for all. A list's traces are the same whether
            or not others are searched, but for ties to records of the others; none of them is then
            none of the lists that were searched.

    Returns:
        One `TraceSet` a sought person, in their order.
    """
    sizes = list_sizes(indexes)
    compared = max(top, _LIFTING) if len(sought) > 1 else top
    found = [
        score_candidates(s, indexes, compared=compared, candidates=candidates, labels=labels)
        for s in sought
    ]
    for field in found:
        field.scored.sort(key=lambda c: (-c.score.weight, c.record.record_id))
    likely = [chances(f, sizes, prior)[0] for f in found]
    out = []
    for i, mine in enumerate(found):
        others = [
            (other, chance)
            for j, theirs in enumerate(found)
            if j != i
            for other, chance in zip(theirs.scored[:_LIFTING], likely[j], strict=False)
        ]
        lifted = [
            replace(c, score=_lifted(c, others)) if k < _LIFTING else c
            for k, c in enumerate(mine.scored)
        ]
        out.append(rank(replace(mine, scored=lifted), sizes, top, prior))
    return tuple(out)


def _lifted(candidate: Scored, others: Sequence[tuple[Scored, float]]) -> PairScore:
    """Add the strongest tie to a candidate's score, if there is one."""
    best: Reason | None = None
    for other, chance in others:
        if other.record.record_id == candidate.record.record_id:
            continue
        tie = _tie(candidate, other)
        if tie is None or other.score.weight <= 0:
            continue
        # A companion who is hardly found says little; but both may be common names that only their
        # company tells apart, so that a good match counts up to a half whatever its rivals.
        weight = tie.bits * max(chance, min(0.5, other.score.weight / 20))
        if best is None or weight > best.weight:
            best = Reason(Comparison.HOUSEHOLD, tie.level, None, tie.said, weight)
    if best is None:
        return candidate.score
    score = candidate.score
    reasons = tuple(sorted((*score.reasons, best), key=lambda r: (-abs(r.weight), r.code)))
    return PairScore(sum(r.weight for r in reasons), reasons, score.settles)


def _tie(one: Scored, other: Scored) -> _Tie | None:
    """Give the strongest tie of two records; numbers of a source count within that source."""
    a, b = one.record, other.record
    ties = []
    for field in ("card", "phone"):
        written, their = getattr(a, field), getattr(b, field)
        if written and their and _same_number(written, their):
            ties.append(_Tie(TIES[field], written, Level.EXACT))
    if one.label == other.label and a.sheet == b.sheet:
        for field in ("household", "tent"):
            written = getattr(a, field)
            if written and written == getattr(b, field):
                ties.append(_Tie(TIES[field], written, Level.EXACT))
        if a.row and b.row and 0 < abs(a.row - b.row) <= ADJACENT_ROWS:
            ties.append(_Tie(TIES["rows"], f"{min(a.row, b.row)}-{max(a.row, b.row)}", Level.NEAR))
        father = _same_father(a, b)
        if father is not None:
            ties.append(_Tie(TIES["father"], father, Level.SPELLING))
    return max(ties, key=lambda t: t.bits, default=None)


def _same_number(left: str, right: str) -> bool:
    one, other = number(left)[-8:], number(right)[-8:]
    return one == other and len(one) >= LEAST_SIGNS


def _same_father(left: PersonRecord, right: PersonRecord) -> str | None:
    """Give the father's and family's names where two records share both."""
    for one in spoken(left).sequences:
        for other in spoken(right).sequences:
            a, b = one.elements, other.elements
            if len(a) < 3 or len(b) < 3:
                continue
            if likeness(a[1].key, b[1].key).bits > 1 and likeness(a[-1].key, b[-1].key).bits > 1:
                return f"{a[1].written} {a[-1].written}"
    return None
