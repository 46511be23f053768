"""Files that are written whole or not at all.

Each is written under another name in its own folder, flushed, and renamed when the block ends well.
A crash at any moment leaves the old file or the new one, never half of it. The other name is always
the same, so that what a killed run left behind is written over by the next one; a lock tells it
from what another run is writing just now.
"""

import fcntl
import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TextIO

from athar.domain import UseError


@contextmanager
def whole(path: Path, *, encoding: str = "utf-8") -> Iterator[TextIO]:
    """Open a file that takes its name when the block ends without an error.

    Args:
        path: where it shall stand; an older file of that name is replaced.
        encoding: of its text; line ends are written as they are given.

    Yields:
        The open file, readable by its owner alone.

    Raises:
        UseError: its folder does not exist or cannot be written to, or another run writes it.
    """
    part = path.with_name(f".{path.name}.part")
    try:
        handle = os.open(part, os.O_CREAT | os.O_RDWR, 0o600)
    except OSError as failed:
        raise UseError(f"{path} cannot be written ({failed.strerror})") from failed
    with os.fdopen(handle, "w", encoding=encoding, newline="") as file:
        if not _held_alone(handle, part):
            raise UseError(f"{path} is being written by another run", remedy="wait until it ends")
        os.truncate(handle, 0)
        try:
            yield file
            file.flush()
            os.fsync(handle)
            part.replace(path)  # while it is locked: whoever waited finds it gone
        finally:
            part.unlink(missing_ok=True)


def _held_alone(handle: int, part: Path) -> bool:
    """Lock an open file; whether it is nobody else's, and still the one of that name."""
    try:
        fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
        return part.stat().st_ino == os.fstat(handle).st_ino
    except OSError:
        return False
