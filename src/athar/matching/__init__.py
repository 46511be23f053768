"""Matching: what a pair of records weighs, why, and what that makes of a question.

`compare` gives a pair's weight with its reasons: a log2 Bayes factor, the same wherever the pair is
met, in linking as in tracing. `score_names` weighs the names alone, of very many pairs at once.
`learn` re-estimates the model for two sources from the comparison vectors (`gamma`) of unlabelled
pairs. `posterior` turns the weights of one question's candidates into probabilities, "none of them"
included. The parameters are in ``data/weights.yaml``.

Leaves out finding candidates (`athar.index`) and any verdict.
"""

from athar.matching.ages import compare_ages
from athar.matching.alignment import SLOTS, letters
from athar.matching.comparing import PairScore, compare
from athar.matching.estimating import Estimate, learn
from athar.matching.gamma import Gamma, gamma, strangers
from athar.matching.kernel import (
    MOST_WORDS,
    OWN_FLAG,
    SLOT_SHIFT,
    Tables,
    rules_array,
    score_names,
    slot_weights,
    slots_again,
)
from athar.matching.marks import compare_sex, number
from athar.matching.probability import PRIOR, posterior
from athar.matching.settings import Settings, from_json, settings
from athar.matching.spoken import (
    KUNYA_HEADS,
    Sequence,
    Spoken,
    name_spoken,
    remember,
    spoken,
)

__all__ = [
    "KUNYA_HEADS",
    "MOST_WORDS",
    "OWN_FLAG",
    "PRIOR",
    "SLOTS",
    "SLOT_SHIFT",
    "Estimate",
    "Gamma",
    "PairScore",
    "Sequence",
    "Settings",
    "Spoken",
    "Tables",
    "compare",
    "compare_ages",
    "compare_sex",
    "from_json",
    "gamma",
    "learn",
    "letters",
    "name_spoken",
    "number",
    "posterior",
    "remember",
    "rules_array",
    "score_names",
    "settings",
    "slot_weights",
    "slots_again",
    "spoken",
    "strangers",
]
