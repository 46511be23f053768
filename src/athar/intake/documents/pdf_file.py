"""PDF: the text layer, page after page.

A PDF that is a picture of a page (a scan) has no text layer; that is said, and such files are for
optical reading, which this room does not do. The layer's words stay as they are, damage included:
:meth:`athar.intake.plain_text.PlainText.repaired` derives a reading.
"""

import io
from typing import Any

from athar.domain import InputError, UnsupportedError
from athar.intake.documents.extract import DocumentNotice, Extract, NoticeCode, optional

_PAGE_BREAK = "\n\n"


def read_pdf_file(data: bytes, name: str | None = None) -> Extract:
    """Read the text layer of a PDF file.

    Args:
        data: its bytes.
        name: its name, for messages.

    Returns:
        The text, with title and author where the file gives them. The day on which the file was
        made is no day of publication and is not taken.

    Raises:
        InputError: where the file is damaged or protected by a password.
        UnsupportedError: where it has no text layer, is protected in a way that is not read, or
            the extra ``documents`` is not installed.
    """
    pypdf = optional("pypdf", name)
    try:
        reader = _open(pypdf, data, name)
        pages = [page.extract_text() for page in reader.pages]
        about = reader.metadata
        title, author = _said(about, "title"), _said(about, "author")
    except InputError:
        raise
    # Damage shows as errors of many types, the library's own and Python's.
    except Exception as damaged:  # noqa: BLE001
        raise InputError(
            "the PDF is damaged and cannot be read", file=name, remedy="ask for it again"
        ) from damaged
    empty = sum(not page.strip() for page in pages)
    if empty == len(pages):
        raise UnsupportedError(
            "the PDF has no text layer: its pages are pictures",
            file=name,
            remedy="keep it: scans are to be read by a later version; or type it as plain text",
        )
    notices = (DocumentNotice(NoticeCode.PAGES_WITHOUT_TEXT, empty),) if empty else ()
    return Extract(
        _PAGE_BREAK.join(pages), title=title, author=author, notices=notices, wrapped=True
    )


def _open(pypdf: Any, data: bytes, name: str | None) -> Any:
    """Open a PDF; one locked against printing alone opens without a password."""
    reader = pypdf.PdfReader(io.BytesIO(data))
    if not reader.is_encrypted:
        return reader
    try:
        opened = reader.decrypt("")
    except pypdf.errors.DependencyError as missing:
        raise UnsupportedError(
            "the PDF is encrypted in a way that is not read",
            file=name,
            remedy="save it again without protection",
        ) from missing
    if not opened:
        raise InputError(
            "the PDF is protected by a password",
            file=name,
            remedy="save it again without the password",
        )
    return reader


def _said(about: Any, field: str) -> str | None:
    value = getattr(about, field, None)
    value = value.strip() if isinstance(value, str) else ""
    # Makers of PDF write these where nothing was given.
    return None if value.lower() in ("", "untitled", "anonymous", "unspecified") else value
