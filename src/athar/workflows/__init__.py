"""The only place where engines meet the casebook: one workflow a verb of the faces."""

from athar.workflows.result import (
    Mention,
    Moment,
    RankedTrace,
    Reference,
    SameSought,
    Searched,
    SoughtResult,
    Standing,
    Strength,
    TraceResult,
    strength_of,
)

__all__ = [
    "Mention",
    "Moment",
    "RankedTrace",
    "Reference",
    "SameSought",
    "Searched",
    "SoughtResult",
    "Standing",
    "Strength",
    "TraceResult",
    "strength_of",
]
