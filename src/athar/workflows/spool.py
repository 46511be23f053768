"""Spool: RECORDS batches on disk between reading a file and writing the casebook.

A list is read once, whatever its size, and its batches are then handed out twice, to the database
and to the index, without ever being held in memory. It also keeps the database's write
transaction short: nothing is parsed while other processes wait.
"""

import os
import secrets
from collections.abc import Iterable, Iterator
from pathlib import Path
from types import TracebackType

import pyarrow as pa

from athar.domain import RECORDS


class Spool:
    """RECORDS batches in one temporary file; gone when the ``with`` block ends.

    Args:
        folder: where `fill` makes the file (mode 0600).
    """

    def __init__(self, folder: Path) -> None:
        folder.mkdir(mode=0o700, exist_ok=True)  # emptied by hand, with the folder itself
        sweep(folder)
        # Named here, made within the block: an interrupt between the two leaves nothing.
        self.path = folder / f"{os.getpid()}-{secrets.token_hex(8)}.arrow"

    def __enter__(self) -> "Spool":
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.path.unlink(missing_ok=True)

    def fill(self, batches: Iterable[pa.RecordBatch]) -> int:
        """Write batches. Returns the number of records."""
        rows = 0
        os.close(os.open(self.path, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600))
        with (
            pa.OSFile(str(self.path), "wb") as file,
            pa.ipc.new_file(file, RECORDS) as writer,
        ):
            for batch in batches:
                writer.write_batch(batch)
                rows += batch.num_rows
        return rows

    def batches(self) -> Iterator[pa.RecordBatch]:
        """Give the batches, mapped from the disk, as often as asked."""
        return read_spool(self.path)


def read_spool(path: Path) -> Iterator[pa.RecordBatch]:
    """Give the batches of a spool's file."""
    with pa.memory_map(str(path)) as file:
        reader = pa.ipc.open_file(file)
        for number in range(reader.num_record_batches):
            yield reader.get_batch(number)


def sweep(folder: Path) -> None:
    """Remove the spools of processes that no longer run: what a crash left behind."""
    for path in folder.glob("*.arrow"):
        pid = path.name.partition("-")[0]
        if not (pid.isdecimal() and runs(int(pid))):
            path.unlink(missing_ok=True)


def runs(pid: int) -> bool:
    """Tell whether a process runs, be it somebody else's."""
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    except PermissionError:
        return True  # somebody else's process: it runs
    return True
