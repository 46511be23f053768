"""Estimate weights of ages, sexes and name slots from releases of a list whose rows have keys.

Usage: ``python tools/learn_weights.py PATH_TO_LISTS [--em]``

Pairs of the same key in two releases are taken for one person (m), random pairs of rows for two
people (u). Prints, to be put into ``src/athar/matching/data/weights.yaml`` by hand: for each step
of age difference and for sex ``log2(m / u)`` with the pairs counted, and for each slot of names of
equally many parts how often keyed pairs differ in it. Pairs that differ in most of their parts are
left out of m: reused keys. Prints aggregates alone, and none of fewer than five pairs.

With ``--em`` the keys are not looked at: for each two releases, within a script and across, 1,000
rows are sought in the later release, and the model of the two sources is estimated by EM. Half of
the rows sought are left out of what is searched, as many enquiries are of people on no list.

A keyed pair's age is copied from release to release, which makes it agree more than what a family
tells: what is printed is an upper bound for questions of families.
"""

import argparse
import csv
import random
import sys
import tempfile
from collections import Counter
from collections.abc import Iterator
from itertools import combinations
from math import log2
from pathlib import Path

from athar.domain import PersonRecord, RecordKind, Sex, record_id, to_batch
from athar.index import Index
from athar.matching import Estimate, compare, gamma, learn, settings, strangers
from athar.names import likeness, split_elements

STEPS = (0.5, 1.5, 2.5, 3.5, 5.5, 10.5)
OLD = 45.0
RANDOM_PAIRS = 200_000
LEAST_PAIRS = 5
DIFFERS_BITS = -1.0
SOUGHT = 1000
CANDIDATES = 60
COLUMNS = (("name_ar", "name_ar"), ("name_en", "name_ar"))
SLOTS = {3: ("own", "father", "family"), 4: ("own", "father", "grandfather", "family")}
Row = dict[str, str]
Pair = tuple[Row, Row]


def read(folder: Path) -> list[dict[str, Row]]:
    """Read every release of a folder, oldest first, its rows by key; keys used twice are out."""
    releases = []
    for path in sorted(folder.glob("*.csv")):
        with path.open(encoding="utf-8", newline="") as lines:
            rows = [r for r in csv.DictReader(lines) if r["key"]]
        times = Counter(r["key"] for r in rows)
        releases.append({r["key"]: r for r in rows if times[r["key"]] == 1})
    return releases


def keyed_pairs(releases: list[dict[str, Row]]) -> Iterator[Pair]:
    """Give the pairs of one key in two releases."""
    for one, other in combinations(releases, 2):
        yield from ((one[k], other[k]) for k in sorted(one.keys() & other.keys()))


def random_pairs(releases: list[dict[str, Row]]) -> Iterator[Pair]:
    """Give pairs of rows of the first and last release, drawn with a fixed seed."""
    draw = random.Random(1)  # noqa: S311 - a sample, not a secret
    first, last = list(releases[0].values()), list(releases[-1].values())
    for _ in range(RANDOM_PAIRS):
        one, other = draw.choice(first), draw.choice(last)
        if one["key"] != other["key"]:
            yield one, other


def differing_slots(pair: Pair) -> tuple[str, ...] | None:
    """Name the slots in which two names differ; ``None`` where their parts cannot be laid out."""
    left, right = (split_elements(r["name_ar"]) for r in pair)
    slots = SLOTS.get(len(left))
    if slots is None or len(left) != len(right):
        return None
    bits = (likeness(a.key, b.key).bits for a, b in zip(left, right, strict=True))
    return tuple(s for s, b in zip(slots, bits, strict=True) if b < DIFFERS_BITS)


def age_step(pair: Pair) -> int | None:
    """Give the number of the step in which an age difference falls; ``None`` for no age."""
    ages = [float(r["age"]) for r in pair if r["age"] not in ("", "-1")]
    if len(ages) < 2:
        return None
    apart = abs(ages[0] - ages[1]) / max(1.0, min(ages) / OLD)
    return sum(apart > most for most in STEPS)


def same_sex(pair: Pair) -> bool | None:
    """Tell whether two rows state one sex; ``None`` where one is silent."""
    stated = {r["sex"] for r in pair}
    return len(stated) == 1 if stated <= {"m", "f"} else None


def bits(m: int, of_m: int, u: int, of_u: int) -> str:
    """Give log2 of the ratio of two shares, with the counts that it comes from."""
    if min(m, u) < LEAST_PAIRS:
        return "too few pairs"
    return f"{log2(m / of_m / (u / of_u)):+.2f} bits ({m}/{of_m} against {u}/{of_u})"


def to_record(row: Row, column: str, at: int, kind: RecordKind) -> PersonRecord:
    """Make a record of one row's name in one script, age and sex."""
    age = float(row["age"]) if row["age"] not in ("", "-1") else None
    return PersonRecord(
        record_id=record_id(kind.value.encode().ljust(32), None, at),
        row=at,
        kind=kind,
        name=row[column] or None,
        age_low=age,
        age_high=age,
        sex={"m": Sex.MALE, "f": Sex.FEMALE}.get(row["sex"]),
    )


def by_em(one: dict[str, Row], other: dict[str, Row], left: str, right: str) -> Estimate:
    """Estimate the model of two releases, every second of the rows sought left out of the later."""
    keys = random.Random(1).sample(sorted(one), SOUGHT)  # noqa: S311 - a sample, not a secret
    gone = set(keys[::2])
    sought = [to_record(one[k], left, i, RecordKind.SOUGHT) for i, k in enumerate(keys)]
    rows = (row for key, row in other.items() if key not in gone)
    listed = [to_record(row, right, i, RecordKind.LISTED) for i, row in enumerate(rows)]
    model = settings()
    questions = []
    with tempfile.TemporaryDirectory() as folder:
        index = Index.create(Path(folder))
        index.append([to_batch(listed)], label="list")
        for person in sought:
            (found,) = index.search_candidates(person)
            records = found.segment.records(found.rows[:CANDIDATES])
            questions.append([gamma(person, r, compare(person, r), model) for r in records])
    return learn(questions, strangers(sought, listed, model), searched=len(listed))


def said_by_em(estimate: Estimate) -> Iterator[str]:
    """Word an estimate."""
    model = estimate.model
    asked, pairs = estimate.questions, estimate.pairs
    yield f"  {asked} questions, {pairs} candidates, share {estimate.share:.3f}"
    before, after = estimate.held_out
    yield f"  held out: {before:.3f} bits a question as shipped, {after:.3f} learnt"
    yield "  slots: " + ", ".join(f"{s} {model.slots[s]:.4f}" for s in SLOTS[4])
    yield f"  sex: {model.sex['exact']:+.2f}, {model.sex['conflict']:+.2f} bits"
    ages = model.age_difference or ()
    yield "  ages: " + ", ".join(f"{years:+d} {worth:+.1f}" for years, worth in ages)
    yield "  left as shipped: " + ", ".join(estimate.kept)


def print_em(folder: Path) -> None:
    """Print what is estimated without keys."""
    names = [path.stem for path in sorted(folder.glob("*.csv"))]
    for (a, one), (b, other) in combinations(zip(names, read(folder), strict=True), 2):
        for left, right in COLUMNS:
            sys.stdout.write(f"{a} -> {b}, {left} -> {right}\n")
            sys.stdout.writelines(
                f"{line}\n" for line in said_by_em(by_em(one, other, left, right))
            )


def main(folder: Path) -> None:
    """Print the estimates."""
    releases = read(folder)
    one_person: list[Pair] = []
    laid_out: Counter[int] = Counter()
    slots: Counter[tuple[int, str]] = Counter()
    for pair in keyed_pairs(releases):
        parts = len(split_elements(pair[0]["name_ar"]))
        differing = differing_slots(pair)
        if differing is not None and 2 * len(differing) > parts:
            continue
        one_person.append(pair)
        if differing is not None:
            laid_out[parts] += 1
            slots.update((parts, s) for s in differing)
    two_people = list(random_pairs(releases))
    out = [f"{len(one_person)} keyed pairs, {len(two_people)} random pairs"]
    for name, level, kinds in (
        ("age step", age_step, range(len(STEPS) + 1)),
        ("same sex", same_sex, (True, False)),
    ):
        m, u = (Counter(map(level, pairs)) for pairs in (one_person, two_people))
        of_m, of_u = (sum(c.values()) - c[None] for c in (m, u))
        out += [f"{name} {kind}: {bits(m[kind], of_m, u[kind], of_u)}" for kind in kinds]
    for parts, names in SLOTS.items():
        for name in names:
            count = slots[parts, name]
            said = "too few pairs" if count < LEAST_PAIRS else f"{count / laid_out[parts]:.4f}"
            out.append(f"{name} of {parts} parts differs: {said} ({laid_out[parts]} pairs)")
    sys.stdout.write("\n".join(out) + "\n")


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("lists", type=Path)
    parser.add_argument("--em", action="store_true", help="estimate without the keys")
    options = parser.parse_args()
    (print_em if options.em else main)(options.lists)
