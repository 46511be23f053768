"""Lines stored in the order of sight.

Some programs store a line of Arabic as it is seen from left to right: محمد becomes دمحم. The
evidence is weighed word by word: ة or ى at a word's start and لا at its end speak for a reversed
line, the same at the other end against; a frequent word counts for the direction in which it
reads. Shaped letters tell it outright: a final form at a word's start is possible only backwards.

Digits and Latin words inside such a line are in their own order and stay so.
"""

import re
import unicodedata
from functools import lru_cache
from math import log

from athar.text.folding import clean
from athar.text.knowledge import plain, read_words
from athar.text.lam_alef import lam_alef

_OWN_ORDER = r"0-9A-Za-z\u00c0-\u024f\u0660-\u0669\u06f0-\u06f9"
_FORWARD_RUN = re.compile(rf"[{_OWN_ORDER}](?:[{_OWN_ORDER}./:,'&_-]*[{_OWN_ORDER}])?")
_SHAPED = re.compile("[\ufb50-\ufdff\ufe70-\ufefc]")
_MIRROR = str.maketrans("()[]{}«»<>", ")(][}{»«><")
_ENOUGH = 4.5  # natural log: one word of ninety or more in the lists, or several rarer ones
_ENOUGH_ALONE = 6.0  # for a word by itself: there are many, and some read both ways
_SHAPE = 2.0  # the same for an article at a word's start, or ة and ى at its end


def reverse_line(line: str) -> str:
    """Turn a line round: letters backwards, runs of digits and Latin forwards, brackets mirrored.

    Args:
        line: one line.
    """
    backwards = line[::-1].translate(_MIRROR)
    return _FORWARD_RUN.sub(lambda run: run.group()[::-1], backwards)


def turn_round(line: str) -> str | None:
    """Give a line in reading order, if it was stored in the order of sight.

    Args:
        line: one line, possibly of shaped letters.

    Returns:
        The line turned round, or ``None`` where it is not shown to be reversed.
    """
    if _SHAPED.search(line):
        shaped = _shape_evidence(line)
        if shaped:
            return reverse_line(line) if shaped > 0 else None
        # Shaped letters are taken apart after turning, or a ligature's own letters turn with it.
        gain = sum(_gain(clean(word[::-1])[::-1]) for word in line.split())
    else:
        gain = sum(map(_gain, line.split()))
    enough = _ENOUGH if " " in line.strip() else _ENOUGH_ALONE
    return reverse_line(line) if gain >= enough else None


def _shape_evidence(line: str) -> int:
    """Positive where words begin with final forms, negative where they begin with initial ones."""
    found = 0
    for word in line.split():
        if len(word) > 1:
            first, last = (unicodedata.decomposition(char)[:9] for char in (word[0], word[-1]))
            found += (first == "<final> 0") + (last == "<initial>")
            found -= (first == "<initial>") + (last == "<final> 0")
    return found


@lru_cache(1 << 17)
def _gain(word: str) -> float:
    """Weigh how much better one word reads backwards."""
    return _weight(word[::-1]) - _weight(word)


def _weight(word: str) -> float:
    """Weigh how well one word reads as it stands."""
    word = clean(word).strip("()[]{}.,،")
    if len(word) < 3:
        return 0.0
    # A word that another repair explains is no sign of a reversed line.
    likely = next(iter(lam_alef(word)), word)
    weight = log(1 + read_words().get(plain(likely), (0, 0))[0])
    return weight + _SHAPE * (word.startswith("ال") + word.endswith(("ة", "ى")))
