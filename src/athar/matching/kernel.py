"""The alignment kernel: a sought name against many listed names, a million and more a second.

It gives for numbered words what `alignment.align` gives for sequences, without reasons; `align` is
its readable twin, and property tests hold the two together. Everything that depends on the sought
name alone is looked up, not computed: for each part of it, in each slot, what each listed word
weighs (`Tables`). A listed word that no part of the sought name resembles has number 0.

The kernel is compiled at its first use and kept beside the source, or in the user's cache.
"""

from typing import NamedTuple

import numpy as np
import numpy.typing as npt
from numba import njit

from athar.domain import Comparison
from athar.matching.settings import Settings

MOST_PARTS = 12
"""No name has more elements (`athar.names.MAX_ELEMENTS`)."""

SLOTS = (
    Comparison.OWN_NAME,
    Comparison.FATHER,
    Comparison.GRANDFATHER,
    Comparison.OTHER_NAME,
    Comparison.FAMILY,
)
"""Slots by their codes; a stored element's code is one more, 0 where its source names no slot."""

FAR_BITS = -14.0
"""Bits of two elements that nothing makes one (`athar.names.likeness` goes no lower)."""

LEAST_SAID = 0.05
"""Bits that a ceiling takes off before it is worth a reason."""

TURNED_BITS = 2.0
"""A first part that agrees less with the other's last is not looked at as a family name."""

WORD_BITS = 26
"""A stored element is a word's number in this many bits; then slot code, own name, first."""

SLOT_SHIFT = WORD_BITS
OWN_FLAG = 1 << 30
FIRST_FLAG = 1 << 31
_WORD_MASK = (1 << WORD_BITS) - 1

Floats = npt.NDArray[np.float32]


class Tables(NamedTuple):
    """A sought name, looked up against the words of a list.

    Attributes:
        local: word → number among the words that resemble any part, 0 for all others, (W,) int32.
        weights: bits of part i and word w in slot s, (5, n, L) float32; column 0 is of others.
        bits: the elements' bits, (n, L) float32.
        same: chance that part and word write one name, (n, L) float32.
        slots: slot code + 1 of each part where it is given, else 0, (n,) uint8.
        own_first: whether the first part is the own name.
        joined: bits of words that write part i and part i + 1 as one; 0 elsewhere, (n, L) float32.
        split: rows of (part, word, next word) that together write the part, (k, 3) int32.
        alone: bits of each part with itself, (n,) float32: what a split part weighs.
    """

    local: npt.NDArray[np.int32]
    weights: Floats
    bits: Floats
    same: Floats
    slots: npt.NDArray[np.uint8]
    own_first: bool
    joined: Floats
    split: npt.NDArray[np.int32]
    alone: Floats


def rules_array(rules: Settings) -> npt.NDArray[np.float64]:
    """Give the settings that the kernel needs, in its order, (16,) float64."""
    wrong = [rules.slots[s] for s in ("own", "father", "grandfather", "other_name", "family")]
    gaps = [rules.gaps[g] for g in ("first", "middle", "last")]
    order = [rules.order["slot"], rules.order["family_first"]]
    kin = [
        rules.ceilings[f"{s}_differs"] if s else np.nan
        for s in ("own", "father", "grandfather", "", "family")
    ]
    return np.array([*wrong, *gaps, *order, *kin, rules.ceilings["own_missing"]])


_GAP, _ORDER, _KIN, _MISSING = 5, 8, 10, 15


@njit(cache=True, nogil=True)
def slot_weight(bits: float, wrong: float) -> float:
    """Give ``log2((1 - wrong) 2^bits + wrong)``."""
    return np.log2((1.0 - wrong) * 2.0**bits + wrong)


@njit(cache=True, nogil=True)
def _slot(at: int, count: int, code: int, own_first: bool) -> int:
    """Give the slot of a part by its place, or as its source says (code is slot + 1)."""
    if code > 0:
        return code - 1
    if at == 0 and own_first:
        return 0
    if at == count - 1:
        return 4
    if at < 2:
        return 1
    return 2 if at == 2 else 3


@njit(cache=True, nogil=True)
def _align(t, rules, q_order, words, local, slots, r_order, own_first, joins, cost, way):  # type: ignore[no-untyped-def]
    """Weigh one alignment. ``q_order``, ``r_order`` give the parts' order on either side.

    ``cost`` (13, 13) and ``way`` (13, 13) are working space. ``way`` holds the step that leads to a
    cell: 1 a pair, 2 a gap, 3 two of the longer for one, 4 one of the longer for two.
    """
    nq, nr = len(q_order), len(r_order)
    q_long = nq > nr
    n, m = (nr, nq) if q_long else (nq, nr)
    q_own, r_own = t.own_first, own_first
    l_own = q_own if q_long else r_own
    for a in range(n + 1):
        last = m if joins else a + m - n
        for b in range(a if not joins else 0, last + 1):
            if a == 0 and b == 0:
                cost[0, 0] = 0.0
                continue
            best, step = -np.inf, 0
            if a > 0 and b > 0:
                before = cost[a - 1, b - 1]
                if before > -np.inf:
                    i, j = (b - 1, a - 1) if q_long else (a - 1, b - 1)
                    qi, rj = q_order[i], r_order[j]
                    slot = _slot(i if q_long else j, m, t.slots[qi] if q_long else slots[rj], l_own)
                    if n == m:
                        slot = max(slot, _slot(i, n, t.slots[qi], q_own))
                    w = before + t.weights[slot, qi, local[rj]]
                    said, their = t.slots[qi], slots[rj]
                    if (i == 0 and q_own) != (j == 0 and r_own) or (
                        said > 0 and their > 0 and said != their
                    ):
                        w += rules[_ORDER]
                    if w > best:
                        best, step = w, 1
            if b > 0 and (joins or b > a):
                before = cost[a, b - 1]
                if before > -np.inf:
                    w = before + rules[_GAP + _gap(b, m, q_own and r_own)]
                    if w > best:
                        best, step = w, 2
            if joins:
                # Two words of the longer name are one of the shorter, or the other way about.
                for kind in (3, 4):
                    da, db = (1, 2) if kind == 3 else (2, 1)
                    if a < da or b < db or cost[a - da, b - db] == -np.inf:
                        continue
                    bits = _join_bits(t, words, local, q_long, kind, a, b, q_order, r_order)
                    if bits > 0.0:
                        slot = _join_slot(t, slots, q_long, n, m, a - da, b - db, b, q_order, r_order, r_own)
                        w = cost[a - da, b - db] + slot_weight(bits, rules[slot])
                        if w > best:
                            best, step = w, kind
            cost[a, b] = best
            way[a, b] = step
    total = cost[n, m]
    if total == -np.inf:
        return total
    return total - _kinship(t, rules, q_order, words, local, slots, r_order, r_own, cost, way)
