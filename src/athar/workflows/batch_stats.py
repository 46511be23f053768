"""What a batch took: times, sizes, counts.

Times are wall-clock, of single enquiries asked one after another by one process. Percentiles are
linearly interpolated, as `numpy.percentile` does.
"""

import resource
import sys
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from typing import Any

import numpy as np


@dataclass(frozen=True, slots=True, kw_only=True)
class BatchStats:
    """What a batch took. Field for field what ``--stats`` writes.

    Attributes:
        records: number of records searched.
        build_s: seconds from opening the file of records until it could be searched, reading
            included; of a kept index, until it was open.
        index_bytes: bytes on disk of everything that a search opens.
        queries: number of enquiries that were asked.
        without_trace: how many of them have no trace.
        p50_ms: median of the milliseconds from a sought person's record to its traces with their
            reasons; ``None`` where nothing was asked.
        p95_ms: 95th percentile of the same.
        p99_ms: 99th percentile of the same.
        peak_rss_mb: most memory held at once, in 10⁶ bytes; the sum of each process's own peak.
        weights: ``learnt`` from the two files, or ``shipped`` where they say too little.
        prior: chance (0-1) that a sought person is among the records: learnt, or one half.
        model: what agreement weighs, as `athar.matching.Settings.to_json` gives it.
    """

    records: int
    build_s: float
    index_bytes: int
    queries: int
    without_trace: int
    p50_ms: float | None
    p95_ms: float | None
    p99_ms: float | None
    peak_rss_mb: float
    weights: str
    prior: float
    model: dict[str, Any]

    def to_json(self) -> dict[str, Any]:
        """Give the figures as JSON values."""
        return asdict(self)


def percentiles(seconds: Sequence[float]) -> dict[str, float | None]:
    """Give the median, the 95th and the 99th percentile of times, in milliseconds.

    Args:
        seconds: the times.

    Returns:
        Under the names that `BatchStats` has for them; ``None`` where there is no time.
    """
    names = {"p50_ms": 50, "p95_ms": 95, "p99_ms": 99}
    if not len(seconds):
        return dict.fromkeys(names)
    found = np.percentile(np.asarray(seconds) * 1000, list(names.values()))
    return {name: round(float(value), 3) for name, value in zip(names, found, strict=True)}


def peak_rss_mb() -> float:
    """Give the most memory held by this process and the largest of its children, in 10⁶ bytes."""
    unit = 1 if sys.platform == "darwin" else 1024  # what ru_maxrss counts in
    who = (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)
    return round(sum(resource.getrusage(w).ru_maxrss for w in who) * unit / 1e6, 1)
