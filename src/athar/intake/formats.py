"""Which kind of file it is, told from its bytes and not from its name.

:func:`recognise` works in this order: size; the first bytes (PDF, ZIP, OLE, pictures, archives);
what a ZIP holds (XLSX, ODS, DOCX), after :mod:`athar.intake.archives` has bounded it; whether the
bytes are text at all; HTML and e-mail by their openings; a table by its delimiter; else plain
text. The name's extension decides nothing but a text of one column, which may be either.
"""

import re
import stat
from enum import StrEnum
from pathlib import Path

from athar.domain import InputError, UnsupportedError
from athar.intake.archives import check_archive, names_in
from athar.intake.decoding import BINARY_MESSAGE, BINARY_REMEDY, decode_sample, looks_binary
from athar.intake.delimiters import sniff

SAMPLE_BYTES = 1 << 18


class FileFormat(StrEnum):
    """A kind of file that is read."""

    CSV = "csv"  # any delimited text: TSV and semicolons too
    XLSX = "xlsx"
    XLS = "xls"
    ODS = "ods"
    TEXT = "txt"
    HTML = "html"
    DOCX = "docx"
    PDF = "pdf"
    EML = "eml"

    @property
    def is_list(self) -> bool:
        """Whether the file holds rows."""
        return self in (FileFormat.CSV, FileFormat.XLSX, FileFormat.XLS, FileFormat.ODS)


_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_KNOWN_BINARIES = (
    (b"\x89PNG", "a picture (PNG)"),
    (b"\xff\xd8\xff", "a picture (JPEG)"),
    (b"GIF8", "a picture (GIF)"),
    (b"II*\x00", "a picture (TIFF)"),
    (b"MM\x00*", "a picture (TIFF)"),
    (b"BM", "a picture (BMP)"),
    (b"\x1f\x8b", "a packed file (gzip)"),
    (b"BZh", "a packed file (bzip2)"),
    (b"7z\xbc\xaf", "a packed file (7-Zip)"),
    (b"Rar!", "a packed file (RAR)"),
    (b"\xfd7zXZ", "a packed file (xz)"),
    (b"\x7fELF", "a program"),
    (b"MZ", "a program"),
    (b"SQLite format 3", "a database (SQLite)"),
    (b"PAR1", "a Parquet file"),
)
_PROTECTED = "the file is protected by a password"
_PROTECTED_REMEDY = "open it with its password, save a copy without one, and add the copy"


def recognise(path: Path) -> FileFormat:
    """Tell which kind a file is, from its content.

    Args:
        path: the file.

    Returns:
        Its format.

    Raises:
        InputError: an empty, binary, protected or damaged file, or one that would unpack to more
            than is bearable.
        UnsupportedError: a whole file of a kind that is not read.
    """
    path = Path(path)
    head = read_head(path)
    if not head:
        raise InputError("the file is empty", file=path, remedy="add the file that was meant")
    if head.lstrip()[:5] == b"%PDF-":
        return FileFormat.PDF
    if head.startswith(b"PK"):
        return _in_archive(path)
    if head.startswith(_OLE):
        return _in_ole(path)
    for magic, what in _KNOWN_BINARIES:
        if head.startswith(magic) and looks_binary(head):
            raise UnsupportedError(
                f"the file is {what}, not a list or a text", file=path, remedy=BINARY_REMEDY
            )
    if looks_binary(head):
        raise InputError(BINARY_MESSAGE, file=path, remedy=BINARY_REMEDY)
    return _text_format(path, decode_sample(head))


def read_head(path: Path) -> bytes:
    """Read a file's first bytes.

    Args:
        path: the file.

    Raises:
        InputError: where it is not there, is a folder, pipe, socket or device, or may not be
            read.
    """
    try:
        refuse_special(path)
        with path.open("rb") as file:
            return file.read(SAMPLE_BYTES)
    except FileNotFoundError as error:
        raise InputError("there is no such file", file=path) from error
    except IsADirectoryError as error:
        message = "this is a folder, not a file"
        raise InputError(message, file=path, remedy="name the files in it") from error
    except OSError as error:
        raise InputError(f"the file cannot be read ({error.strerror})", file=path) from error


def refuse_special(path: Path) -> None:
    """Refuse what is neither a file nor a folder, before it is opened: a pipe waits for ever.

    Args:
        path: what is to be opened.

    Raises:
        InputError: for a pipe, socket or device.
        OSError: where it is not there or may not be looked at.
    """
    mode = path.stat().st_mode
    if not (stat.S_ISREG(mode) or stat.S_ISDIR(mode)):
        message = "this is a pipe, socket or device, not a file"
        raise InputError(message, file=path, remedy="save what it gives to a file and add that")


def _in_archive(path: Path) -> FileFormat:
    names = names_in(path)
    if "word/document.xml" in names:
        found = FileFormat.DOCX
    elif any(name.startswith("xl/workbook") for name in names):
        found = FileFormat.XLSX
    elif "content.xml" in names and "META-INF/manifest.xml" in names:
        found = FileFormat.ODS
    else:
        message = "the file is a packed archive, not a list or a text"
        raise UnsupportedError(message, file=path, remedy="unpack it and add what is in it")
    if check_archive(path):
        raise InputError(_PROTECTED, file=path, remedy=_PROTECTED_REMEDY)
    return found


def _in_ole(path: Path) -> FileFormat:
    # The directory of an OLE file stands anywhere in it; stream names are UTF-16 little-endian.
    content = path.read_bytes()
    if "EncryptedPackage".encode("utf-16-le") in content:
        raise InputError(_PROTECTED, file=path, remedy=_PROTECTED_REMEDY)
    if any(name.encode("utf-16-le") in content for name in ("Workbook", "Book\x00")):
        return FileFormat.XLS
    message = "the file is an old Office document, not a workbook"
    raise UnsupportedError(message, file=path, remedy="save it as DOCX or PDF and add that")


_JSON = re.compile(r'[\[{\s]*\{\s*"[^"]*"\s*:')
_MAIL_HEADERS = ("from", "to", "subject", "date", "received", "mime-version", "message-id")


def _text_format(path: Path, text: str) -> FileFormat:
    opening = text[:4096].lstrip("\ufeff \t\r\n").lower()
    # A cell of a list may hold markup: a page opens with it.
    page = opening.startswith("<") and "<html" in opening
    if page or opening.startswith(("<!doctype html", "<head", "<body")):
        return FileFormat.HTML
    if opening.startswith("<?xml"):
        message = "the file is XML of a kind that is not read"
        raise UnsupportedError(message, file=path, remedy="export it as CSV or XLSX")
    if _JSON.match(opening):
        message = "the file is JSON, which is not read"
        raise UnsupportedError(message, file=path, remedy="export it as CSV or XLSX")
    fields = {
        line.partition(":")[0] for line in opening.split("\n\n")[0].split("\n") if ":" in line
    }
    if len(fields & set(_MAIL_HEADERS)) >= 3:
        return FileFormat.EML
    table = sniff(text)
    if table.certain or (table.possible and path.suffix.lower() in (".csv", ".tsv", ".tab")):
        return FileFormat.CSV
    return FileFormat.TEXT


def protected(path: Path) -> InputError:
    """Give the error for a file that needs a password."""
    return InputError(_PROTECTED, file=path, remedy=_PROTECTED_REMEDY)
