"""Sounds: what it costs to hear one written element as another, within and across scripts.

A key is cut into graphemes (``sh``, ``ou``, ``ق``; a compound's head or tail is one grapheme of its
own, the same in both scripts). `costs` aligns pairs of keys, grapheme by grapheme, and gives the
cheapest alignment in bits: -log2 of the probability that the one is written for the other.

* Arabic heard as Latin: learnt from aligned tokens by ``tools/learn_romanisations.py``
  (``data/sounds.csv``).
* Within a script: classes of letters that are really confused (``data/confusions.yaml``).

The alignment is a kernel (`kernel`), beside its plain twin `plain_cost`. A Latin digraph may also
stand for two letters (Fathi, فتحي). Transpositions are left out.
"""

import csv
import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import NamedTuple

import numpy as np
import numpy.typing as npt
import yaml

from athar.names.kernel import WIDTH, Tables, align_rows
from athar.names.knowledge import DATA

Costs = npt.NDArray[np.float32]
Codes = npt.NDArray[np.uint8]

MAX_GRAPHEMES = 20
"""Longer keys are cut: no name element of either script's lists is longer."""

FAR = 16.0
"""Bits of what is never heard as another (a share of about 1 in 65,000)."""

_TWICE = {c + c: c for c in "bcdfghjklmnpqrstvwxyz"}
_PIECES = re.compile(
    "sch|sh|kh|gh|th|dh|ch|dj|zh|ph|ck|ou|oo|ee|aa|ii|uu|ai|ay|ei|ey|ie|ia|au|aw|eu|ue|"
    + "|".join(_TWICE)
    + "|."
)
DIGRAPHS = ("sh", "kh", "gh", "th", "dh", "zh")
"""Latin graphemes that may also be two letters, the second an h: Fathi فتحي, Adham أدهم, Ishaq."""

_HEAD = {"abd": "1", "عبد": "1", "abu": "2", "ابو": "2", "umm": "3", "ام": "3"}
_TAIL = {"din": "4", "دين": "4", "lah": "5", "له": "5"}
_FINAL = {"ه": "ة", "ا": "ى", "ي": "ئ"}
"""Final ه ا ي sound otherwise and make another name of it (سمير, سميرة): graphemes of their own,
under letters that the search form does not hold."""

ARABIC = "ةىئابتثجحخدذرزسشصضطظعغفقكلمنهويپچژگڤڨکیەھۆێڵڕۇ"


@lru_cache(maxsize=1 << 17)
def graphemes(key: str) -> tuple[str, ...]:
    """Cut a key into graphemes; doubled consonants count once."""
    head, _, tail = key.partition("_")
    if not tail:
        return _cut(key)
    if head in _HEAD:
        return (_HEAD[head], *_cut(tail))
    return (*_cut(head), _TAIL.get(tail, "4"))


def _cut(core: str) -> tuple[str, ...]:
    if core.isascii():
        return tuple([_TWICE.get(p, p) for p in _PIECES.findall(core)[:MAX_GRAPHEMES]])
    letters = core[:MAX_GRAPHEMES]
    return (*letters[:-1], _FINAL.get(letters[-1], letters[-1])) if len(core) > 2 else tuple(core)


@dataclass(frozen=True, slots=True)
class Sounds:
    """Cost tables over grapheme codes (0 is padding), in bits: see `kernel.Tables`."""

    codes: dict[str, int]
    tables: Tables


@cache
def sounds() -> Sounds:
    """Load the tables once."""
    with (DATA / "sounds.csv").open(encoding="utf-8") as lines:
        learnt = [(r["arabic"], r["latin"], float(r["bits"])) for r in csv.DictReader(lines)]
    confusions = yaml.safe_load((DATA / "confusions.yaml").read_text("utf-8"))
    return build_sounds(learnt, confusions)


def build_sounds(learnt: list[tuple[str, str, float]], confusions: dict[str, object]) -> Sounds:
    """Build the tables from learnt costs (Arabic, Latin, bits; empty for a gap) and confusions."""
    alphabet = ["", *"12345", *ARABIC]
    alphabet += sorted({g for _, g, _ in learnt if g} | set("abcdefghijklmnopqrstuvwxyz"))
    codes = {g: i for i, g in enumerate(dict.fromkeys(alphabet))}
    n = len(codes) + 1  # the last code stands for every other character
    change = np.full((n, n), FAR, np.float32)
    gap = np.full((n, 2), 10.0, np.float32)
    extra = np.full((n, 2), 10.0, np.float32)
    np.fill_diagonal(change, 0.0)
    _within(codes, change, gap, extra, confusions)
    for arabic, latin, bits in learnt:
        if arabic and latin:
            change[codes[arabic], codes[latin]] = bits
        elif arabic:
            gap[codes[arabic], 0] = bits
        else:
            extra[codes[latin], 1] = bits
    pair = np.zeros((n, 2), np.uint8)
    for digraph in DIGRAPHS:
        if digraph in codes:
            pair[codes[digraph]] = codes[digraph[0]], codes[digraph[1]]
    return Sounds(codes, Tables(change, gap, extra, pair))


def _within(
    codes: dict[str, int], change: Costs, gap: Costs, extra: Costs, confusions: dict[str, object]
) -> None:
    """Set the costs within one script, which are symmetric."""
    for script, column in (("latin", 0), ("arabic", 1)):
        rules = confusions[script]
        assert isinstance(rules, dict)  # noqa: S101 - the shape of a file of this package
        own = [c for g, c in codes.items() if g and (g in ARABIC) == (script == "arabic")]
        own = [c for c in own if c > 5]
        change[np.ix_(own, own)] = float(rules["other_change"])
        change[own, own] = 0.0
        gap[own, column] = extra[own, column] = float(rules["other_gap"])
        for rule in rules["changes"]:
            members = [codes[g] for g in rule["letters"] if g in codes]
            block = np.ix_(members, members)
            change[block] = np.minimum(change[block], float(rule["bits"]))
        for rule in rules["gaps"]:
            members = [codes[g] for g in rule["letters"] if g in codes]
            gap[members, column] = extra[members, column] = float(rule["bits"])


class Encoded(NamedTuple):
    """Keys cut into graphemes, as the kernels take them.

    Attributes:
        codes: codes of the graphemes, zero-padded (n, `WIDTH`) uint8.
        lengths: number of graphemes (n,) uint8.
        arabic: whether each key is in Arabic script (n,) bool.
    """

    codes: Codes
    lengths: Codes
    arabic: npt.NDArray[np.bool_]


def encode_keys(keys: Sequence[str]) -> Encoded:
    """Cut keys and give their codes."""
    rows = b"".join(map(_encoded, keys))
    table = np.frombuffer(rows, np.uint8).reshape(len(keys), WIDTH + 2)
    return Encoded(
        np.ascontiguousarray(table[:, :WIDTH]),
        np.ascontiguousarray(table[:, WIDTH]),
        table[:, WIDTH + 1] != 0,
    )


@lru_cache(maxsize=1 << 17)
def _encoded(key: str) -> bytes:
    """Give the codes of one key, padded, then their number, then the script."""
    table = sounds().codes
    other = len(table)
    row = bytes([table.get(g, other) for g in graphemes(key)])
    return row.ljust(WIDTH, b"\0") + bytes((len(row), not key.isascii()))


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
    a, b = ([table.codes.get(g, len(table.codes)) for g in graphemes(k)] for k in (left, right))
    to, of = (0 if k.isascii() else 1 for k in (right, left))
    change, gap, extra, pair = table.tables
    best = {(-1, -1): 0.0}
    for i in range(-1, len(a)):
        for j in range(-1, len(b)):
            options = [best[i, j]] if (i, j) in best else []
            if i >= 0:
                options.append(best[i - 1, j] + float(gap[a[i], to]))
            if j >= 0:
                options.append(best[i, j - 1] + float(extra[b[j], of]))
            if i >= 0 and j >= 0:
                options.append(best[i - 1, j - 1] + float(change[a[i], b[j]]))
            if i > 0 and j >= 0 and pair[b[j], 0]:
                first, second = pair[b[j]]
                both = float(change[a[i - 1], first]) + float(change[a[i], second])
                options.append(best[i - 2, j - 1] + both)
            best[i, j] = min(options)
    return best[len(a) - 1, len(b) - 1]
