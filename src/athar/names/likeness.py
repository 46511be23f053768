"""Likeness: how far two written elements speak for one name, as a log2 Bayes factor.

See `resolve` for the formula. The factor is of the *elements*; what a slot makes of it (a father's
name is now and then wrong outright) is the matter of `athar.matching`. It is symmetric.
"""

from functools import lru_cache
from math import log2
from typing import NamedTuple

from athar.domain import Level
from athar.names.elements import element_key
from athar.names.keys import forms
from athar.names.lexicon import RARE, lexicon
from athar.names.resolve import direct_chance, resolve
from athar.names.skeletons import near_keys

LEAST_FACTOR = 2.0**-14
"""No two elements are further apart: below, errors of the model outweigh what it says."""

UNLISTED_FROM = 0.02
"""Elements that are less likely unlisted are not compared letter by letter."""

SPELLING_OVERLAP = 0.3
"""From this share of common meaning on, two spellings are said to be usual ones of one name."""

BROKEN_OFF_BITS = 0.0
"""A bare Abd against Abd al-Karim speaks neither way: registers break such names off."""

BROKEN_OFF = 0.5
"""Chance that such a pair writes one name. A judgement."""

_SERVANT = ("abd", "عبد")
_SERVANT_OF = ("abd_", "عبد_")


class Likeness(NamedTuple):
    """The comparison of two elements.

    Attributes:
        bits: log2 Bayes factor.
        level: exact, spelling, near or differs.
        share: share of people (0-1) who carry the agreed name; ``None`` where they differ.
        same: chance (0-1) that the two write one name, even odds given before they are looked at:
            near 0 for two names, near 1 for two usual spellings of one, common or rare.
    """

    bits: float
    level: Level
    share: float | None
    same: float = 0.0


@lru_cache(maxsize=1 << 16)
def meeting_keys(key: str) -> frozenset[str]:
    """Give the near keys of an element in each of its forms: unlisted ones meet under them."""
    return frozenset(near for form in forms(key) for near in near_keys(form))


def may_meet(left: str, right: str) -> bool:
    """Tell whether two keys share a near key, without which their letters are far apart."""
    return left == right or not meeting_keys(left).isdisjoint(meeting_keys(right))


@lru_cache(maxsize=1 << 18)
def likeness(left: str, right: str) -> Likeness:
    """Compare two element keys."""
    if left > right:
        return likeness(right, left)
    a, b = resolve(left), resolve(right)
    shares = lexicon().shares
    chances = dict(zip(a.names, a.chances, strict=True))
    common = factor = 0.0
    for name, chance in zip(b.names, b.chances, strict=True):
        both = chances.get(name, 0.0) * chance
        common += both
        factor += both / float(shares[name])
    both = a.unlisted * b.unlisted
    if min(a.unlisted, b.unlisted) >= UNLISTED_FROM:
        both *= float(direct_chance((left,), right)[0])
        # Looked up last: near keys cost more than an alignment, and letters mostly differ.
        if both > LEAST_FACTOR * RARE and may_meet(left, right):
            common += both
            factor += both / RARE
    if left == right:
        return Likeness(log2(max(factor, 1.0)), Level.EXACT, common / factor, 1.0)
    bits = log2(max(factor, LEAST_FACTOR))
    # Two common names agree weakly though they are surely one; two unlisted ones are one by odds.
    same = min(1.0, max(common, factor / (1.0 + factor)))
    if bits <= BROKEN_OFF_BITS and _broken_off(left, right):
        return Likeness(BROKEN_OFF_BITS, Level.NEAR, None, BROKEN_OFF)
    if bits <= 1.0:
        return Likeness(bits, Level.DIFFERS, None, same)
    level = Level.SPELLING if common >= SPELLING_OVERLAP else Level.NEAR
    return Likeness(bits, level, common / factor, same)


def _broken_off(left: str, right: str) -> bool:
    """Tell whether one key is a bare servant (Abd) and the other a whole one (Abd al-Karim)."""
    return {is_servant(left), is_servant(right)} == {True, False}


def is_servant(key: str) -> bool | None:
    """Tell a bare servant's key (Abd: true) from a whole one's (Abd al-Karim: false)."""
    if key in _SERVANT:
        return True
    return False if key.startswith(_SERVANT_OF) else None


def compare_elements(left: str, right: str) -> Likeness:
    """Compare two name elements as written, in either script.

    Args:
        left: one element, such as ``عبد الرحمن`` or ``Khaled``.
        right: another.

    Returns:
        Their `Likeness`; an empty element is unlike nothing and says nothing (0 bits).
    """
    one, other = element_key(left), element_key(right)
    if not one or not other:
        return Likeness(0.0, Level.MISSING, None)
    return likeness(one, other)
