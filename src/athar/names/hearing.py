"""Hearing: what a word says before it is folded, where folding alone would lose it.

Three habits, each told from the word itself:

* **Turkish and Kurdish letters** have sounds of their own (ş is sh, not s). One of them tells the
  alphabet, and in it c is j and x is kh. A word with the signs of a romanisation standard (ā, ḥ, ʻ)
  or without any vowel is taken for romanised Arabic instead, where ş is ص.
* **Digits** that stand for Arabic letters within a word (``7asan``, ``ra2ed``). Two digits in a row
  are a number, and are left out.
* **Kurdish in Arabic letters** writes the short e (ە), and an ئ before every vowel at the head:
  ئەحمەد is what an Arabic list writes احمد.

The tables are in ``data/words.yaml``. The digit 9, which is ص to some and ق to others, stays in the
key: `keys.forms` reads it both ways.
"""

import re
import unicodedata

from athar.names.knowledge import words

_STANDARD = re.compile("[\u0304\u0323\u0331ʻʼʿʾ‘]|[hdtzHDTZ]\u0327")
_KURDISH = re.compile("^ئ|[ەۆێڕڵ]")
_HEAD_VOWEL = re.compile("^ئ[اەیيێ]?")
_SHORT_E = re.compile("ە(?!$)")
_VOWEL = re.compile("[aeiouAEIOU]")
_NUMBER = re.compile(r"\d{2,}")
_DIGIT = re.compile(r"\d['’`]?")
_LETTER = re.compile(r"[^\W\d_]")


def heard(word: str) -> str:
    """Give one word in the letters that it says.

    Args:
        word: one word as written, in any script.

    Returns:
        The word, to be folded.
    """
    if word.isascii() and word.isalpha():
        return word
    if any(c.isdigit() for c in word) and _LETTER.search(word):
        word = _digits(word)
    if word.isascii():
        return word
    return _kurdish(word) if _KURDISH.search(word) else _letters(word)


def _kurdish(word: str) -> str:
    """Read a Kurdish word in Arabic letters as an Arabic list would write it."""
    word = _HEAD_VOWEL.sub("ا", word)
    return _SHORT_E.sub("", word).replace("وو", "و")


def _digits(word: str) -> str:
    """Read the digits of a word with letters; of an Arabic word they are left out."""
    word = _NUMBER.sub("", word)
    if not any("a" <= c.lower() <= "z" for c in word):
        return re.sub(r"\d", "", word)
    spoken = words().spoken_digits

    def read(digit: re.Match[str]) -> str:
        dotted = spoken.get(digit[0][0] + "'") if len(digit[0]) > 1 else None
        return dotted or spoken.get(digit[0][0], "")

    return _DIGIT.sub(read, word)


def _letters(word: str) -> str:
    """Read the letters of the Turkish and Kurdish alphabets."""
    apart = unicodedata.normalize("NFKD", word)
    bare = "".join(c for c in apart if not unicodedata.combining(c))
    if _STANDARD.search(apart) or not _VOWEL.search(bare.replace("ı", "i")):
        return word
    known = words()
    low = unicodedata.normalize("NFC", word).replace("İ", "i").lower()
    if not any(c in known.telling_letters for c in low):
        return word
    return "".join(known.spoken_letters.get(c, c) for c in low)
