"""Sounds: what it costs to hear one written element as another, within and across scripts.

A key is cut into graphemes (``sh``, ``ou``, ``ق``; a compound's head or tail is one grapheme of its
own, the same in both scripts). `costs` aligns pairs of keys, grapheme by grapheme, and gives the
cheapest alignment in bits: -log2 of the probability that the one is written for the other.

* Arabic heard as Latin: learnt from aligned tokens by ``tools/learn_romanisations.py``
  (``data/sounds.csv``).
* Within a script: classes of letters that are really confused (``data/confusions.yaml``).

The alignment runs over all pairs of a batch at once: one NumPy row operation a grapheme, insertions
by a running minimum, so that a million pairs take about a second. A Latin digraph may also stand
for two letters (Fathi, فتحي). Transpositions are left out.
"""

import csv
import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache, lru_cache

import numpy as np
import numpy.typing as npt
import yaml

from athar.names.knowledge import DATA

Costs = npt.NDArray[np.float32]
Codes = npt.NDArray[np.uint8]

MAX_GRAPHEMES = 20
"""Longer keys are cut: no name element of either script's lists is longer."""

FAR = 16.0
"""Bits of what is never heard as another (a share of about 1 in 65,000)."""

_PIECES = re.compile(
    r"sch|sh|kh|gh|th|dh|ch|dj|zh|ph|ck|ou|oo|ee|aa|ii|uu|ai|ay|ei|ey|ie|ia|au|aw|eu|ue|"
    r"([bcdfghjklmnpqrstvwxyz])\1|."
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
        return tuple(m[1] or m[0] for m in _PIECES.finditer(core))[:MAX_GRAPHEMES]
    letters = core[:MAX_GRAPHEMES]
    return (*letters[:-1], _FINAL.get(letters[-1], letters[-1])) if len(core) > 2 else tuple(core)


@dataclass(frozen=True, slots=True)
class Sounds:
    """Cost tables over grapheme codes (0 is padding), in bits.

    Attributes:
        codes: grapheme → code.
        change: cost of writing the column's grapheme for the row's, (n, n) float32.
        gap: cost of dropping a grapheme against Latin (column 0) and Arabic (column 1), (n, 2).
        extra: cost of a grapheme that stands for nothing, read from Latin (0), Arabic (1), (n, 2).
        pair: codes of the two letters that a digraph may be, (n, 2) uint8; 0 for other graphemes.
    """

    codes: dict[str, int]
    change: Costs
    gap: Costs
    extra: Costs
    pair: Codes


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
    return Sounds(codes, change, gap, extra, pair)


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


def encode_keys(keys: Sequence[str]) -> tuple[Codes, npt.NDArray[np.intp], npt.NDArray[np.bool_]]:
    """Give the codes of keys.

    Returns:
        codes (n, longest) uint8, zero-padded; lengths (n,); whether each is Arabic (n,).
    """
    table = sounds().codes
    other = len(table)
    rows = [[table.get(g, other) for g in graphemes(key)] for key in keys]
    lengths = np.fromiter((len(r) for r in rows), np.intp, len(rows))
    out = np.zeros((len(rows), int(lengths.max(initial=1))), np.uint8)
    for i, row in enumerate(rows):
        out[i, : len(row)] = row
    arabic = np.fromiter((not k.isascii() for k in keys), np.bool_, len(keys))
    return out, lengths, arabic


def costs(
    left: Codes,
    left_length: npt.NDArray[np.intp],
    right: Codes,
    right_length: npt.NDArray[np.intp],
    right_arabic: npt.NDArray[np.bool_],
) -> Costs:
    """Give the cost in bits of writing each right key for the left key of the same row.

    The left key is Arabic, or of the right one's script.

    Args:
        left: codes (pairs, a).
        left_length: (pairs,).
        right: codes (pairs, b).
        right_length: (pairs,).
        right_arabic: whether the right key is in Arabic script, (pairs,).

    Returns:
        (pairs,) float32.
    """
    table = sounds()
    pairs, width = right.shape
    script = right_arabic.astype(np.intp)
    left_arabic = _is_arabic(left)
    inserted = np.zeros((pairs, width + 1), np.float32)
    same_script = right_arabic == left_arabic
    column = np.where(same_script, script, 1)
    np.cumsum(table.extra[right, column[:, None]], axis=1, out=inserted[:, 1:])
    row = inserted.copy()
    out = np.zeros(pairs, np.float32)
    every = np.arange(pairs)
    pair_row, pair_column = np.nonzero(table.pair[right, 0])
    first, second = table.pair[right[pair_row, pair_column]].T
    before = row
    for i in range(left.shape[1]):
        ended = left_length == i
        out[ended] = row[every[ended], right_length[ended]]
        code = left[:, i]
        dropped = row + table.gap[code, script][:, None]
        changed = row[:, :-1] + table.change[code[:, None], right]
        np.minimum(dropped[:, 1:], changed, out=dropped[:, 1:])
        if i and len(first):
            both = before[pair_row, pair_column] + table.change[left[pair_row, i - 1], first]
            both += table.change[code[pair_row], second]
            at = pair_row, pair_column + 1
            dropped[at] = np.minimum(dropped[at], both)
        before = row
        row = np.minimum.accumulate(dropped - inserted, axis=1) + inserted
    ended = left_length == left.shape[1]
    out[ended] = row[every[ended], right_length[ended]]
    return out


def _is_arabic(codes: Codes) -> npt.NDArray[np.bool_]:
    """Tell which rows are of Arabic letters: by the first code past the compounds' five."""
    first = np.where(codes[:, 0] > 5, codes[:, 0], codes[:, min(1, codes.shape[1] - 1)])
    low, high = 6, 6 + len(set(ARABIC))
    arabic: npt.NDArray[np.bool_] = (first >= low) & (first < high)
    return arabic
