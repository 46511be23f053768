"""Athar as the benchmarks ask it: an index of a list, and single questions one after another.

Building and asking each have a process of their own, so that memory is their own; asking is kept
on one core. A question is timed from its three plain values to the rows, weights, probabilities and
worded-out reasons of its traces. Before the first that counts, others are asked, so that files are
mapped and kernels compiled.
"""

import time
from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

import pyarrow as pa

from athar.generator import Dice, Population, Romaniser
from athar.index import Index
from athar.matching import Settings
from athar.tracing import learn_model, prior_of, trace
from benchmarks.apart import apart, on_one_core
from benchmarks.people import Enquiry, Listed, Row, record_batches, to_record

WARMING = 30
TOP = 10
_NOBODY = Row(None, None, None, None, None)


class Built(NamedTuple):
    """What an index took to build."""

    folder: Path
    records: int
    seconds: float
    peak_bytes: int
    size_bytes: int


class Answer(NamedTuple):
    """An answer.

    Attributes:
        rows: of the list, best first.
        probabilities: of the rows' traces.
        seconds: by the clock.
        busy: seconds of the processor alone, which other programs on the machine do not lengthen.
    """

    rows: list[int]
    probabilities: list[float]
    seconds: float
    busy: float = 0.0


def build(listed: Listed, column: str, folder: Path) -> Built:
    """Index a list under one of its name columns, as one segment.

    Args:
        listed: the list.
        column: `ARABIC` or `LATIN`.
        folder: a new folder for the index.
    """
    spooled = folder.with_suffix(".arrow")
    with pa.OSFile(str(spooled), "wb") as sink:
        batches = record_batches(listed, column)
        first = next(batches)
        with pa.ipc.new_stream(sink, first.schema) as writer:
            writer.write_batch(first)
            for batch in batches:
                writer.write_batch(batch)
    (seconds, records, size), peak = apart(_build, spooled, folder)
    spooled.unlink()
    return Built(folder, records, seconds, peak, size)


def _build(spooled: Path, folder: Path) -> tuple[float, int, int]:
    with pa.OSFile(str(spooled)) as source, pa.ipc.open_stream(source) as batches:
        start = time.perf_counter()
        index = Index.create(folder)
        index.append(batches, label="list")
        return time.perf_counter() - start, len(index), index.size()


def ask(folder: Path, enquiries: Sequence[Enquiry], top: int = TOP) -> tuple[list[Answer], int]:
    """Ask an index, as ``athar trace --batch`` does: with the model learnt from the enquiries.

    Args:
        folder: the index's.
        enquiries: asked one after another.
        top: traces of each at most.

    Returns:
        The answers, and the peak memory in bytes of the process that asked.
    """
    return apart(_ask, folder, list(enquiries), top)


def _ask(folder: Path, enquiries: list[Enquiry], top: int) -> list[Answer]:
    on_one_core()
    index = Index.open(folder)
    romaniser = Romaniser(Dice(99, 9))
    learnt = learn_model([to_record(e) for e in enquiries], index)
    model, prior = learnt.model, prior_of(learnt)
    for person in Population(WARMING, 99):
        name = romaniser.name(person.name) if person.number % 2 else person.name
        warming = Enquiry(name, 30, person.sex.value[0], _NOBODY)
        _answer(index, warming, top, model, prior)
    return [_answer(index, e, top, model, prior) for e in enquiries]


def _answer(index: Index, enquiry: Enquiry, top: int, model: Settings, prior: float) -> Answer:
    start, start_busy = time.perf_counter(), time.process_time()
    traces = trace(to_record(enquiry), [index], top=top, model=model, prior=prior).traces
    records = index.records([t.record_id for t in traces])
    for each in traces:
        for reason in each.reasons:
            reason.to_json()
    seconds, busy = time.perf_counter() - start, time.process_time() - start_busy
    rows = [int(r.row or 0) for r in records]
    return Answer(rows, [t.probability for t in traces], seconds, busy)
