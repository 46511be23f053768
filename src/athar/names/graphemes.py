"""Graphemes: the signs that a key is cut into, each with its place in the word.

A Latin key is cut into letters and the groups that stand for one sound (``sh``, ``ou``), an Arabic
key into letters; a compound's head or tail is one grapheme of its own, the same in both scripts.
An Arabic letter sounds by its place: ا begins a word otherwise than it ends one, و and ي are
consonants beside an alef and vowels between consonants. So an Arabic letter counts as a *symbol*
with its place, and the *slot* after it, where short vowels are heard that Arabic does not write,
is of a kind that depends on the two letters around it.
"""

import re
from functools import lru_cache

MAX_GRAPHEMES = 20
"""Longer keys are cut: no name element of either script's lists is longer."""

_TWICE = {c + c: c for c in "bcdfghjklmnpqrstvwxyz"}
_LONG = ("tsch", "dsch", "sch", "tch", "ch", "dj", "ph", "ck", "ou", "oo", "ee", "aa", "ii", "uu")
DIGRAPHS = ("sh", "kh", "gh", "th", "dh", "zh")
"""Latin graphemes that may also be two letters, the second an h: Fathi فتحي, Adham أدهم, Ishaq."""

DIPHTHONGS = ("ai", "ay", "ei", "ey", "au", "aw")
"""Latin graphemes that may also be a short vowel and a letter: Qusay قصي, Tawfiq توفيق."""

GROUPS = (*_LONG, *DIGRAPHS, *DIPHTHONGS)
"""Latin letters that are one grapheme together."""

_PIECES = re.compile("|".join((*GROUPS, *_TWICE, ".")))

HEADS = {"abd": "1", "عبد": "1", "abu": "2", "ابو": "2", "umm": "3", "ام": "3"}
TAILS = {"din": "4", "دين": "4", "lah": "5", "له": "5"}
_FINAL = {"ه": "ة", "ا": "ى", "ي": "ئ"}
"""Final ه ا ي sound otherwise and make another name of it (سمير, سميرة): graphemes of their own,
under letters that the search form does not hold."""

ARABIC = "ةىئابتثجحخدذرزسشصضطظعغفقكلمنهويپچژگڤڨکیەھۆێڵڕۇ"
PLACES = {"first": "<", "middle": "", "last": ">", "glide": "~"}
"""Places of a letter, with the mark that follows it in a symbol."""

_ALEF, _WAW, _YA = "اى", "وۆۇ", "يئیێ"
_LEFT = ("start", "alef", "vowel", "first", "second", "closed", "consonant")
_RIGHT = ("end", "alef", "waw", "ya", "ta", "last", "open", "consonant")
SLOTS = tuple(f"{left}-{right}" for left in _LEFT for right in _RIGHT)
"""Kinds of slots, by what stands before and after. Of consonants, before: the word's first, its
second (at once after the first), one after a long vowel, another; after: the word's last, one
before a long vowel, another."""


@lru_cache(maxsize=1 << 17)
def graphemes(key: str) -> tuple[str, ...]:
    """Cut a key into graphemes; doubled consonants count once."""
    head, _, tail = key.partition("_")
    if not tail:
        return _cut(key)
    if head in HEADS:
        return (HEADS[head], *_cut(tail))
    return (*_cut(head), TAILS.get(tail, "4"))


def _cut(core: str) -> tuple[str, ...]:
    if core.isascii():
        return tuple([_TWICE.get(p, p) for p in _PIECES.findall(core)[:MAX_GRAPHEMES]])
    letters = core[:MAX_GRAPHEMES]
    return (*letters[:-1], _FINAL.get(letters[-1], letters[-1])) if len(core) > 2 else tuple(core)


def symbols(cut: tuple[str, ...]) -> tuple[str, ...]:
    """Give an Arabic key's graphemes with the marks of their places."""
    first = 1 if cut[0] in "123" else 0
    last = len(cut) - 1 - (cut[-1] in "45")
    out = list(cut)
    for i in range(first, last + 1):
        out[i] += PLACES[_place(cut, i, first, last)]
    return tuple(out)


def _place(cut: tuple[str, ...], i: int, first: int, last: int) -> str:
    if i == first:
        return "first"
    if i == last:
        return "last"
    if cut[i] in _WAW + _YA and (cut[i + 1] in _ALEF + _WAW + _YA or cut[i - 1] in _ALEF):
        return "glide"
    return "middle"


def slots(cut: tuple[str, ...]) -> tuple[int, ...]:
    """Give the kinds (numbers in `SLOTS`) of the slots of an Arabic key: before, between, after."""
    marked = symbols(cut)
    last = len(cut) - 1 - (cut[-1] in "45")
    out = []
    for i in range(-1, len(cut)):
        left = "start" if i < 0 or cut[i] in "12345" else _left(marked, i)
        right = "end" if i >= last else _right(marked, i + 1, last)
        out.append(_LEFT.index(left) * len(_RIGHT) + _RIGHT.index(right))
    return tuple(out)


def _long(symbol: str) -> str | None:
    """Name the long vowel that a symbol is, if it is one."""
    for letters, name in ((_ALEF, "alef"), (_WAW, "waw"), (_YA, "ya"), ("ة", "ta")):
        if symbol[0] in letters and not symbol.endswith(("<", "~")):
            return name
    return None


def _left(marked: tuple[str, ...], i: int) -> str:
    symbol = marked[i]
    if symbol[0] in _ALEF:
        return "alef"
    if _long(symbol):
        return "vowel"
    if symbol.endswith("<"):
        return "first"
    if _long(marked[i - 1]):
        return "closed"
    return "second" if marked[i - 1].endswith("<") else "consonant"


def _right(marked: tuple[str, ...], i: int, last: int) -> str:
    vowel = _long(marked[i])
    if vowel:
        return vowel
    if i == last:
        return "last"
    return "open" if _long(marked[i + 1]) else "consonant"
