"""Three derived forms of a text, from the least changed to the most.

- :func:`ascii_digits`: the digits alone.
- :func:`clean`: the same spelling without what cannot be seen.
- :func:`fold`: the search form, in which spellings that people interchange are one.

All three are memoised and rest on translation tables: they are called for every cell of every
list. Punctuation other than apostrophes stays; what is a name's part is for the room ``names``.
"""

import unicodedata
from functools import lru_cache

from athar.text.characters import CLEAN, DIGITS, FOLD, HAMZA_MARKS

_MEMORY = 1 << 17  # distinct strings kept: some 30 MB at most, the distinct cells of a large list


def _compose_hamza(text: str) -> str:
    """Join ا + a hamza written after it into أ; the other marks stay as they are."""
    for mark in HAMZA_MARKS:
        if mark in text:
            pieces = text.split(mark)
            out = pieces[0]
            for piece in pieces[1:]:
                composed = unicodedata.normalize("NFC", out[-1:] + mark)
                out = (out[:-1] if out else "") + composed + piece
            text = out
    return text


@lru_cache(_MEMORY)
def fold(text: str) -> str:
    """Give the search form of a text.

    Args:
        text: any text, in any script.

    Returns:
        Presentation forms as letters; vowel marks, tatweel, zero-width and bidi marks out;
        أ إ آ ٱ as ا, ى ئ as ي, ة as ه, ؤ as و, ء out; Persian and Kurdish letters as the Arabic
        letters put for them; digits ASCII; Latin without case and accents; apostrophes and their
        like out; runs of whitespace as one space. Folding twice changes nothing.
    """
    if text.isascii():
        text = text.lower()
    return " ".join(text.translate(FOLD).split())


@lru_cache(_MEMORY)
def clean(text: str) -> str:
    """Give a text in its own spelling, without what cannot be seen.

    Args:
        text: any text.

    Returns:
        Zero-width, bidi and control marks and tatweel out, presentation forms as letters, a hamza
        written after its carrier joined to it, runs of whitespace as one space. Letters, vowel
        marks and digits stay.
    """
    return " ".join(_compose_hamza(text.translate(CLEAN)).split())


@lru_cache(_MEMORY)
def ascii_digits(text: str) -> str:
    """Give a text with digits of any script (٣, ۳) as ASCII and all else as it stands.

    Args:
        text: any text.
    """
    return text if text.isascii() else text.translate(DIGITS)
