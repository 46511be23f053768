"""Explaining: one pair of records, from the odds before anything is compared to the probability.

The weight is the pair's own, as `athar.matching.compare` gives it anywhere. A probability belongs
to a question, so that there is one only where one side stands on a list: is the person of the other
side on that list, and in this row? Ties to other persons of a request are no part of the pair.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import pyarrow.compute as pc

from athar import casebook as cb
from athar.domain import InputError, PersonRecord, UseError, Verdict, from_batch, record_id
from athar.index import Index
from athar.intake import ListOptions, Progress, read_list
from athar.matching import PairScore, compare
from athar.tracing import PairWithin, weigh_within
from athar.workflows.batch_index import indexed
from athar.workflows.bench import Bench, label
from athar.workflows.pointing import point
from athar.workflows.result import Reference
from athar.workflows.tracing import SHOWN_FROM, judged


@dataclass(frozen=True, slots=True)
class Side:
    """One of two records that are set beside each other.

    Attributes:
        record: the record.
        request: number of the request that seeks it, ``None`` where none does.
        company: how many other persons that request seeks.
        references: where it stands in the casebook; none for a person sought.
        file: name of the file outside the casebook in which it stands, else ``None``.
    """

    record: PersonRecord
    request: str | None = None
    company: int = 0
    references: tuple[Reference, ...] = ()
    file: str | None = None


@dataclass(frozen=True, slots=True)
class Explained:
    """A pair and its parts.

    Attributes:
        left: the side that is asked for.
        right: the side that may answer: the one on a list, where one is.
        score: weight, reasons in their order, and what would settle it.
        within: the pair within the right side's list; ``None`` where it stands on none.
        judged: the team's judgement on the two, ``None`` where nobody has judged.
    """

    left: Side
    right: Side
    score: PairScore
    within: PairWithin | None
    judged: Verdict | None = None

    @property
    def is_trace(self) -> bool:
        """Whether the right side is probable enough within its list to be proposed."""
        return self.within is not None and self.within.probability >= SHOWN_FROM


@dataclass(frozen=True, slots=True)
class _Found:
    """A side with where its record is read: the labels of its lists, or the file it stands in."""

    side: Side
    labels: frozenset[str] = frozenset()
    path: Path | None = None
    sheet: str | None = None

    @property
    def is_listed(self) -> bool:
        return bool(self.labels or self.path)


def explain(
    bench: Bench | None, left: str, right: str, *, progress: Progress | None = None
) -> Explained:
    """Explain one pair.

    Args:
        bench: the open casebook; ``None`` where both are rows of files (see `is_row`).
        left: what names one record, as in `athar.workflows.pointing`.
        right: what names another.
        progress: called now and then while a file is read, with units done and their total.

    Returns:
        The pair; whoever is sought stands left. What was read in a casebook is noted there.

    Raises:
        UseError: one of them names no record or several, or both name the same one, or consent to
            tracing was refused.
        InputError: a file cannot be read as a list, or has no such row.
    """
    one, other = _found(bench, left, "first"), _found(bench, right, "second")
    if one.side.record.record_id == other.side.record.record_id:
        raise UseError("both name the same record", remedy="name two records")
    if one.is_listed and not other.is_listed:
        one, other = other, one
    asked, row = one.side.record, other.side.record
    with _lists(bench, other, progress) as (indexes, labels):
        within = [weigh_within(asked, row, indexes, label=name) for name in labels]
    best = max(within, key=lambda w: w.probability, default=None)
    verdict = None
    if bench is not None:
        verdict = judged(asked).get(row.record_id)
        read = [f.side.record.record_id.hex() for f in (one, other) if f.path is None]
        if read:
            cb.log_read(bench.book, "explained", read)
    score = best.score if best else compare(asked, row)
    return Explained(one.side, other.side, score, best, verdict)


def is_row(text: str) -> bool:
    """Whether a text names a row of a file that exists: FILE:ROW, or FILE:WORKSHEET:ROW."""
    return _file_row(text) is not None


def _found(bench: Bench | None, text: str, which: str) -> _Found:
    at = _file_row(text)
    if at is not None:
        return _in_file(*at)
    if bench is None:
        raise UseError(f"the {which} is no row of a file", remedy="write it as list.csv:17")
    try:
        pointed = point(text)
    except UseError as wrong:
        wrong.message = f"the {which} record: {wrong.message}"
        raise
    side = Side(
        pointed.record,
        pointed.request,
        pointed.company,
        tuple(reference for _, reference in pointed.documents),
    )
    return _Found(side, frozenset(label(doc) for doc, _ in pointed.documents))


def _file_row(text: str) -> tuple[Path, str | None, int] | None:
    name, colon, row = text.rpartition(":")
    if not (colon and row.isdecimal()):
        return None
    if Path(name).is_file():
        return Path(name), None, int(row)
    name, colon, sheet = name.rpartition(":")
    if colon and Path(name).is_file():
        return Path(name), sheet, int(row)
    return None


def _in_file(path: Path, sheet: str | None, row: int) -> _Found:
    """Read a file for one row of it."""
    reading = read_list(path, ListOptions(sheet=sheet))
    wanted = {record_id(reading.document_hash, found.sheet, row) for found in reading.layouts}
    there = [
        record
        for batch in reading.batches()
        for record in from_batch(batch.filter(pc.equal(batch.column("row"), row)))
        if record.record_id in wanted
    ]
    if len(there) != 1:
        what = "several worksheets have such a row" if there else "no person was read from this row"
        remedy = f"name one: {path.name}:WORKSHEET:{row}" if there else None
        raise InputError(what, file=path, row=row, remedy=remedy)
    return _Found(Side(there[0], file=path.name), path=path, sheet=sheet)


@contextmanager
def _lists(
    bench: Bench | None, found: _Found, progress: Progress | None
) -> Iterator[tuple[tuple[Index, ...], list[str]]]:
    """Give where to search, and the labels of the lists in which a record stands."""
    if found.path is not None:
        reading = read_list(found.path, ListOptions(sheet=found.sheet))
        with indexed(reading, {}, None, progress=progress) as there:
            yield (there.index,), list(there.index.labels)
    elif bench is not None and found.labels:
        indexes = bench.indexes()
        yield indexes, sorted({n for index in indexes for n in index.labels} & found.labels)
    else:
        yield (), []
