"""The kernels of the names engine: grapheme alignment, and Bayes' rule over known names.

Three, compiled by Numba and kept on disk: `align_rows` (cost of each pair of a batch), `weigh_one`
(how likely each of many keys and one key write one unlisted name) and `resolve_all` (the names that
each of many keys may stand for). All rest on one recurrence, `_cost`, whose plain twin is
`athar.names.sounds.plain_cost`. Everything here is arrays of small integers: what they mean is said
in `sounds` and `lexicon`.
"""

from typing import Any, NamedTuple

import numpy as np
import numpy.typing as npt
from numba import njit

Floats = npt.NDArray[np.float32]
Doubles = npt.NDArray[np.float64]
Bytes = npt.NDArray[np.uint8]
Ints = npt.NDArray[np.int32]
Longs = npt.NDArray[np.int64]

FAR_OFF = np.float32(1e6)
WIDTH = 24
"""Cells of a row of the alignment: more than a key's most graphemes and one."""


class Tables(NamedTuple):
    """Costs in bits over the codes of `sounds` (0 is padding, the last every other sign).

    Attributes:
        change: writing the column's grapheme for the row's symbol (n, n).
        gap: leaving a symbol out in Latin (column 0) and in Arabic (column 1), (n, 2).
        extra: adding a grapheme (column) within Latin (row 0), within Arabic (row 1), and in each
            kind of slot of an Arabic key written in Latin (rows from 2); column 0: adding nothing.
        pair: the two graphemes that a group may be (n, 2); 0 for others.
        short: whether those two are a short vowel and a letter, else two letters (n,).
    """

    change: Floats
    gap: Floats
    extra: Floats
    pair: Bytes
    short: npt.NDArray[np.bool_]


class Book(NamedTuple):
    """The known names, as the kernels take them.

    Attributes:
        names: their keys, a `sounds.Encoded`.
        shares: share of people who carry each (n,).
        totals: known romanisations of each name, counted (n,).
        unseen: sightings that what its sounds foretell counts for beside those (n,).
        members: numbers of names, side by side those that share a lossy key, or that one Latin key
            is known to write.
        counts: how often each of those was seen written so; 0 under lossy keys.
    """

    names: Any
    shares: Doubles
    totals: Doubles
    unseen: Doubles
    members: Ints
    counts: Floats


class Asked(NamedTuple):
    """Keys to resolve, as the kernels take them.

    Attributes:
        forms_from: first form of each key, and the number of forms (keys + 1,).
        forms: the forms, a `sounds.Encoded`.
        worth: factor for the cost of reading the key so (forms,).
        spans_from: first span of each form, and the number of spans (forms + 1,).
        spans: first and last place in `Book.members` of names to be looked at (spans, 2), a form's
            known ones first.
        rest: weight of an unlisted name (keys,).
        itself: number of a well-known name that the key is, else -1 (keys,).
    """

    forms_from: Ints
    forms: Any
    worth: Doubles
    spans_from: Ints
    spans: Ints
    rest: Doubles
    itself: Ints


@njit(cache=True, nogil=True)
def _cost(
    left: Any, i: int, right: Any, j: int, tables: Any, rows: Floats
) -> float:  # pragma: no cover - compiled
    """Give the bits of writing a right key for a left one, which is Arabic or of its script.

    ``rows`` holds, for a number of symbols written so far, the cost of each number of graphemes
    before anything is added in the slot that follows (0), and when the slot is left (1-3).
    """
    change, gap, extra, pair, short = tables
    a, b = left.codes[i], right.codes[j]
    n, m = left.lengths[i], right.lengths[j]
    of, to = int(left.arabic[i]), int(right.arabic[j])
    crossing = of > to
    older, old, new, slot = 1, 2, 3, of
    for k in range(n + 1):
        if k:
            _write_symbol(a, k - 1, b, m, slot, to, tables, rows, older, old)
        else:
            rows[0, 0] = 0.0
            rows[0, 1 : m + 1] = FAR_OFF
        slot = left.codes[i, WIDTH + k] if crossing else of
        added = FAR_OFF
        rows[new, 0] = rows[0, 0] + extra[slot, 0]
        for at in range(m):
            added = min(added, rows[0, at]) + extra[slot, b[at]]
            rows[new, at + 1] = min(rows[0, at + 1] + extra[slot, 0], added)
        older, old, new = old, new, older
    return float(rows[old, m])


@njit(cache=True, nogil=True)
def _write_symbol(
    a: Bytes,
    k: int,
    b: Bytes,
    m: int,
    slot: int,
    to: int,
    tables: Any,
    rows: Floats,
    older: int,
    old: int,
) -> None:  # pragma: no cover - compiled
    """Write one symbol more: row 0 goes from before the slot before it to after it."""
    change, gap, extra, pair, short = tables
    code = a[k]
    before = rows[0, 0]
    rows[0, 0] = rows[old, 0] + gap[code, to]
    for at in range(m):
        sign = b[at]
        best = min(rows[old, at] + change[code, sign], rows[old, at + 1] + gap[code, to])
        if short[sign]:
            both = extra[slot, pair[sign, 0]] + change[code, pair[sign, 1]]
            best = min(best, before + both)
        elif k > 0 and pair[sign, 0] > 0:
            both = change[a[k - 1], pair[sign, 0]] + change[code, pair[sign, 1]]
            best = min(best, rows[older, at] + extra[slot, 0] + both)
        before = rows[0, at + 1]
        rows[0, at + 1] = best


@njit(cache=True, nogil=True)
def align_rows(left: Any, right: Any, tables: Any) -> Floats:  # pragma: no cover - compiled
    """Give the cost of each pair of rows of two `sounds.Encoded`, the left as `_cost` asks."""
    rows = np.empty((4, WIDTH), np.float32)
    out = np.empty(len(left.lengths), np.float32)
    for i in range(len(out)):
        out[i] = _cost(left, i, right, i, tables, rows)
    return out


@njit(cache=True, nogil=True)
def weigh_one(
    many: Any, one: Any, unlisted_bits: float, tables: Any
) -> Doubles:  # pragma: no cover - compiled
    """Give how likely each of many keys and any form of one key write one unlisted name.

    Both are `sounds.Encoded`; ``unlisted_bits`` is what a Latin grapheme that the right name costs
    when romanised.
    """
    rows = np.empty((4, WIDTH), np.float32)
    out = np.zeros(len(many.lengths))
    for i in range(len(out)):
        here = many.arabic[i]
        for form in range(len(one.lengths)):
            there = one.arabic[form]
            if there and not here:
                bits = _cost(one, form, many, i, tables, rows) - unlisted_bits * many.lengths[i]
            else:
                bits = _cost(many, i, one, form, tables, rows)
                if here and not there:
                    bits -= unlisted_bits * one.lengths[form]
            out[i] = max(out[i], 2.0 ** -max(bits, 0.0))
    return out


@njit(cache=True, nogil=True)
def resolve_all(
    asked: Any, book: Any, tables: Any, slip: float, least: float, most: int
) -> tuple[Longs, Ints, Floats, Floats]:  # pragma: no cover - compiled
    """Give, for each key, its likeliest names with their chances, and the chance of an unlisted.

    Returns:
        starts (keys + 1,), names, chances, and unlisted (keys,).
    """
    keys = len(asked.forms_from) - 1
    weights = np.zeros(len(book.shares))
    met = np.full(len(book.shares), -1, np.int32)
    touched = np.empty(len(book.shares), np.int32)
    rows = np.empty((4, WIDTH), np.float32)
    starts = np.zeros(keys + 1, np.int64)
    names = np.empty(keys * most, np.int32)
    chances = np.empty(keys * most, np.float32)
    unlisted = np.empty(keys, np.float32)
    for key in range(keys):
        found = 0
        for form in range(asked.forms_from[key], asked.forms_from[key + 1]):
            for span in range(asked.spans_from[form], asked.spans_from[form + 1]):
                for at in range(asked.spans[span, 0], asked.spans[span, 1]):
                    name = book.members[at]
                    if met[name] == form:
                        continue
                    met[name] = form
                    chance = 2.0 ** -_cost(book.names, name, asked.forms, form, tables, rows)
                    if not asked.forms.arabic[form]:
                        chance = book.counts[at] + book.unseen[name] * chance
                        chance /= book.totals[name] + book.unseen[name]
                    if weights[name] == 0.0:
                        touched[found] = name
                        found += 1
                    weight = book.shares[name] * chance * asked.worth[form]
                    weights[name] = max(weights[name], weight)
        total = asked.rest[key]
        for at in range(found):
            name = touched[at]
            if asked.itself[key] >= 0 and name != asked.itself[key]:
                weights[name] *= slip
            total += weights[name]
        at = _take_best(weights, touched[:found], total, least, most, starts[key], names, chances)
        starts[key + 1] = at
        unlisted[key] = asked.rest[key] / total
        weights[touched[:found]] = 0.0
    return starts, names[: starts[keys]], chances[: starts[keys]], unlisted


@njit(cache=True, nogil=True)
def _take_best(
    weights: Doubles,
    touched: Ints,
    total: float,
    least: float,
    most: int,
    at: int,
    names: Ints,
    chances: Floats,
) -> int:  # pragma: no cover - compiled
    """Write the heaviest names from a place on, the heaviest first; give the place after them."""
    end = at
    for name in touched:
        chance = np.float32(weights[name] / total)
        if chance < least:
            continue
        if end == at + most:
            if chance <= chances[end - 1]:
                continue
            end -= 1
        place = end
        while place > at and (
            chance > chances[place - 1]
            or (chance == chances[place - 1] and name > names[place - 1])
        ):
            names[place], chances[place] = names[place - 1], chances[place - 1]
            place -= 1
        names[place], chances[place] = name, chance
        end += 1
    return end
