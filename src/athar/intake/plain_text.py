"""A report or testimony as plain text with its passages.

Gives :func:`read_document`: TXT, HTML, DOCX, PDF with a text layer, and saved e-mail become one
:class:`PlainText`. The text is what the document says, damage included: it is never altered, and a
passage's quote is exactly ``text[start:end]``. A mended reading is derived beside it, with a map
back (:meth:`PlainText.repaired`). Leaves out scans, and everything that a text means.
"""

import hashlib
import re
from array import array
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from athar.domain import InputError
from athar.intake.documents import DocumentNotice, Extract, Span, recognise_media, sentences
from athar.intake.documents.mail import read_mail
from athar.intake.documents.media import DOCX, EML, HTML, PDF, TEXT
from athar.intake.documents.pdf_file import read_pdf_file
from athar.intake.documents.text_file import read_text
from athar.intake.documents.web_page import read_web_page
from athar.intake.documents.word_file import read_word_file
from athar.intake.formats import refuse_special
from athar.text import OffsetMap, Step, repair, repair_word

_READERS: dict[str, Callable[[bytes, str | None], Extract]] = {
    TEXT: read_text,
    HTML: read_web_page,
    DOCX: read_word_file,
    PDF: read_pdf_file,
    EML: read_mail,
}
_LINE = re.compile(r"[^\n]*\n|[^\n]+")
_WORD = re.compile(r"\S+")


@dataclass(frozen=True, slots=True)
class PlainText:
    """A document's words and what it says of itself; ``None`` where it says nothing.

    Attributes:
        text: the words. For TXT the whole file decoded, line ends and byte order mark kept.
        media_type: what the file is, such as ``text/plain``.
        title: title, subject or headline that the file's format carries.
        published: the day of publication or sending that a page or message itself gives, not
            checked; the day on which a DOCX or PDF file was made is none.
        author: as written.
        url: address that the file itself gives.
        passages: the sentences, in order; every character but white space is in exactly one.
        notices: what the reader should know (another encoding, pages without text …).
        text_sha256: SHA-256 of the text in UTF-8, hexadecimal: what the offsets belong to.
    """

    text: str
    media_type: str
    title: str | None
    published: date | None
    author: str | None
    url: str | None
    passages: tuple[Span, ...]
    notices: tuple[DocumentNotice, ...]
    text_sha256: str

    def quote(self, span: Span) -> str:
        """Give the exact words of a span of the text."""
        return self.text[span.start : span.end]

    def repaired(self) -> tuple[str, OffsetMap]:
        """Derive a reading of damaged Arabic, beside the text.

        Returns:
            The text with every word mended whose reading is certain, and the map from it to the
            original's offsets. Words with two possible readings stay as they are.
        """
        out: list[str] = []
        starts, ends = array("l"), array("l")

        def put(piece: str, start: int, end: int, *, each: bool) -> None:
            out.append(piece)
            for at in range(len(piece)):
                starts.append(start + at if each else start)
                ends.append(start + at + 1 if each else end)

        for line in _LINE.finditer(self.text):
            turned = repair(line.group().rstrip("\r\n"))
            if turned and turned[0].certain and Step.REVERSED in turned[0].steps:
                end = line.start() + len(line.group().rstrip("\r\n"))
                put(turned[0].text, line.start(), end, each=False)
                put(self.text[end : line.end()], end, line.end(), each=True)
                continue
            done = line.start()
            for word in _WORD.finditer(self.text, line.start(), line.end()):
                put(self.text[done : word.start()], done, word.start(), each=True)
                readings = repair_word(word.group())
                if readings and readings[0].certain:
                    put(readings[0].text, word.start(), word.end(), each=False)
                else:
                    put(word.group(), word.start(), word.end(), each=True)
                done = word.end()
            put(self.text[done : line.end()], done, line.end(), each=True)
        return "".join(out), OffsetMap(starts, ends, len(self.text))


def read_document(
    source: Path | str | bytes, *, media_type: str | None = None, name: str | None = None
) -> PlainText:
    """Read a report or testimony.

    Args:
        source: the file's path, or its bytes.
        media_type: what the file is, where its bytes and name do not tell (a media type, or a
            suffix such as ``html``).
        name: how messages call the file; the path itself where that is given.

    Returns:
        Its text with passages.

    Raises:
        InputError: where the file is missing, empty, damaged, or protected by a password.
        UnsupportedError: where it is of a kind that is not read, such as a scan without a text
            layer, or needs the extra ``documents``.
    """
    if isinstance(source, bytes):
        data = source
    else:
        name = name or str(source)
        try:
            refuse_special(Path(source))
            data = Path(source).read_bytes()
        except OSError as failed:
            raise InputError(
                f"the file cannot be opened ({failed.strerror})",
                file=name,
                remedy="check the path and the right to read it",
            ) from failed
    kind = recognise_media(data, name=name, hint=media_type)
    extract = _READERS[kind](data, name)
    return PlainText(
        text=extract.text,
        media_type=kind,
        title=extract.title,
        published=extract.published,
        author=extract.author,
        url=extract.url,
        passages=sentences(extract.text, wrapped=extract.wrapped),
        notices=extract.notices,
        # Lone surrogates come from damaged PDF; they must not stop the hash.
        text_sha256=hashlib.sha256(extract.text.encode("utf-8", "surrogatepass")).hexdigest(),
    )


__all__ = ["DocumentNotice", "PlainText", "Span", "read_document"]
