"""What a reader of one format gives: the text, and what the file says of itself."""

import importlib
import logging
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Any

from athar.domain import UnsupportedError


class NoticeCode(StrEnum):
    """Something that the reader of a document should know. The faces word the codes."""

    OTHER_ENCODING = "other_encoding"  # not UTF-8: value is the encoding that was read
    UNREADABLE_BYTES = "unreadable_bytes"  # value: how many characters stand as U+FFFD
    PAGES_WITHOUT_TEXT = "pages_without_text"  # value: how many
    ATTACHMENTS_NOT_READ = "attachments_not_read"  # value: how many
    NOTES_NOT_READ = "notes_not_read"  # footnotes, comments, headers of a DOCX: how many parts
    WHOLE_PAGE = "whole_page"  # the main text could not be told from the page around it


# These libraries log oddities of a file, sometimes with its words; what cannot be read is raised.
_TALKATIVE = ("pypdf", "trafilatura", "htmldate", "justext", "courlan")


@dataclass(frozen=True, slots=True)
class DocumentNotice:
    """One notice.

    Attributes:
        code: what is to be known.
        value: a count or the name of an encoding; never words of the document.
    """

    code: NoticeCode
    value: int | str | None = None


@dataclass(frozen=True, slots=True)
class Extract:
    """The text of a file and what the file says of itself; ``None`` where it says nothing.

    Attributes:
        text: the words, never mended.
        title: title, subject or headline.
        published: the day of publication or sending that the file gives.
        author: as written.
        url: where the file says that it stands.
        notices: what the reader should know.
        wrapped: whether lines are broken by width, so that a line's end ends no sentence.
    """

    text: str
    title: str | None = None
    published: date | None = None
    author: str | None = None
    url: str | None = None
    notices: tuple[DocumentNotice, ...] = ()
    wrapped: bool = False


def optional(module: str, file: str | None) -> Any:
    """Load a library of the extra ``documents``.

    Args:
        module: what to import.
        file: the file at hand, for the message.

    Returns:
        The module.

    Raises:
        UnsupportedError: where the extra is not installed.
    """
    for library in _TALKATIVE:
        logging.getLogger(library).setLevel(logging.CRITICAL)
    try:
        return importlib.import_module(module)
    except ImportError as missing:
        raise UnsupportedError(
            "this kind of document needs a part of Athar that is not installed",
            file=file,
            remedy="install Athar with its extra: pip install '.[documents]' in its folder",
        ) from missing
