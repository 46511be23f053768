"""The index of a batch's file of records: kept in a folder, or temporary.

A kept index is known by its label: the hash of the file's bytes and of the mapping of its columns.
Each label has a folder of its own within the given one, with the index and with what reading the
file told, so that several files may share a folder and nothing of it is ever taken out but a
damaged or outdated index of the same label, which is built anew.
"""

import fcntl
import json
import os
import shutil
import tempfile
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Self

from athar.domain import SCHEMA_VERSION, IndexFileError, UseError, digest
from athar.index import Index
from athar.intake import ListAside, ListReading, Progress, RejectedRow
from athar.workflows.spool import runs
from athar.workflows.whole import whole

ASIDE_FROM = 4 << 20
"""Bytes of a list from which a second process that reads it pays: starting one costs a second."""

_TOLD = "reading.json"
_TOLD_VERSION = 1
_TEMPORARY = "athar-batch-"


@dataclass(frozen=True, slots=True)
class Told:
    """What reading a file told besides its records.

    Attributes:
        records: number of rows that gave a record.
        rejected: rows that gave none, blank and header rows left out.
        notices: what was noticed, as JSON values with a ``code``.
    """

    records: int
    rejected: tuple[RejectedRow, ...]
    notices: tuple[Mapping[str, Any], ...]

    @classmethod
    def by(cls, reading: ListReading | ListAside) -> Self:
        """Give what a reading told that has come to its end."""
        notices = tuple(n.to_json() for n in reading.notices)
        return cls(reading.counts.records, tuple(reading.rejected), notices)


@dataclass(frozen=True, slots=True)
class IndexedList:
    """A file of records that can be searched.

    Attributes:
        index: holds its records and no others.
        told: what reading it told.
        reused: whether the index was there already.
        seconds: that building or opening it took.
    """

    index: Index
    told: Told
    reused: bool
    seconds: float


@contextmanager
def indexed(
    reading: ListReading,
    mapping: Mapping[str, str],
    kept: Path | None,
    *,
    progress: Progress | None = None,
) -> Iterator[IndexedList]:
    """Build or open the index of a list.

    Args:
        reading: the list, recognised and not yet read.
        mapping: the user's word on its columns, a part of what the index is known by.
        kept: folder in which it is kept; ``None`` for an index that goes with the block.
        progress: as for `ListReading.batches`.

    Yields:
        The list, ready to be searched.

    Raises:
        InputError: the file fails on the way.
        UseError: the folder cannot be written to.
    """
    label = label_of(reading.document_hash, mapping)
    if kept is None:
        folder = _temporary()
        try:
            yield _build(folder, label, reading, progress)
        finally:
            shutil.rmtree(folder, ignore_errors=True)
        return
    folder = kept / label
    with _alone(kept, label):
        there = _opened(folder, label)
        if there is None:
            shutil.rmtree(folder, ignore_errors=True)
            there = _build(folder, label, reading, progress)
    yield there


def label_of(document_hash: bytes, mapping: Mapping[str, str]) -> str:
    """Give the label of a list's index: of its bytes, and of how its columns are read.

    Args:
        document_hash: SHA-256 of the file's bytes.
        mapping: field → column.
    """
    said = [part for pair in sorted(mapping.items()) for part in pair]
    return digest("batch index", SCHEMA_VERSION, document_hash, *said).hex()


@contextmanager
def _alone(kept: Path, label: str) -> Iterator[None]:
    """Let one process at a time open or build a label's index."""
    try:
        kept.mkdir(parents=True, mode=0o700, exist_ok=True)
        lock = (kept / f"{label}.lock").open("a")
    except OSError as failed:
        raise UseError(f"{kept} cannot be written to ({failed.strerror})") from failed
    with lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        yield


def _build(
    folder: Path, label: str, reading: ListReading, progress: Progress | None
) -> IndexedList:
    began = time.perf_counter()
    index = Index.create(folder)
    large = reading.path.stat().st_size >= ASIDE_FROM and (os.cpu_count() or 1) > 1
    read = ListAside(reading) if large else reading
    index.append(read.batches(progress), label=label)
    told = Told.by(read)
    with whole(folder / _TOLD) as file:
        rejected = [r.to_json() for r in told.rejected]
        json.dump(
            {
                "version": _TOLD_VERSION,
                "records": told.records,
                "rejected": rejected,
                "notices": told.notices,
            },
            file,
            ensure_ascii=False,
        )
    return IndexedList(index, told, False, time.perf_counter() - began)


def _opened(folder: Path, label: str) -> IndexedList | None:
    """Give a kept index, ``None`` where there is none or it is damaged or outdated."""
    began = time.perf_counter()
    try:
        index = Index.open(folder)
        said = json.loads((folder / _TOLD).read_text("utf-8"))
        if said["version"] != _TOLD_VERSION or index.labels != (label,):
            return None
        rejected = tuple(RejectedRow(**r) for r in said["rejected"])
        told = Told(said["records"], rejected, tuple(said["notices"]))
    except (IndexFileError, OSError, ValueError, KeyError, TypeError):
        return None
    return IndexedList(index, told, True, time.perf_counter() - began)


def _temporary() -> Path:
    """Make a folder for an index that does not stay, and remove those that killed runs left."""
    for path in Path(tempfile.gettempdir()).glob(f"{_TEMPORARY}*"):
        pid = path.name.removeprefix(_TEMPORARY).partition("-")[0]
        if pid.isdecimal() and not runs(int(pid)):
            shutil.rmtree(path, ignore_errors=True)
    return Path(tempfile.mkdtemp(prefix=f"{_TEMPORARY}{os.getpid()}-"))
