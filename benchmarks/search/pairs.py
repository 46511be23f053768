"""Pairs: how many pairs of records are fully aligned and scored in a second, on one core.

*Kernel*: rows of the sample, in either script, against **every** record of the searched release,
whatever it holds: the sought name is heard and laid out, every listed name is aligned with it by
`athar.matching.score_names`, which refuses none early, and sex and age are added. The time is all
of that; only reading the enquiry and finding candidates are left out.

*Reasons*: `athar.matching.compare`, which also says why, as it is done for the traces that are
shown; records are parsed beforehand.
"""

import time
from collections.abc import Iterator
from pathlib import Path

import numpy as np

from athar.domain import PersonRecord
from athar.index import Index
from athar.index.searching import Searcher
from athar.matching import compare, score_names, settings, spoken
from benchmarks.apart import apart, on_one_core
from benchmarks.people import ARABIC, Enquiry, full, to_record
from benchmarks.search.recall import ATHAR, SCRIPTS, enquiries
from benchmarks.search.stage import Stage, told
from benchmarks.search.table import Line

SOUGHT = 100
COMPARED = 1_000
_WARMING = 5
Took = tuple[float, float]
"""Seconds by the clock, and of the processor alone."""


def measure(stage: Stage) -> Iterator[Line]:
    """Measure the kernel in each script, and the comparison with reasons."""
    folder = stage.index("whole", stage.newer, ARABIC).folder
    for column in SCRIPTS:
        asked = [e for _, e in enquiries(stage, full, column, SOUGHT // 2)]
        with told(f"pairs by the kernel, {SCRIPTS[column]}"):
            (pairs, took), _ = apart(_by_kernel, folder, asked)
        yield Line("pairs", f"kernel, {SCRIPTS[column]} -> Arabic", ATHAR, _speed(pairs, took))
    asked = [e for _, e in enquiries(stage, full, ARABIC, SOUGHT // 4)]
    step = max(1, len(stage.newer) // COMPARED)
    rows = [stage.newer[i] for i in range(0, len(stage.newer), step)]
    listed = [e for row in rows if (e := full(row, ARABIC)) is not None]
    with told("pairs with reasons"):
        took, _ = apart(_with_reasons, asked, listed)
    yield Line("pairs", "with reasons", ATHAR, _speed(len(asked) * len(listed), took))


def _speed(pairs: int, took: Took) -> dict[str, float]:
    clock, busy = took
    return {"n": pairs, "a second": pairs / clock, "a second, busy": pairs / busy}


def _by_kernel(folder: Path, asked: list[Enquiry]) -> tuple[int, Took]:
    """Weigh every record of an index against each enquiry; give the pairs and what they took."""
    on_one_core()
    (segment,) = Index.open(folder).segments
    searcher = Searcher(segment, settings())
    sought = [to_record(e) for e in asked]
    for one in sought[:_WARMING]:
        _weigh_all(searcher, one, len(segment))
    start = _now()
    for one in sought[_WARMING:]:
        _weigh_all(searcher, one, len(segment))
    return len(sought[_WARMING:]) * len(segment), _since(start)


def _weigh_all(searcher: Searcher, sought: PersonRecord, records: int) -> None:
    segment, rows = searcher._segment, np.arange(records, dtype=np.int32)
    tables, _ = searcher._layout.lay(spoken(sought).sequences[0])
    elements, starts = segment.array("elements"), segment.array("starts")
    bits = score_names(tables, searcher._rules, elements, starts, rows)
    bits += searcher._by_profile(sought, rows)


def _with_reasons(asked: list[Enquiry], listed: list[Enquiry]) -> Took:
    on_one_core()
    sought = [to_record(e) for e in asked]
    records = [to_record(e) for e in listed]
    _compare_all(sought[:_WARMING], records)
    start = _now()
    _compare_all(sought, records)
    return _since(start)


def _now() -> Took:
    return time.perf_counter(), time.process_time()


def _since(start: Took) -> Took:
    return time.perf_counter() - start[0], time.process_time() - start[1]


def _compare_all(sought: list[PersonRecord], records: list[PersonRecord]) -> None:
    for one in sought:
        for other in records:
            compare(one, other)
