"""Whether generated pairs are as hard as real ones: recall on both, side by side.

Usage: ``python -m benchmarks.generator PATH_TO_LISTS [--queries N] [--seed S]``

Real pairs are those of `benchmarks.recall`: rows of ``2024-04-13.csv`` sought among all rows of
``2024-09-21.csv``. Generated pairs have the same sizes: as many invented people, each written as an
export from PDF leaves them (`athar.generator.Noise`, style ``exported``), a sample of them sought
under their undamaged names and under a romanised one. Both are searched by Athar and by trigram
similarity, within a script and from Latin to Arabic. A difference over two points at rank 1 or 10
says that the generator is wrong.
"""

import argparse
import tempfile
from datetime import date
from pathlib import Path

from athar.generator import Dice, Noise, Population, Romaniser
from benchmarks.recall import Trigrams, athar_finder, build, measure, read

TOLERANCE = 0.02
SETTINGS = (("same script", "name_ar"), ("Latin -> Arabic", "name_en"))
COVERAGE = 0.4
"""Share of the invented people on the list. A real list holds some of each family, not the whole:
of the real rows three in four have a line of father and forefathers of their own."""

DAY = date(2021, 4, 1)
Rows = list[dict[str, str]]


def real(lists: Path, queries: int) -> tuple[Rows, Rows]:
    """Give the sought rows and the list of the real pairs."""
    first, second = (read(lists / f"{d}.csv") for d in ("2024-04-13", "2024-09-21"))
    by_key = {r["key"]: r for r in first if r["key"]}
    shared = sorted(by_key.keys() & {r["key"] for r in second})[:queries]
    return [by_key[k] for k in shared], second


def generated(people: int, queries: int, seed: int) -> tuple[Rows, Rows]:
    """Give sought rows and a list of invented people, of the same form."""
    dice = Dice(seed, 9)
    noise, romaniser = Noise(dice, "exported"), Romaniser(dice)
    sought, listed = [], []
    step = people // queries
    for person in Population(int(people / COVERAGE), seed):
        if not dice.chance(COVERAGE):
            continue
        row = {
            "key": str(person.number),
            "name_ar": person.name,
            "age": str(person.age(DAY)),
            "sex": person.sex.value[0],
        }
        if len(listed) % step == 0 and len(sought) < queries:
            sought.append({**row, "name_en": romaniser.name(person.name)})
        age = str(noise.age(person.age(DAY)))
        listed.append({**row, "name_ar": noise.name(person.name), "age": age})
    return sought, listed


def recalls(sought: Rows, listed: Rows) -> dict[tuple[str, str], tuple[float, float]]:
    """Search every sought row; give (setting, engine) → recall at 1 and at 10."""
    out = {}
    grams = Trigrams([r["name_ar"] for r in listed])
    with tempfile.TemporaryDirectory() as folder:
        index = build(Path(folder), listed, "name_ar")
        for title, column in SETTINGS:
            found = measure(sought, listed, column, athar_finder(index, column))
            out[title, "athar"] = found.at_one, found.at_ten
            found = measure(sought, listed, column, lambda row, c: grams.best(row[c]))
            out[title, "trigrams"] = found.at_one, found.at_ten
    return out


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("lists", type=Path)
    parser.add_argument("--queries", type=int, default=1000)
    parser.add_argument("--seed", type=int, default=2021)
    options = parser.parse_args()
    sought, listed = real(options.lists, options.queries)
    theirs = recalls(sought, listed)
    ours = recalls(*generated(len(listed), options.queries, options.seed))
    print(f"{'':18}{'engine':10}{'':6}{'real':>8}{'invented':>10}{'points':>8}")
    for (title, engine), pair in theirs.items():
        for rank, was, now in zip(("r@1", "r@10"), pair, ours[title, engine], strict=True):
            verdict = "" if abs(was - now) <= TOLERANCE else "  over two points"
            points = 100 * (now - was)
            print(f"{title:18}{engine:10}{rank:6}{was:8.3f}{now:10.3f}{points:+8.1f}{verdict}")


if __name__ == "__main__":
    main()
