"""From weights to probabilities: the matter of a question, not of a pair.

One sought person, N records, at most one of them right, or none. Each candidate's odds against
"none of them" are ``prior / (1 - prior) / N * 2^weight``; the probabilities of all candidates and
of "none" sum to one. So two equally good candidates share what one alone would have, and the same
weight convinces less in a longer list.

Kin are the exception to the last: a name whose own part differs weighs little because brothers are
written in one list, and their number does not grow with it. So what a weight lost to kinship is
given back as far as the list is longer than the one of which the ceilings are (`KIN_SEARCHED`).
"""

from collections.abc import Sequence
from math import log2
from typing import Any

import numpy as np
import numpy.typing as npt

PRIOR = 0.5
"""Chance that the sought person is in what is searched, where nothing is known of it."""

KIN_SEARCHED = 25_000
"""Records of the lists by which the model's ceilings of kinship were set."""


def posterior(
    weights: Sequence[float] | npt.NDArray[np.floating[Any]],
    searched: int,
    *,
    prior: float = PRIOR,
    kinship: Sequence[float] | npt.NDArray[np.floating[Any]] | None = None,
) -> tuple[tuple[float, ...], float]:
    """Give the probability of each candidate and of "none of them".

    Args:
        weights: log2 Bayes factors of the candidates.
        searched: number of records that were searched; records that are no candidates count as
            of no weight.
        prior: chance that the right record is among those searched.
        kinship: bits (0 or more) that each weight lost to a ceiling of kinship.

    Returns:
        the candidates' probabilities in their order, and that of none; together they sum to one.
    """
    if not len(weights):
        return (), 1.0
    odds = np.log2(prior / (1.0 - prior) / max(searched, 1)) + np.asarray(weights, np.float64)
    if kinship is not None:
        odds += np.minimum(kinship, max(0.0, log2(max(searched, 1) / KIN_SEARCHED)))
    top = max(float(odds.max()), 0.0)
    parts = np.exp2(odds - top)
    none = 2.0**-top
    total = float(parts.sum()) + none
    return tuple((parts / total).tolist()), none / total
