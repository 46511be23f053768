"""Lam-alef as PDF export leaves it: ligatures whose letters come out in the wrong order.

A PDF draws لا as one glyph. Many programs write its two letters in the order of sight, so that a
word comes out with ال where لا was: علاء → عالء, الاغا → االغا, سلامة → سالمة. The ligature of
God's name comes out whole and backwards (الله → هللا, بالله → باهلل), and so does ريال (→ لاير).

What cannot be a word is put back with certainty: اال or األ at a word's start, هللا at its end,
إل after a letter. Elsewhere ال is often right (خالد, جمال), and the word decides:

1. the counts of whole words in ``words.csv``: where only the mended word is known, it was that;
   where both are known (صالح / صلاح) both stay open, the more frequent first;
2. for a word that neither count knows, the letters around, counted in ``lam_alef.csv``.

Leaves out: damage of other ligatures, which the lists do not show. The tables are learnt by
``tools/learn_lam_alef.py``; the project holds no list.
"""

from functools import lru_cache
from itertools import combinations
from math import log

from athar.text.knowledge import read_contexts, read_words

ALEFS = "اأإآ"
_ALLAH, _LILLAH, _RIAL = "الله", "لله", "ريال"
_CERTAIN = 3.0  # natural log-odds from which one reading stands alone: about 20 to 1
_OPEN = -1.5  # and from which the mended word is worth a try beside the original
_KNOWN = 5  # a word counted less often is not in the table
_WHOLE = (("هللا", _ALLAH), ("اهلل", "ا" + _LILLAH), ("هلل", _LILLAH), ("لاير", _RIAL))


def whole_ligatures(word: str) -> tuple[str, bool]:
    """Put back the ligatures of whole words.

    Args:
        word: one clean word.

    Returns:
        The word with them put back, and whether any was there.
    """
    for damaged, mended in _WHOLE:
        if damaged in word and (mended == _RIAL or word.endswith(damaged)):
            return word.replace(damaged, mended), True
    return word, False


def _places(word: str) -> list[int]:
    """Offsets of each ال that may have been لا; the article at a word's start is one of them."""
    return [at for at in range(len(word) - 1) if word[at] in ALEFS and word[at + 1] == "ل"]


def swap(word: str, places: tuple[int, ...]) -> str:
    """Turn the ال at each of the places into لا.

    Args:
        word: a word.
        places: offsets of an alef that a lam follows; no two touch.
    """
    letters = list(word)
    for at in places:
        letters[at], letters[at + 1] = letters[at + 1], letters[at]
    return "".join(letters)


def context(word: str, at: int) -> tuple[str, str]:
    """Give the letters around two letters of a word: two before, two after, ``^`` and ``$`` its ends.

    Args:
        word: a word.
        at: offset of the first of the two letters.
    """
    return ("^^" + word[:at])[-2:], (word[at + 2 :] + "$$")[:2]


def windows(before: str, after: str) -> tuple[tuple[str, str], ...]:
    """Give the windows on a context that are counted, the widest first.

    Args:
        before: two letters before.
        after: two letters after.
    """
    return (
        (before, after),
        (before[1:], after),
        (before, after[:1]),
        (before[1:], after[:1]),
        (before[1:], ""),
        ("", after[:1]),
    )


def _evidence(word: str, at: int) -> float:
    """Log-odds that one ال was لا, from the letters around, the longest context counted."""
    table = read_contexts()
    for key in windows(*context(word, at)):
        kept, swapped = table.get(key, (0, 0))
        if kept + swapped >= _KNOWN:
            return log((swapped + 0.5) / (kept + 0.5))
    return 0.0


def _impossible(word: str, at: int) -> bool:
    """Tell whether the ال at a place cannot stand in an undamaged word."""
    if at == 1 and word[0] == "ا":
        return True  # اال…, األ…, اإل…: no word begins with two alefs
    return at > 0 and word[at] == "إ"  # a hamza under its alef stands at a word's start alone


@lru_cache(1 << 16)
def lam_alef(word: str) -> tuple[tuple[str, float], ...]:
    """Give the possible readings of one word with their log-odds.

    Args:
        word: one clean word, without spaces.

    Returns:
        Pairs of (reading, natural log-odds against all that is changed less), best first; empty
        where the word is not in doubt. The word itself is among them where it stays possible.
    """
    mended, whole = whole_ligatures(word)
    forced = tuple(at for at in _places(mended) if _impossible(mended, at))
    mended = swap(mended, forced)
    free = [at for at in _places(mended) if at > 0 and at - 1 not in forced][:4]
    sure = whole or bool(forced)
    words = read_words()
    scored: dict[str, float] = {}
    for size in range(len(free) + 1):
        for chosen in combinations(free, size):
            reading = swap(mended, chosen)
            scored[reading] = log(words.get(reading, 0) + 0.1) + sum(
                0.5 * _evidence(mended, at) * (1 if at in chosen else -1) for at in free
            )
    best = max(scored.values())
    kept = sorted(
        ((text, value) for text, value in scored.items() if value > best - _CERTAIN),
        key=lambda pair: -pair[1],
    )
    if not sure and [text for text, _ in kept] == [word]:
        return ()
    return tuple(kept)
