"""Parsing a name into its parts, the other possible readings kept beside the likeliest.

Order of the parts: kunya, own name, father, grandfather, further forefathers, family. Words that
are no part go first: titles, ابن between two parts, and what announces an alias (الملقب). What is
open is told by how often an element is carried in each slot (`slots`):

* the last part of a name may be the family's or one more forefather's (``محمد خالد``), but after
  ابن it is a forefather's;
* أبو X at the head is a kunya; further on it is a family's name more often than not;
* محمد before two more parts may be half of a double own name (محمد أمين).

Each reading that is left is in ``alternatives``, the likeliest first.
"""

import re
from dataclasses import dataclass, replace
from enum import StrEnum
from functools import lru_cache

from athar.names.elements import Element, Gap, split_with_gaps
from athar.names.knowledge import words
from athar.names.slots import slot_share, with_article
from athar.text import fold

_KUNYA = ("abu_", "umm_", "ابو_", "ام_")
_NOT_LETTERS = re.compile(r"[^\w]+")
_NISBA = re.compile(r"(?:..يه?|[^aeiou](?:i|y|ee|iya|iyya|iyah|iyyah|iye|iyeh|ieh))$")
_DOUBLED = ("محمد", "mohamed", "mohammed", "muhammad", "mohammad", "mohamad", "mhd")
_CHAIN = ("own", "father", "grandfather")


class FamilyKind(StrEnum):
    """What a family name is built as."""

    NISBA = "nisba"  # of a place, tribe or craft: الحلبي, al-Halabi
    HOUSE = "house"  # آل X
    KUNYA = "kunya"  # أبو X, borne by a family


@dataclass(frozen=True, slots=True, kw_only=True)
class ParsedName:
    """The parts of a name as written, ``None`` where the name does not hold them.

    Attributes:
        own: own name (ism).
        father: father's name.
        grandfather: paternal grandfather's name.
        forefathers: names between grandfather and family.
        family: family name, laqab or nisba.
        family_kind: what the family name is built as, where that can be told.
        kunya: أبو/أم X at the head of the name.
        alias: what follows الملقب and its like.
        titles: words that are no part of the name.
        alternatives: other readings of the same words, the likeliest first.
    """

    own: str | None = None
    father: str | None = None
    grandfather: str | None = None
    forefathers: tuple[str, ...] = ()
    family: str | None = None
    family_kind: FamilyKind | None = None
    kunya: str | None = None
    alias: str | None = None
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


def take_kunya(elements: tuple[Element, ...]) -> tuple[Element | None, tuple[Element, ...]]:
    """Take the kunya from the head of a name's elements, where one stands there."""
    if elements and elements[0].key.startswith(_KUNYA):
        return elements[0], elements[1:]
    return None, elements


def parse(name: str) -> ParsedName:
    """Parse a name.

    Args:
        name: in Arabic or Latin script, as written.

    Returns:
        Its parts; all ``None`` where no name is known.
    """
    if is_unknown(name):
        return ParsedName()
    gaps, after = split_with_gaps(name)
    chain, alias = _take_alias(gaps)
    kunya, _ = take_kunya(tuple(g.element for g in chain))
    told = [w for g in gaps for w in g.before] + list(after)
    known = words()
    outside = ParsedName(
        kunya=kunya.written if kunya else None,
        alias=" ".join(g.element.written for g in alias) or None,
        titles=tuple(w for w in told if fold(w) in known.titles | known.leading_titles),
    )
    readings = _readings(chain[1:] if kunya else chain, outside, own_first=kunya is None)
    return replace(readings[0], alternatives=tuple(readings[1:]))


def _take_alias(gaps: tuple[Gap, ...]) -> tuple[tuple[Gap, ...], tuple[Gap, ...]]:
    """Cut what follows الملقب from the name."""
    for at, gap in enumerate(gaps):
        if at and any(fold(w) in words().called for w in gap.before):
            return gaps[:at], gaps[at:]
    return gaps, ()


def _readings(chain: tuple[Gap, ...], outside: ParsedName, *, own_first: bool) -> list[ParsedName]:
    """Give the readings of a chain of names, the likeliest first."""
    parts = tuple(g.element for g in chain)
    if not parts:
        return [outside]
    last = parts[-1]
    if len(parts) == 1 and own_first:
        return [_fill(parts, outside, family=False)]
    slot = (*_CHAIN, "grandfather")[min(len(parts), len(_CHAIN)) - 1]
    as_family = slot_share(last, "family") >= slot_share(last, slot)
    if any(fold(w) in words().descent for w in chain[-1].before):
        as_family = False
    out = [_fill(parts, outside, family=f) for f in (as_family, not as_family)]
    if last.key.startswith(_KUNYA) and outside.kunya is None:
        out.append(replace(_readings(chain[:-1], outside, own_first=True)[0], kunya=last.written))
    if own_first and len(parts) > 2 and parts[0].key in _DOUBLED:
        double = Element(f"{parts[0].written} {parts[1].written}", parts[1].key)
        out.append(_fill((double, *parts[2:]), outside, family=as_family))
    return list(dict.fromkeys(out))


def _fill(parts: tuple[Element, ...], outside: ParsedName, *, family: bool) -> ParsedName:
    """Put parts into slots in their order, the last into the family's where it is one."""
    chain = [e.written for e in (parts[:-1] if family else parts)]
    filled = dict(zip(_CHAIN, chain, strict=False))
    return replace(
        outside,
        **filled,  # type: ignore[arg-type]  # the three slots of one name each
        forefathers=tuple(chain[len(_CHAIN) :]),
        family=parts[-1].written if family else None,
        family_kind=_kind(parts[-1]) if family else None,
    )


def _kind(element: Element) -> FamilyKind | None:
    if element.key.startswith(_KUNYA):
        return FamilyKind.KUNYA
    if element.written.startswith("آل "):
        return FamilyKind.HOUSE
    return FamilyKind.NISBA if with_article(element) and _NISBA.search(element.key) else None
