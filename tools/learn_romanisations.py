"""Learn how Arabic name elements are written in Latin letters, from the shared name data.

Usage: ``python tools/learn_romanisations.py PATH_TO_NAMES [--measure]``

Reads ``wikidata_tokens`` (aligned tokens with counts of persons; the tail below 2 is noise),
``wikidata_person_groups`` (one name across scripts) and ``levant_segments`` (one romanisation a
segment). Writes into ``src/athar/names/data``:

* ``sounds.csv``: bits of each Latin grapheme for an Arabic letter by its place, of the letter left
  out, and of what is added, or nothing, in each kind of slot between letters, by
  expectation over all alignments (Baum and Welch's rule, twelve rounds).
* ``romanisations.csv``: Arabic key, Latin key, count; only Arabic keys with a total of at least 5,
  and only pairs that the learnt sounds find possible.

With ``--measure`` nothing is written: the sounds are learnt on one half of the names, and it is
printed how well they tell the other half.

The same input gives the same bytes. Nothing about a single person is written: rare elements, which
point at families, are left out.
"""

import csv
import math
import random
import sys
from collections import Counter
from collections.abc import Sequence
from itertools import product
from pathlib import Path
from typing import Any
from zlib import crc32

import numpy as np
import numpy.typing as npt
import yaml
from numba import njit

from athar.names.elements import split_elements
from athar.names.graphemes import ARABIC, PLACES, SLOTS, graphemes
from athar.names.kernel import WIDTH, Tables, align_rows
from athar.names.keys import forms
from athar.names.skeletons import skeletons
from athar.names.sounds import Sounds, build_sounds, encode, stack

DATA = Path(__file__).parents[1] / "src/athar/names/data"
LEAST_TOTAL = 5
ROUNDS = 12
MOST_COUNTED = 8
"""A romanisation counts no more often than this: spelling is learnt, not who is famous."""
BORROWED = 15.0
"""Sightings that a letter's place, or a kind of slot, borrows from the others."""
LITERAL = 0.15
"""Share of romanisations that are by the letter, from a table, and not by ear in its place."""
MOST_BITS = 13.0
"""Rarer sounds are not written."""
WEAK = "اويعهةىئ"
VOWELS = "aeiouy"
Pairs = Counter[tuple[str, str]]
Row = tuple[str, str, str, float]
Doubles = npt.NDArray[np.float64]


def main(names: Path, *, measured: bool) -> None:
    tokens = wikidata_tokens(names / "wikidata_tokens/arabic_to_latin_groups.tsv")
    segments = levant_segments(names / "levant_segments/dict_ar_en.csv")
    groups = person_groups(names / "wikidata_person_groups/arabic_latin_groups.tsv")
    regional = {arabic for arabic, _ in segments}
    training = Pairs({p: c for p, c in tokens.items() if p[0] in regional and similar(*p)})
    if measured:
        measure(training, sorted({arabic for arabic, _ in tokens}))
        return
    training += Pairs({p: 1 for p in segments if similar(*p)})
    learnt = learn_sounds(training)
    write(DATA / "sounds.csv", ("arabic", "place", "latin", "bits"), learnt)

    total: Counter[str] = Counter()
    for (arabic, _), count in tokens.items():
        total[arabic] += count
    known = {a for a, c in total.items() if c >= LEAST_TOTAL} | counted_elements()
    merged = tokens + Pairs(dict.fromkeys(segments, 2)) + Pairs(dict.fromkeys(groups, 1))
    chosen = possible({p: c for p, c in merged.items() if p[0] in known}, learnt)
    rows = sorted((a, la, c) for (a, la), c in chosen.items())
    write(DATA / "romanisations.csv", ("arabic", "latin", "count"), rows)
    sys.stdout.write(f"{len(learnt)} sounds, {len(rows)} romanisations\n")


def measure(pairs: Pairs, names: list[str]) -> None:
    """Learn on one half of the names and print how often the other half is heard right.

    Each pair of the other half is right where no other of 2,000 names costs as little.
    """
    held_out = sorted(p for p in pairs if crc32(p[0].encode()) % 2)
    table = tables_of(learn_sounds(Pairs({p: c for p, c in pairs.items() if p not in held_out})))
    others = sorted(random.Random(1).sample(names, 2000))  # noqa: S311 - a sample, not a secret
    listed = stack(encode(a, table.codes) for a in others)
    first = bits = signs = 0.0
    for arabic, latin in held_out:
        written = stack([encode(latin, table.codes)] * len(others))
        own = align_rows(*(stack([encode(k, table.codes)]) for k in (arabic, latin)), table.tables)
        least = align_rows(listed, written, table.tables)[np.array(others) != arabic].min()
        first += float(own[0] < least)
        bits += float(own[0])
        signs += len(graphemes(latin))
    n = len(held_out)
    told = f"{first / n:.3f} heard first, {bits / n:.2f} bits each, {bits / signs:.2f} a grapheme"
    sys.stdout.write(f"{n} pairs held out: {told}\n")


def keyed(arabic: str, latin: str) -> tuple[str, str] | None:
    """Give the keys of a pair of single elements, the article gone on both sides."""
    left, right = split_elements(arabic), split_elements(latin)
    if len(left) != 1 or len(right) != 1:
        return None
    key = right[0].key
    if not key.isascii() or left[0].key.isascii():
        return None
    if arabic.startswith("ال") and not left[0].key.startswith("ال"):
        key = forms(key)[-1]
    return left[0].key, key


def wikidata_tokens(path: Path) -> Pairs:
    """Give the pairs that were seen at least twice, with their counts."""
    out: Pairs = Counter()
    with path.open(encoding="utf-8", newline="") as lines:
        for row in csv.DictReader(lines, delimiter="\t", quoting=csv.QUOTE_NONE):
            for item in row["latin_forms_with_counts"].split(" | "):
                latin, _, count = item.rpartition(":")
                pair = keyed(row["arabic"], latin) if count.isdigit() else None
                if pair:
                    out[pair] += int(count)
    return Counter({p: c for p, c in out.items() if c >= 2})


def levant_segments(path: Path) -> set[tuple[str, str]]:
    with path.open(encoding="utf-8", newline="") as lines:
        rows = [r for r in csv.reader(lines) if len(r) == 2]
    return {pair for arabic, latin in rows if (pair := keyed(arabic, latin))}


def person_groups(path: Path) -> set[tuple[str, str]]:
    out = set()
    with path.open(encoding="utf-8", newline="") as lines:
        for row in csv.DictReader(lines, delimiter="\t", quoting=csv.QUOTE_NONE):
            for arabic in row["arabic_script_forms"].split(" | "):
                for latin in row["latin_forms"].split(" | "):
                    pair = keyed(arabic, latin)
                    if pair and similar(*pair):
                        out.add(pair)
    return out


def counted_elements() -> set[str]:
    """Give the keys of the elements that the frequency table already holds (counts of 5 up)."""
    path = DATA / "frequencies.csv"
    if not path.exists():
        return set()
    with path.open(encoding="utf-8", newline="") as lines:
        rows = [r["element"] for r in csv.DictReader(lines)]
    return {e.key for r in set(rows) for e in split_elements(r)}


def similar(arabic: str, latin: str) -> bool:
    return bool(set(skeletons(arabic)) & set(skeletons(latin)))


def learn_sounds(pairs: Pairs) -> list[Row]:
    """Train the costs on pairs whose skeletons agree, by expectation over all alignments."""
    order = sorted(pairs)
    latin = sorted({g for _, word in order for g in graphemes(word) if g.isalpha()})
    rows = first_guess(latin)
    weights = np.array([min(pairs[p], MOST_COUNTED) for p in order], np.float64)
    for _ in range(ROUNDS):
        table = tables_of(rows)
        left, right = (stack(encode(p[side], table.codes) for p in order) for side in (0, 1))
        rows = estimate(expect(left, right, weights, chances(table.tables)), table.codes, latin)
    return rows


def tables_of(rows: list[Row]) -> Sounds:
    return build_sounds(rows, yaml.safe_load((DATA / "confusions.yaml").read_text("utf-8")))


def first_guess(latin: list[str]) -> list[Row]:
    rows: list[Row] = []
    for letter, place in product(ARABIC, PLACES):
        rows += [(letter, place, g, bits) for g, bits in usual(letter, latin).items()]
        rows.append((letter, place, "", 3.0 if letter in WEAK else 9.0))
    for slot in SLOTS:
        rows.append(("", slot, "", 1.0))
        rows += [("", slot, g, 4.0 if g[0] in VOWELS else 9.0) for g in latin]
    return rows


def usual(letter: str, latin: list[str]) -> dict[str, float]:
    """Give the bits of the graphemes that may be heard in a letter, before anything is learnt."""
    heard = [g for g in latin if similar(letter, g) and skeletons(g) != ("",)]
    if letter in WEAK:
        heard += [g for g in latin if g[0] in VOWELS + "w" and g not in heard]
    return {g: math.log2(len(heard)) for g in heard}


def chances(tables: Tables) -> tuple[Doubles, Doubles, Doubles, Any]:
    change, gap, extra = (np.exp2(-t.astype(np.float64)) for t in tables[:3])
    return change, gap[:, 0].copy(), extra, tables.pair, tables.short


@njit(cache=False)
def expect(left: Any, right: Any, weights: Doubles, chance: Any) -> Any:
    """Count what is written for what, each alignment of a pair by its probability.

    ``into[i, j]`` is the chance of i symbols written as j graphemes, the slot after them not yet
    filled; ``out`` the same with the slot left; ``more`` with something added in it. The three
    other arrays are the chances of what then follows.
    """
    change, gap, extra, pair, short = chance
    of_change, of_gap, of_extra = np.zeros_like(change), np.zeros_like(gap), np.zeros_like(extra)
    for k in range(len(weights)):
        n, m = left.lengths[k], right.lengths[k]
        a, b, slot = left.codes[k], right.codes[k], left.codes[k, WIDTH:]
        into, more, out = np.zeros((3, n + 1, m + 1))
        for i in range(n + 1):
            for j in range(m + 1):
                here = 1.0 if i + j == 0 else 0.0
                if i:
                    here += out[i - 1, j] * gap[a[i - 1]]
                if i and j:
                    one, two = pair[b[j - 1]]
                    here += out[i - 1, j - 1] * change[a[i - 1], b[j - 1]]
                    if short[b[j - 1]]:
                        both = extra[slot[i - 1], one] * change[a[i - 1], two]
                        here += into[i - 1, j - 1] * both
                    elif i > 1 and one:
                        both = change[a[i - 2], one] * change[a[i - 1], two]
                        here += out[i - 2, j - 1] * extra[slot[i - 1], 0] * both
                into[i, j] = here
                if j:
                    more[i, j] = (into[i, j - 1] + more[i, j - 1]) * extra[slot[i], b[j - 1]]
                out[i, j] = here * extra[slot[i], 0] + more[i, j]
        if out[n, m] < 1e-18:
            continue
        to_into, to_more, to_out = np.zeros((3, n + 1, m + 1))
        to_out[n, m] = weights[k] / out[n, m]
        for i in range(n, -1, -1):
            for j in range(m, -1, -1):
                rest = to_out[i, j]
                to_more[i, j] += rest
                to_into[i, j] += rest * extra[slot[i], 0]
                of_extra[slot[i], 0] += rest * extra[slot[i], 0] * into[i, j]
                if j:
                    part = to_more[i, j] * extra[slot[i], b[j - 1]]
                    of_extra[slot[i], b[j - 1]] += part * (into[i, j - 1] + more[i, j - 1])
                    to_into[i, j - 1] += part
                    to_more[i, j - 1] += part
                rest = to_into[i, j]
                if not i or rest == 0.0:
                    continue
                part = rest * gap[a[i - 1]]
                to_out[i - 1, j] += part
                of_gap[a[i - 1]] += part * out[i - 1, j]
                if not j:
                    continue
                one, two = pair[b[j - 1]]
                part = rest * change[a[i - 1], b[j - 1]]
                to_out[i - 1, j - 1] += part
                of_change[a[i - 1], b[j - 1]] += part * out[i - 1, j - 1]
                if short[b[j - 1]]:
                    part = rest * extra[slot[i - 1], one] * change[a[i - 1], two]
                    to_into[i - 1, j - 1] += part
                    seen = part * into[i - 1, j - 1]
                    of_extra[slot[i - 1], one] += seen
                    of_change[a[i - 1], two] += seen
                elif i > 1 and one:
                    part = rest * extra[slot[i - 1], 0]
                    part *= change[a[i - 2], one] * change[a[i - 1], two]
                    to_out[i - 2, j - 1] += part
                    seen = part * out[i - 2, j - 1]
                    of_extra[slot[i - 1], 0] += seen
                    of_change[a[i - 2], one] += seen
                    of_change[a[i - 1], two] += seen
    return of_change, of_gap, of_extra


def estimate(counted: Any, codes: dict[str, int], latin: list[str]) -> list[Row]:
    """Turn counts into bits: a place that was seen little borrows from the other places."""
    of_change, of_gap, of_extra = counted
    rows: list[Row] = []
    columns = [codes[g] for g in latin]
    for letter in ARABIC:
        marked = [codes[letter + mark] for mark in PLACES.values()]
        seen = np.array([[*of_change[c, columns], of_gap[c]] for c in marked])
        likely = usual(letter, latin)
        guess = np.array([0.95 * 2.0 ** -likely.get(g, 99.0) for g in latin] + [0.05])
        pooled = (seen.sum(axis=0) + guess) / (seen.sum() + guess.sum())
        for place, here in zip(PLACES, seen, strict=True):
            rows += bits_of(
                letter,
                place,
                [*latin, ""],
                (1 - LITERAL) * borrowed(here, pooled) + LITERAL * pooled,
            )
    kinds = of_extra[2:][:, [*columns, 0]]
    guess = np.array([0.3 / len(latin) if g[0] in VOWELS else 1e-4 for g in latin] + [0.7])
    overall = (kinds.sum(axis=0) + guess) / (kinds.sum() + guess.sum())
    for slot, here in zip(SLOTS, kinds, strict=True):
        right = slot.partition("-")[2]
        alike = sum(k for s, k in zip(SLOTS, kinds, strict=True) if s.endswith("-" + right))
        rows += bits_of(
            "",
            slot,
            [*latin, ""],
            (1 - LITERAL) * borrowed(here, borrowed(alike, overall)) + LITERAL * overall,
        )
    return rows


def borrowed(seen: Doubles, from_more: Doubles) -> Doubles:
    return (seen + BORROWED * from_more) / (seen.sum() + BORROWED)


def bits_of(letter: str, place: str, latin: list[str], chance: Doubles) -> list[Row]:
    least = 2.0**-MOST_BITS
    return [
        (letter, place, g, round(-math.log2(c), 2))
        for g, c in zip(latin, chance, strict=True)
        if c >= least
    ]


def possible(pairs: dict[tuple[str, str], int], learnt: list[Row]) -> dict[tuple[str, str], int]:
    """Keep the pairs that the learnt sounds find possible, by bits a Latin grapheme.

    A compound that one side alone holds is a slip of the alignment.
    """
    pairs = {p: c for p, c in pairs.items() if compound(p[0]) == compound(p[1])}
    table = tables_of(learnt)
    order = sorted(pairs)
    left, right = (stack(encode(p[side], table.codes) for p in order) for side in (0, 1))
    bits = align_rows(left, right, table.tables)
    limit = 5.0 + 2.6 * np.maximum(left.lengths, right.lengths * 0.7)
    return {p: pairs[p] for p, b, most in zip(order, bits, limit, strict=True) if b <= most}


def compound(key: str) -> set[str]:
    return {sign for sign in graphemes(key) if sign in "12345"}


def write(path: Path, header: tuple[str, ...], rows: Sequence[tuple[str, str, float]]) -> None:
    with path.open("w", encoding="utf-8", newline="") as out:
        writer = csv.writer(out, lineterminator="\n")
        writer.writerow(header)
        writer.writerows(rows)


if __name__ == "__main__":
    main(Path(sys.argv[1]), measured="--measure" in sys.argv[2:])
