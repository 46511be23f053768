"""A folder of files named by the SHA-256 of their bytes.

A blob is written to a temporary file in the same folder, flushed to the disk, made read-only and
renamed into place, so that a name stands only for whole bytes. It is never changed afterwards. The
first two hex digits make a subfolder, which keeps folders small.

The temporary file is locked while it is written: one that nobody locks was left by a killed
process, and the next writer destroys it, so that no bytes stay beyond the reach of an erasure.
"""

import contextlib
import errno
import fcntl
import hashlib
import os
import tempfile
from collections.abc import Iterator
from enum import StrEnum
from pathlib import Path
from typing import BinaryIO, NamedTuple

from athar.domain import CasebookError, InputError

CHUNK_BYTES = 1 << 20

_INCOMING = ".incoming-"
_NO_ROOM = frozenset({errno.ENOSPC, errno.EDQUOT, errno.EFBIG})


class Blob(NamedTuple):
    """Bytes that are kept: their SHA-256 (32 bytes), size in bytes, and whether they were new."""

    sha256: bytes
    size: int
    new: bool


class BlobState(StrEnum):
    """What a check of a blob's bytes finds."""

    WHOLE = "whole"
    CHANGED = "changed"
    ABSENT = "absent"


class BlobStore:
    """Blobs in one folder.

    Args:
        folder: where blobs are kept; made (mode 0700) with the first one.
    """

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def path(self, sha256: bytes) -> Path:
        """Give the place of the blob with this SHA-256, whether or not it is there."""
        name = sha256.hex()
        return self.folder / name[:2] / name

    def add(self, source: Path) -> Blob:
        """Keep a file's bytes.

        Args:
            source: the file to read; it is left as it is.

        Returns:
            The blob. Adding the same bytes again changes nothing, unless those that are kept were
            damaged: then they are whole again.

        Raises:
            OSError: the file cannot be opened.
            InputError: the file cannot be read to its end.
            CasebookError: the disk is full, or the folder cannot be written. Nothing half-written
                stays.
        """
        with source.open("rb") as reader, _storing(self.folder):
            self.folder.mkdir(mode=0o700, parents=True, exist_ok=True)
            self._sweep()
            handle, name = tempfile.mkstemp(prefix=_INCOMING, dir=self.folder)
            try:
                with os.fdopen(handle, "wb") as writer:
                    fcntl.flock(writer, fcntl.LOCK_EX)
                    sha256, size = _copy(reader, writer, source)
                    return self._settle(Path(name), sha256, size)
            finally:
                Path(name).unlink(missing_ok=True)

    def _sweep(self) -> None:
        """Remove what killed processes left; a file that is being written is locked."""
        for left in self.folder.glob(f"{_INCOMING}*"):
            with contextlib.suppress(OSError), left.open("rb") as file:
                fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
                # An empty file may have been made just now, and its writer be about to lock it.
                if left.stat().st_size:
                    left.unlink()

    def _settle(self, written: Path, sha256: bytes, size: int) -> Blob:
        target = self.path(sha256)
        if self.check(sha256) is BlobState.WHOLE:
            return Blob(sha256, size, new=False)
        target.parent.mkdir(mode=0o700, exist_ok=True)
        written.chmod(0o400)
        written.replace(target)
        _flush_folder(target.parent)
        _flush_folder(self.folder)
        return Blob(sha256, size, new=True)

    def open(self, sha256: bytes) -> BinaryIO:
        """Open a blob for reading. Raises ``FileNotFoundError`` where it is not kept (any more)."""
        return self.path(sha256).open("rb")

    def check(self, sha256: bytes) -> BlobState:
        """Recompute a blob's SHA-256 and say whether it is whole."""
        digest = hashlib.sha256()
        try:
            with self.open(sha256) as reader:
                while chunk := reader.read(CHUNK_BYTES):
                    digest.update(chunk)
        except FileNotFoundError:
            return BlobState.ABSENT
        return BlobState.WHOLE if digest.digest() == sha256 else BlobState.CHANGED

    def erase(self, sha256: bytes) -> bool:
        """Destroy a blob's bytes: overwritten in place, flushed, then unlinked.

        On solid-state disks and copy-on-write file systems the old bytes may survive in free
        space; SECURITY.md says so.

        Returns:
            Whether there was anything to destroy.
        """
        path = self.path(sha256)
        if not path.exists():
            return False
        path.chmod(0o600)
        size = path.stat().st_size
        with path.open("r+b") as writer:
            for start in range(0, size, CHUNK_BYTES):
                writer.write(bytes(min(CHUNK_BYTES, size - start)))
            writer.flush()
            os.fsync(writer.fileno())
        path.unlink()
        _flush_folder(path.parent)
        return True

    def hashes(self) -> Iterator[bytes]:
        """Give the SHA-256 of every blob that is kept, in ascending order."""
        if not self.folder.is_dir():
            return
        for folder in sorted(p for p in self.folder.iterdir() if p.is_dir()):
            for path in sorted(folder.iterdir()):
                with contextlib.suppress(ValueError):  # a file of somebody else's
                    yield bytes.fromhex(path.name)


@contextlib.contextmanager
def _storing(folder: Path) -> Iterator[None]:
    """Word the operating system's errors for the person who can mend them."""
    try:
        yield
    except OSError as error:
        if error.errno in _NO_ROOM:
            raise CasebookError(
                f"no room is left to keep evidence in {folder}; nothing was kept",
                remedy="make room and add the file again",
            ) from error
        raise CasebookError(
            f"evidence cannot be kept in {folder} ({error.strerror})",
            remedy="check that it is a folder and that you may write to it",
        ) from error


def _read(reader: BinaryIO, source: Path) -> bytes:
    try:
        return reader.read(CHUNK_BYTES)
    except OSError as error:
        raise InputError(f"the file cannot be read ({error.strerror})", file=source) from error


def _copy(reader: BinaryIO, writer: BinaryIO, source: Path) -> tuple[bytes, int]:
    digest, size = hashlib.sha256(), 0
    while chunk := _read(reader, source):
        digest.update(chunk)
        size += writer.write(chunk)
    writer.flush()
    os.fsync(writer.fileno())
    return digest.digest(), size


def _flush_folder(folder: Path) -> None:
    """Make a rename durable: the folder itself has to reach the disk."""
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
