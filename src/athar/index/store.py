"""Files of the index: arrays that are mapped, and a manifest that is replaced at one instant.

Everything is written under a temporary name, flushed to the disk and renamed, the manifest last. A
crash at any moment therefore leaves the old index or the new one. What no manifest names is left
over from a crash and is swept away by the next writer.
"""

import fcntl
import json
import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt

from athar.domain import IndexFileError

VERSION = 2
"""Raised when the files of a segment or the manifest change their meaning."""

MANIFEST = "manifest.json"
REBUILD = "delete the index's folder and rebuild it; nothing is lost, it is derived"


def write_json(path: Path, value: dict[str, Any]) -> None:
    """Replace a small JSON file atomically and durably."""
    temporary = path.with_name(path.name + ".tmp")
    with temporary.open("w", encoding="utf-8") as out:
        json.dump(value, out, ensure_ascii=False, sort_keys=True)
        out.flush()
        os.fsync(out.fileno())
    temporary.replace(path)
    sync_folder(path.parent)


def read_json(path: Path) -> dict[str, Any]:
    """Read a JSON file of the index.

    Raises:
        IndexFileError: it is absent, damaged or of another version.
    """
    try:
        value = json.loads(path.read_text("utf-8"))
    except (OSError, ValueError) as error:
        raise IndexFileError(f"{path} cannot be read", remedy=REBUILD) from error
    if not isinstance(value, dict) or value.get("version") != VERSION:
        raise IndexFileError(f"{path} is of another version", remedy=REBUILD)
    return value


def sync_folder(folder: Path) -> None:
    """Flush a folder's entries to the disk."""
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def sync_files(folder: Path) -> dict[str, int]:
    """Flush every file of a folder to the disk and give their sizes in bytes."""
    sizes = {}
    for path in sorted(folder.iterdir()):
        with path.open("rb") as file:
            os.fsync(file.fileno())
        sizes[path.name] = path.stat().st_size
    sync_folder(folder)
    return sizes


def save(folder: Path, name: str, values: npt.NDArray[Any]) -> None:
    """Write one array."""
    np.save(folder / f"{name}.npy", values, allow_pickle=False)


def load(folder: Path, name: str) -> npt.NDArray[Any]:
    """Map one array, read-only. Raises `IndexFileError` where it is damaged."""
    try:
        mapped = np.load(folder / f"{name}.npy", mmap_mode="r", allow_pickle=False)
    except (OSError, ValueError) as error:
        raise IndexFileError(f"{folder / name}.npy is damaged", remedy=REBUILD) from error
    # A plain view of the mapped bytes: slices of the mapping class itself are slow to make.
    return np.asarray(mapped)


def check_sizes(folder: Path, sizes: dict[str, int]) -> None:
    """Raise `IndexFileError` where a file is absent or not as long as it was written."""
    for name, size in sizes.items():
        with suppress(OSError):
            if (folder / name).stat().st_size == size:
                continue
        raise IndexFileError(f"{folder / name} is absent or cut short", remedy=REBUILD)


@contextmanager
def writing(folder: Path) -> Iterator[None]:
    """Hold the index for one writer at a time, among processes; readers are not hindered."""
    with (folder / "writer.lock").open("a") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        try:
            yield
        finally:
            fcntl.flock(lock, fcntl.LOCK_UN)


def sweep(folder: Path, kept: set[str]) -> None:
    """Delete the segment folders that no manifest names."""
    for path in folder.glob("segment-*"):
        if path.name not in kept:
            shutil.rmtree(path, ignore_errors=True)
