"""Trace: one candidate answer to a question, a record proposed for a sought person.

A trace is a proposal. It carries no verdict, and nothing that is built from it may state identity,
death or a find as established.
"""

from dataclasses import dataclass

from athar.domain.reasons import Comparison, Reason


@dataclass(frozen=True, slots=True)
class Trace:
    """A record proposed for a sought person.

    Attributes:
        record_id: the proposed record, 16 bytes.
        weight: match weight of the pair, log2 Bayes factor: the sum of the reasons' weights.
        probability: match probability (0–1) of this question: weight, prior and rivals, "none of
            them" included. Computed; never a judgement.
        reasons: what speaks for and against, largest effect first.
        settles: comparisons that would decide the question if their values were known, the most
            telling first (the mother's name, the birth date …).
    """

    record_id: bytes
    weight: float
    probability: float
    reasons: tuple[Reason, ...]
    settles: tuple[Comparison, ...] = ()
