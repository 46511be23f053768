"""Matching: what a pair of records weighs, why, and what that makes of a question.

`compare` gives a pair's weight with its reasons: a log2 Bayes factor, the same wherever the pair is
met, in linking as in tracing. `posterior` turns the weights of one question's candidates into
probabilities, "none of them" included. The parameters are in ``data/weights.yaml``.

Leaves out finding candidates (`athar.index`) and any verdict.
"""

from athar.matching.comparing import PairScore, compare
from athar.matching.marks import number
from athar.matching.probability import PRIOR, posterior
from athar.matching.settings import settings
from athar.matching.spoken import Sequence, Spoken, make_ready, spoken

__all__ = [
    "PRIOR",
    "PairScore",
    "Sequence",
    "Spoken",
    "compare",
    "make_ready",
    "number",
    "posterior",
    "settings",
    "spoken",
]
