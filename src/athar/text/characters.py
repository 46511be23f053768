"""Tables of characters: what is invisible, what stands for what.

Gives translation tables for :meth:`str.translate`, which work at the speed of C. A table is a
dictionary that learns: the first time it meets a character it works out the character's image and
keeps it, so no range of Unicode has to be listed by hand.

- ``CLEAN``: presentation forms to letters (Unicode's own compatibility decompositions), invisible
  marks and tatweel out. Spelling, vowel marks and digits stay.
- ``FOLD``: the search form. ``CLEAN``, and the letters that one writer distinguishes and the next
  does not are made one; letters of Persian and Kurdish become the Arabic letters that Arabic
  typists put for them; digits become ASCII; Latin loses case and accents.
- ``DIGITS``: digits of any script to ASCII, nothing else.

Sources: the Unicode Character Database as shipped with Python; the letter equivalences in
``data/letters.yaml``, which a reader of the scripts can correct.
"""

import unicodedata
from collections.abc import Callable

from athar.text.knowledge import read_letters

TATWEEL = "\u0640"
HAMZA_MARKS = "\u0653\u0654\u0655"  # written after its carrier instead of one composed letter

_LETTERS = read_letters()
_KEPT_FORMS = frozenset("\ufd3e\ufd3f")  # ornate brackets: punctuation, not shaped letters


class _LearningTable(dict[int, str]):
    """A translation table that works out each character once."""

    def __init__(self, image: Callable[[str], str]) -> None:
        super().__init__()
        self._image = image

    def __missing__(self, code: int) -> str:
        image = self._image(chr(code))
        self[code] = image
        return image


def is_invisible(char: str) -> bool:
    """Tell whether a character shows nothing: zero-width and bidi marks, BOM, controls.

    Args:
        char: one character.

    Returns:
        ``True`` for format and control characters that are not whitespace, and for variation
        selectors. Tatweel shows and is not among them.
    """
    if char.isspace():
        return False
    return unicodedata.category(char) in ("Cf", "Cc") or "\ufe00" <= char <= "\ufe0f"


def is_presentation_form(char: str) -> bool:
    """Tell whether a character is a shaped Arabic letter or ligature (U+FB50–FDFF, U+FE70–FEFC).

    Args:
        char: one character.
    """
    return ("\ufb50" <= char <= "\ufdff" or "\ufe70" <= char <= "\ufefc") and (
        char not in _KEPT_FORMS
    )


def clean_character(char: str) -> str:
    """Give a character's clean image: itself, its letters, a space, or nothing.

    Args:
        char: one character.
    """
    if char == TATWEEL or is_invisible(char):
        return ""
    if char.isspace():
        return " "
    if is_presentation_form(char):
        letters = unicodedata.normalize("NFKC", char)
        # Isolated forms of vowel marks decompose to a space or tatweel that carries the mark.
        return letters.replace(TATWEEL, "").strip()
    return char


def ascii_digit(char: str) -> str:
    """Give a decimal digit of any script as ASCII; any other character as it is.

    Args:
        char: one character.
    """
    value = unicodedata.digit(char, None) if char.isdecimal() else None
    return char if value is None else str(value)


def fold_character(char: str) -> str:
    """Give a character's image in the search form (see :func:`athar.text.fold`).

    Args:
        char: one character.
    """
    if char in _LETTERS:
        return _LETTERS[char]
    out = []
    for letter in unicodedata.normalize("NFKD", clean_character(char)):
        if letter in _LETTERS:
            out.append(_LETTERS[letter])
        elif unicodedata.category(letter) not in ("Mn", "Me", "Lm"):
            out += [_LETTERS.get(small, small) for small in ascii_digit(letter).casefold()]
    return "".join(out)


CLEAN = _LearningTable(clean_character)
FOLD = _LearningTable(fold_character)
DIGITS = _LearningTable(ascii_digit)
