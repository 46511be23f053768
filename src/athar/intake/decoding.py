"""Text from bytes, whichever of the region's encodings they are in.

In this order: a byte-order mark; UTF-16 without one (where every other byte is nearly constant);
UTF-8; else the single-byte encoding whose letters make the likeliest Arabic or Latin text. Files
are read in pieces. Where a file is UTF-8 and some lines are not (two files pasted into one), each
such line is decoded by itself with the likeliest single-byte encoding, and counted.

Left out: the DOS code pages, and text that was decoded wrongly before it was saved.
"""

import codecs
import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import lru_cache
from pathlib import Path

from athar.domain import InputError

SINGLE_BYTE = ("cp1256", "iso8859_6", "cp1252")
BINARY_MESSAGE = "the file holds no text, whatever its name says"
BINARY_REMEDY = "export the list from its program as CSV or XLSX"

_BOMS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_CHUNK = 1 << 20
_MOST_IN_ONE_LINE = 64 << 20  # bytes held in memory for one line
_LINES_NAMED = 20
_CONTROLS = re.compile(rb"[\x00-\x08\x0e-\x1a\x1c-\x1f\x7f]")
_MOST_CONTROLS = 0.01  # of a text's bytes; a stray NUL is borne


@dataclass(slots=True)
class Decoded:
    """What was found while a file's bytes became text; grows while the text is read.

    Args:
        encoding: of the file.
        lines: encoding → how many lines were decoded with it, other than the file's own.
        first_lines: encoding → the first 1-based lines of those, up to twenty.
        nuls: how many NUL characters were taken out.
        nul_lines: the first 1-based lines that held one, up to twenty.
        bytes_read: of the file, so far.
    """

    encoding: str
    lines: Counter[str] = field(default_factory=Counter)
    first_lines: dict[str, list[int]] = field(default_factory=dict)
    nuls: int = 0
    nul_lines: list[int] = field(default_factory=list)
    bytes_read: int = 0

    def note_line(self, encoding: str, line: int) -> None:
        """Count a line that was decoded with another encoding than the file's."""
        self.lines[encoding] += 1
        first = self.first_lines.setdefault(encoding, [])
        if len(first) < _LINES_NAMED:
            first.append(line)

    def take_nuls(self, text: str, first_line: int) -> str:
        """Take NUL characters out of a text, and note where they were."""
        self.nuls += text.count("\x00")
        for number, line in enumerate(text.split("\n"), first_line):
            if "\x00" in line and len(self.nul_lines) < _LINES_NAMED:
                self.nul_lines.append(number)
        return text.replace("\x00", "")


def looks_binary(sample: bytes) -> bool:
    """Tell whether bytes are no text in any encoding that is read.

    Args:
        sample: a file's first bytes.
    """
    if wide_encoding(sample) is not None:
        return False
    return len(_CONTROLS.findall(sample)) > max(4, _MOST_CONTROLS * len(sample))


def wide_encoding(sample: bytes) -> str | None:
    """Tell UTF-16, by its mark or by how constant every other byte is.

    Args:
        sample: a file's first bytes.

    Returns:
        The name of a Python codec, ``None`` where it is not UTF-16.
    """
    for mark, name in _BOMS[1:]:
        if sample.startswith(mark):
            return name
    if len(sample) < 8:
        return None
    for name, high, low in (
        ("utf-16-le", sample[1::2], sample[0::2]),
        ("utf-16-be", sample[0::2], sample[1::2]),
    ):
        # Latin has a high byte 0, Arabic 6; text of either has few others.
        constant = (high.count(0) + high.count(6)) / len(high)
        other = (low.count(0) + low.count(6)) / len(low)
        if constant > 0.9 and other < 0.3:
            return name
    return None


def detect(sample: bytes) -> str:
    """Tell the encoding of a file from its first bytes.

    Args:
        sample: the bytes; a last line that is cut is borne.

    Returns:
        The name of a Python codec.
    """
    if sample.startswith(codecs.BOM_UTF8):
        return "utf-8-sig"
    wide = wide_encoding(sample)
    if wide is not None:
        return wide
    lines = [line for line in sample.split(b"\n")[:-1] or [sample] if not line.isascii()]
    if not lines:
        return "utf-8"
    whole = sum(_is_utf8(line) for line in lines)
    # Of a line in Windows-1256 hardly any is valid UTF-8 by chance: a fifth says that UTF-8 is
    # the file's encoding and the rest was pasted in.
    if whole >= 0.2 * len(lines) or (len(lines) == 1 and _is_utf8(lines[0], cut=True)):
        return "utf-8"
    return likeliest(b"\n".join(lines[:500]))


def _is_utf8(line: bytes, *, cut: bool = False) -> bool:
    try:
        codecs.getincrementaldecoder("utf-8")().decode(line, final=not cut)
    except UnicodeDecodeError:
        return False
    return True


def likeliest(line: bytes) -> str:
    """Tell which single-byte encoding makes the likeliest text of some bytes.

    Args:
        line: bytes that are not UTF-8.

    Returns:
        One of SINGLE_BYTE.
    """
    return max(SINGLE_BYTE, key=lambda name: _plausibility(line.decode(name, "replace")))


# Letters by how common they are in Arabic names and text: a coarse scale serves, because the
# encodings put ا where others put symbols, and ل where others put ف.
_COMMON = dict.fromkeys("اليمنرتبدعسحوهة", 2.0) | dict.fromkeys("فقكجصشأإىخطزغئءؤذضثظآ", 1.0)
_ARTICLE = re.compile(r"\bال")
_MIXED = re.compile(r"[\u0621-\u064a][A-Za-z\u00c0-\u00ff]|[A-Za-z\u00c0-\u00ff][\u0621-\u064a]")
_ACCENT_RUN = re.compile(r"[\u00c0-\u00ff\u0152\u0153]{3,}")
_ACCENTED = re.compile(r"(?<=[a-zA-Z])[\u00e0-\u00ff\u00c0-\u00dd\u0153](?=[a-zA-Z\W])")
_MARK_FIRST = re.compile(r"(?:^|[^\u0621-\u0652])[\u064b-\u0652]")


def _plausibility(text: str) -> float:
    score = sum(_COMMON.get(char, 0.0) for char in text)
    score += 4.0 * len(_ARTICLE.findall(text))
    score += 3.0 * len(_ACCENTED.findall(text))
    score -= 4.0 * (len(_MIXED.findall(text)) + len(_MARK_FIRST.findall(text)))
    score -= 4.0 * len(_ACCENT_RUN.findall(text))
    score -= 4.0 * sum(char == "\ufffd" or "\x80" <= char <= "\x9f" for char in text)
    return score


def decode_sample(sample: bytes) -> str:
    """Decode a file's first bytes as :func:`detect` says, bearing what does not fit.

    Args:
        sample: the bytes.
    """
    return sample.decode(detect(sample), "replace").replace("\x00", "")


def read_lines(path: Path, decoded: Decoded) -> Iterator[list[str]]:
    """Read a file's lines as text, some megabyte of them at a time.

    Args:
        path: the file.
        decoded: its encoding; what is found on the way is added to it.

    Yields:
        Lines that end with one newline each, the file's last perhaps without; no list is empty.
    """
    pieces = _wide_pieces if decoded.encoding.startswith("utf-16") else _pieces
    rest = ""
    number = 1
    for piece in pieces(path, decoded):
        if "\r" in piece:
            piece = piece.replace("\r\n", "\n").replace("\r", "\n")
        if "\x00" in piece:
            piece = decoded.take_nuls(piece, number)
        lines = (rest + piece).split("\n")
        rest = lines.pop()
        number += len(lines)
        if lines:
            yield [line + "\n" for line in lines]
    if rest:
        yield [rest]


def _wide_pieces(path: Path, decoded: Decoded) -> Iterator[str]:
    decoder = codecs.getincrementaldecoder(decoded.encoding)("replace")
    with path.open("rb") as file:
        held = ""
        while chunk := file.read(_CHUNK):
            decoded.bytes_read += len(chunk)
            text = held + decoder.decode(chunk)
            held = "\r" if text.endswith("\r") else ""  # its \n may stand in the next chunk
            yield text[: len(text) - len(held)]
        yield held + decoder.decode(b"", final=True)


def _pieces(path: Path, decoded: Decoded) -> Iterator[str]:
    """Whole lines, some megabyte at a time; a line longer than that grows until it ends."""
    line = 1
    held: list[bytes] = []
    with path.open("rb") as file:
        if decoded.encoding == "utf-8-sig":
            file.read(len(codecs.BOM_UTF8))
        while chunk := file.read(_CHUNK):
            decoded.bytes_read += len(chunk)
            end = max(chunk.rfind(b"\n"), chunk.rfind(b"\r", 0, -1)) + 1
            if not end:
                held.append(chunk)
                if len(held) * _CHUNK > _MOST_IN_ONE_LINE:
                    message = "a line of the file is longer than any list's"
                    remedy = "export the list again, one person a row"
                    raise InputError(message, file=path, row=line, remedy=remedy)
                continue
            piece = b"".join((*held, chunk[:end]))
            held = [chunk[end:]]
            yield _decode_piece(piece, line, decoded)
            line += piece.count(b"\n")
        yield _decode_piece(b"".join(held), line, decoded)


def _decode_piece(piece: bytes, first_line: int, decoded: Decoded) -> str:
    usual = "utf-8" if decoded.encoding == "utf-8-sig" else decoded.encoding
    try:
        return piece.decode(usual)
    except UnicodeDecodeError:
        pass
    out = []
    for number, line in enumerate(piece.split(b"\n"), first_line):
        try:
            out.append(line.decode(usual))
        except UnicodeDecodeError:
            other = _likeliest_of_line(line) if usual == "utf-8" else usual
            decoded.note_line(other, number)
            out.append(line.decode(other, "replace"))
    return "\n".join(out)


@lru_cache(1 << 12)
def _likeliest_of_line(line: bytes) -> str:
    return likeliest(line)
