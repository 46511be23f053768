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

from athar.text.knowledge import plain, read_contexts, read_words

ALEFS = "اأإآ"
_LIGATURES = (("هللا", "الله"), ("اهلل", "الله"), ("هلل", "لله"))
_RIAL = ("لاير", "ريال")
_PARTICLES = "ولفبك"
_SEALED = ("الله", "الدين")  # second parts of names that keep their article
_BEFORE_ARTICLE = ("", "ابو", "ابي", "ابا", "عبد")  # what an article can follow in one word
_AROUND = "()[]{}<>«»\"'.,،؛:;/\\-*_"
_PREFIXES = ("ابوال", "ابو", "عبدال", "ال", "ام", "و")
_FOREIGN = 0.1  # a name of the world at large is that much less likely on a list of the region
_BEHIND = 0.25  # and a word behind a prefix, than alone
_APART = 3.0  # natural log-odds, about 20 to 1, from which a reading is not worth keeping
_DOUBT = 1.0  # log-odds against damage in a word that shows none, in a text that shows none
_ARTICLE = 4.0  # and against an ال being لا that stands where the article does
_MOST_PLACES = 4  # in one word; names do not have more
_LEAST_COUNT = 5  # a context counted less often is not in the table


def whole_ligatures(word: str) -> tuple[str, int]:
    """Put back the ligature of God's name at a word's end.

    Args:
        word: one clean word.

    Returns:
        The word with it put back, and how many letters it takes: 0 where none was there.
    """
    for damaged, mended in _LIGATURES:
        if word.endswith(damaged):
            return word.removesuffix(damaged) + mended, len(mended)
    return word, 0


def count(word: str) -> float:
    """Give how often a word was counted, whole or behind a prefix that lists write with it.

    Args:
        word: one clean word.
    """
    word = plain(word)
    words = read_words()
    listed, tokens = words.get(word, (0, 0))
    found = listed + _FOREIGN * tokens
    if found:
        return found
    for prefix in _PREFIXES:
        rest = word.removeprefix(prefix)
        if rest != word and len(rest) > 2 and rest in words:
            return _BEHIND * words[rest][0]
    return 0.0


def _places(word: str) -> list[int]:
    """Offsets of each ال in a word."""
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
    """Give the letters around two letters of a word; ``^`` and ``$`` stand for its ends.

    Args:
        word: a word.
        at: offset of the first of the two letters.

    Returns:
        Two letters before and two after.
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
        if kept + swapped >= _LEAST_COUNT:
            return log((swapped + 0.5) / (kept + 0.5))
    return 0.0


def _impossible(word: str, at: int) -> bool:
    """Tell whether the ال at a place cannot stand in an undamaged word."""
    if at > 0 and word[at - 1] == "ا":
        return True  # اال, األ, اإل: no two alefs stand together
    # A hamza under its alef opens a word; only the article and short particles come before it.
    return at > 0 and word[at] == "إ" and word[at - 1] not in _PARTICLES


def _has_whole(word: str, body: int) -> bool:
    """Tell whether a لا came through whole: export turns all of a word's, or none."""
    return any(
        word[at] == "ل" and word[at + 1] in ALEFS and word[at - 1 : at] not in tuple(ALEFS)
        for at in range(body - 1)
    )


def _second_part(word: str) -> int:
    """Length of الله or الدين at a word's end, after a first part of two letters or more."""
    first = plain(word).removeprefix("ابو")
    return next(
        (len(end) for end in _SEALED if first.endswith(end) and len(first) > len(end) + 1), 0
    )


@lru_cache(1 << 17)
def lam_alef(word: str, *, suspect: bool = False) -> tuple[str, ...]:
    """Give the possible readings of one word.

    Args:
        word: one clean word, without spaces.
        suspect: the same text or file holds damage that is certain, so that a word's own
            spelling proves less.

    Returns:
        The readings, best first, the word itself among them where it stays possible; empty where
        the word is not in doubt.
    """
    core = word.strip(_AROUND)
    if not core:
        return ()
    mended, sealed = whole_ligatures(core)
    if not sealed:
        sealed = _second_part(mended)
    shown = mended != core
    body = len(mended) - sealed
    forced = tuple(at for at in _places(mended[:body]) if _impossible(mended, at))
    mended = swap(mended, forced)
    doubt = 0.0 if shown or forced or suspect else _DOUBT
    if not shown and not forced and _RIAL[0] not in core and _has_whole(mended, body):
        return ()
    scored = {
        reading: value - doubt * (reading != mended)
        for reading, value in _variants(mended, body, forced)
    }
    damaged, rial = _RIAL
    if damaged in mended:
        reading = mended.replace(damaged, rial)
        scored[reading] = log(count(reading) + 0.1)
    least = max(scored.values()) - _APART
    readings = sorted(
        (reading for reading, value in scored.items() if value > least),
        key=lambda reading: (-scored[reading], reading),
    )
    if readings == [core]:
        return ()
    before, _, after = word.partition(core)
    return tuple(before + reading + after for reading in readings)


def _variants(word: str, body: int, fixed: tuple[int, ...]) -> list[tuple[str, float]]:
    """Score every way to turn the free ال of a word; those of ``fixed`` and after ``body`` stay."""
    near = {at + step for at in fixed for step in (-1, 0, 1)}
    free = [at for at in _places(word[:body]) if at not in near][:_MOST_PLACES]
    articles = {len(part) for part in _BEFORE_ARTICLE if plain(word).startswith(part + "ال")}
    if word[0] in _PARTICLES and len(word) > 5:  # the word behind و or ب and the article
        articles |= {1}
    odds = {at: -_ARTICLE / 2 if at in articles else 0.5 * _evidence(word, at) for at in free}
    out = []
    for size in range(len(free) + 1):
        for chosen in combinations(free, size):
            reading = swap(word, chosen)
            value = sum(odds[at] if at in chosen else -odds[at] for at in free)
            out.append((reading, value + log(count(reading) + 0.1)))
    return out
