"""Skeletons: lossy keys under which elements that might be one name meet.

Two levels. The *skeleton* keeps consonants in the broad classes that both scripts share (``q k g j
gh ق ك ج غ`` are one class) and no vowel; letters heard two ways (ث ذ ظ خ th dh kh) give two, and
Latin digraphs that may be two letters (Fathi, فتحي) one more. The *near* keys are the skeleton with
any one consonant dropped, so that one lost or strange consonant still meets. Skeletons only bring
pairs together: every pair is then weighed by its own letters, so a lossy key costs time and never a
match.
"""

from functools import lru_cache

from athar.names.graphemes import DIGRAPHS, graphemes

_CLASSES = {
    "p": "ب پ b p",
    "f": "ف ڤ f v ph",
    "t": "ت ط د t d",
    "s": "س ص ز ژ s z",
    "x": "sh sch",
    "k": "ق ك ک گ ڨ ج غ q k g j gh ck dj dsch",
    "h": "ح ه ة ھ ە h",
    "r": "ر ڕ r",
    "l": "ل ڵ l",
    "m": "م m",
    "n": "ن n",
    "ts": "ث ذ ظ ض th dh",
    "kh": "خ kh x",
    "xk": "چ ch tch tsch",
    "xs": "ش",
    "sk": "c",
    "ks": "zh",
}
_CLASS = {g: name for name, members in _CLASSES.items() for g in members.split()}
_CLASS |= {"1": "1", "2": "2", "3": "3", "4": "4", "5": "5"}
_SOUNDS = {g: tuple(name) for g, name in _CLASS.items()}
_SOUNDS |= {g: (*_SOUNDS[g], _CLASS[g[0]] + _CLASS["h"]) for g in DIGRAPHS}
_MOST = 4
"""No more than this many ambiguous letters are read both ways: beyond, only the first."""


@lru_cache(maxsize=1 << 17)
def skeletons(key: str) -> tuple[str, ...]:
    """Give the skeletons of an element's key, one or more.

    A final ة is not kept (it is written ``a``, ``ah`` or ``eh``); a final ``h`` is read both ways.
    """
    cut = graphemes(key)
    if len(cut) > 1 and cut[-1] == "ة":
        cut = cut[:-1]
    if len(cut) > 1 and cut[-1] == "h":
        return tuple(dict.fromkeys((*_read(cut[:-1]), *_read(cut))))
    return _read(cut)


def _read(cut: tuple[str, ...]) -> tuple[str, ...]:
    out = [""]
    for g in cut:
        sounds = _SOUNDS.get(g, ())
        if sounds:
            out = [o + s for o in out for s in (sounds if len(out) < _MOST else sounds[:1])]
    return tuple(dict.fromkeys(out))


@lru_cache(maxsize=1 << 17)
def near_keys(key: str) -> tuple[str, ...]:
    """Give the skeletons and each with one consonant dropped, where two or more would be left."""
    out: dict[str, None] = {}
    for skeleton in skeletons(key):
        out[skeleton] = None
        if len(skeleton) > 2:
            for i in range(len(skeleton)):
                out[skeleton[:i] + skeleton[i + 1 :]] = None
    return tuple(out)
