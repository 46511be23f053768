"""Index segments of large lists, built by a second process while the database is written.

Both read the same spool; on two cores a list of a million rows is added in about the time of the
slower. The segment may be published before the document is committed: a search passes over records
that the casebook does not hold, and `Bench.catch_up` takes out what stayed without its document.
"""

import multiprocessing
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from athar.index import Index
from athar.workflows.spool import Spool, read_spool

ALONE_FROM = 50_000
"""Records from which a second process pays: starting one costs about a second."""


@contextmanager
def segment(index: Index, spool: Spool, *, records: int, label: str) -> Iterator[None]:
    """Build a document's segment while the block runs; take it out again where the block fails.

    Args:
        index: the open index.
        spool: the document's records.
        records: how many there are.
        label: the segment's label.
    """
    if records < ALONE_FROM:
        yield
        index.append(spool.batches(), label=label)
        return
    other = multiprocessing.get_context("spawn").Process(
        target=_build, args=(index.folder, spool.path, label)
    )
    other.start()
    try:
        yield
    except BaseException:
        other.terminate()
        other.join()
        index.remove(label)
        raise
    other.join()
    if other.exitcode != 0:  # killed, or out of memory: built here, where it can say why
        index.append(spool.batches(), label=label)


def _build(folder: Path, spool: Path, label: str) -> None:
    Index.open(folder).append(read_spool(spool), label=label)
