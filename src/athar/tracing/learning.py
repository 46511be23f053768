"""Learning the model of two sources: enquiries of one kind, records of another.

How far the ages of two lists differ, how often a name's part is wrong in one of them, is a matter
of these two lists; a file of enquiries traced in a file of records tells it by itself. Enquiries
taken evenly from the file are searched with the shipped model, and `athar.matching.learn`
re-estimates it from their candidates, against pairs of strangers. It keeps the shipped model where
too little is said, or where the estimate is not better on enquiries held out.
"""

from collections.abc import Sequence

import numpy as np

from athar.domain import PersonRecord
from athar.index import Index
from athar.matching import PRIOR, Estimate, Gamma, Settings, gamma, learn, settings, strangers
from athar.tracing.tracing import score_candidates

LEARNT_FROM = 1_000
"""Enquiries that are searched to learn from: some seconds."""

LEAST_LEARNT_FROM = 100
"""Enquiries from which it is learnt how many of the sought are among the records."""

MOST_SHARE = 0.98
"""No file of enquiries is taken to be wholly among the records, and none wholly not."""

COMPARED = 6
"""Candidates of an enquiry that are learnt from: the others count for next to nothing."""


def learn_model(
    sought: Sequence[PersonRecord], index: Index, *, model: Settings | None = None
) -> Estimate:
    """Re-estimate the model for enquiries and the records in which they are traced.

    Args:
        sought: the enquiries.
        index: the records.
        model: the model to start from; ``None`` for the shipped one.

    Returns:
        The model with its report; deterministic.
    """
    rules = model or settings()
    asked = [sought[i] for i in _evenly(len(sought), LEARNT_FROM)]
    questions: list[list[Gamma]] = []
    for person in asked:
        field = score_candidates(person, [index], compared=COMPARED, model=rules)
        best = sorted(field.scored, key=lambda c: (-c.score.weight, c.record.record_id))
        questions.append([gamma(person, c.record, c.score, rules) for c in best[:COMPARED]])
    listed = _drawn(index)
    return learn(
        questions, strangers(asked, listed, rules), searched=len(index), share=PRIOR, model=rules
    )


def prior_of(estimate: Estimate) -> float:
    """Give the chance that a sought person is among the records, as an estimate tells it.

    Args:
        estimate: of `learn_model`.

    Returns:
        The share that was estimated, kept off certainty; one half where there were few enquiries.
    """
    if estimate.questions < LEAST_LEARNT_FROM:
        return PRIOR
    return min(max(estimate.share, 1.0 - MOST_SHARE), MOST_SHARE)


def _evenly(count: int, most: int) -> list[int]:
    """Give at most so many places, evenly spread."""
    return sorted({int(i) for i in np.linspace(0, count - 1, min(count, most))}) if count else []


def _drawn(index: Index) -> list[PersonRecord]:
    """Draw records at random, of each segment in proportion; the same ones at every run."""
    dice = np.random.default_rng(len(index))
    out: list[PersonRecord] = []
    for segment in index.segments:
        share = -(-LEARNT_FROM * len(segment) // max(len(index), 1))
        if share:
            out += segment.records(np.sort(dice.integers(0, len(segment), share)))
    return out
