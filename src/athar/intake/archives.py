"""Bounds for packed files: what a workbook unpacks to is counted before any reader opens it.

Declared sizes are cheap to forge, so the members are also unpacked once, into nothing, and the
bytes counted. The bounds leave room for a sheet of a million rows (some 500 MB of XML) and none
for files that are built to exhaust memory. Readers lay a sheet out as a full grid, so one cell in
its farthest corner would ask for seventeen thousand million: the grid is bounded too.
"""

import re
import zipfile
import zlib
from pathlib import Path

from athar.domain import InputError

MOST_BYTES = 1 << 30  # of all members together, unpacked
MOST_RATIO = 250  # unpacked to packed, where much is unpacked: lists compress 10 to 60 times
_RATIO_MATTERS = 64 << 20
MOST_MEMBERS = 10_000
MOST_CELLS = 60_000_000  # of one sheet's grid, some 2 GB once laid out; a million rows by sixty
_CHUNK = 1 << 20
_SHEET = re.compile(r"xl/worksheets/[^/]+\.xml")
_ROW = re.compile(rb'<(?:\w+:)?row\b[^<>]{0,200}?\sr="(\d{1,10})"')
_COLUMN = re.compile(rb'<(?:\w+:)?c\b[^<>]{0,80}?\sr="([A-Z]{1,4})(\d{1,10})"')
_OVERLAP = 256  # bytes of a chunk that may hold the beginning of a tag


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
                grid = _Grid() if _SHEET.fullmatch(member.filename) else None
                actual += _unpacked(archive, member, MOST_BYTES - actual, grid)
                _bound(path, actual, len(members))
                if grid is not None and grid.cells > MOST_CELLS:
                    raise _far_cell(path)
            manifest = archive.read("META-INF/manifest.xml") if _has_manifest(archive) else b""
        except (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError) as error:
            raise _damaged(path) from error
    return b"encryption-data" in manifest


def _has_manifest(archive: zipfile.ZipFile) -> bool:
    return "META-INF/manifest.xml" in archive.namelist()


class _Grid:
    """The grid that a worksheet's farthest row and column span, from its XML in pieces."""

    def __init__(self) -> None:
        self._rows = self._columns = 0
        self._seen: set[bytes] = set()
        self._tail = b""

    def see(self, chunk: bytes) -> None:
        text = self._tail + chunk
        self._rows = max(self._rows, max(map(int, _ROW.findall(text)), default=0))
        cells = _COLUMN.findall(text)
        self._rows = max(self._rows, int(cells[-1][1]) if cells else 0)
        new = {letters for letters, _ in cells} - self._seen
        self._seen |= new
        self._columns = max(self._columns, max(map(_number, new), default=0))
        self._tail = text[-_OVERLAP:]

    @property
    def cells(self) -> int:
        return self._rows * self._columns


def _number(letters: bytes) -> int:
    """Give a column's number: A → 1, AA → 27."""
    number = 0
    for letter in letters:
        number = number * 26 + letter - 64
    return number


def _unpacked(
    archive: zipfile.ZipFile, member: zipfile.ZipInfo, most: int, grid: _Grid | None
) -> int:
    said, member.file_size = member.file_size, most + 2  # else zipfile stops at the declared size
    count = 0
    try:
        with archive.open(member) as stream:
            while count <= most and (chunk := stream.read(_CHUNK)):
                count += len(chunk)
                if grid is not None:
                    grid.see(chunk)
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


def _far_cell(path: Path) -> InputError:
    return InputError(
        "a sheet has a cell so far from the others that the whole cannot be laid out",
        file=path,
        remedy="delete the empty rows and columns after the list and save it, or export it as CSV",
    )


def _opened(path: Path) -> zipfile.ZipFile:
    try:
        return zipfile.ZipFile(path)
    except (zipfile.BadZipFile, OSError, ValueError, EOFError) as error:
        raise _damaged(path) from error


def _damaged(path: Path) -> InputError:
    remedy = "open it in its own program, save it anew, or ask for the file again"
    return InputError("the packed file is damaged or cut short", file=path, remedy=remedy)
