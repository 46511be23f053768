"""A list read by a second process, while its records are used by this one.

Reading and indexing take about as long as each other; on two cores, reading aside takes the one out
of the other's way. Batches come through a pipe that holds little, so that neither process runs far
ahead. What the reading tells besides its records comes last.
"""

import multiprocessing
import signal
from collections.abc import Generator, Iterator
from contextlib import suppress
from multiprocessing.connection import Connection
from pathlib import Path

import pyarrow as pa

from athar.domain import RECORDS, InputError
from athar.intake.list_reading import ListReading, read_list
from athar.intake.notices import Notice
from athar.intake.options import ListOptions
from athar.intake.rejected import Counts, RejectedRow
from athar.intake.sheets import Progress


class ListAside:
    """The rows of a recognised list, read by a second process when they are asked for.

    Args:
        reading: the list.

    Attributes:
        counts: as of `ListReading`, once all batches were given.
        rejected: likewise.
        notices: likewise.
    """

    def __init__(self, reading: ListReading) -> None:
        self._path = reading.path
        self._options = reading.options
        self.counts = Counts()
        self.rejected: list[RejectedRow] = []
        self.notices: tuple[Notice, ...] = ()

    def batches(self, progress: Progress | None = None) -> Generator[pa.RecordBatch]:
        """Read the rows, from the first; as `ListReading.batches`. Closing it ends the reading."""
        context = multiprocessing.get_context("spawn")
        ours, theirs = context.Pipe(duplex=False)
        other = context.Process(target=_read, args=(self._path, self._options, theirs))
        # Ctrl-C reaches both processes; it is heard here alone, and the other is ended from here.
        heard = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
        other.start()
        signal.pthread_sigmask(signal.SIG_SETMASK, heard)
        theirs.close()  # the other's end: when it is gone, nothing more comes
        try:
            yield from self._received(ours, progress)
        finally:
            ours.close()
            other.terminate()
            other.join()

    def _received(self, ours: Connection, progress: Progress | None) -> Iterator[pa.RecordBatch]:
        try:
            while (told := ours.recv()) is not None:
                if isinstance(told, Exception):
                    raise told
                if progress is not None:
                    progress(*told)
                batch = pa.py_buffer(ours.recv_bytes())
                yield pa.ipc.read_record_batch(batch, RECORDS)
            self.counts, self.rejected, self.notices = ours.recv()
        except EOFError as gone:
            raise InputError(
                "the process that read the file was ended before it was done",
                file=self._path,
                remedy="make room in memory and run the command again",
            ) from gone


def _read(path: Path, options: ListOptions, pipe: Connection) -> None:
    """Read a list and send its batches, each after how far the reading is."""
    told: tuple[int, int | None] = (0, None)

    def note(done: int, total: int | None) -> None:
        nonlocal told
        told = (done, total)

    with suppress(BrokenPipeError):  # nobody wants the rest
        try:
            reading = read_list(path, options)
            for batch in reading.batches(note):
                pipe.send(told)
                pipe.send_bytes(batch.serialize())
        except Exception as error:  # noqa: BLE001 - raised by whoever asked for the rows
            if isinstance(error, BrokenPipeError):
                raise
            pipe.send(error)
        else:
            pipe.send(None)
            pipe.send((reading.counts, reading.rejected, reading.notices))
