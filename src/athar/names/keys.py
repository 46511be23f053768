"""Keys: what one folded word is compared under, and what a key may stand for.

A joined compound is cut, its head or tail apart from its core (``abd_rahman``, ``عبد_رحمن``,
``نور_دين``, ``nour_din``); the article goes from an Arabic word. From a Latin word it does not
(Alshami, but Ali): `forms` reads such a key both ways. A woman's nisba (الحلبية) has the key of her
brothers'.

What stands between words (عبد الرحمن, Abd al-Rahman) is the matter of `elements`.
"""

import re
from functools import lru_cache

from athar.names.frequency import share
from athar.names.knowledge import words
from athar.text import fold

_ARTICLE = re.compile("[اٱ][\u064b-\u0652]*ل")
_VOWELS = "aeiouy"
_FAITH_JOINED = re.compile(r"^(.{2,}?)[aeiou]{1,2}(?:l|d)d(?:in|ine|een|eene|ein|ien|yn)$")
_FAITH_SLURRED = re.compile(r"^(.{2,}?)[aeiou]{0,2}(?:tt|d)(?:in|ine|een|ein|yn)$")
_ELIDED = re.compile(r"l[^aeiouyl].{3}")
_DOUBLED_DIGRAPH = re.compile(r"[aeu]([sctd]h)\1.{2}")
_TURNED_C = re.compile(r"c(?=[aeiou])")
_GOD_JOINED = re.compile(r"^(.{2,}?[^aeiou])[aou](l+)ah?$")
_FATHER_JOINED = re.compile(r"^ab(?:ou|u|o)(?:[ae]l(?=[^aeiou]))?(.+)$")
_CONSONANTS = re.compile(r"[^aeiouyh]")


def arabic_key(folded: str) -> str:
    """Give the key of one folded Arabic word, joined compounds cut."""
    if folded.startswith("العبدال") and len(folded) > 8:
        folded = folded[2:]
    folded = _mans_nisba(folded)
    if folded.startswith("عبدال") and len(folded) > 6:
        return f"عبد_{without_article(folded[3:], True)}"
    if folded.startswith("عبد") and folded[3:] in words().servant_without_article:
        return f"عبد_{folded[3:]}"
    if folded.startswith("ابو") and len(folded) > 5:
        return f"ابو_{arabic_key(folded[3:])}"
    if folded.endswith("الدين") and len(folded) > 6:
        return f"{without_article(folded[:-5], True)}_دين"
    if folded.endswith("الله") and len(folded) > 5:
        return f"{folded[:-4]}_له"
    return without_article(folded, True)


def _mans_nisba(folded: str) -> str:
    """Give a woman's nisba (الحلبية) in the form that her brothers bear.

    Only with the article, and only where the feminine is not itself a counted name (عطية).
    """
    if not (folded.startswith("ال") and folded.endswith("يه") and len(folded) > 6):
        return folded
    spelt = (folded, folded[2:])
    slots = ("own", "family")
    counted = any(share(word, slot) > share("", slot) for word in spelt for slot in slots)
    return folded if counted else folded[:-1]


def latin_key(folded: str) -> str:
    """Give the key of one folded Latin word, joined compounds cut. An article stays: `forms`."""
    if folded.startswith("abd") and len(folded) > 6 and folded[3] in _VOWELS:
        rest = folded[3:].lstrip(_VOWELS)
        if rest.startswith("l") and len(rest) > 3:
            rest = rest[1:] if rest[1:2] != "l" or len(rest) > 4 else rest
        if len(rest) > 2 and rest[0] == rest[1]:
            rest = rest[1:]
        if len(rest) > 2:
            return f"abd_{rest}"
    if folded.startswith("abd") and folded[3:] in words().servant_without_article:
        return f"abd_{folded[3:]}"
    match = _FAITH_JOINED.match(folded)
    if match:
        return f"{match[1]}_din"
    match = _FAITH_SLURRED.match(folded)
    if match and match[1] in words().before_faith:
        return f"{match[1]}_din"
    match = _FATHER_JOINED.match(folded)
    if match and len(_CONSONANTS.findall(match[1])) > 1:
        return f"abu_{latin_key(match[1])}"
    match = _GOD_JOINED.match(folded)
    if match and len(folded) > 6 and (match[2] == "ll" or match[1] in words().before_god):
        return f"{match[1]}_lah"
    return folded


def without_article(folded: str, arabic: bool) -> str:
    """Take a joined article off a folded word, where it can be one."""
    if folded in words().no_article:
        return folded
    if arabic:
        stripped = folded.startswith("ال") and (len(folded) > 4 or folded == "الله")
        return folded[2:] if stripped else folded
    if len(folded) > 4 and folded[:2] in ("al", "el", "ul") and folded[2] not in "l":
        return folded[2:]
    if len(folded) > 5 and folded[0] in "aeu" and folded[1] == folded[2] != "l":
        return folded[2:]
    if _DOUBLED_DIGRAPH.match(folded):
        return folded[3:]
    return folded


def has_article(word: str) -> bool:
    """Tell whether an Arabic word, with or without harakat, starts with a joined article."""
    folded = fold(word)
    return bool(_ARTICLE.match(word)) and without_article(folded, True) != folded


@lru_cache(maxsize=1 << 17)
def forms(key: str) -> tuple[str, ...]:
    """Give the keys that an element may stand for, the likeliest first.

    Itself; without a joined Latin article (Alshami, Lhoucine); with the digit 9 as s or q; with c
    as j and x as kh, as Turkish and Kurdish have them (Cemal, Xalid).
    """
    if not key or not key.isascii():
        return (key,)
    out = [key]
    if "_" not in key:
        out += [bare for bare in (_bare(key),) if bare != key]
    if "9" in key:
        out += [f.replace("9", sound) for f in out for sound in "sq"]
    turned = _TURNED_C.sub("j", key).replace("x", "kh")
    return (*out, turned) if turned != key else tuple(out)


def _bare(key: str) -> str:
    bare = without_article(key, False)
    if bare == key and len(key) > 4 and key[:3] in ("all", "ell"):
        return key[2:]
    if bare == key and _ELIDED.match(key):
        return key[1:]
    return bare
