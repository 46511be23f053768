"""Recall on two releases of one real list, beside trigram similarity on the same rows.

Usage: ``python -m benchmarks.recall PATH_TO_LISTS [--removed] [--only WAY]... [--queries N]
[--engine NAME]``

The sample is fixed: the first 1,000 keys (or ``--queries``), in sorted order, that
``2024-04-13.csv`` and ``2024-09-21.csv`` share. Each row of the first (name, age, sex) is sought in
the whole of the second, within a script and across. A row of the same folded name, sex and age (a
year more or less) under another key counts neither way. Trigram similarity is PostgreSQL's
``pg_trgm``: words in lower case, padded by two spaces before and one after, shared trigrams over
all trigrams.

``--only`` runs one way alone, such as ``latin-arabic``; ``--engine`` one engine. ``--removed`` also
searches with every second sought person taken out of the list, and prints how often the first trace
passes a probability of one half although the person is not there.
"""

import argparse
import csv
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

import numpy as np

from athar.domain import PersonRecord, RecordKind, Sex, record_id, to_batch
from athar.index import Index
from athar.text import fold
from athar.tracing import trace

SAMPLE = 1000
WAYS = {
    "arabic-arabic": ("name_ar", "name_ar"),
    "latin-arabic": ("name_en", "name_ar"),
    "arabic-latin": ("name_ar", "name_en"),
    "latin-latin": ("name_en", "name_en"),
}
REMOVED_WAYS = ("arabic-arabic", "latin-arabic")
ENGINES = ("athar", "trigrams")
Finder = Callable[[dict[str, str], str], list[int]]


class Outcome(NamedTuple):
    """Recall at 1 and 10 and milliseconds a query, over the rows that count."""

    counted: int
    at_one: float
    at_ten: float
    mean_ms: float
    p95_ms: float


def read(path: Path) -> list[dict[str, str]]:
    """Read a release's rows as they stand."""
    with path.open(encoding="utf-8", newline="") as lines:
        return list(csv.DictReader(lines))


def to_record(row: dict[str, str], column: str, at: int, kind: RecordKind) -> PersonRecord:
    """Make a record of one row, its name taken from one column."""
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


def build(folder: Path, rows: list[dict[str, str]], column: str) -> Index:
    """Index the rows of a release under one of its name columns."""
    index = Index.create(folder)
    records = (to_record(r, column, i, RecordKind.LISTED) for i, r in enumerate(rows))
    index.append([to_batch(records)], label=column)
    return index


def athar_finder(index: Index, column: str) -> Finder:
    """Find by Athar: rows of the ten best traces."""

    def find(row: dict[str, str], _: str) -> list[int]:
        traces = trace(to_record(row, column, 0, RecordKind.SOUGHT), [index], top=10).traces
        return [int(r.row) for r in index.records(t.record_id for t in traces)]

    return find


class Trigrams:
    """An inverted index over trigrams, exact in its similarity."""

    def __init__(self, texts: list[str]) -> None:
        self._numbers: dict[str, int] = {}
        rows: list[int] = []
        grams: list[int] = []
        sizes = []
        for i, text in enumerate(texts):
            found = trigrams(text)
            sizes.append(len(found))
            grams.extend(self._numbers.setdefault(g, len(self._numbers)) for g in found)
            rows.extend([i] * len(found))
        order = np.argsort(grams, kind="stable")
        self._rows = np.asarray(rows)[order]
        self._starts = np.searchsorted(np.asarray(grams)[order], range(len(self._numbers) + 1))
        self._sizes = np.asarray(sizes)

    def best(self, text: str) -> list[int]:
        """Give the ten most similar rows."""
        sought = trigrams(text)
        shared = np.zeros(len(self._sizes))
        for number in (self._numbers[g] for g in sought if g in self._numbers):
            shared[self._rows[self._starts[number] : self._starts[number + 1]]] += 1
        similar = shared / (self._sizes + len(sought) - shared)
        return [int(i) for i in np.argsort(-similar, kind="stable")[:10]]


def trigram_finder(texts: list[str]) -> Finder:
    """Find by trigram similarity: the ten most similar rows."""
    grams = Trigrams(texts)
    return lambda row, column: grams.best(row[column])


def trigrams(text: str) -> set[str]:
    """Give the trigrams of a text as ``pg_trgm`` cuts it."""
    words = "".join(c if c.isalnum() else " " for c in text.lower()).split()
    return {f"  {w} "[i : i + 3] for w in words for i in range(len(w) + 1)}


def same_person_maybe(left: dict[str, str], right: dict[str, str]) -> bool:
    """Tell whether two rows are alike enough to be one person under two keys."""
    if fold(left["name_ar"]) != fold(right["name_ar"]) or left["sex"] != right["sex"]:
        return False
    return abs(float(left["age"] or -1) - float(right["age"] or -1)) <= 1


def measure(
    sample: list[dict[str, str]], listed: list[dict[str, str]], column: str, find: Finder
) -> Outcome:
    """Ask for every row of the sample and count at which rank its own row stands."""
    ranks: list[int] = []
    took = []
    for row in sample:
        start = time.perf_counter()
        found = find(row, column)
        took.append(time.perf_counter() - start)
        rank = 0
        for at in found:
            if listed[at]["key"] == row["key"]:
                rank += 1
                break
            rank += not same_person_maybe(row, listed[at])
        else:
            rank = 99
        ranks.append(rank)
    got = np.asarray(ranks)
    return Outcome(
        len(got),
        float((got <= 1).mean()),
        float((got <= 10).mean()),
        1000 * float(np.mean(took)),
        1000 * float(np.quantile(took, 0.95)),
    )


def removed(
    sample: list[dict[str, str]], listed: list[dict[str, str]], left: str, right: str
) -> None:
    """Search with half of the sought people taken out, and print false alarms and reach."""
    gone = {row["key"] for row in sample[::2]}
    kept = [r for r in listed if r["key"] not in gone]
    with tempfile.TemporaryDirectory() as folder:
        index = build(Path(folder), kept, right)
        alarms = reached = present = absent = 0
        for row in sample:
            answer = trace(to_record(row, left, 0, RecordKind.SOUGHT), [index], top=1)
            over = bool(answer.traces) and answer.traces[0].probability >= 0.5
            best = index.records(t.record_id for t in answer.traces)
            own = [kept[r.row] for r in best]
            if row["key"] in gone:
                absent += 1
                alarms += over and not any(same_person_maybe(row, r) for r in own)
            else:
                present += 1
                reached += over and any(r["key"] == row["key"] for r in own)
        print(f"{left} -> {right}: alarms {alarms}/{absent}, reached {reached}/{present}")


def compare_engines(
    way: str, sample: list[dict[str, str]], listed: list[dict[str, str]], engines: tuple[str, ...]
) -> None:
    """Print recall and time of each engine in one way."""
    left, right = WAYS[way]
    with tempfile.TemporaryDirectory() as folder:
        start = time.perf_counter()
        index = build(Path(folder), listed, right)
        built = time.perf_counter() - start
        for engine in engines:
            find = (
                athar_finder(index, left)
                if engine == "athar"
                else trigram_finder([r[right] for r in listed])
            )
            o = measure(sample, listed, left, find)
            print(
                f"{way:18}{engine:10}{o.counted:6}{o.at_one:8.3f}{o.at_ten:8.3f}"
                f"{o.mean_ms:9.1f}{o.p95_ms:8.1f}",
                flush=True,
            )
        print(f"{'':18}index: {len(index)} records in {built:.1f} s, {index.size():,} bytes")


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("lists", type=Path)
    parser.add_argument("--removed", action="store_true", help="count false alarms too")
    parser.add_argument("--only", action="append", choices=WAYS, help="run this way alone")
    parser.add_argument("--queries", type=int, default=SAMPLE, help="number of rows to seek")
    parser.add_argument("--engine", choices=ENGINES, help="run this engine alone")
    options = parser.parse_args()
    first, second = (read(options.lists / f"{d}.csv") for d in ("2024-04-13", "2024-09-21"))
    shared = sorted({r["key"] for r in first if r["key"]} & {r["key"] for r in second})
    by_key = {r["key"]: r for r in first}
    sample = [by_key[k] for k in shared[: options.queries]]
    ways = options.only or list(WAYS)
    print(f"{'':18}{'engine':10}{'n':>6}{'r@1':>8}{'r@10':>8}{'mean ms':>9}{'p95 ms':>8}")
    for way in ways:
        compare_engines(way, sample, second, (options.engine,) if options.engine else ENGINES)
    if options.removed:
        for way in REMOVED_WAYS:
            if way in ways:
                removed(sample, second, *WAYS[way])


if __name__ == "__main__":
    main()
