"""Elements: the parts that a name is cut into, each with the key under which it is compared.

In this order: the name is cut at white space and punctuation; titles go; ``bin``/``ابن`` between
two parts goes; compounds become one element (عبد + X, أبو X, أم X, X الدين, X الله), joined or not;
the article goes, assimilated or not (الشامي, Ash-Shami, el-Shami). What is joined in one word is
the matter of `keys`.

Before folding, what a reader hears is kept that folding would lose: letters of Turkish and Kurdish
(``Şêrko``, ``Cûdî``: sherko, judi) and digits that stand for letters in a Latin word (``7asan``,
``3ali``); see `hearing`. Words that run together are cut at a capital (``AbdulRahman``) alone.

A letter that stands by itself (an initial, or what damage left of a name) is no element beside
others: it is written for too many names to speak for one, and must not speak against them.

An element's *key* is folded and holds the compound's head apart from its core, the same in both
scripts: ``abd_rahman`` and ``عبد_رحمن``. Elements with equal keys are the same word; everything
subtler is left to `resolve`. The written words are kept beside the key and never altered.
"""

import re
from functools import cache, lru_cache
from typing import NamedTuple

from athar.names.hearing import heard
from athar.names.keys import arabic_key, latin_key, without_article
from athar.names.knowledge import words
from athar.text import fold, repair_word

MAX_ELEMENTS = 12
"""A name of more parts is a sentence that strayed into the column; what follows is not compared."""

MAX_WORDS = 40
"""Words of a name that are looked at: enough for `MAX_ELEMENTS` compounds with titles."""

_CUT = re.compile(r"[\s\-‐-―_.,،;؛:/\\|()\[\]{}<>«»\"“”*+=&#!?؟~^]+|(?<=[a-zß-ÿ])(?=[A-Z][a-z])")
_ARABIC = re.compile(r"[ؠ-يٮ-ۓ]")


class Element(NamedTuple):
    """One part of a name: the words as written, and the key it is compared under."""

    written: str
    key: str


class _Word(NamedTuple):
    written: str
    folded: str
    arabic: bool


@lru_cache(maxsize=1 << 16)
def _word(written: str, clean: bool = False) -> _Word | None:
    """Fold one word; a certain repair of damaged letters replaces the folded form alone."""
    folded = fold(heard(written)).replace(" ", "")
    if not any(c.isalpha() for c in folded):
        return None
    arabic = bool(_ARABIC.search(folded))
    if arabic and not clean:
        readings = repair_word(written)
        if readings and readings[0].certain:
            folded = fold(readings[0].text).replace(" ", "")
    return _Word(written, folded, arabic)


def split_elements(name: str, *, clean: bool = False) -> tuple[Element, ...]:
    """Cut a name into its elements.

    Args:
        name: in Arabic or Latin script, or both, as written.
        clean: the name is of a table of names, where looking for damaged letters is for nothing.

    Returns:
        At most `MAX_ELEMENTS` elements in their order; none where nothing is a name.
    """
    words_of = (_word(w, clean) for w in _CUT.split(name)[:MAX_WORDS])
    found = [w for w in words_of if w is not None]
    found = _without_titles(found)
    elements: list[Element] = []
    at = 0
    while at < len(found) and len(elements) < MAX_ELEMENTS:
        at = _take(found, at, elements)
    return tuple(e for e in elements if len(e.key) > 1) or tuple(elements)


class Gap(NamedTuple):
    """One element, and the words before it that are no part of the name (titles, ابن)."""

    before: tuple[str, ...]
    element: Element


def split_with_gaps(name: str) -> tuple[tuple[Gap, ...], tuple[str, ...]]:
    """Cut a name into its elements, and tell what was left out before each and after the last.

    Args:
        name: as written.

    Returns:
        The elements as `split_elements` gives them, each with the words left out before it; the
        words left out after the last.
    """
    rest = [w for w in _CUT.split(name)[:MAX_WORDS] if w]
    gaps = []
    for element in split_elements(name):
        first = element.written.split(" ", 1)[0]
        at = rest.index(first)
        gaps.append(Gap(tuple(rest[:at]), element))
        rest = rest[at + element.written.count(" ") + 1 :]
    return tuple(gaps), tuple(rest)


def split(name: str) -> tuple[str, ...]:
    """Cut a name into its parts as written, compounds (عبد الرحمن) being one part."""
    return tuple(e.written for e in split_elements(name))


def lone_key(word: str) -> str | None:
    """Give the key of a word that is one element whatever stands beside it, else ``None``.

    For bulk work: a name all of whose words have a lone key is cut by looking them up.
    """
    found = _word(word) if _CUT.search(word) is None else None
    if found is None or found.folded in _shaping() or len(found.folded) == 1:
        return None
    return _key(found)


@cache
def _shaping() -> frozenset[str]:
    """Give every word that shapes the name around it."""
    known = words()
    return (
        known.titles
        | known.leading_titles
        | known.descent
        | known.called
        | known.servant
        | known.father_of
        | known.mother_of
        | known.faith
        | known.god
        | known.articles
        | known.assimilated
        | known.unknown
        | known.unknown_words
        | {"الدين", "الله", "هللا"}
    )


@lru_cache(maxsize=1 << 16)
def element_key(part: str) -> str:
    """Give the key of one part given by itself; of several, the first's. Empty for no name."""
    elements = split_elements(part)
    return elements[0].key if elements else ""


def _without_titles(found: list[_Word]) -> list[_Word]:
    known = words()
    left_out = known.titles | known.called
    kept = [w for w in found if w.folded not in left_out]
    if not kept:
        return []
    while len(kept) > 2 and kept[0].folded in known.leading_titles:
        kept = kept[1:]
    last = len(kept) - 1
    return [w for i, w in enumerate(kept) if not (0 < i < last and w.folded in known.descent)]


def _take(found: list[_Word], at: int, elements: list[Element]) -> int:
    """Append the element that starts at a word and give the place of the next."""
    known = words()
    here = found[at]
    following = found[at + 1] if at + 1 < len(found) else None
    if following is not None:
        head_at = at + 1 if here.folded in known.articles and at + 2 < len(found) else at
        head = _head(found, head_at)
        if head is not None:
            core_at, core = _core(found, head_at + 1, head)
            key = _joined(head, core, here.arabic)
            elements.append(Element(_written(found, at, core_at), key))
            return core_at + 1
        tailed = bool(elements) and following.folded in known.faith
        if not tailed and (here.folded in known.articles or _assimilated(here, following)):
            elements.append(Element(_written(found, at, at + 1), _key(following)))
            return at + 2
    tail = _tail(found, at, elements)
    if tail is not None:
        previous = elements.pop()
        core = previous.key.split("_")[0] if "_" in previous.key else previous.key
        written = f"{previous.written} {_written(found, at, tail[1])}"
        elements.append(Element(written, f"{core}_{tail[0]}"))
        return tail[1] + 1
    elements.append(Element(here.written, _key(here)))
    return at + 1


def _head(found: list[_Word], at: int) -> str | None:
    """Name the compound's head, where a word starts one and another follows."""
    known = words()
    here, following = found[at], found[at + 1]
    if here.folded in known.father_of:
        return "abu"
    if here.folded in known.mother_of:
        return "umm"
    if here.folded not in known.servant:
        return None
    if here.folded not in ("abd", "abed", "عبد", "العبد"):
        return "abd"
    # A bare عبد is a name of its own, unless what follows has the article or does without.
    joins = known.servant_without_article | known.articles | known.god | {"الله"}
    if following.folded in joins or (at + 2 < len(found) and _assimilated(*found[at + 1 : at + 3])):
        return "abd"
    rest = without_article(following.folded, following.arabic)
    return "abd" if rest != following.folded else None


def _core(found: list[_Word], at: int, head: str) -> tuple[int, str]:
    """Give the last place and the key of what follows a head, articles passed over.

    After أبو and أم a compound may follow: أبو عبد الرحمن, أم نور الدين.
    """
    known = words()
    if head != "abd":
        inner: list[Element] = []
        following_at = _take(found, at, inner)
        while following_at < len(found) and _tail(found, following_at, inner) is not None:
            following_at = _take(found, following_at, inner)
        return following_at - 1, inner[0].key
    following = found[at + 1] if at + 1 < len(found) else None
    if following is not None and (
        found[at].folded in known.articles or _assimilated(found[at], following)
    ):
        at += 1
    last = found[at]
    if last.folded in known.god:
        return at, "lah"
    return at, without_article(last.folded, last.arabic)


def _tail(found: list[_Word], at: int, elements: list[Element]) -> tuple[str, int] | None:
    """Name the compound's tail (din, lah) that a word adds to the element before it."""
    known = words()
    if not elements or elements[-1].key.startswith(("abd_", "abu_", "umm_", "عبد_", "ابو_", "ام_")):
        return None
    here = found[at]
    if here.folded in known.articles | known.assimilated and at + 1 < len(found):
        return ("din", at + 1) if found[at + 1].folded in known.faith else None
    if here.arabic:
        tails = {"الدين": "دين", "الله": "له", "هللا": "له"}
        return (tails[here.folded], at) if here.folded in tails else None
    if here.folded in known.faith:
        return ("din", at)
    if here.folded in known.god:
        return ("lah", at)
    return None


_HEADS = {"abd": "عبد", "abu": "ابو", "umm": "ام"}


def _joined(head: str, core: str, arabic: bool) -> str:
    return f"{_HEADS[head]}_{core}" if arabic else f"{head}_{core}"


def _written(found: list[_Word], first: int, last: int) -> str:
    return " ".join(w.written for w in found[first : last + 1])


def _assimilated(here: _Word, following: _Word) -> bool:
    """Tell whether a word is an article in the sound of the letter after it (Ash-Shami)."""
    return here.folded in words().assimilated and following.folded.startswith(here.folded[1:])


def _key(word: _Word) -> str:
    return arabic_key(word.folded) if word.arabic else latin_key(word.folded)
