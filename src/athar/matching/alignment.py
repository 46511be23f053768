"""Aligning two names: which part of one is which part of the other, and what that weighs.

Both names run from the own name to the family's. The shorter is laid into the longer in order, so
that parts which one side leaves out (a grandfather) fall into gaps; two adjacent parts may be one
joined word on the other side; the family name may stand first. The best alignment is the pair's.

Each aligned pair weighs ``log2(m * factor + 1 - m)``: the elements' Bayes factor, bounded from
below by the chance that the slot is wrong though the person is right. Close kin share all parts but
one, so a differing own or father's name puts a ceiling on the whole (`Settings.ceilings`): that
agreement is what kinship explains as well. The ceiling comes down as the two parts are surely two
names: with *a* the bits of the part, *r* those of the rest, *d* the chance that it is two names and
*k* the bits of agreement that kinship explains, the whole weighs ``a + r - log2(1 + d 2^(r - k))``,
the Bayes factor of the same person against a stranger or, 2^-k of the time, one of the kin.
"""

from functools import lru_cache
from math import inf, log2
from typing import NamedTuple

from athar.domain import Comparison, Level, Reason
from athar.matching.settings import Settings, settings
from athar.matching.spoken import Sequence
from athar.names import Likeness, likeness, may_meet, split_elements

_LEAST_SAID = 0.05
"""Bits that a ceiling takes off before it is worth a reason."""

_TURNED_BITS = 2.0
"""A first part that agrees less with the other's last is not looked at as a family name."""


class _Step(NamedTuple):
    left: slice
    right: slice
    slot: Comparison
    likeness: Likeness | None
    weight: float


def align(left: Sequence, right: Sequence, rules: Settings | None = None) -> tuple[Reason, ...]:
    """Align two names and give the reasons of the best alignment, in the order of the parts.

    Args:
        left: a name.
        right: another.
        rules: the model; ``None`` for the shipped one.
    """
    return _align(left, right, rules or settings())


@lru_cache(maxsize=1 << 15)
def _align(left: Sequence, right: Sequence, rules: Settings) -> tuple[Reason, ...]:
    if _rank(left) > _rank(right):
        return tuple(r._replace(left=r.right, right=r.left) for r in _align(right, left, rules))
    options = [_reasons(left, right, _best(left, right, rules), rules)]
    for one, other in ((_family_first(left, right), right), (left, _family_first(right, left))):
        if one is not None and other is not None:
            turned = _reasons(one, other, _best(one, other, rules), rules)
            cost = rules.order["family_first"]
            swap = Reason(Comparison.NAME, Level.SWAPPED, _words(left), _words(right), cost)
            options.append((*turned, swap))
    return max(options, key=_total)


def _rank(name: Sequence) -> tuple[int, str]:
    """Order names, the shorter first, so that the two sides of a pair never matter."""
    return len(name.elements), repr(name)


def _total(reasons: tuple[Reason, ...]) -> float:
    return sum(r.weight for r in reasons)


def _family_first(name: Sequence, other: Sequence) -> Sequence | None:
    """Give the name with its first part put last, where that part is the other's last.

    Only where nothing says that the name is in order.
    """
    if len(name.elements) < 2 or any(name.slots):
        return None
    if likeness(name.elements[0].key, other.elements[-1].key).bits < _TURNED_BITS:
        return None
    return name._replace(elements=(*name.elements[1:], name.elements[0]))


def _best(left: Sequence, right: Sequence, rules: Settings) -> list[_Step]:
    """Lay the shorter name (left) into the longer by dynamic programming."""
    n, m = len(left.elements), len(right.elements)
    best: dict[tuple[int, int], tuple[float, list[_Step]]] = {(0, 0): (0.0, [])}
    for i in range(n + 1):
        for j in range(m + 1):
            if (i, j) == (0, 0):
                continue
            most, way = -inf, None
            for di, dj in ((1, 1), (0, 1), (1, 2), (2, 1)):
                before = best.get((i - di, j - dj))
                if before is None:
                    continue
                step = _step(left, right, slice(i - di, i), slice(j - dj, j), rules)
                if step is not None and before[0] + step.weight > most:
                    most, way = before[0] + step.weight, (before[1], step)
            if way is not None:
                best[i, j] = most, [*way[0], way[1]]
    return best[n, m][1] if (n, m) in best else []


def _step(
    left: Sequence, right: Sequence, one: slice, other: slice, rules: Settings
) -> _Step | None:
    m = len(right.elements)
    slot = _slot(right, other.start if other.stop < m else m - 1)
    if one.start == one.stop:
        where = "first" if other.start == 0 and right.own_first and left.own_first else "middle"
        where = "last" if other.stop == m else where
        return _Step(one, other, slot, None, rules.gaps[where])
    if one.stop - one.start == other.stop - other.start:
        found = likeness(left.elements[one.start].key, right.elements[other.start].key)
        weight = _slot_weight(slot, found.bits, rules)
        if _out_of_slot(left, one.start, right, other.start):
            weight += rules.order["slot"]
        return _Step(one, other, slot, found, weight)
    if not _may_join(left, one, right, other):
        return None
    joined = _joined(left, one), _joined(right, other)
    # Looking for words that share no consonants costs most of a comparison and finds nothing.
    if not all(joined) or not may_meet(*joined):
        return None
    found = likeness(*joined)
    if found.level not in (Level.EXACT, Level.SPELLING):
        return None
    return _Step(one, other, slot, found, _slot_weight(slot, found.bits, rules))


def _out_of_slot(left: Sequence, at: int, right: Sequence, to: int) -> bool:
    """Tell whether two parts stand in different slots, by their place or as the source says."""
    if (at == 0 and left.own_first) != (to == 0 and right.own_first):
        return True
    here, there = left.slots[at], right.slots[to]
    return here is not None and there is not None and here is not there


def _may_join(left: Sequence, one: slice, right: Sequence, other: slice) -> bool:
    """Tell by their lengths whether two parts may be one joined word on the other side.

    Arabic words leave vowels out, so a Latin word is up to twice as long.
    """
    a = [e.key for e in left.elements[one]]
    b = [e.key for e in right.elements[other]]
    here, there = sum(map(len, a)), sum(map(len, b))
    if a[0].isascii() == b[0].isascii():
        return min(here, there) > 4 and abs(here - there) <= 2 and a[0][0] == b[0][0]
    latin, arabic = (here, there) if a[0].isascii() else (there, here)
    return arabic > 4 and arabic <= latin <= 2 * arabic


@lru_cache(maxsize=1 << 14)
def _key_of(words: str) -> str:
    elements = split_elements(words)
    return elements[0].key if len(elements) == 1 else ""


def _joined(name: Sequence, where: slice) -> str:
    """Give the key of adjacent elements written as one word; empty where they are no one word."""
    elements = name.elements[where]
    if len(elements) == 1:
        return elements[0].key
    return _key_of("".join(e.written.replace(" ", "") for e in elements))


@lru_cache(maxsize=1 << 16)
def _slot_weight(slot: Comparison, bits: float, rules: Settings) -> float:
    wrong = rules.slots[_SETTING[slot]]
    return log2((1 - wrong) * 2.0**bits + wrong)


_SETTING = {
    Comparison.OWN_NAME: "own",
    Comparison.FATHER: "father",
    Comparison.GRANDFATHER: "grandfather",
    Comparison.FAMILY: "family",
    Comparison.OTHER_NAME: "other_name",
    Comparison.MOTHER: "mother",
    Comparison.KUNYA: "kunya",
    Comparison.NICKNAME: "nickname",
}


def _slot(name: Sequence, at: int) -> Comparison:
    """Name the slot of a part of the longer name."""
    given = name.slots[at]
    if given is not None:
        return given
    last = len(name.elements) - 1
    if at == 0 and name.own_first:
        return Comparison.OWN_NAME
    if at == last:
        return Comparison.FAMILY
    order = (Comparison.FATHER, Comparison.FATHER, Comparison.GRANDFATHER)
    return order[at] if at < len(order) else Comparison.OTHER_NAME


def _reasons(
    left: Sequence, right: Sequence, steps: list[_Step], rules: Settings
) -> tuple[Reason, ...]:
    out = []
    for step in steps:
        one, other = _said(left, step.left), _said(right, step.right)
        if step.likeness is None:
            out.append(Reason(step.slot, Level.MISSING, one, other, step.weight))
        else:
            found = step.likeness
            out.append(Reason(step.slot, found.level, one, other, step.weight, found.share))
    taken = _taken_by_kinship(steps, out, rules)
    if taken > _LEAST_SAID:
        words = _words(left), _words(right)
        out.append(Reason(Comparison.NAME, Level.CONFLICT, *words, -taken))
    return tuple(out)


_CEILINGS = {
    Comparison.OWN_NAME: "own_differs",
    Comparison.FATHER: "father_differs",
    Comparison.GRANDFATHER: "grandfather_differs",
    Comparison.FAMILY: "family_differs",
}


def _taken_by_kinship(steps: list[_Step], reasons: list[Reason], rules: Settings) -> float:
    """Give the bits that the strictest ceiling takes off a whole name.

    A ceiling of the settings is of a part that differs for certain, at the slot's least weight.
    """
    ceilings = rules.ceilings
    total = sum(r.weight for r in reasons)
    found = [0.0]
    for step in steps:
        if step.likeness is not None and step.slot in _CEILINGS:
            least = _slot_weight(step.slot, _NEVER, rules)
            kin = ceilings[_CEILINGS[step.slot]] - least
            two = 1.0 - step.likeness.same
            found.append(_softly_over(total - step.weight - kin, two))
    first = reasons[0] if reasons else None
    if first and first.comparison is Comparison.OWN_NAME and first.level is Level.MISSING:
        found.append(_softly_over(total - ceilings["own_missing"], 1.0))
    return max(found)


_NEVER = -60.0
"""Bits of an element that is never heard as another: what remains is the slot's own error."""


def _softly_over(over: float, chance: float) -> float:
    return log2(1.0 + chance * 2.0**over)


def _said(name: Sequence, where: slice) -> str | None:
    return " ".join(e.written for e in name.elements[where]) or None


def _words(name: Sequence) -> str:
    return " ".join(e.written for e in name.elements)


def align_loose(
    slot: Comparison, left: tuple[str, str], right: tuple[str, str], rules: Settings | None = None
) -> Reason:
    """Compare two single elements (written, key) of a slot outside the name's chain."""
    found = likeness(left[1], right[1])
    weight = _slot_weight(slot, found.bits, rules or settings())
    return Reason(slot, found.level, left[0], right[0], weight, found.share)
