"""Tracing: a family's question answered with ranked, explained traces.

`trace` asks for one person, `trace_together` for several of one request, whose records lift one
another where they stand in one household. A trace is a proposal: weight, probability of this
question, reasons for and against, what would settle it. Nothing here says that anyone is found.
`weigh_within` takes one row's probability apart; `learn_model` re-estimates the model for a file of
enquiries and the records in which they are traced.
"""

from athar.tracing.learning import LEARNT_FROM, learn_model, prior_of
from athar.tracing.pair import PairWithin, weigh_within
from athar.tracing.together import STRONGEST_TIE, trace_together
from athar.tracing.tracing import TraceSet, trace

__all__ = [
    "LEARNT_FROM",
    "STRONGEST_TIE",
    "PairWithin",
    "TraceSet",
    "learn_model",
    "prior_of",
    "trace",
    "trace_together",
    "weigh_within",
]
