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

from athar.matching.alignment import LEAST_SAID, MOST_NAMESAKE, TURNED_BITS
from athar.matching.settings import Settings
from athar.names import MAX_ELEMENTS

SLOT_SHIFT = 26
"""A stored element is a word's number in this many bits, then its slot's code and one (three bits,
0 where its source names no slot), then, on a name's first, `OWN_FLAG`."""

OWN_FLAG = 1 << 30
"""Set on the first element of a name that begins with the own name."""

MOST_WORDS = 1 << SLOT_SHIFT
_WORD_MASK = MOST_WORDS - 1

_NEARLY = np.log2(2.0**LEAST_SAID - 1.0)
"""A name that is further below a ceiling loses less than is said."""

Floats = npt.NDArray[np.float32]


class Tables(NamedTuple):
    """A sought name, looked up against the words of a list.

    Rows are parts: the n parts of the sought name, then adjacent parts that the list writes as one.
    Columns are words of the list that resemble any part; column 0 stands for all others; last come
    pairs of words that together write one part.

    Attributes:
        local: word → column, (W,) int32.
        weights: bits of a part and a word in each slot, (5, rows, columns) float32.
        again: the same where the part repeats the one two before it, (5, rows, columns) float32.
        bits: bits of part and word as elements, (rows, columns) float32.
        same: chance that part and word write one name, (rows, columns) float32.
        row_keys: number of each row's key, (rows,) int32.
        column_keys: number of each column's key, (columns,) int32; equal numbers are equal keys.
        slots: slot code + 1 of each of the n parts where it is given, else 0, (n,) uint8.
        own_first: whether the first part is the own name.
        joined: rows of (part, column, row): part and the next are one word there, (k, 3) int32.
        split: rows of (word, next word, column): they write one part together, (k, 3) int32.
    """

    local: npt.NDArray[np.int32]
    weights: Floats
    again: Floats
    bits: Floats
    same: Floats
    row_keys: npt.NDArray[np.int32]
    column_keys: npt.NDArray[np.int32]
    slots: npt.NDArray[np.uint8]
    own_first: bool
    joined: npt.NDArray[np.int32]
    split: npt.NDArray[np.int32]


def rules_array(rules: Settings) -> npt.NDArray[np.float64]:
    """Give the settings that the kernel needs, in its order, (21,) float64."""
    wrong = [rules.slots[s] for s in ("own", "father", "grandfather", "other_name", "family")]
    gaps = [rules.gaps[g] for g in ("first", "middle", "last")]
    order = [rules.order["slot"], rules.order["family_first"]]
    # What a differing part leaves of its ceiling: other forefathers have none.
    kin = [
        rules.ceilings[f"{s}_differs"] - np.log2(rules.slots[s]) if s else np.inf
        for s in ("own", "father", "grandfather", "", "family")
    ]
    last = [rules.ceilings["own_missing"], rules.order["again"], rules.ceilings["exchanged"]]
    last += [rules.ceilings[f"namesake_{pairs}"] for pairs in range(2, MOST_NAMESAKE + 1)]
    return np.array([*wrong, *gaps, *order, *kin, *last], np.float64)


_GAP, _ORDER, _TURNED, _KIN, _MISSING, _AGAIN = 5, 8, 9, 10, 15, 16
# The ceilings of namesakes follow, from names of two parts on.
_EXCHANGED, _NAMESAKE = 17, 18 - 2


def score_names(
    tables: Tables,
    rules: npt.NDArray[np.float64],
    elements: npt.NDArray[np.uint32],
    starts: npt.NDArray[np.uint32],
    names: npt.NDArray[np.int32],
) -> Floats:
    """Weigh listed names against a sought one.

    Args:
        tables: of the sought name.
        rules: as `rules_array` gives.
        elements: stored elements of all names, one after another, (E,) uint32.
        starts: where each name begins in `elements`, with the end, (N + 1,) uint32.
        names: numbers of the names to weigh, (k,) int32.

    Returns:
        Bits of each name, (k,) float32; 0 where either side has no part.
    """
    out = np.zeros(len(names), np.float32)
    if len(tables.slots):
        _score(tables, rules, elements, starts, names, out)
    return out


@njit(cache=True, nogil=True)
def _slot(at, count, code, own_first):  # type: ignore[no-untyped-def]
    """Give the slot of a part as its source says (code is slot + 1), or by its place."""
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
def _align(t, rules, q, qs, n, r, rs, r_own, m, space):  # type: ignore[no-untyped-def]
    """Lay the shorter name into the longer, and take off what kinship explains.

    ``q``, ``r`` hold rows and columns of the tables, ``qs``, ``rs`` slot codes. ``space`` is for
    bits so far, whether a pair leads to a cell, its slot, and which parts repeat an earlier one.
    """
    cost, way, taken, qa, ra = space
    q_own = t.own_first
    for i in range(2, n):
        qa[i] = t.row_keys[q[i]] == t.row_keys[q[i - 2]]
    for j in range(2, m):
        ra[j] = t.column_keys[r[j]] == t.column_keys[r[j - 2]]
    q_long = n > m
    few, many = (m, n) if q_long else (n, m)
    long_own = q_own if q_long else r_own
    cost[0, 0] = 0.0
    for a in range(few + 1):
        for b in range(a, a + many - few + 1):
            best, pair, slot = -np.inf, False, 0
            if a > 0:
                i, j = (b - 1, a - 1) if q_long else (a - 1, b - 1)
                slot = _slot(b - 1, many, qs[i] if q_long else rs[j], long_own)
                if n == m:
                    slot = max(slot, _slot(b - 1, many, qs[i], q_own))
                table = t.again if qa[i] or ra[j] else t.weights
                best = cost[a - 1, b - 1] + table[slot, q[i], r[j]]
                if (i == 0 and q_own) != (j == 0 and r_own) or (
                    qs[i] > 0 and rs[j] > 0 and qs[i] != rs[j]
                ):
                    best += rules[_ORDER]
                pair = True
            elif b == 0:
                continue
            if b > a:
                where = 2 if b == many else (0 if b == 1 and q_own and r_own else 1)
                without = cost[a, b - 1] + rules[_GAP + where]
                if without > best:
                    best, pair = without, False
            cost[a, b], way[a, b], taken[a, b] = best, pair, slot
    total = cost[few, many]
    odds = 0.0
    if few > 1:
        odds = 2.0 ** (total - rules[_NAMESAKE + min(few, MOST_NAMESAKE)])
    a, b = few, many
    while b > 0:
        if way[a, b]:
            kin = rules[_KIN + taken[a, b]] + cost[a, b] - cost[a - 1, b - 1]
            # Most names are far from any ceiling; then nothing is taken off, and nothing computed.
            if total - kin > _NEARLY:
                i, j = (b - 1, a - 1) if q_long else (a - 1, b - 1)
                odds = max(odds, (1.0 - t.same[q[i], r[j]]) * 2.0 ** (total - kin))
            a -= 1
        elif b == 1 and _slot(0, many, (qs if q_long else rs)[0], long_own) == 0:
            odds = max(odds, 2.0 ** (total - rules[_MISSING]))
        b -= 1
    over = np.log2(1.0 + odds) if odds > 0.0 else 0.0
    return total - over if over > LEAST_SAID else total


@njit(cache=True, nogil=True)
def _turn(name, count, turned, turned_codes):  # type: ignore[no-untyped-def]
    """Put the first part last; slot codes are none here."""
    for at in range(count):
        turned[at] = name[(at + 1) % count]
        turned_codes[at] = 0


@njit(cache=True, nogil=True)
def _unsaid(codes, count):  # type: ignore[no-untyped-def]
    said = 0
    for at in range(count):
        said += codes[at]
    return said == 0


@njit(cache=True, nogil=True)
def _score(t, rules, elements, starts, names, out):  # type: ignore[no-untyped-def]
    n = len(t.slots)
    most = MAX_ELEMENTS + 1
    space = (
        np.empty((most, most), np.float64),
        np.zeros((most, most), np.bool_),
        np.zeros((most, most), np.int8),
        np.zeros(most, np.bool_),
        np.zeros(most, np.bool_),
    )
    q, r = np.empty(MAX_ELEMENTS, np.int32), np.empty(MAX_ELEMENTS, np.int32)
    qs, rs = np.zeros(MAX_ELEMENTS, np.uint8), np.zeros(MAX_ELEMENTS, np.uint8)
    q2, r2 = np.empty(MAX_ELEMENTS, np.int32), np.empty(MAX_ELEMENTS, np.int32)
    qs2, rs2 = np.zeros(MAX_ELEMENTS, np.uint8), np.zeros(MAX_ELEMENTS, np.uint8)
    for i in range(n):
        q[i], qs[i] = i, t.slots[i]
    q_unsaid = _unsaid(qs, n)
    for at in range(len(names)):
        first, end = np.int64(starts[names[at]]), np.int64(starts[names[at] + 1])
        m = end - first
        if m == 0:
            continue
        r_own = (elements[first] & OWN_FLAG) != 0
        for j in range(m):
            element = np.int64(elements[first + j])
            r[j] = t.local[element & _WORD_MASK]
            rs[j] = (element >> SLOT_SHIFT) & 7
        best = _align(t, rules, q, qs, n, r, rs, r_own, m, space)
        if len(t.joined) or len(t.split):
            n2 = _join(q, qs, n, r, m, t.joined, q2, qs2)
            m2 = _unite(elements, first, r, rs, m, t.split, r2, rs2)
            if n2 < n or m2 < m:
                best = max(best, _align(t, rules, q2, qs2, n2, r2, rs2, r_own, m2, space))
        if n > 1 and q_unsaid and t.bits[q[0], r[m - 1]] >= TURNED_BITS:
            _turn(q, n, q2, qs2)
            one = _align(t, rules, q2, qs2, n, r, rs, r_own, m, space)
            best = max(best, one + rules[_TURNED])
        if m > 1 and t.bits[q[n - 1], r[0]] >= TURNED_BITS and _unsaid(rs, m):
            _turn(r, m, r2, rs2)
            one = _align(t, rules, q, qs, n, r2, rs2, r_own, m, space)
            best = max(best, one + rules[_TURNED])
        if n == m and q_unsaid and _unsaid(rs, m):
            for i in range(n - 1):
                if _crossed(t, q, r, i):
                    for k in range(n):
                        q2[k] = q[k]
                    q2[i], q2[i + 1] = q[i + 1], q[i]
                    one = _align(t, rules, q2, qs, n, r, rs, r_own, m, space)
                    one -= np.log2(1.0 + 2.0 ** (one - rules[_EXCHANGED]))
                    best = max(best, one)
        out[at] = best


@njit(cache=True, nogil=True)
def _crossed(t, q, r, i):  # type: ignore[no-untyped-def]
    """Tell whether a part and the next stand in the other order on the other side."""
    if t.bits[q[i], r[i + 1]] < TURNED_BITS or t.bits[q[i + 1], r[i]] < TURNED_BITS:
        return False
    return t.bits[q[i], r[i]] < TURNED_BITS


@njit(cache=True, nogil=True)
def _join(q, qs, n, r, m, joined, q2, qs2):  # type: ignore[no-untyped-def]
    """Join adjacent sought parts that the listed name writes as one. Gives the new count."""
    at = count = 0
    while at < n:
        row = q[at]
        for k in range(len(joined)):
            if joined[k, 0] == at and at + 1 < n:
                for j in range(m):
                    if r[j] == joined[k, 1]:
                        row = joined[k, 2]
        q2[count], qs2[count] = row, qs[at]
        at += 1 if row == q[at] else 2
        count += 1
    return count


@njit(cache=True, nogil=True)
def _unite(elements, first, r, rs, m, split, r2, rs2):  # type: ignore[no-untyped-def]
    """Join adjacent listed words that the sought name writes as one. Gives the new count."""
    at = count = 0
    while at < m:
        column, step = r[at], 1
        if at + 1 < m:
            here = elements[first + at] & _WORD_MASK
            then = elements[first + at + 1] & _WORD_MASK
            for k in range(len(split)):
                if split[k, 0] == here and split[k, 1] == then:
                    column, step = split[k, 2], 2
        r2[count], rs2[count] = column, rs[at]
        at += step
        count += 1
    return count


def slot_weights(bits: Floats, rules: npt.NDArray[np.float64]) -> Floats:
    """Give what elements of these bits weigh in each slot, (5, n) float32."""
    out = np.empty((_GAP, len(bits)), np.float32)
    _slot_weights(bits, rules, out)
    return out


def slots_again(bits: Floats, rules: npt.NDArray[np.float64]) -> Floats:
    """Give the same for a part that repeats the one two before it, (5, n) float32."""
    return slot_weights(-np.log2(np.exp2(-bits) + np.float32(rules[_AGAIN])), rules)


@njit(cache=True, nogil=True)
def _slot_weights(bits, rules, out):  # type: ignore[no-untyped-def]
    """``log2((1 - wrong) 2^bits + wrong)``, as `alignment` has it."""
    for slot in range(_GAP):
        for at in range(len(bits)):
            out[slot, at] = np.log2((1.0 - rules[slot]) * 2.0 ** bits[at] + rules[slot])
