"""Count what the ceilings of whole names and of a grandfather's name rest on, in one keyed list.

Usage: ``python tools/count_namesakes.py LIST.csv`` (columns ``key,name_ar,age,sex``)

For names of two, three and four parts, by what the name weighs without a ceiling: how rarely two
people of one sex, more than five years apart, bear the same, in bits; the entries ``namesake_2`` to
``namesake_4`` of ``weights.yaml`` are read off where this stops to rise. Then how many men's own
name is their grandfather's, and how many would be by chance, for ``again``. Only counts are
printed.
"""

import csv
import sys
from collections import Counter, defaultdict
from itertools import combinations
from math import log2
from pathlib import Path

from athar.names import likeness, split_elements

PARTS = {2: (0, 3), 3: (0, 1, 3), 4: (0, 1, 2, 3)}
Person = tuple[tuple[str, ...], float, str]


def read(path: Path) -> list[Person]:
    """Read (element keys, age, sex) of the people with four parts, a key and an age."""
    with path.open(encoding="utf-8", newline="") as lines:
        rows = [r for r in csv.DictReader(lines) if r["key"] and r["age"] not in ("", "-1")]
    cut = ((tuple(e.key for e in split_elements(r["name_ar"])), r) for r in rows)
    return [(keys, float(r["age"]), r["sex"]) for keys, r in cut if len(keys) == 4]


def namesakes(people: list[Person], places: tuple[int, ...]) -> None:
    """Print, by ten bits of the name, the people, the namesakes and their rarity in bits."""
    bearers: dict[tuple[str, ...], list[Person]] = defaultdict(list)
    for person in people:
        bearers[tuple(person[0][p] for p in places)].append(person)
    counts, pairs = Counter[int](), Counter[int]()
    for name, those in bearers.items():
        weight = int(sum(likeness(key, key).bits for key in name) // 10) * 10
        counts[weight] += len(those)
        pairs[weight] += 2 * sum(
            a[2] == b[2] and abs(a[1] - b[1]) > 5 for a, b in combinations(those, 2)
        )
    for weight in sorted(counts):
        rarity = log2(counts[weight] * len(people) / pairs[weight]) if pairs[weight] else None
        told = "none seen" if rarity is None else f"{rarity:.1f} bits"
        print(f"  {weight:3}+ bits  {counts[weight]:6} people  {pairs[weight]:6} namesakes  {told}")


def main() -> None:
    """Print the counts."""
    people = read(Path(sys.argv[1]))
    for parts, places in PARTS.items():
        print(f"names of {parts} parts, {len(people)} people")
        namesakes(people, places)
    men = [keys for keys, _, sex in people if sex == "m"]
    own, grandfather = (Counter(keys[p] for keys in men) for p in (0, 2))
    seen = sum(keys[0] == keys[2] for keys in men) / len(men)
    chance = sum(n * grandfather[name] for name, n in own.items()) / len(men) ** 2
    print(f"own name is the grandfather's: {seen:.3f} of {len(men)} men, by chance {chance:.3f}")


if __name__ == "__main__":
    main()
