"""Derived text with a map back to the original's code points.

A document's own words are never altered: what reads a cleaned text must be able to point at the
passage of the original. :func:`clean_with_map` gives the same text as :func:`athar.text.clean`
and an :class:`OffsetMap` that carries a span either way. One original character can become several
(a ligature) or none (a zero-width mark), and several can become one (a run of whitespace); a span
is carried to the smallest span of the other text that holds all of it.
"""

from __future__ import annotations

import unicodedata
from array import array
from bisect import bisect_left, bisect_right
from dataclasses import dataclass

from athar.text.characters import CLEAN, HAMZA_MARKS


@dataclass(frozen=True, slots=True, eq=False)
class OffsetMap:
    """Where each character of a derived text comes from.

    Args:
        starts: for each derived character, the offset of the first original code point that it
            comes from; never falling.
        ends: for each derived character, the offset after the last one; never falling.
        length: number of code points of the original.
    """

    starts: array[int]
    ends: array[int]
    length: int

    def to_original(self, start: int, end: int) -> tuple[int, int]:
        """Carry a span of the derived text to the original.

        Args:
            start: offset of the span's first character.
            end: offset after its last; ``end == start`` is an empty span.

        Returns:
            The smallest span of original code points that holds everything the span came from.

        Raises:
            ValueError: where the span does not lie in the derived text.
        """
        if not 0 <= start <= end <= len(self.starts):
            raise ValueError(f"span {start}..{end} is outside 0..{len(self.starts)}")
        if start == end:
            at = self.starts[start] if start < len(self.starts) else self.length
            return at, at
        return self.starts[start], self.ends[end - 1]

    def to_derived(self, start: int, end: int) -> tuple[int, int]:
        """Carry a span of the original to the derived text.

        Args:
            start: offset of the span's first code point.
            end: offset after its last.

        Returns:
            The span of all derived characters that come from it, in whole or in part; empty where
            nothing of it was kept.

        Raises:
            ValueError: where the span does not lie in the original.
        """
        if not 0 <= start <= end <= self.length:
            raise ValueError(f"span {start}..{end} is outside 0..{self.length}")
        first = bisect_right(self.ends, start)
        return first, max(first, bisect_left(self.starts, end)) if end > start else first


def clean_with_map(text: str) -> tuple[str, OffsetMap]:
    """Clean a text and keep the way back.

    Args:
        text: the original.

    Returns:
        The same as :func:`athar.text.clean`, and the map between the two.
    """
    out: list[str] = []
    starts, ends = array("l"), array("l")
    for at, original in enumerate(text):
        for char in CLEAN[ord(original)]:
            if char == " " and (not out or out[-1] == " "):
                if out:
                    ends[-1] = at + 1
                continue
            if char in HAMZA_MARKS and out:
                composed = unicodedata.normalize("NFC", out[-1] + char)
                if len(composed) == 1:
                    out[-1], ends[-1] = composed, at + 1
                    continue
            out.append(char)
            starts.append(at)
            ends.append(at + 1)
    if out and out[-1] == " ":
        del out[-1], starts[-1], ends[-1]
    return "".join(out), OffsetMap(starts, ends, len(text))
