"""Pairs: how many pairs of records are fully compared in a second, on one core.

`compare` is the comparison that gives reasons, what an officer reads. Sought are rows of the
sample, compared with rows of the searched release from all over it, none refused early.
"""

import time
from collections.abc import Iterator

from athar.domain import PersonRecord
from athar.matching import compare, make_ready
from benchmarks.apart import apart, on_one_core
from benchmarks.people import ARABIC, Enquiry, full, to_record
from benchmarks.search.recall import enquiries
from benchmarks.search.stage import Stage, told
from benchmarks.search.table import Line

SOUGHT, LISTED = 50, 1_000


def measure(stage: Stage) -> Iterator[Line]:
    """Measure the comparison with reasons."""
    asked = [e for _, e in enquiries(stage, full, ARABIC, SOUGHT // 2)]
    step = max(1, len(stage.newer) // LISTED)
    rows = [stage.newer[i] for i in range(0, len(stage.newer), step)][:LISTED]
    listed = [e for row in rows if (e := full(row, ARABIC)) is not None]
    with told("pairs"):
        seconds, _ = apart(_compare_all, asked, listed)
    pairs = len(asked) * len(listed)
    yield Line("pairs", "compare, with reasons", "Athar", {"n": pairs, "a second": pairs / seconds})


def _compare_all(asked: list[Enquiry], listed: list[Enquiry]) -> float:
    on_one_core()
    sought = [to_record(e) for e in asked]
    records = [to_record(e) for e in listed]
    make_ready((*sought, *records))
    _each(sought[:2], records)
    start = time.perf_counter()
    _each(sought, records)
    return time.perf_counter() - start


def _each(sought: list[PersonRecord], records: list[PersonRecord]) -> None:
    for one in sought:
        for other in records:
            compare(one, other)
