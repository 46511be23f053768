"""Files that are written whole or not at all.

Each is written under another name in its own folder, flushed, and renamed when the block ends well.
A crash at any moment leaves the old file or the new one, never half of it.
"""

import os
import tempfile
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
        The open file.

    Raises:
        UseError: its folder does not exist or cannot be written to.
    """
    try:
        handle, name = tempfile.mkstemp(prefix=".athar-", suffix=".part", dir=path.parent)
    except OSError as failed:
        raise UseError(f"{path} cannot be written ({failed.strerror})") from failed
    try:
        with os.fdopen(handle, "w", encoding=encoding, newline="") as file:
            yield file
            file.flush()
            os.fsync(file.fileno())
        Path(name).replace(path)
    finally:
        Path(name).unlink(missing_ok=True)
