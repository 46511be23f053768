"""Pages: files that are written for people, whole or not at all."""

import os
import tempfile
from pathlib import Path

from athar.domain import UseError


def write_page(path: Path, text: str) -> None:
    """Write a page as UTF-8, readable by its owner alone, replacing an older one.

    Raises:
        UseError: the file cannot be written.
    """
    try:
        handle, name = tempfile.mkstemp(prefix=".page-", dir=path.parent)
        try:
            with os.fdopen(handle, "w", encoding="utf-8", newline="\n") as file:
                file.write(text)
            Path(name).replace(path)
        finally:
            Path(name).unlink(missing_ok=True)
    except OSError as failed:
        raise UseError(f"{path} cannot be written ({failed.strerror})") from failed
