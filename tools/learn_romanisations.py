"""Learn how Arabic name elements are written in Latin letters, from the shared name data.

Usage: ``python tools/learn_romanisations.py PATH_TO_NAMES``

Reads ``wikidata_tokens`` (aligned tokens with counts of persons; the tail below 2 is noise),
``wikidata_person_groups`` (one name across scripts) and ``levant_segments`` (one romanisation a
segment). Writes into ``src/athar/names/data``:

* ``sounds.csv``: cost in bits of a Latin grapheme for an Arabic letter, of a letter left out and of
  a grapheme added, by expectation over best alignments (Viterbi training, eight rounds).
* ``romanisations.csv``: Arabic key, Latin key, count; only Arabic keys with a total of at least 5,
  and only pairs that the learnt sounds find possible.

The same input gives the same bytes. Nothing about a single person is written: rare elements, which
point at families, are left out.
"""

import csv
import math
import sys
from collections import Counter, defaultdict
from collections.abc import Sequence
from pathlib import Path

import numpy as np
import yaml

from athar.names import sounds as sounds_module
from athar.names.elements import forms, split_elements
from athar.names.skeletons import skeletons
from athar.names.sounds import ARABIC, DIGRAPHS, graphemes

DATA = Path(__file__).parents[1] / "src/athar/names/data"
LEAST_TOTAL = 5
ROUNDS = 8
Pairs = Counter[tuple[str, str]]


def main(names: Path) -> None:
    tokens = wikidata_tokens(names / "wikidata_tokens/arabic_to_latin_groups.tsv")
    segments = levant_segments(names / "levant_segments/dict_ar_en.csv")
    groups = person_groups(names / "wikidata_person_groups/arabic_latin_groups.tsv")
    total: Counter[str] = Counter()
    for (arabic, _), count in tokens.items():
        total[arabic] += count
    regional = {arabic for arabic, _ in segments}
    training = Pairs({p: c for p, c in tokens.items() if p[0] in regional and similar(*p)})
    training += Pairs({p: 1 for p in segments if similar(*p)})
    learnt = learn_sounds(training)
    write(DATA / "sounds.csv", ("arabic", "latin", "bits"), learnt)
    sounds_module.sounds.cache_clear()

    known = {a for a, c in total.items() if c >= LEAST_TOTAL} | counted_elements()
    merged = tokens + Pairs(dict.fromkeys(segments, 2)) + Pairs(dict.fromkeys(groups, 1))
    chosen = possible({p: c for p, c in merged.items() if p[0] in known})
    rows = sorted((a, la, c) for (a, la), c in chosen.items())
    write(DATA / "romanisations.csv", ("arabic", "latin", "count"), rows)
    sys.stdout.write(f"{len(learnt)} sounds, {len(rows)} romanisations\n")


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


def learn_sounds(pairs: Pairs) -> list[tuple[str, str, float]]:
    """Train grapheme costs on pairs whose skeletons agree."""
    table = [(a, b, 1.0) for a in ARABIC for b in all_latin(pairs) if similar(a, b)]
    table += [(a, "", 3.0 if a in "اويعهةىئ" else 9.0) for a in ARABIC]
    table += [("", b, 2.0 if b[0] in "aeiouy" else 8.0) for b in all_latin(pairs)]
    table += [(a, b, 3.0) for a in "اويعهةىئ" for b in all_latin(pairs) if b[0] in "aeiouyw"]
    for _ in range(ROUNDS):
        table = reestimate(pairs, {(a, b): bits for a, b, bits in table})
    return table


def all_latin(pairs: Pairs) -> list[str]:
    return sorted({g for _, latin in pairs for g in graphemes(latin) if g.isalpha()})


def reestimate(pairs: Pairs, cost: dict[tuple[str, str], float]) -> list[tuple[str, str, float]]:
    used: dict[str, dict[str, float]] = defaultdict(lambda: defaultdict(float))
    letters = 0.0
    for (arabic, latin), count in pairs.items():
        weight = float(min(count, 30))
        for a, b in best_alignment(graphemes(arabic), graphemes(latin), cost):
            used[a][b] += weight
            letters += weight if a else 0.0
    out = []
    for a, row in sorted(used.items()):
        # An added grapheme is counted by the letter; a changed one by its Arabic letter.
        total = sum(row.values()) if a else letters
        for b, seen in sorted(row.items()):
            if seen >= 2 and a not in "12345" or (not a and seen >= 2):
                out.append((a, b, round(-math.log2(seen / total), 2)))
    return out


def best_alignment(
    left: tuple[str, ...], right: tuple[str, ...], cost: dict[tuple[str, str], float]
) -> list[tuple[str, str]]:
    n, m = len(left), len(right)
    best = np.full((n + 1, m + 1), np.inf)
    back: dict[tuple[int, int], tuple[int, int]] = {}
    best[0, 0] = 0.0
    for i in range(n + 1):
        for j in range(m + 1):
            for di, dj in ((1, 1), (1, 0), (0, 1), (2, 1)):
                pairs = (
                    step_pairs(left[i - di : i], right[j - dj : j]) if i >= di and j >= dj else []
                )
                if not pairs:
                    continue
                bits = (0.0 if a == b else cost.get((a, b), 12.0) for a, b in pairs)
                step = best[i - di, j - dj] + sum(bits)
                if step < best[i, j]:
                    best[i, j], back[i, j] = step, (di, dj)
    out, i, j = [], n, m
    while i or j:
        di, dj = back[i, j]
        out += step_pairs(left[i - di : i], right[j - dj : j])
        i, j = i - di, j - dj
    return out


def step_pairs(left: tuple[str, ...], right: tuple[str, ...]) -> list[tuple[str, str]]:
    """Pair what one step of an alignment consumes: a digraph may be two letters (Fathi, فتحي)."""
    if len(left) == 2:
        return list(zip(left, right[0], strict=True)) if right[0] in DIGRAPHS else []
    return [(left[0] if left else "", right[0] if right else "")]


def possible(pairs: dict[tuple[str, str], int]) -> dict[tuple[str, str], int]:
    """Keep the pairs that the learnt sounds find possible, by bits a Latin grapheme."""
    order = sorted(pairs)
    left = sounds_module.encode_keys([a for a, _ in order])
    right = sounds_module.encode_keys([b for _, b in order])
    bits = sounds_module.costs(left, right)
    limit = 5.0 + 2.6 * np.maximum(left.lengths, right.lengths * 0.7)
    return {p: pairs[p] for p, b, most in zip(order, bits, limit, strict=True) if b <= most}


def write(path: Path, header: tuple[str, ...], rows: Sequence[tuple[str, str, float]]) -> None:
    with path.open("w", encoding="utf-8", newline="") as out:
        writer = csv.writer(out, lineterminator="\n")
        writer.writerow(header)
        writer.writerows(rows)


if __name__ == "__main__":
    yaml.safe_load((DATA / "confusions.yaml").read_text("utf-8"))
    main(Path(sys.argv[1]))
