"""The bench: an open casebook with its evidence and its indexes, where every workflow stands.

The index is derived from the casebook. A crash between the two leaves a document without its
segment, or a segment without its document; `catch_up` makes up for either, and runs whenever a
bench is opened.
"""

import fcntl
import shutil
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from athar import casebook as cb
from athar.casebook import Casebook, DocumentSummary
from athar.domain import IndexFileError
from athar.evidence import BlobStore
from athar.index import Index
from athar.workflows.custody import ChainCustodian
from athar.workflows.spool import sweep

ORPHAN_SECONDS = 3600
"""Age from which bytes without a document are left behind, not on their way."""

READS_A_SEAL = 50
"""Reads are sealed into the custody log in batches: one entry for so many searches and views."""


class Bench:
    """An open casebook.

    Attributes:
        book: the casebook.
        blobs: the preserved bytes.
    """

    def __init__(self, book: Casebook) -> None:
        self.book = book
        self.blobs = BlobStore(book.evidence)

    def index(self, compartment: str) -> Index:
        """Give a compartment's index; a damaged one or one of another version is begun anew."""
        folder = self.book.index / _folder_name(compartment)
        try:
            return Index.open(folder)
        except IndexFileError:
            with self._alone():
                try:
                    return Index.open(folder)  # another process has made it meanwhile
                except IndexFileError:
                    if folder.exists():
                        shutil.rmtree(folder)
                    return Index.create(folder)

    def indexes(self) -> tuple[Index, ...]:
        """Give the indexes of all compartments that hold documents."""
        return tuple(self.index(c) for c in sorted({d.compartment for d in _searched()}))

    def catch_up(self) -> None:
        """Bring evidence and indexes to what the casebook says: all its documents, and no other."""
        self._let_go_of_orphans()
        sweep(self.book.work)
        # First what the indexes hold, then what the casebook says: a document that another process
        # adds in between is then indexed twice, which is nothing, and never taken out.
        indexes = {c: self.index(c) for c in self._compartments()}
        wanted: dict[str, dict[str, DocumentSummary]] = {}
        for doc in _searched():
            wanted.setdefault(doc.compartment, {})[label(doc)] = doc
        for compartment in sorted({*wanted, *indexes}):
            index = indexes[compartment] if compartment in indexes else self.index(compartment)
            docs, held = wanted.get(compartment, {}), set(index.labels)
            for stale in held - set(docs):
                index.remove(stale)
            for name, doc in docs.items():
                if name not in held:
                    index.append(cb.records_of(doc.number), label=name)

    def _let_go_of_orphans(self) -> None:
        """Destroy bytes that a killed addition kept without a document: no erasure reaches them.

        Younger ones may belong to an addition that is still running.
        """
        known = {d.blob for d in cb.documents()}
        before = time.time() - ORPHAN_SECONDS
        for sha256 in self.blobs.hashes():
            if sha256 not in known and self.blobs.path(sha256).stat().st_mtime < before:
                with self.book.change():
                    if sha256 not in {d.blob for d in cb.documents()}:
                        self.blobs.erase(sha256)

    def _compartments(self) -> list[str]:
        """Give the compartments that have an index folder; other folders are somebody else's."""
        if not self.book.index.is_dir():
            return []
        found = []
        for path in self.book.index.iterdir():
            with suppress(ValueError):
                compartment = bytes.fromhex(path.name).decode()
                if path.is_dir() and path.name == _folder_name(compartment):
                    found.append(compartment)
        return found

    @contextmanager
    def _alone(self) -> Iterator[None]:
        """Let one process at a time make an index anew."""
        self.book.index.mkdir(mode=0o700, exist_ok=True)
        with (self.book.index / "making.lock").open("a") as lock:
            fcntl.flock(lock, fcntl.LOCK_EX)
            yield


def label(doc: DocumentSummary) -> str:
    """Give the label of a document's index segment: each reading of it has its own."""
    return f"{doc.key}.{doc.mapping_version}"


def first_label(key: str) -> str:
    """Give the label of a document's first reading, before the document is there."""
    return f"{key}.1"


@contextmanager
def open_bench(folder: Path | None, *, operator: str | None = None) -> Iterator[Bench]:
    """Open a casebook for work.

    Args:
        folder: its folder; ``None`` for the nearest one above the current folder.
        operator: who works; ``None`` for the one in the settings.

    Yields:
        The bench, its indexes brought to what the casebook says.

    Raises:
        CasebookError: there is no casebook, or it cannot be opened.
    """
    place = folder if folder is not None else Casebook.find(Path.cwd())
    book = Casebook.open(place, custodian=ChainCustodian(), operator=operator)
    try:
        bench = Bench(book)
        bench.catch_up()
        yield bench
        if cb.pending_reads() >= READS_A_SEAL:
            cb.seal_reads(book)
    finally:
        book.close()


def init(folder: Path, *, operator: str | None) -> None:
    """Make a casebook in a new or empty folder.

    Raises:
        CasebookError: the folder is not empty, or cannot be written.
        UseError: no operator is named.
    """
    Casebook.create(folder, operator=operator, custodian=ChainCustodian()).close()


def _searched() -> list[DocumentSummary]:
    return [d for d in cb.documents(active=True) if d.records]


def _folder_name(compartment: str) -> str:
    """Give a compartment's folder: hex, so that no name of a compartment is a path."""
    return compartment.encode().hex()
