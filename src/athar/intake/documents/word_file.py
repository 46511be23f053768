"""DOCX: paragraphs and tables in their order.

A table's row is one line, its cells apart by tabs. Footnotes, comments, headers and footers are
not read; where there are any, a notice counts them. A cell that spans columns is given once. The
day on which the file was made is no day of publication (programs copy it from their template) and
is not taken.
"""

import io
import zipfile
from collections.abc import Iterator
from typing import Any

from athar.domain import InputError
from athar.intake.documents.extract import DocumentNotice, Extract, NoticeCode, optional

_LARGEST = 500 * 2**20  # bytes unpacked: far above any report, far below what fills a laptop
_UNREAD = ("footnotes", "endnotes", "comments", "header", "footer")


def read_word_file(data: bytes, name: str | None = None) -> Extract:
    """Read a DOCX file.

    Args:
        data: its bytes.
        name: its name, for messages.

    Returns:
        The text, with title and author where the file gives them.

    Raises:
        InputError: where the file is damaged, holds no words, or would unpack to more than 500 MB.
        UnsupportedError: where the extra ``documents`` is not installed.
    """
    docx = optional("docx", name)
    unread = _unread_parts(data, name)
    try:
        document = docx.Document(io.BytesIO(data))
        text = "\n".join(_lines(document, docx))
        about = document.core_properties
        title, author = about.title or None, about.author or None
    # The library raises errors of the archive, of XML and of its own for damage of each layer.
    except Exception as damaged:  # noqa: BLE001
        raise InputError(
            "the file is damaged and cannot be opened", file=name, remedy="ask for it again"
        ) from damaged
    if not text.strip():
        raise InputError("the document holds no words", file=name)
    notices = (DocumentNotice(NoticeCode.NOTES_NOT_READ, unread),) if unread else ()
    # python-docx itself writes this author into a file that names none.
    author = None if author == "python-docx" else author
    return Extract(text, title=title, author=author, notices=notices)


def _unread_parts(data: bytes, name: str | None) -> int:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        parts = archive.infolist()
    if sum(part.file_size for part in parts) > _LARGEST:
        raise InputError("the file would unpack to more than 500 MB and was not opened", file=name)
    return sum(
        part.filename.startswith(tuple(f"word/{kind}" for kind in _UNREAD)) for part in parts
    )


def _lines(holder: Any, docx: Any) -> Iterator[str]:
    """Give paragraphs and table rows of a document or cell, in order."""
    for item in holder.iter_inner_content():
        if isinstance(item, docx.table.Table):
            for row in item.rows:
                # The library gives a cell that spans columns once for each of them.
                cells = {cell._tc: cell for cell in row.cells}.values()
                yield "\t".join(" ".join(_lines(cell, docx)) for cell in cells)
        else:
            yield item.text
