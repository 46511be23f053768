"""Plain text: bytes to characters, and nothing else.

Line ends stay as they are and a byte order mark stays a character, so that offsets into the text
mean the same to everybody who decodes the file. In this order: a byte order mark; UTF-16 by every
other byte; UTF-8; then the single-byte encoding that makes the likeliest text, told as for lists
(`athar.intake.decoding`).
"""

import codecs

from athar.domain import InputError
from athar.intake.decoding import likeliest, wide_encoding
from athar.intake.documents.extract import DocumentNotice, Extract, NoticeCode

_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_HEAD = 4096  # bytes, from which UTF-16 is told
_SAMPLE = 1 << 18  # bytes, from which a single-byte encoding is told
_MOST_CONTROLS = 0.02  # share of control characters above which a file is no text


def read_text(data: bytes, name: str | None = None) -> Extract:
    """Read a plain text file.

    Args:
        data: its bytes.
        name: its name, for messages.

    Returns:
        The text, with a notice where it was not UTF-8 or held bytes that no encoding explains.

    Raises:
        InputError: where the bytes are no text.
    """
    text, encoding = decode(data)
    controls = sum(char < " " and char not in "\t\n\r\f\v" for char in text)
    if controls > _MOST_CONTROLS * len(text):
        raise InputError(
            "the file holds no text", file=name, remedy="check that it is the right file"
        )
    notices = []
    if encoding != "utf-8":
        notices.append(DocumentNotice(NoticeCode.OTHER_ENCODING, encoding))
    lost = text.count("\ufffd")
    if lost:
        notices.append(DocumentNotice(NoticeCode.UNREADABLE_BYTES, lost))
    return Extract(text, notices=tuple(notices))


def decode(data: bytes, declared: str | None = None) -> tuple[str, str]:
    """Decode bytes into characters.

    Args:
        data: the bytes.
        declared: an encoding that the file itself names (HTML); tried after UTF-8.

    Returns:
        The text, line ends and byte order mark kept, and the encoding's name. Bytes that the
        encoding does not explain become U+FFFD.
    """
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return data.decode(encoding, "replace"), encoding
    wide = wide_encoding(data[:_HEAD])
    if wide is not None:
        return data.decode(wide, "replace"), wide
    try:
        return data.decode("utf-8"), "utf-8"
    except UnicodeDecodeError as wrong:
        # A long text with a few broken bytes is still UTF-8: other encodings would make nonsense.
        if wrong.start > 0 and _mostly_utf8(data):
            return data.decode("utf-8", "replace"), "utf-8"
    if declared is not None:
        try:
            return data.decode(declared, "replace"), declared
        except LookupError:
            pass  # a page may name an encoding that nobody has
    name = likeliest(data[:_SAMPLE])
    return data.decode(name, "replace"), name


def _mostly_utf8(data: bytes) -> bool:
    text = data.decode("utf-8", "replace")
    beyond = sum(char > "\x7f" for char in text)
    return text.count("\ufffd") < beyond / 10
