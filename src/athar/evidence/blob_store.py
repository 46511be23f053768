"""BlobStore: the bytes of every document, kept by their SHA-256 and never changed.

A file is copied in a stream into a temporary file, hashed on the way, synced to the disk and only
then renamed into its place, so that a blob is either whole or absent, whatever happens. Its place
is ``ab/cd/abcd…``, its mode 0400. The same bytes twice are one blob. Erasing overwrites the bytes
before the name goes; on disks that copy on write or level wear, older copies may outlast it, which
is why the casebook's disk should be encrypted.
"""

import errno
import fcntl
import hashlib
import os
import stat
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import BinaryIO

from athar.domain import CasebookError, DamageError, InputError

CHUNK = 1 << 20
INCOMING = "incoming"
_NO_ROOM = {errno.ENOSPC, errno.EDQUOT, errno.EFBIG}


class BlobState(StrEnum):
    """What a check of one blob found."""

    INTACT = "intact"
    DAMAGED = "damaged"
    MISSING = "missing"


@dataclass(frozen=True, slots=True)
class Blob:
    """Bytes in the store.

    Attributes:
        sha256: their hash, 32 bytes.
        size: their number.
        new: whether the store did not hold them before.
    """

    sha256: bytes
    size: int
    new: bool


class BlobStore:
    """A folder of immutable files named by the SHA-256 of their bytes.

    Args:
        folder: made with mode 0700 if it is absent; its parent must exist.
    """

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self._incoming = folder / INCOMING
        with _storing(folder):
            folder.mkdir(mode=0o700, exist_ok=True)
            self._incoming.mkdir(mode=0o700, exist_ok=True)

    def add(self, source: Path) -> Blob:
        """Keep the bytes of a file.

        Args:
            source: a regular file; it is only read.

        Returns:
            The blob. Bytes that the store holds already are not written again.

        Raises:
            InputError: the file cannot be read.
            CasebookError: the store cannot be written, or the disk is full; nothing is left.
            DamageError: the store holds a file of this name with other bytes.
        """
        self._sweep()
        with _reading(source) as reader, _storing(self.folder):
            handle, name = tempfile.mkstemp(dir=self._incoming)
            temporary = Path(name)
            try:
                with os.fdopen(handle, "wb") as writer:
                    fcntl.flock(writer, fcntl.LOCK_EX)
                    sha256, size = _copy(reader, writer, source)
                    new = self._place(temporary, sha256)
            finally:
                temporary.unlink(missing_ok=True)
        return Blob(sha256, size, new)

    def path(self, sha256: bytes) -> Path:
        """Give the place of a blob, whether or not it is there. The file must not be changed."""
        name = sha256.hex()
        return self.folder / name[:2] / name[2:4] / name

    def open(self, sha256: bytes) -> BinaryIO:
        """Open a blob for reading. Raises `DamageError` where it is missing."""
        try:
            return self.path(sha256).open("rb")
        except FileNotFoundError:
            raise DamageError(f"the evidence {sha256.hex()} is missing") from None

    def check(self, sha256: bytes) -> BlobState:
        """Recompute the hash of a blob."""
        try:
            with self.path(sha256).open("rb") as file:
                found = hashlib.file_digest(file, "sha256").digest()
        except FileNotFoundError:
            return BlobState.MISSING
        except OSError:
            return BlobState.DAMAGED
        return BlobState.INTACT if found == sha256 else BlobState.DAMAGED

    def erase(self, sha256: bytes) -> bool:
        """Overwrite and remove a blob. Gives whether it was there; a second call finishes a first.

        Raises:
            CasebookError: the store cannot be written.
        """
        path = self.path(sha256)
        with _storing(self.folder):
            try:
                size = path.stat().st_size
            except FileNotFoundError:
                return False
            path.chmod(0o600)
            with path.open("r+b") as file:
                for start in range(0, size, CHUNK):
                    file.write(bytes(min(CHUNK, size - start)))
                file.flush()
                os.fsync(file.fileno())
            path.unlink()
            _sync_folder(path.parent)
        return True

    def hashes(self) -> Iterator[bytes]:
        """Give the hash of every blob, in order. Files of other names are passed over."""
        for path in sorted(self.folder.glob("??/??/*")):
            with suppress(ValueError):
                name = bytes.fromhex(path.name)
                if self.path(name) == path:
                    yield name

    def _place(self, temporary: Path, sha256: bytes) -> bool:
        target = self.path(sha256)
        state = self.check(sha256)
        if state is BlobState.INTACT:
            return False
        if state is BlobState.DAMAGED:
            raise DamageError(
                f"the evidence {sha256.hex()} is not as it was kept",
                remedy="run `athar verify`, and restore the file from a copy",
            )
        for folder in (target.parent.parent, target.parent):
            if not folder.is_dir():
                folder.mkdir(mode=0o700, exist_ok=True)
                _sync_folder(folder.parent)
        os.replace(temporary, target)
        _sync_folder(target.parent)
        return True

    def _sweep(self) -> None:
        """Remove what a killed process left; a file that is being written is locked."""
        for left in self._incoming.iterdir():
            with suppress(OSError), left.open("rb") as file:
                fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
                # A file younger than its lock: its writer opened it and has not locked it yet.
                if left.stat().st_size:
                    left.unlink()


def _copy(reader: BinaryIO, writer: BinaryIO, source: Path) -> tuple[bytes, int]:
    hasher, size = hashlib.sha256(), 0
    while chunk := _read(reader, source):
        hasher.update(chunk)
        writer.write(chunk)
        size += len(chunk)
    writer.flush()
    os.fchmod(writer.fileno(), 0o400)
    os.fsync(writer.fileno())
    return hasher.digest(), size


def _read(reader: BinaryIO, source: Path) -> bytes:
    try:
        return reader.read(CHUNK)
    except OSError as error:
        raise InputError(f"the file cannot be read ({error.strerror})", file=source) from error


@contextmanager
def _reading(source: Path) -> Iterator[BinaryIO]:
    try:
        if not stat.S_ISREG(source.stat().st_mode):
            raise InputError("not a regular file", file=source, remedy="name a file")
        reader = source.open("rb")
    except OSError as error:
        raise InputError(f"the file cannot be opened ({error.strerror})", file=source) from error
    with reader:
        yield reader


@contextmanager
def _storing(folder: Path) -> Iterator[None]:
    """Word the errors of the operating system for the person who can mend them."""
    try:
        yield
    except OSError as error:
        if error.errno in _NO_ROOM:
            raise CasebookError(
                f"no room left to keep evidence in {folder}; nothing was kept",
                remedy="free some space and add the file again",
            ) from error
        raise CasebookError(
            f"evidence cannot be kept in {folder} ({error.strerror})",
            remedy="check that the folder exists and that you may write to it",
        ) from error


def _sync_folder(folder: Path) -> None:
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
