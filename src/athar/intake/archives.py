"""Bounds for packed files: what a workbook unpacks to is counted before any reader opens it.

Declared sizes are cheap to forge, so the members are also unpacked once, into nothing, and the
bytes counted. The bounds leave room for a sheet of a million rows (some 500 MB of XML) and none
for files that are built to exhaust memory.
"""

import zipfile
import zlib
from pathlib import Path

from athar.domain import InputError

MOST_BYTES = 1 << 30  # of all members together, unpacked
MOST_RATIO = 250  # unpacked to packed, where much is unpacked: lists compress 10 to 60 times
_RATIO_MATTERS = 64 << 20
MOST_MEMBERS = 10_000
_CHUNK = 1 << 20


def names_in(path: Path) -> frozenset[str]:
    """Give the names of a ZIP's members.

    Args:
        path: the file.

    Raises:
        InputError: where it is damaged.
    """
    with _opened(path) as archive:
        return frozenset(archive.namelist())


def check_archive(path: Path) -> bool:
    """Check that a ZIP unpacks to a bearable size.

    Args:
        path: the file.

    Returns:
        Whether a password protects it (a ZIP's own, or an OpenDocument's).

    Raises:
        InputError: where it is damaged or unpacks to more than the bounds.
    """
    with _opened(path) as archive:
        members = archive.infolist()
        if any(member.flag_bits & 1 for member in members):
            return True
        declared = sum(member.file_size for member in members)
        _bound(path, declared, len(members))
        actual = 0
        try:
            for member in members:
                actual += _unpacked(archive, member, MOST_BYTES - actual)
                _bound(path, actual, len(members))
            manifest = archive.read("META-INF/manifest.xml") if _has_manifest(archive) else b""
        except (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError) as error:
            raise _damaged(path) from error
    return b"encryption-data" in manifest


def _has_manifest(archive: zipfile.ZipFile) -> bool:
    return "META-INF/manifest.xml" in archive.namelist()


def _unpacked(archive: zipfile.ZipFile, member: zipfile.ZipInfo, most: int) -> int:
    said, member.file_size = member.file_size, most + 2  # else zipfile stops at the declared size
    count = 0
    try:
        with archive.open(member) as stream:
            while count <= most and (chunk := stream.read(_CHUNK)):
                count += len(chunk)
    finally:
        member.file_size = said
    return count


def _bound(path: Path, size: int, members: int) -> None:
    packed = max(1, path.stat().st_size)
    if (
        size > MOST_BYTES
        or members > MOST_MEMBERS
        or (size > _RATIO_MATTERS and size > MOST_RATIO * packed)
    ):
        raise InputError(
            "the file would unpack to more than is safe to open",
            file=path,
            remedy="if it is honest, save it as CSV or split it, and add that",
        )


def _opened(path: Path) -> zipfile.ZipFile:
    try:
        return zipfile.ZipFile(path)
    except (zipfile.BadZipFile, OSError, ValueError, EOFError) as error:
        raise _damaged(path) from error


def _damaged(path: Path) -> InputError:
    remedy = "open it in its own program, save it anew, or ask for the file again"
    return InputError("the packed file is damaged or cut short", file=path, remedy=remedy)
