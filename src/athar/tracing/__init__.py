"""Tracing: a family's question answered with ranked, explained traces.

`trace` asks for one person, `trace_together` for several of one request, whose records lift one
another where they stand in one household. A trace is a proposal: weight, probability of this
question, reasons for and against, what would settle it. Nothing here says that anyone is found.
"""

from athar.tracing.together import trace_together
from athar.tracing.tracing import TraceSet, trace

__all__ = ["TraceSet", "trace", "trace_together"]
