"""One pair within its list: from the list's prior odds to the probability, step by step.

What `trace` does with all candidates of a list, told of one of them: the odds before anything is
compared, the pair's weight, and what the list's other rows take away. The three add up, in bits,
to the log2 odds of the probability, so that a face can draw them as one waterfall.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from math import log2

from athar.domain import PersonRecord
from athar.index import CANDIDATES, Index
from athar.matching import PRIOR, PairScore, compare
from athar.tracing.tracing import (
    LEAST_SEARCHED,
    Scored,
    chances,
    list_sizes,
    score_candidates,
)


@dataclass(frozen=True, slots=True)
class PairWithin:
    """A sought person and one row of a list.

    Attributes:
        score: the pair's comparison, as `athar.matching.compare` gives it anywhere.
        listed: records of the list.
        judged_as: records that it is judged to have; see `athar.tracing.tracing.LEAST_SEARCHED`.
        prior_bits: log2 odds of the row against "nobody on this list" before anything is compared.
        rival_bits: what the list's other rows take away, 0 or less.
        probability: that the row is the person (0-1), rivals and "nobody" included.
    """

    score: PairScore
    listed: int
    judged_as: int
    prior_bits: float
    rival_bits: float
    probability: float


def weigh_within(
    sought: PersonRecord,
    record: PersonRecord,
    indexes: Sequence[Index],
    *,
    label: str,
    prior: float = PRIOR,
) -> PairWithin:
    """Weigh one row of a list as an answer to the question for a sought person.

    Ties to the traces of other persons of a request are left out: they belong to that request.

    Args:
        sought: who is asked for.
        record: the row.
        indexes: all that is searched.
        label: of the list in which the row stands.
        prior: chance that the person is in what is searched.

    Returns:
        The pair's weight and what it makes of the list's prior odds.
    """
    score = compare(sought, record)
    field = score_candidates(sought, indexes, compared=CANDIDATES, labels={label})
    rivals = [s for s in field.scored if s.record.record_id != record.record_id]
    whole = replace(field, scored=[Scored(record, label, score), *rivals])
    sizes = list_sizes(indexes)
    # Lists without candidates leave "none" as it is, so that it is that of this list alone.
    (probability, *others), none = chances(whole, sizes, prior)
    against = none + sum(others)
    if any(len(weights) for weights in field.rivals.get(label, ())):
        # Rivals that were weighed and not compared; without any, the sum above keeps more digits.
        against = max(against, 1.0 - probability)
    return PairWithin(
        score=score,
        listed=sizes[label],
        judged_as=max(sizes[label], LEAST_SEARCHED),
        prior_bits=log2(probability / none) - score.weight,
        rival_bits=log2(none / against),
        probability=probability,
    )
