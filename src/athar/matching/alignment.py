"""Aligning two names: which part of one is which part of the other, and what that weighs.

Both names run from the own name to the family's. The shorter is laid into the longer in order, so
that parts which one side leaves out (a grandfather) fall into gaps. Two adjacent parts whose
letters the other side writes as one word may be one part; the family name may stand first, or two
adjacent parts be exchanged. The best alignment is the pair's. `kernel` does the same for very many
pairs, without the reasons.

Each aligned pair weighs ``log2(m * factor + 1 - m)``: the elements' Bayes factor, bounded from
below by the chance that the slot is wrong though the person is right. Close kin share all parts but
one, so a differing own or father's name puts a ceiling on the whole (`Settings.ceilings`): that
agreement is what kinship explains as well. So does a whole name that agrees, whatever its parts
are worth each: families give the same names again. The ceiling of a differing part comes down as
the two parts are surely two names: with *a* the bits of the part, *r* those of the rest, *d* the
chance that it is two names and *k* the bits of agreement that kinship explains, the whole weighs
``a + r - log2(1 + d 2^(r - k))``, the Bayes factor of the same person against a stranger or, 2^-k
of the time, one of the kin.
"""

from functools import lru_cache
from math import log2
from typing import NamedTuple

from athar.domain import Comparison, Level, Reason
from athar.matching.settings import Settings, settings
from athar.matching.spoken import Sequence
from athar.names import Element, Likeness, likeness
from athar.text import fold

LEAST_SAID = 0.05
"""Bits that a ceiling takes off before it is worth a reason."""

MOST_NAMESAKE = 4
"""Names of more parts have the ceiling of so many."""

TURNED_BITS = 2.0
"""A first part that agrees less with the other's last is not looked at as a family name."""

SLOTS = (
    Comparison.OWN_NAME,
    Comparison.FATHER,
    Comparison.GRANDFATHER,
    Comparison.OTHER_NAME,
    Comparison.FAMILY,
)
"""Slots in the order of a name. Where two names of one length disagree on a part's slot (one gives
its parts apart), the later one is taken."""


class _Step(NamedTuple):
    """A part of the left and of the right name, ``None`` where that side leaves it out."""

    left: int | None
    right: int | None
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
    options = [_reasons(left, right, rules)]
    joined = join_parts(left, right), join_parts(right, left)
    if joined != (left, right):
        options.append(_reasons(*joined, rules))
    for one, other in ((_family_first(left, right), right), (left, _family_first(right, left))):
        if one is not None and other is not None:
            cost = rules.order["family_first"]
            swap = Reason(Comparison.NAME, Level.SWAPPED, _words(left), _words(right), cost)
            options.append((*_reasons(one, other, rules), swap))
    options += [_exchanged(left, right, at, rules) for at in _crossed(left, right)]
    return max(options, key=_total)


def _rank(name: Sequence) -> tuple[int, tuple[Element, ...]]:
    """Order names, the shorter first, so that the two sides of a pair never matter."""
    return len(name.elements), name.elements


def _total(reasons: tuple[Reason, ...]) -> float:
    return sum(r.weight for r in reasons)


@lru_cache(maxsize=1 << 15)
def letters(*written: str) -> str:
    """Give the letters of words in the search form, with no space between them."""
    return fold("".join(written)).replace(" ", "")


def join_parts(name: Sequence, other: Sequence) -> Sequence:
    """Give a name with those adjacent parts as one whose letters are one part of another name."""
    whole = {letters(e.written): e.key for e in other.elements}
    parts: list[Element] = []
    slots: list[Comparison | None] = []
    at, last = 0, len(name.elements) - 1
    while at <= last:
        here, step = name.elements[at], 1
        if at < last:
            following = name.elements[at + 1].written
            key = whole.get(letters(here.written, following))
            if key is not None:
                here, step = Element(f"{here.written} {following}", key), 2
        parts.append(here)
        slots.append(name.slots[at])
        at += step
    return (
        name
        if len(parts) == len(name.elements)
        else Sequence(tuple(parts), tuple(slots), name.own_first)
    )


def _family_first(name: Sequence, other: Sequence) -> Sequence | None:
    """Give the name with its first part put last, where that part is the other's last.

    Only where nothing says that the name is in order.
    """
    if len(name.elements) < 2 or any(name.slots):
        return None
    if likeness(name.elements[0].key, other.elements[-1].key).bits < TURNED_BITS:
        return None
    return name._replace(elements=(*name.elements[1:], name.elements[0]))


def _crossed(left: Sequence, right: Sequence) -> list[int]:
    """Give the places at which two adjacent parts stand in the other order on the other side.

    Only where nothing says that the names are in order.
    """
    one, other = left.elements, right.elements
    if len(one) != len(other) or any(left.slots) or any(right.slots):
        return []

    def alike(at: int, to: int) -> bool:
        return likeness(one[at].key, other[to].key).bits >= TURNED_BITS

    return [
        at
        for at in range(len(one) - 1)
        if not alike(at, at) and alike(at, at + 1) and alike(at + 1, at)
    ]


def _exchanged(left: Sequence, right: Sequence, at: int, rules: Settings) -> tuple[Reason, ...]:
    """Give the reasons with two adjacent parts of the left name exchanged.

    A father and a son who is named after his grandfather differ by just that, so that it has a
    ceiling as brothers have.
    """
    parts = list(left.elements)
    parts[at], parts[at + 1] = parts[at + 1], parts[at]
    reasons = _reasons(left._replace(elements=tuple(parts)), right, rules)
    taken = _softly_over(_total(reasons) - rules.ceilings["exchanged"], 1.0)
    return (*reasons, Reason(Comparison.NAME, Level.SWAPPED, _words(left), _words(right), -taken))


def _reasons(left: Sequence, right: Sequence, rules: Settings) -> tuple[Reason, ...]:
    """Give the reasons of the best way to lay the shorter of two names into the longer."""
    if len(left.elements) > len(right.elements):
        return tuple(r._replace(left=r.right, right=r.left) for r in _reasons(right, left, rules))
    steps = _best(left, right, rules)
    out = []
    for step in steps:
        one = None if step.left is None else left.elements[step.left].written
        other = None if step.right is None else right.elements[step.right].written
        if step.likeness is None:
            out.append(Reason(step.slot, Level.MISSING, one, other, step.weight))
        else:
            found = step.likeness
            out.append(Reason(step.slot, found.level, one, other, step.weight, found.share))
    taken = _taken_by_kinship(steps, rules)
    if taken > LEAST_SAID:
        words = _words(left), _words(right)
        out.append(Reason(Comparison.NAME, Level.CONFLICT, *words, -taken))
    return tuple(out)


def _best(left: Sequence, right: Sequence, rules: Settings) -> list[_Step]:
    """Lay the shorter name (left) into the longer by dynamic programming."""
    n, m = len(left.elements), len(right.elements)
    if n == m:
        return [_pair(left, right, i, i, rules) for i in range(n)]
    best: dict[tuple[int, int], list[_Step]] = {(0, 0): []}
    for i in range(n + 1):
        for j in range(max(i, 1), i + m - n + 1):
            ways = []
            if i:
                ways.append([*best[i - 1, j - 1], _pair(left, right, i - 1, j - 1, rules)])
            if j > i:
                ways.append([*best[i, j - 1], _gap(left, right, j - 1, rules)])
            best[i, j] = max(ways, key=_weight)
    return best[n, m]


def _weight(steps: list[_Step]) -> float:
    return sum(s.weight for s in steps)


def _pair(left: Sequence, right: Sequence, at: int, to: int, rules: Settings) -> _Step:
    slot = _slot(right, to)
    if len(left.elements) == len(right.elements):
        slot = max(slot, _slot(left, at), key=SLOTS.index)
    found = likeness(left.elements[at].key, right.elements[to].key)
    bits = found.bits
    if _repeats(left, at) or _repeats(right, to):
        bits = -log2(2.0**-bits + rules.order["again"])
    weight = _slot_weight(slot, bits, rules)
    if _out_of_slot(left, at, right, to):
        weight += rules.order["slot"]
    return _Step(at, to, slot, found, weight)


def _repeats(name: Sequence, at: int) -> bool:
    """Tell whether a part repeats the one two before it: a child named after its grandfather.

    Once the own name is known, such a grandfather's is foretold by custom as well as by chance: the
    two together are what its agreement is weighed against.
    """
    return at > 1 and name.elements[at].key == name.elements[at - 2].key


def _gap(left: Sequence, right: Sequence, to: int, rules: Settings) -> _Step:
    where = "first" if to == 0 and right.own_first and left.own_first else "middle"
    where = "last" if to == len(right.elements) - 1 else where
    return _Step(None, to, _slot(right, to), None, rules.gaps[where])


def _out_of_slot(left: Sequence, at: int, right: Sequence, to: int) -> bool:
    """Tell whether two parts stand in different slots, by their place or as the source says."""
    if (at == 0 and left.own_first) != (to == 0 and right.own_first):
        return True
    here, there = left.slots[at], right.slots[to]
    return here is not None and there is not None and here is not there


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


_CEILINGS = {
    Comparison.OWN_NAME: "own_differs",
    Comparison.FATHER: "father_differs",
    Comparison.GRANDFATHER: "grandfather_differs",
    Comparison.FAMILY: "family_differs",
}


def _taken_by_kinship(steps: list[_Step], rules: Settings) -> float:
    """Give the bits that the strictest ceiling takes off a whole name.

    A ceiling of the settings is of a part that differs for certain, at the slot's least weight.
    """
    ceilings = rules.ceilings
    total = _weight(steps)
    found = [0.0]
    for step in steps:
        if step.likeness is not None and step.slot in _CEILINGS:
            least = _slot_weight(step.slot, _NEVER, rules)
            kin = ceilings[_CEILINGS[step.slot]] - least
            two = 1.0 - step.likeness.same
            found.append(_softly_over(total - step.weight - kin, two))
    pairs = min(sum(s.likeness is not None for s in steps), MOST_NAMESAKE)
    if pairs > 1:
        found.append(_softly_over(total - ceilings[f"namesake_{pairs}"], 1.0))
    if steps and steps[0].slot is Comparison.OWN_NAME and steps[0].likeness is None:
        found.append(_softly_over(total - ceilings["own_missing"], 1.0))
    return max(found)


_NEVER = -60.0
"""Bits of an element that is never heard as another: what remains is the slot's own error."""


def _softly_over(over: float, chance: float) -> float:
    return log2(1.0 + chance * 2.0**over)


def _words(name: Sequence) -> str:
    return " ".join(e.written for e in name.elements)


def align_loose(
    slot: Comparison, left: tuple[str, str], right: tuple[str, str], rules: Settings | None = None
) -> Reason:
    """Compare two single elements (written, key) of a slot outside the name's chain."""
    found = likeness(left[1], right[1])
    weight = _slot_weight(slot, found.bits, rules or settings())
    return Reason(slot, found.level, left[0], right[0], weight, found.share)
