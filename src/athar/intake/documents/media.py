"""Which kind of document a file is: by its bytes first, by its name only where they do not say."""

import io
import re
import zipfile
from pathlib import PurePath

from athar.domain import InputError, UnsupportedError

TEXT = "text/plain"
HTML = "text/html"
PDF = "application/pdf"
DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
EML = "message/rfc822"

_SUFFIXES = {
    ".txt": TEXT, ".text": TEXT, ".md": TEXT, ".htm": HTML, ".html": HTML, ".xhtml": HTML,
    ".pdf": PDF, ".docx": DOCX, ".eml": EML,
}  # fmt: skip
_OLE = (
    b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"  # Office before 2007, and any Office file with a password
)
_HTML = re.compile(rb"^\s*(?:<\?xml[^>]*>\s*)?(?:<!--.*?-->\s*)*<(?:!doctype\s+html|html)\b",
                   re.IGNORECASE | re.DOTALL)  # fmt: skip
_MAIL_HEADER = re.compile(rb"^(?:[A-Za-z][A-Za-z0-9-]*:[^\n]*\n(?:[ \t][^\n]*\n)*){2,}\r?\n")
_MAIL_FIELDS = (b"from:", b"subject:")
_HEAD = 4096


def recognise_media(data: bytes, *, name: str | None = None, hint: str | None = None) -> str:
    """Tell the media type of a document.

    Args:
        data: the file's bytes.
        name: its name, for the suffix and for messages.
        hint: a media type or suffix that the user gave; wins where the bytes allow it.

    Returns:
        One of this module's five media types.

    Raises:
        InputError: for an empty file, one with a password, or one that holds no text.
        UnsupportedError: for a kind that is not read.
    """
    if not data.strip():
        raise InputError("the file is empty", file=name, remedy="check that it was copied whole")
    told = _by_bytes(data, name)
    if told is not None:
        return told
    if hint is not None:
        asked = hint.split(";")[0].strip().lower()
        asked = _SUFFIXES.get(f".{asked.removeprefix('.')}", asked)
        if asked not in _SUFFIXES.values():
            raise UnsupportedError("documents of this kind are not read", file=name)
        return asked
    suffix = PurePath(name or "").suffix.lower()
    return _SUFFIXES.get(suffix, TEXT)


def _by_bytes(data: bytes, name: str | None) -> str | None:
    """Tell what the first bytes alone decide."""
    head = data[:_HEAD].removeprefix(b"\xef\xbb\xbf")
    if b"%PDF-" in head[:1024]:
        return PDF
    if head.startswith(b"PK\x03\x04"):
        return _of_archive(data, name)
    if head.startswith(_OLE):
        raise UnsupportedError(
            "an Office file of before 2007, or one protected by a password",
            file=name,
            remedy="open it and save it as DOCX without a password",
        )
    if head.startswith(b"{\\rtf"):
        raise UnsupportedError(
            "RTF is not read", file=name, remedy="open it and save it as DOCX or plain text"
        )
    if _HTML.match(head):
        return HTML
    if _MAIL_HEADER.match(data[: 16 * _HEAD].replace(b"\r\n", b"\n")):
        low = head.lower()
        if all(low.startswith(field) or b"\n" + field in low for field in _MAIL_FIELDS):
            return EML
    return None


def _of_archive(data: bytes, name: str | None) -> str:
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            if "word/document.xml" in archive.namelist():
                return DOCX
    except zipfile.BadZipFile as damaged:
        raise InputError(
            "the file is damaged or cut short", file=name, remedy="ask for it again"
        ) from damaged
    raise UnsupportedError("an archive or a file that is no text document", file=name)
