"""Whether generated pairs are as hard as real ones: recall on both, side by side.

Usage: ``python -m benchmarks.generator PATH_TO_LISTS [--queries N] [--seed S]``

Real pairs: rows of ``2024-04-13.csv`` sought among all rows of ``2024-09-21.csv``, as in
`benchmarks.search`. Generated pairs have the same sizes: as many invented people, each written as
an export from PDF leaves them (`athar.generator.Noise`, style ``exported``), a sample of them
sought under their undamaged names and under a romanised one. Both are searched by Athar, with age
and sex, and by trigram similarity of the names alone, within a script and from Latin to Arabic. A
difference over two points at rank 1 or 10 says that the generator is wrong.
"""

import argparse
import tempfile
from pathlib import Path

from athar.generator import Dice, Noise, Population, Romaniser
from benchmarks.peers.trigrams import Trigrams
from benchmarks.people import (
    ARABIC,
    LATIN,
    NEWER,
    OLDER,
    Enquiry,
    Listed,
    Row,
    full,
    rank_of,
    read_release,
    shared_sample,
)
from benchmarks.search.engine import ask, build
from benchmarks.search.stage import DAY

TOLERANCE = 0.02
SETTINGS = (("same script", ARABIC), ("Latin -> Arabic", LATIN))
COVERAGE = 0.4
"""Share of the invented people on the list. A real list holds some of each family, not the whole:
of the real rows three in four have a line of father and forefathers of their own."""


def real(lists: Path, queries: int) -> tuple[list[Row], Listed]:
    """Give the sought rows and the list of the real pairs."""
    older, newer = (read_release(lists / f"{day}.csv") for day in (OLDER[0], NEWER))
    return shared_sample(older, newer, queries), newer


def generated(people: int, queries: int, seed: int) -> tuple[list[Row], Listed]:
    """Give sought rows and a list of invented people, of the same form."""
    dice = Dice(seed, 9)
    noise, romaniser = Noise(dice, "exported"), Romaniser(dice)
    sought: list[Row] = []
    listed: list[Row] = []
    step = people // queries
    for person in Population(int(people / COVERAGE), seed):
        if not dice.chance(COVERAGE):
            continue
        key, age, sex = str(person.number), person.age(DAY), person.sex.value[0]
        if len(listed) % step == 0 and len(sought) < queries:
            sought.append(Row(key, person.name, romaniser.name(person.name), age, sex))
        listed.append(Row(key, noise.name(person.name), None, noise.age(age), sex))
    return sought, Listed.of(listed)


def recalls(sought: list[Row], listed: Listed) -> dict[tuple[str, str], tuple[float, float]]:
    """Search every sought row; give (setting, engine) → recall at 1 and at 10."""
    out = {}
    grams = Trigrams()
    grams.load(listed, ARABIC)
    with tempfile.TemporaryDirectory() as folder:
        index = build(listed, ARABIC, Path(folder) / "index").folder
        for title, column in SETTINGS:
            asked = [e for row in sought if (e := full(row, column)) is not None]
            out[title, "athar"] = _recall(asked, [a.rows for a in ask(index, asked)[0]], listed)
            alone = [e._replace(age=None, sex=None) for e in asked]
            out[title, "trigrams"] = _recall(asked, [f.rows for f in grams.ask(alone)], listed)
    return out


def _recall(asked: list[Enquiry], found: list[list[int]], listed: Listed) -> tuple[float, float]:
    ranks = [
        rank_of(e.meant, [listed[i] for i in rows]) for e, rows in zip(asked, found, strict=True)
    ]
    return ranks.count(1) / len(ranks), sum(r is not None for r in ranks) / len(ranks)


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
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
