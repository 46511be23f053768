"""Parsing a name into its parts, the other possible readings kept beside the likeliest.

Order of the parts: kunya, own name, father, grandfather, further forefathers, family. Which slot
the last part fills is open in short names: of two parts the second is the family's or the father's.
"""

import re
from dataclasses import dataclass, replace
from functools import lru_cache

from athar.names.elements import Element, split_elements
from athar.names.knowledge import words
from athar.text import fold

_KUNYA = ("abu_", "umm_", "ابو_", "ام_")
_NOT_LETTERS = re.compile(r"[^\w]+")


@dataclass(frozen=True, slots=True, kw_only=True)
class ParsedName:
    """The parts of a name as written, ``None`` where the name does not hold them.

    Attributes:
        own: own name (ism).
        father: father's name.
        grandfather: paternal grandfather's name.
        forefathers: names between grandfather and family.
        family: family name, laqab or nisba.
        kunya: أبو/أم X at the head of the name.
        titles: words that are no part of the name.
        alternatives: other readings of the same words.
    """

    own: str | None = None
    father: str | None = None
    grandfather: str | None = None
    forefathers: tuple[str, ...] = ()
    family: str | None = None
    kunya: str | None = None
    titles: tuple[str, ...] = ()
    alternatives: tuple["ParsedName", ...] = ()


@lru_cache(maxsize=1 << 14)
def is_unknown(name: str) -> bool:
    """Tell whether the words say that no name is known (مجهول الهوية, Unknown), or are none.

    A title alone (الدكتور) names nobody either.
    """
    folded = _NOT_LETTERS.sub(" ", fold(name)).strip()
    if not any(c.isalpha() for c in folded) or folded in words().unknown:
        return True
    said = folded.split()
    if all(word in words().titles for word in said):
        return True
    return any(word in words().unknown_words for word in said)


def parse(name: str) -> ParsedName:
    """Parse a name.

    Args:
        name: in Arabic or Latin script, as written.

    Returns:
        Its parts; all ``None`` where no name is known.
    """
    if is_unknown(name):
        return ParsedName()
    elements = split_elements(name)
    kunya, rest = take_kunya(elements)
    used = {word for e in elements for word in e.written.split()}
    known = words()
    shaping = known.titles | known.leading_titles
    titles = tuple(w for w in name.split() if fold(w) in shaping and w not in used)
    parts = tuple(e.written for e in rest)
    main = replace(_slots(parts), kunya=kunya.written if kunya else None, titles=titles)
    if kunya is not None and len(parts) == 1:
        other = replace(main, own=parts[0], family=None)
        return replace(main, own=None, family=parts[0], alternatives=(other,))
    if len(parts) == 2:
        return replace(main, alternatives=(replace(main, father=parts[1], family=None),))
    if len(parts) == 3:
        other = replace(main, grandfather=parts[2], family=None)
        return replace(main, alternatives=(other,))
    return main


def take_kunya(elements: tuple[Element, ...]) -> tuple[Element | None, tuple[Element, ...]]:
    """Take the kunya from the head of a name's elements, where one stands there."""
    if elements and elements[0].key.startswith(_KUNYA):
        return elements[0], elements[1:]
    return None, elements


def _slots(parts: tuple[str, ...]) -> ParsedName:
    if len(parts) < 3:
        return ParsedName(
            own=parts[0] if parts else None, family=parts[1] if len(parts) == 2 else None
        )
    return ParsedName(
        own=parts[0],
        father=parts[1],
        grandfather=parts[2] if len(parts) > 3 else None,
        forefathers=parts[3:-1],
        family=parts[-1],
    )
