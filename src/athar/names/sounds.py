"""Sounds: what it costs to hear one written element as another, within and across scripts.

`costs` aligns pairs of keys, grapheme by grapheme (`graphemes`), and gives the cheapest alignment
in bits: -log2 of the probability that the one is written for the other.

* Arabic heard as Latin: each letter by its place is heard as a grapheme or as none, and in each
  slot between letters short vowels are heard or none. Learnt from aligned tokens by
  ``tools/learn_romanisations.py`` (``data/sounds.csv``).
* Within a script: classes of letters that are really confused (``data/confusions.yaml``).

The alignment is a kernel (`kernel`), beside its plain twin `plain_cost`. A Latin digraph may also
stand for two letters (Fathi, فتحي) or for a vowel and a letter (Qusay, قصي). Transpositions are
left out.
"""

import csv
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from itertools import product
from math import inf
from typing import NamedTuple

import numpy as np
import numpy.typing as npt
import yaml

from athar.names.graphemes import (
    ARABIC,
    DIGRAPHS,
    DIPHTHONGS,
    GROUPS,
    HEADS,
    PLACES,
    SLOTS,
    graphemes,
    slots,
    symbols,
)
from athar.names.kernel import WIDTH, Tables, align_rows
from athar.names.knowledge import DATA

Costs = npt.NDArray[np.float32]
Codes = npt.NDArray[np.uint8]

RESPELT_BITS = 3.0
"""Cost, beside the confusion's own, of a romanisation that was respelt in Latin. A judgement."""

FAR = 16.0
"""Bits of what is never heard as another (a share of about 1 in 65,000)."""


@dataclass(frozen=True, slots=True)
class Sounds:
    """The codes of graphemes and symbols, and the cost tables over them."""

    codes: dict[str, int]
    tables: Tables


@cache
def sounds() -> Sounds:
    """Load the tables once."""
    with (DATA / "sounds.csv").open(encoding="utf-8") as lines:
        rows = list(csv.reader(lines))[1:]
    learnt = [(letter, place, latin, float(bits)) for letter, place, latin, bits in rows]
    confusions = yaml.safe_load((DATA / "confusions.yaml").read_text("utf-8"))
    return build_sounds(learnt, confusions)


def build_sounds(
    learnt: Sequence[tuple[str, str, str, float]], confusions: dict[str, object]
) -> Sounds:
    """Build the tables.

    Args:
        learnt: rows of ``sounds.csv``: Arabic letter, its place (a name of `PLACES`), Latin
            grapheme, bits; without a grapheme, the letter left out; without a letter, what is added
            in a slot (a name of `SLOTS`), an empty grapheme being nothing.
        confusions: ``confusions.yaml``.
    """
    codes = {g: i for i, g in enumerate(alphabet(g for _, _, g, _ in learnt))}
    n = len(codes) + 1  # the last code stands for every other character
    change = np.full((n, n), FAR, np.float32)
    gap = np.full((n, 2), 10.0, np.float32)
    extra = np.full((2 + len(SLOTS), n), 12.0, np.float32)
    extra[:, 0] = 0.0
    np.fill_diagonal(change, 0.0)
    compounds = confusions["compounds"]
    assert isinstance(compounds, dict)  # noqa: S101 - the shape of a file of this package
    for sign in "12345":
        left_out = float(compounds["servant" if sign == HEADS["abd"] else "other"])
        gap[codes[sign]] = extra[:, codes[sign]] = left_out
    _within(codes, change, gap, extra, confusions)
    for letter, place, latin, bits in learnt:
        if not letter:
            extra[2 + SLOTS.index(place), codes.get(latin, 0)] = bits
        elif latin:
            change[codes[letter + PLACES[place]], codes[latin]] = bits
        else:
            gap[codes[letter + PLACES[place]], 0] = bits
    _respell(codes, change)
    pair = np.zeros((n, 2), np.uint8)
    for digraph in DIGRAPHS + DIPHTHONGS:
        if digraph in codes:
            pair[codes[digraph]] = codes[digraph[0]], codes[digraph[1]]
    short = np.array([g in DIPHTHONGS for g in codes] + [False])
    return Sounds(codes, Tables(change, gap, extra, pair, short))


def _respell(codes: Mapping[str, int], change: Costs) -> None:
    """Let a letter be heard as what its own sounds are confused with in Latin (Achmed, Mochtar)."""
    arabic = [c for s, c in codes.items() if s[:1] in ARABIC and s]
    latin = [c for s, c in codes.items() if s.isascii() and s.isalpha()]
    heard, confused = change[np.ix_(arabic, latin)], change[np.ix_(latin, latin)]
    for column, code in enumerate(latin):
        most = RESPELT_BITS + (heard + confused[:, column]).min(axis=1)
        change[arabic, code] = np.minimum(heard[:, column], most)


def alphabet(latin: Iterable[str]) -> list[str]:
    """Give every symbol and grapheme in the order of its code."""
    marked = [letter + mark for letter in ARABIC for mark in PLACES.values()]
    known = {*"abcdefghijklmnopqrstuvwxyz", *GROUPS, *latin} - {""}
    return list(dict.fromkeys(["", *"12345", *marked, *sorted(known)]))


def _within(
    codes: dict[str, int], change: Costs, gap: Costs, extra: Costs, confusions: dict[str, object]
) -> None:
    """Set the costs within one script, which are symmetric and ask for no place."""
    for script, column in (("latin", 0), ("arabic", 1)):
        rules = confusions[script]
        assert isinstance(rules, dict)  # noqa: S101 - the shape of a file of this package
        own: dict[str, list[int]] = defaultdict(list)
        for symbol, code in codes.items():
            letter = symbol[:1] if symbol[:1] in ARABIC else symbol
            if code > 5 and (letter in ARABIC) == (script == "arabic"):
                own[letter].append(code)
        every = [code for members in own.values() for code in members]
        change[np.ix_(every, every)] = float(rules["other_change"])
        for members in own.values():
            change[np.ix_(members, members)] = 0.0
        gap[every, column] = extra[column, every] = float(rules["other_gap"])
        for rule in rules["changes"]:
            for one, other in product(rule["letters"], repeat=2):
                block = np.ix_(own.get(one, []), own.get(other, []))
                if one != other:
                    change[block] = np.minimum(change[block], float(rule["bits"]))
        for rule in rules["gaps"]:
            members = [code for letter in rule["letters"] for code in own.get(letter, [])]
            gap[members, column] = extra[column, members] = float(rule["bits"])


class Encoded(NamedTuple):
    """Keys cut into graphemes, as the kernels take them.

    Attributes:
        codes: codes of the graphemes, zero-padded, then, for an Arabic key, the rows of the table
            of what is added for the slots before, between and after (n, twice `WIDTH`) uint8.
        lengths: number of graphemes (n,) uint8.
        arabic: whether each key is in Arabic script (n,) bool.
    """

    codes: Codes
    lengths: Codes
    arabic: npt.NDArray[np.bool_]


def encode_keys(keys: Sequence[str]) -> Encoded:
    """Cut keys and give their codes."""
    return stack(map(_encoded, keys))


def stack(rows: Iterable[bytes]) -> Encoded:
    """Put what `encode` gives of each key into arrays."""
    table = np.frombuffer(b"".join(rows), np.uint8).reshape(-1, 2 * WIDTH + 2)
    return Encoded(
        np.ascontiguousarray(table[:, : 2 * WIDTH]),
        np.ascontiguousarray(table[:, 2 * WIDTH]),
        table[:, 2 * WIDTH + 1] != 0,
    )


@lru_cache(maxsize=1 << 17)
def _encoded(key: str) -> bytes:
    return encode(key, sounds().codes)


def encode(key: str, codes: Mapping[str, int]) -> bytes:
    """Give the codes of one key and of its slots, both padded, then its length and script."""
    other = len(codes)
    arabic = not key.isascii()
    cut = graphemes(key)
    row = bytes([codes.get(g, other) for g in (symbols(cut) if arabic else cut)])
    kinds = bytes([2 + s for s in slots(cut)]) if arabic else b""
    end = bytes((len(row), arabic))
    return row.ljust(WIDTH, b"\0") + kinds.ljust(WIDTH, b"\0") + end


def costs(left: Encoded, right: Encoded) -> Costs:
    """Give the cost in bits of writing each right key for the left key of the same row.

    Args:
        left: keys, each Arabic or of the right one's script.
        right: as many keys.

    Returns:
        (pairs,) float32.
    """
    return align_rows(left, right, sounds().tables)


def plain_cost(left: str, right: str) -> float:
    """Give the cost of one pair, by the recurrence as textbooks write it: the kernel's twin."""
    table = sounds()
    one, other = encode_keys([left]), encode_keys([right])
    a, b = (e.codes[0, : e.lengths[0]] for e in (one, other))
    to, of = int(other.arabic[0]), int(one.arabic[0])
    change, gap, extra, pair, short = table.tables
    slot = one.codes[0, WIDTH:] if of and not to else np.full(WIDTH, of)
    entered: dict[tuple[int, int], float] = {(-1, -1): 0.0}
    left_at: dict[tuple[int, int], float] = {}
    for i in range(-1, len(a)):
        added = inf
        for j in range(-1, len(b)):
            options = [entered[i, j]] if (i, j) in entered else [inf]
            first, second = pair[b[j]] if j >= 0 else (0, 0)
            if i >= 0:
                options.append(left_at[i - 1, j] + float(gap[a[i], to]))
            if i >= 0 and j >= 0:
                options.append(left_at[i - 1, j - 1] + float(change[a[i], b[j]]))
            if i >= 0 and j >= 0 and short[b[j]]:
                both = float(extra[slot[i], first]) + float(change[a[i], second])
                options.append(entered[i - 1, j - 1] + both)
            elif i > 0 and first:
                both = float(change[a[i - 1], first]) + float(change[a[i], second])
                options.append(left_at[i - 2, j - 1] + float(extra[slot[i], 0]) + both)
            entered[i, j] = min(options)
            if j >= 0:
                added = min(added, entered[i, j - 1]) + float(extra[slot[i + 1], b[j]])
            left_at[i, j] = min(entered[i, j] + float(extra[slot[i + 1], 0]), added)
    return left_at[len(a) - 1, len(b) - 1]
