"""Matching: what a pair of records weighs, why, and what that makes of a question.

`compare` gives a pair's weight with its reasons: a log2 Bayes factor, the same wherever the pair is
met, in linking as in tracing. `learn` re-estimates the model for two sources from the comparison
vectors (`gamma`) of unlabelled pairs. `posterior` turns the weights of one question's candidates
into probabilities, "none of them" included. The parameters are in ``data/weights.yaml``.

Leaves out finding candidates (`athar.index`) and any verdict.
"""

from athar.matching.comparing import PairScore, compare
from athar.matching.estimating import Estimate, learn
from athar.matching.gamma import Gamma, gamma
from athar.matching.marks import number
from athar.matching.probability import PRIOR, posterior
from athar.matching.settings import Settings, from_json, settings
from athar.matching.spoken import Sequence, Spoken, make_ready, spoken

__all__ = [
    "PRIOR",
    "Estimate",
    "Gamma",
    "PairScore",
    "Sequence",
    "Settings",
    "Spoken",
    "compare",
    "from_json",
    "gamma",
    "learn",
    "make_ready",
    "number",
    "posterior",
    "settings",
    "spoken",
]
