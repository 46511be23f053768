"""Sentences of a text as spans.

A sentence ends after ``. ؟ ? ! ؛ …`` (with the quotes and brackets that close there) before white
space, and at the end of a line. A full stop between two Arabic letters ends one too: web pages
lose the space. It ends none inside a number, after a single letter or an abbreviation
(``abbreviations.txt``), and none of the signs does inside brackets on one line. In text broken by
width (PDF, e-mail) a line's end counts only where the line is short or empty.
"""

import re
from collections.abc import Iterator
from functools import cache
from importlib.resources import files
from typing import NamedTuple

from athar.text import fold


class Span(NamedTuple):
    """A stretch of a text: offsets in code points, the second one after the last."""

    start: int
    end: int


_LINE = re.compile(r"[^\r\n\v\f\x1c-\x1e\x85\u2028\u2029]+")
_END = re.compile(r"[.؟?!؛…]+[\"'”’»›)\]]*")
_ARABIC = re.compile(r"[\u0620-\u064a]")
_WORD_BEFORE = re.compile(r"(\w+)$")
_SHORT_LINE = 0.7  # of the longest: the last line of a paragraph, a title, a row of a list


def sentences(text: str, *, wrapped: bool = False) -> tuple[Span, ...]:
    """Cut a text into sentences.

    Args:
        text: the text; never changed.
        wrapped: whether its lines are broken by width.

    Returns:
        Spans in order, none empty, without white space at either end. Together they hold every
        character that is not white space, each once.
    """
    blocks = _paragraphs(text) if wrapped else ((m.start(), m.end()) for m in _LINE.finditer(text))
    return tuple(span for start, end in blocks for span in _of_block(text, start, end))


def _paragraphs(text: str) -> Iterator[tuple[int, int]]:
    """Give runs of full lines and the short line that closes each."""
    lines = [(m.start(), m.end()) for m in _LINE.finditer(text)]
    width = max((end - start for start, end in lines), default=0)
    start = None
    for at, (first, last) in enumerate(lines):
        start = first if start is None else start
        gap = text[last : lines[at + 1][0]] if at + 1 < len(lines) else ""
        apart = gap.replace("\r\n", "\n").count("\n") > 1
        if apart or last - first < _SHORT_LINE * width or not text[first:last].strip():
            yield start, last
            start = None
    if start is not None:
        yield start, lines[-1][1]


def _of_block(text: str, start: int, end: int) -> Iterator[Span]:
    """Cut one line or paragraph."""
    first = start
    for sign in _END.finditer(text, start, end):
        if _ends(text, sign, first, end):
            yield from _trimmed(text, first, sign.end())
            first = sign.end()
    yield from _trimmed(text, first, end)


def _ends(text: str, sign: re.Match[str], first: int, end: int) -> bool:
    """Tell whether a sign ends a sentence that began at ``first``."""
    after = text[sign.end()] if sign.end() < end else " "
    before = _WORD_BEFORE.search(text, max(first, sign.start() - 20), sign.start())
    word = before.group(1) if before else ""
    inside = text.rfind("(", first, sign.start()) > text.rfind(")", first, sign.end())
    if inside and text.find(")", sign.end(), end) >= 0:
        return False
    if sign.group().startswith(".") and not sign.group().startswith(".."):
        if len(word) == 1 or fold(word) in _abbreviations():
            return False
        glued = bool(_ARABIC.match(after)) and bool(_ARABIC.match(word[-1:]))
        return after.isspace() or glued
    return not after.isalnum() or bool(_ARABIC.match(after))


def _trimmed(text: str, start: int, end: int) -> Iterator[Span]:
    piece = text[start:end]
    bare = piece.strip()
    if bare:
        start += len(piece) - len(piece.lstrip())
        yield Span(start, start + len(bare))


@cache
def _abbreviations() -> frozenset[str]:
    listed = (files("athar.intake.documents") / "abbreviations.txt").read_text(encoding="utf-8")
    return frozenset(
        fold(line) for line in listed.splitlines() if line and not line.startswith("#")
    )
