"""Latin aliases against Latin primary names, written by many hands, beside the peers.

Usage: ``python -m benchmarks.aliases PATH_TO_SDN_ALIASES [--queries N] [--raw] [--logic-v2 PYTHON]
[--misses]``

Each alias of a person is sought among the primary names of all; names alone, no age and no sex.
Ships, companies and other primaries without a comma (the file writes persons ``FAMILY, Given``) are
left out. Both sides are put in the order that is spoken (``Given Family``) for every engine;
``--raw`` leaves them as the file has them. Athar compares every alias with every primary name in
full (`athar.matching.compare`), so that names are measured and not the choice of candidates.
``--queries`` takes that many aliases, spread evenly over the file. A primary name that stands twice
is right in either place; of equal scores the right one counts as the last. Kunyas, noms de guerre
and aliases of quite other names are in the file: no engine reaches 1.
"""

import argparse
import csv
import json
import subprocess
import time
from collections.abc import Callable, Sequence
from pathlib import Path

import numpy as np
import numpy.typing as npt

from athar.domain import PersonRecord, RecordKind, record_id
from athar.matching import compare
from benchmarks.peers.logic_v2 import SCRIPT

Scores = npt.NDArray[np.float64]
Engine = Callable[[Sequence[str], Sequence[str]], Scores]
"""Aliases, primary names -> scores (aliases, primaries)."""


def read(path: Path) -> list[tuple[str, str]]:
    """Give (alias, primary name) of the persons in the file."""
    with (path / "aliases.csv").open(encoding="utf-8", newline="") as lines:
        rows = list(csv.DictReader(lines))
    return [(r["alt_name"], r["primary_name"]) for r in rows if "," in r["primary_name"]]


def spoken(name: str) -> str:
    """Put a name written ``FAMILY, Given`` in the order that is spoken."""
    family, _, given = name.partition(",")
    return f"{given} {family}".strip()


def athar(aliases: Sequence[str], primaries: Sequence[str]) -> Scores:
    """Compare by Athar's match weight."""
    listed = [_record(p, i) for i, p in enumerate(primaries)]
    out = np.empty((len(aliases), len(primaries)))
    for i, alias in enumerate(aliases):
        sought = _record(alias, i)
        found = [compare(sought, one) for one in listed]
        # Nothing to compare (a kunya alone against a name) is no answer, though it weighs 0.
        out[i] = [score.weight if score.reasons else -np.inf for score in found]
    return out


def _record(name: str, at: int) -> PersonRecord:
    kind = RecordKind.LISTED
    return PersonRecord(
        record_id=record_id(kind.value.encode().ljust(32), None, at), row=at, kind=kind, name=name
    )


def ratio(scorer: str) -> Engine:
    """Compare by one of rapidfuzz's ratios."""

    def compare_all(aliases: Sequence[str], primaries: Sequence[str]) -> Scores:
        from rapidfuzz import fuzz, process, utils

        found = process.cdist(
            aliases, primaries, scorer=getattr(fuzz, scorer), processor=utils.default_process
        )
        return np.asarray(found, np.float64)

    return compare_all


def jaro_winkler(aliases: Sequence[str], primaries: Sequence[str]) -> Scores:
    """Compare by jellyfish's Jaro-Winkler similarity, words in the order of the alphabet."""
    from jellyfish import jaro_winkler_similarity

    one, other = (
        [" ".join(sorted("".join(c if c.isalpha() else " " for c in n.lower()).split())) for n in s]
        for s in (aliases, primaries)
    )
    return np.array([[jaro_winkler_similarity(a, b) for b in other] for a in one])


def logic_v2(python: str) -> Engine:
    """Compare by nomenklatura's logic-v2, run by an interpreter that has it."""

    def compare_all(aliases: Sequence[str], primaries: Sequence[str]) -> Scores:
        every = list(range(len(primaries)))
        given = {
            "rows": [{"name": p} for p in primaries],
            "asked": [{"person": {"name": a}, "rows": every} for a in aliases],
        }
        done = subprocess.run(
            [python, SCRIPT], input=json.dumps(given), capture_output=True, text=True, check=True
        )
        return np.array([one["scores"] for one in json.loads(done.stdout)])

    return compare_all


def ranks(scores: Scores, right: npt.NDArray[np.bool_]) -> npt.NDArray[np.intp]:
    """Give the rank (from 1) of the best right primary of each alias, ties against it."""
    best = np.where(right, scores, -np.inf).max(axis=1, keepdims=True)
    found: npt.NDArray[np.intp] = 1 + ((scores >= best) & ~right).sum(axis=1)
    return found


def main() -> None:
    """Print recall of each engine."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("aliases", type=Path)
    parser.add_argument("--queries", type=int, default=0, help="number of aliases; 0 for all")
    parser.add_argument("--raw", action="store_true", help="leave FAMILY, Given as it stands")
    parser.add_argument("--logic-v2", metavar="PYTHON", help="an interpreter with nomenklatura")
    parser.add_argument("--only", action="append", help="run this engine alone")
    parser.add_argument("--misses", type=Path, help="write what Athar misses to this file")
    options = parser.parse_args()
    pairs = read(options.aliases)
    if options.queries:
        pairs = [pairs[i] for i in np.linspace(0, len(pairs) - 1, options.queries).astype(int)]
    primaries = sorted({p for _, p in read(options.aliases)})
    right = np.array([[p == q for q in primaries] for _, p in pairs])
    shown = (lambda n: n) if options.raw else spoken
    asked, listed = [shown(a) for a, _ in pairs], [shown(p) for p in primaries]
    engines: dict[str, Engine] = {"athar": athar}
    engines |= {s: ratio(s) for s in ("token_sort_ratio", "token_set_ratio", "WRatio")}
    engines["jaro_winkler"] = jaro_winkler
    if options.logic_v2:
        engines["logic-v2"] = logic_v2(options.logic_v2)
    print(f"{len(asked)} aliases, {len(listed)} primary names")
    print(f"{'engine':18}{'r@1':>8}{'r@10':>8}{'pairs/s':>12}")
    for name, engine in engines.items():
        if options.only and name not in options.only:
            continue
        start = time.perf_counter()
        scores = engine(asked, listed)
        speed = scores.size / (time.perf_counter() - start)
        found = ranks(scores, right)
        at_one, at_ten = (found <= 1).mean(), (found <= 10).mean()
        print(f"{name:18}{at_one:8.3f}{at_ten:8.3f}{speed:12,.0f}", flush=True)
        if name == "athar" and options.misses:
            missed = [
                [
                    asked[i],
                    listed[int(right[i].argmax())],
                    listed[int(scores[i].argmax())],
                    found[i],
                ]
                for i in np.flatnonzero(found > 1)
            ]
            with options.misses.open("w", encoding="utf-8", newline="") as out:
                csv.writer(out).writerows(missed)


if __name__ == "__main__":
    main()
