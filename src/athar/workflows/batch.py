"""A file of enquiries traced in a file of records, without a casebook.

In this order: the enquiries are read, so that what is wrong with them is said before any long
work; the records are read and indexed, or their kept index is opened; each enquiry is asked by
itself, one after another, and its traces are written in the order of the enquiries. Before that,
what agreement weighs is re-estimated for the two files, where they say enough of it. The results
take their names at the very end.

An enquiry without a trace has no row, and is counted. Ids are the files' own as written; where a
file has no column of ids, a row is known by its content id in hexadecimal.
"""

import csv
import json
import time
from array import array
from collections.abc import Iterator, Mapping, Sequence
from contextlib import ExitStack
from dataclasses import dataclass, field, replace
from itertools import chain, islice
from pathlib import Path
from typing import Any

import numpy as np
import pyarrow as pa

from athar.domain import RECORDS, PersonRecord, Trace, digest, from_batch
from athar.index import Index
from athar.intake import Progress, RejectedRow
from athar.matching import PRIOR, Estimate, Settings, settings
from athar.tracing import LEARNT_FROM, learn_model, prior_of, trace
from athar.workflows.batch_files import open_pair, refuse_inputs
from athar.workflows.batch_index import Told, indexed
from athar.workflows.batch_stats import BatchStats, peak_rss_mb, percentiles
from athar.workflows.whole import whole

COLUMNS = (
    *("query_id", "query_row", "rank", "record_id", "record_row"),
    *("match_weight", "match_probability", "reasons"),
)
REJECTED_COLUMNS = ("file", "sheet", "row", "column", "reason", "original")

_WARMING = ("سامر نبيل الهادي", "Samer Nabil Alhadi")
"""Invented names, asked before any enquiry: they load what is known of names into memory."""

_UNTIMED = 50
"""Enquiries, at most a tenth of all, that are asked before times are taken: warm ones count."""

_LOOKED_UP = 1000
"""Enquiries whose traces are held, so that a record that several trace to is looked up once."""


@dataclass(frozen=True, slots=True, kw_only=True)
class BatchOptions:
    """How a batch is traced.

    Attributes:
        top: traces an enquiry at most.
        mapping: field → column, over what is recognised; each serves the files that have the
            column.
        index: folder in which the index of the records is kept; ``None`` for a temporary one.
        stats: file that takes the figures as JSON.
        learn: whether the model is re-estimated for these two files, where they say enough.
    """

    top: int = 10
    mapping: Mapping[str, str] = field(default_factory=dict)
    index: Path | None = None
    stats: Path | None = None
    learn: bool = True


@dataclass(frozen=True, slots=True)
class Batch:
    """What tracing a batch did.

    Attributes:
        stats: counts, sizes and times.
        enquiries: what reading the enquiries told.
        records: what reading the records told.
        rejected: the file of the rows that could not be read, ``None`` where there are none.
        reused: whether the index was there already.
    """

    stats: BatchStats
    enquiries: Told
    records: Told
    rejected: Path | None
    reused: bool


def trace_batch(
    enquiries: Path,
    records: Path,
    out: Path,
    options: BatchOptions | None = None,
    *,
    indexing: Progress | None = None,
    tracing: Progress | None = None,
) -> Batch:
    """Trace each row of one file in the rows of another.

    Args:
        enquiries: a list of sought persons.
        records: the list to search.
        out: CSV file for the traces, UTF-8 with a byte-order mark; written whole or not at all.
        options: how.
        indexing: called with units done and their total while the records are read.
        tracing: called with enquiries asked and their number.

    Returns:
        What was done.

    Raises:
        InputError: a file cannot be read, or holds no list.
        UseError: the options do not fit the files, or an output is an input or cannot be written.
    """
    said = options or BatchOptions()
    rejects = out.with_name(f"{out.stem}.rejected.csv")
    stats_path = [said.stats] if said.stats else []
    refuse_inputs((enquiries, records), (out, rejects, *stats_path))
    with ExitStack() as stack:
        file = stack.enter_context(whole(out, encoding="utf-8-sig"))
        stats_file = stack.enter_context(whole(said.stats)) if said.stats else None
        asked, listed = open_pair(enquiries, records, said.mapping)
        batches = list(asked.reading.batches())
        there = stack.enter_context(
            indexed(listed.reading, listed.mapping, said.index, progress=indexing)
        )
        total = sum(batch.num_rows for batch in batches)
        learnt = _learn(batches, there.index) if said.learn else None
        model = learnt.model if learnt is not None else settings()
        prior = prior_of(learnt) if learnt is not None else PRIOR
        answers = _Answers(there.index, model, prior, said.top, total, tracing)
        rows = csv.writer(file)
        rows.writerow(COLUMNS)
        people = chain.from_iterable(map(from_batch, batches))
        while group := list(islice(people, _LOOKED_UP)):
            found = [answers.to(person) for person in group]
            listing = _Listing(there.index, found, listed.has_ids)
            for person, traces in zip(group, found, strict=True):
                rows.writerows(_rows(person, asked.has_ids, traces, listing))
        told = Told.by(asked.reading)
        stats = BatchStats(
            records=len(there.index),
            build_s=round(listed.seconds + there.seconds, 3),
            index_bytes=there.index.size(),
            queries=answers.queries,
            without_trace=answers.without_trace,
            **percentiles(answers.warm_seconds()),
            peak_rss_mb=peak_rss_mb(),
            weights="shipped" if model == settings() else "learnt",
            prior=round(prior, 4),
            model=json.loads(model.to_json()),
        )
        if stats_file is not None:
            json.dump(stats.to_json(), stats_file, indent=2)
            stats_file.write("\n")
        unread = {enquiries: told.rejected, records: there.told.rejected}
        any_rejected = _write_rejected(rejects, unread)
    return Batch(stats, told, there.told, rejects if any_rejected else None, there.reused)


def _learn(batches: Sequence[pa.RecordBatch], index: Index) -> Estimate:
    """Re-estimate the model from enquiries taken evenly from the file."""
    table = pa.Table.from_batches(batches) if batches else RECORDS.empty_table()
    rows = np.linspace(0, max(len(table) - 1, 0), min(len(table), LEARNT_FROM)).astype(np.int64)
    taken = table.take(pa.array(rows)).combine_chunks().to_batches()
    people = chain.from_iterable(map(from_batch, taken))
    return learn_model([replace(p, record_id=_apart(p.record_id)) for p in people], index)


class _Answers:
    """Answers enquiries from one index, one after another, and takes the times.

    Args:
        index: holds the records.
        model: what agreement weighs.
        prior: chance that a sought person is among the records.
        top: traces of an enquiry at most.
        total: how many enquiries there are.
        progress: called after each with those answered and their number.
    """

    def __init__(
        self,
        index: Index,
        model: Settings,
        prior: float,
        top: int,
        total: int,
        progress: Progress | None,
    ) -> None:
        self._index = index
        self._model = model
        self._prior = prior
        self._top = top
        self._total = total
        self._progress = progress
        self._seconds = array("d")
        self.without_trace = 0
        for name in _WARMING:
            self._trace(PersonRecord(record_id=_apart(bytes(16)), name=name))

    @property
    def queries(self) -> int:
        """How many were answered."""
        return len(self._seconds)

    def warm_seconds(self) -> Sequence[float]:
        """Give the times, without those of the first enquiries."""
        return self._seconds[min(_UNTIMED, len(self._seconds) // 10) :]

    def to(self, sought: PersonRecord) -> tuple[Trace, ...]:
        """Give one enquiry's traces."""
        # An enquiry is never a record itself, even where both files hold the same bytes.
        person = replace(sought, record_id=_apart(sought.record_id))
        began = time.perf_counter()
        traces = self._trace(person)
        self._seconds.append(time.perf_counter() - began)
        self.without_trace += not traces
        if self._progress is not None:
            self._progress(self.queries, self._total)
        return traces

    def _trace(self, person: PersonRecord) -> tuple[Trace, ...]:
        found = trace(person, [self._index], top=self._top, prior=self._prior, model=self._model)
        return found.traces


class _Listing:
    """How the file of records names those of some traces: each looked up once."""

    def __init__(self, index: Index, found: Sequence[tuple[Trace, ...]], has_ids: bool) -> None:
        wanted = {t.record_id for traces in found for t in traces}
        self._listed = {r.record_id: (_id(r, has_ids), r.row) for r in index.records(wanted)}

    def of(self, record_id: bytes) -> tuple[str, int | None]:
        """Give the id and the row of a record."""
        return self._listed[record_id]


def _rows(
    sought: PersonRecord, has_ids: bool, traces: Sequence[Trace], listing: _Listing
) -> Iterator[tuple[Any, ...]]:
    """Give the rows of one enquiry's traces."""
    for rank, found in enumerate(traces, 1):
        reasons = [{"code": r.code, "weight": round(r.weight, 2)} for r in found.reasons]
        yield (
            *(_id(sought, has_ids), sought.row, rank),
            *listing.of(found.record_id),
            *(f"{found.weight:.3f}", f"{found.probability:.6g}"),
            json.dumps(reasons, separators=(",", ":")),
        )


def _apart(record_id: bytes) -> bytes:
    """Give a sought person's id for one question: equal to no record's."""
    return digest("sought", record_id)[: len(record_id)]


def _id(record: PersonRecord, has_ids: bool) -> str:
    return record.source_key or "" if has_ids else record.record_id.hex()


def _write_rejected(path: Path, found: Mapping[Path, Sequence[RejectedRow]]) -> bool:
    """Write the rows that could not be read; without any, take away those of an earlier run."""
    if not any(found.values()):
        path.unlink(missing_ok=True)
        return False
    with whole(path, encoding="utf-8-sig") as file:
        rows = csv.writer(file)
        rows.writerow(REJECTED_COLUMNS)
        for source, rejected in found.items():
            for r in rejected:
                rows.writerow((source.name, r.sheet, r.row, r.column, r.reason, r.original))
    return True
