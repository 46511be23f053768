"""Index segments of large lists, built by a second process while the database is written.

Both read the same spool; on two cores a list of a million rows is added in about the time of the
slower. The segment may be published before the document is committed: a search passes over records
that the casebook does not hold, and `Bench.catch_up` takes out what stayed without its document.
"""

import multiprocessing
import signal
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
    # Ctrl-C reaches both processes; it is heard here alone, and the other is told from here.
    heard = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    other.start()
    signal.pthread_sigmask(signal.SIG_SETMASK, heard)
    try:
        yield
    except BaseException:
        other.terminate()
        other.join()
        index.remove(label)
        raise
    other.join()
    # Absent: the other process was killed, or somebody else's `catch_up` met the segment before the
    # document was committed, and took it out.
    if label not in Index.open(index.folder).labels:
        index.append(spool.batches(), label=label)


def _build(folder: Path, spool: Path, label: str) -> None:
    Index.open(folder).append(read_spool(spool), label=label)
