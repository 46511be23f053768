"""Readings of damaged Arabic, beside the original.

:func:`repair` works in this order, each step only where it finds its damage:

1. the order of sight: a line stored backwards is turned round, before its shaped letters are taken
   apart, so that a ligature of two letters keeps them in their order;
2. presentation forms, tatweel, zero-width and bidi marks (as :func:`athar.text.clean`);
3. brackets turned the wrong way; digits of two families in one text;
4. lam-alef, word by word.

The original is never altered: it stays where it is and a reading stands beside it. Where a word is
open (صالح / صلاح), both readings are given and neither is certain.
"""

import re
from collections.abc import Iterable
from functools import lru_cache
from itertools import islice, product

from athar.text.characters import TATWEEL, is_invisible, is_presentation_form
from athar.text.folding import ascii_digits, clean
from athar.text.lam_alef import lam_alef
from athar.text.reading import Reading, Step
from athar.text.reversal import turn_round

_UNUSUAL = re.compile(r"[\u0640\ufb50-\ufdff\ufe00-\ufe0f\ufe70-\ufefc()\d]")
_MOST_READINGS = 8  # of one text: with more, a reading tells nothing


@lru_cache(1 << 16)
def repair_word(word: str, *, suspect: bool = False) -> tuple[Reading, ...]:
    """Give the readings of one word.

    Args:
        word: one word, without spaces.
        suspect: as of :func:`repair`.

    Returns:
        The readings, best first, the word as it stands among them where it is possible; ``()``
        where nothing is damaged.
    """
    return repair(word, suspect=suspect)


@lru_cache(1 << 16)
def repair(text: str, *, suspect: bool = False) -> tuple[Reading, ...]:
    """Give the readings of a text that may be damaged.

    Args:
        text: a name, a cell or a line.
        suspect: the file that it comes from is known to be damaged (see :func:`shows_damage`), so
            that more words are left open. A text that shows damage itself needs no telling.

    Returns:
        Up to eight readings, best first, the text as it stands among them where it is possible;
        ``()`` where nothing is damaged.
    """
    if text.isascii():
        return ()
    mended, steps = _mend(text)
    words = mended.split(" ")
    suspect = suspect or any(map(_surely_damaged, words))
    readings = [lam_alef(word, suspect=suspect) or (word,) for word in words]
    certain = all(len(options) == 1 for options in readings)
    out = []
    for chosen in islice(product(*readings), _MOST_READINGS):
        reading = " ".join(chosen)
        taken = (*steps, Step.LAM_ALEF) if reading != mended else steps
        out.append(Reading(reading, taken, certain))
    if len(out) == 1 and not out[0].steps:
        return ()
    return tuple(out)


def shows_damage(texts: Iterable[str]) -> bool:
    """Tell whether a file's texts show that its export turned lam-alef round.

    Args:
        texts: names or cells of one file; some hundreds tell as much as all.

    Returns:
        ``True`` where at least two words, and one in a thousand, are damaged beyond doubt.
    """
    words = [word for text in texts for word in clean(text).split(" ")]
    damaged = sum(map(_surely_damaged, words))
    return damaged >= 2 and damaged * 1000 >= len(words)


def _surely_damaged(word: str) -> bool:
    return word not in (lam_alef(word) or (word,))


def _mend(text: str) -> tuple[str, tuple[Step, ...]]:
    """Do all but lam-alef."""
    steps: list[Step] = []
    turned = turn_round(text)
    if turned is not None:
        steps.append(Step.REVERSED)
        text = turned
    if text.isprintable() and not _UNUSUAL.search(text):
        return clean(text), tuple(steps)
    if any(char == TATWEEL or is_invisible(char) for char in text):
        steps.append(Step.MARKS)
    if any(map(is_presentation_form, text)):
        steps.append(Step.PRESENTATION)
    text = clean(text)
    straight = _straighten_brackets(text)
    if straight != text:
        steps.append(Step.BRACKETS)
    one = _one_family_of_digits(straight)
    if one != straight:
        steps.append(Step.DIGITS)
    return one, tuple(steps)


def _straighten_brackets(text: str) -> str:
    opening, closing = text.find("("), text.find(")")
    if opening > closing >= 0 and text.count("(") == text.count(")"):
        return text.translate({0x28: ")", 0x29: "("})
    return text


def _one_family_of_digits(text: str) -> str:
    families = {ord(char) - int(ascii_digits(char)) for char in text if char.isdecimal()}
    return ascii_digits(text) if len(families) > 1 else text
