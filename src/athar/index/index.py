"""The index on disk: segments of records, one a label, and the manifest that names them.

A projection of the casebook (or of a file of records): it can be deleted and built again. Written
by one process at a time; read by any number, each seeing the index as it was when opened.
"""

import shutil
from collections.abc import Collection, Iterable
from pathlib import Path
from typing import Self
from uuid import uuid4

import numpy as np
import pyarrow as pa

from athar.domain import IndexFileError, PersonRecord, UseError, to_batch
from athar.index.building import SegmentBuilder
from athar.index.searching import Candidates, Searcher
from athar.index.segment import Segment
from athar.index.store import (
    MANIFEST,
    REBUILD,
    VERSION,
    read_json,
    sweep,
    sync_files,
    sync_folder,
    write_json,
    writing,
)
from athar.matching import Settings, settings
from athar.names import knowledge_digest

AT_ONCE = 1 << 16
"""Records that are written anew at once."""

CANDIDATES = 150
"""Rows of each segment that are compared in full."""


class Index:
    """An index that is open for reading and writing. Made by `create` or `open`."""

    def __init__(self, folder: Path, segments: tuple[Segment, ...]) -> None:
        self._folder = folder
        self._segments = segments
        self._searchers: dict[tuple[str, Settings], Searcher] = {}

    @classmethod
    def create(cls, folder: Path | str) -> Self:
        """Make an empty index.

        Raises:
            UseError: the folder holds an index already.
        """
        path = Path(folder)
        path.mkdir(parents=True, exist_ok=True)
        if (path / MANIFEST).exists():
            raise UseError(f"{path} holds an index already", remedy="open it instead")
        write_json(path / MANIFEST, {"version": VERSION, "segments": []})
        return cls(path, ())

    @classmethod
    def open(cls, folder: Path | str) -> Self:
        """Open an index.

        Raises:
            IndexFileError: it is absent, damaged, cut short, or of another version.
        """
        path = Path(folder)
        for _ in range(3):
            try:
                return cls(path, _open_segments(path))
            except IndexFileError:
                # A writer may have replaced the manifest between its reading and the opening.
                if not (path / MANIFEST).exists():
                    raise
        return cls(path, _open_segments(path))

    @property
    def folder(self) -> Path:
        """The index's folder."""
        return self._folder

    @property
    def labels(self) -> tuple[str, ...]:
        """The labels, in the order in which they were appended."""
        return tuple(s.label for s in self._segments)

    @property
    def segments(self) -> tuple[Segment, ...]:
        """The open segments."""
        return self._segments

    def __len__(self) -> int:
        return sum(len(s) for s in self._segments)

    def append(self, batches: Iterable[pa.RecordBatch], *, label: str) -> int:
        """Add the records of a stream as one segment; a segment of the same label is replaced.

        Args:
            batches: of RECORDS.
            label: what the segment is known by, such as a document's hash.

        Returns:
            The number of records added.
        """
        with writing(self._folder):
            name, rows = self._write(batches)
            self._replace({label: name})
        return rows

    def remove(self, label: str) -> bool:
        """Take out a label's records. Returns whether there were any."""
        with writing(self._folder):
            known = label in {s["label"] for s in self._manifest()}
            if known:
                self._replace({label: None})
        return known

    def erase(self, record_ids: Iterable[bytes]) -> int:
        """Destroy records: every segment that holds one is written anew without them.

        Returns:
            The number of records erased.
        """
        wanted = set(record_ids)
        erased = 0
        with writing(self._folder):
            self._segments = _open_segments(self._folder)
            changes: dict[str, str | None] = {}
            for segment in self._segments:
                rows = {row for found in segment.kept.find(wanted).values() for row in found}
                if rows:
                    erased += len(rows)
                    changes[segment.label] = self._write(_without(segment, rows))[0]
            if changes:
                self._replace(changes)
        return erased

    def search_candidates(
        self,
        sought: PersonRecord,
        *,
        most: int = CANDIDATES,
        model: Settings | None = None,
        labels: Collection[str] | None = None,
    ) -> tuple[Candidates, ...]:
        """Find the records of every segment that are worth an answer.

        Args:
            sought: a record of any kind.
            most: number of records of each segment that are given to be compared in full.
            model: what agreement weighs; ``None`` for the shipped model.
            labels: of the only segments to search; ``None`` for all.
        """
        rules = model or settings()
        return tuple(
            self._searcher(s, rules).search(sought, most)
            for s in self._segments
            if len(s) and (labels is None or s.label in labels)
        )

    def _searcher(self, segment: Segment, model: Settings) -> Searcher:
        key = segment.folder.name, model
        found = self._searchers.get(key)
        if found is None:
            found = self._searchers[key] = Searcher(segment, model)
        return found

    def records(self, record_ids: Iterable[bytes]) -> list[PersonRecord]:
        """Give records by their ids, in the ids' order; ids that are not here are passed over."""
        wanted = list(record_ids)
        found: dict[bytes, PersonRecord] = {}
        for segment in self._segments:
            for record_id, rows in segment.kept.find(set(wanted)).items():
                found[record_id] = segment.records(np.array(rows[-1:]))[0]
        return [found[i] for i in wanted if i in found]

    def size(self) -> int:
        """Give the bytes on disk of everything that a search opens."""
        return sum(p.stat().st_size for s in self._segments for p in s.folder.iterdir())

    def _manifest(self) -> list[dict[str, str]]:
        entries: list[dict[str, str]] = read_json(self._folder / MANIFEST)["segments"]
        return entries

    def _write(self, batches: Iterable[pa.RecordBatch]) -> tuple[str, int]:
        """Write a segment under a temporary name, flush it, and give it its name."""
        name = f"segment-{uuid4().hex}"
        temporary = self._folder / f"{name}.tmp"
        temporary.mkdir()
        try:
            rows = SegmentBuilder(temporary).build(batches)
            meta = {"version": VERSION, "knowledge": knowledge_digest(), "rows": rows}
            write_json(temporary / "meta.json", {**meta, "sizes": sync_files(temporary)})
            temporary.rename(self._folder / name)
        except BaseException:
            shutil.rmtree(temporary, ignore_errors=True)
            raise
        sync_folder(self._folder)
        return name, rows

    def _replace(self, changes: dict[str, str | None]) -> None:
        """Write the manifest with folders of labels changed, added or (``None``) taken out."""
        entries = []
        left = dict(changes)
        for entry in self._manifest():
            folder = left.pop(entry["label"], entry["folder"])
            if folder is not None:
                entries.append({"label": entry["label"], "folder": folder})
        entries += [{"label": k, "folder": f} for k, f in left.items() if f is not None]
        write_json(self._folder / MANIFEST, {"version": VERSION, "segments": entries})
        sweep(self._folder, {e["folder"] for e in entries})
        self._segments = _open_segments(self._folder)
        there = {s.folder.name for s in self._segments}
        self._searchers = {k: v for k, v in self._searchers.items() if k[0] in there}


def _open_segments(folder: Path) -> tuple[Segment, ...]:
    path = folder / MANIFEST
    said = read_json(path)
    try:
        entries = [(folder / e["folder"], str(e["label"])) for e in said["segments"]]
    except (KeyError, TypeError) as error:
        raise IndexFileError(f"{path} is damaged", remedy=REBUILD) from error
    return tuple(Segment(*entry) for entry in entries)


def _without(segment: Segment, rows: set[int]) -> Iterable[pa.RecordBatch]:
    """Give the records of a segment again, but for some."""
    left = np.array([r for r in range(len(segment)) if r not in rows], np.intp)
    for at in range(0, len(left), AT_ONCE):
        yield to_batch(segment.records(left[at : at + AT_ONCE]))
