"""The stage: the lists, samples and indexes that the rows of the table share, each made once.

The searched list is always the newest release. Two older releases are sought in it: the first
1,000 keys, in sorted order, that each shares with it. Padded, invented people stand below its rows.
All of it lies in one temporary folder, which goes when the run ends.
"""

import sys
import time
from collections.abc import Iterator, Sequence
from datetime import date
from functools import cached_property
from itertools import islice
from pathlib import Path

import pyarrow as pa

from athar.generator import Dice, Population, Romaniser
from benchmarks.peers import Peer
from benchmarks.people import (
    LATIN,
    NEWER,
    OLDER,
    SCHEMA,
    Listed,
    Row,
    read_release,
    shared_sample,
)
from benchmarks.search.engine import Built, build

MILLION = 1_000_000
SEED = 2021
DAY = date(2021, 4, 1)
_BATCH = 65_536


class Stage:
    """What the rows of the table share.

    Args:
        lists: folder of the releases.
        folder: an empty folder for all that is made.
        queries: how many keys each older release brings.
        peers: who else is asked.
        peer_queries: how many keys the peers are asked of a padded list, where they take long.
        size: rows of the padded list.
    """

    def __init__(
        self, lists: Path, folder: Path, *, queries: int, peers: Sequence[Peer],
        peer_queries: int, size: int = MILLION,
    ) -> None:  # fmt: skip
        self.folder = folder
        self.peers = tuple(peers)
        self.quick = tuple(p for p in peers if not p.slow)
        self.peer_queries = peer_queries
        self.size = size
        self._lists = lists
        self._queries = queries
        self._built: dict[tuple[str, str], Built] = {}

    @cached_property
    def newer(self) -> Listed:
        """The searched release."""
        return read_release(self._lists / f"{NEWER}.csv")

    @cached_property
    def samples(self) -> dict[str, list[Row]]:
        """The sought rows, by the release that they are from."""
        return {
            day: shared_sample(read_release(self._lists / f"{day}.csv"), self.newer, self._queries)
            for day in OLDER
        }

    @cached_property
    def half(self) -> set[str]:
        """Keys of every second sought person, over both releases, in sorted order."""
        return set(sorted({r.key or "" for rows in self.samples.values() for r in rows})[::2])

    @cached_property
    def padded(self) -> Listed:
        """The searched release with invented people below, `size` rows in all, in both scripts."""
        return self.pad(self.newer, self.size)

    def pad(self, listed: Listed, size: int, *, latin: bool = True) -> Listed:
        """Write invented people below a list, and map the whole.

        Args:
            listed: the list.
            size: rows of the whole.
            latin: also write the invented names in Latin letters.
        """
        path = self.folder / f"padded-{len(list(self.folder.iterdir()))}.arrow"
        with told(f"writing {size - len(listed):,} invented people"):
            listed.write(path, _invented(size - len(listed), latin=latin))
        return Listed.open(path)

    def index(self, name: str, listed: Listed, column: str) -> Built:
        """Give the index of a list under one of its name columns, built when first asked for.

        Args:
            name: what the list is known by in this run.
            listed: the list.
            column: of its names.
        """
        if (name, column) not in self._built:
            with told(f"indexing {len(listed):,} rows, {column}"):
                folder = self.folder / f"index-{name}-{column}"
                self._built[name, column] = build(listed, column, folder)
        return self._built[name, column]


def _invented(people: int, *, latin: bool) -> Iterator[pa.RecordBatch]:
    romaniser = Romaniser(Dice(SEED, 9))
    persons = iter(Population(max(people, 1), SEED))
    while chunk := list(islice(persons, min(_BATCH, people))):
        people -= len(chunk)
        names = [p.name for p in chunk]
        columns = {
            "name_ar": names,
            LATIN: [romaniser.name(n) for n in names] if latin else [None] * len(chunk),
            "age": [p.age(DAY) for p in chunk],
            "sex": [p.sex.value[0] for p in chunk],
        }
        arrays = [
            pa.array(columns[f.name], f.type) if f.name in columns else pa.nulls(len(chunk), f.type)
            for f in SCHEMA
        ]
        yield pa.RecordBatch.from_arrays(arrays, schema=SCHEMA)
        if not people:
            return


class told:  # noqa: N801 - used as a statement, as `suppress` is
    """Say on stderr what is being done, and how long it took."""

    def __init__(self, what: str) -> None:
        self._what = what

    def __enter__(self) -> None:
        self._start = time.perf_counter()
        print(f"{self._what} …", end="", file=sys.stderr, flush=True)

    def __exit__(self, *_: object) -> None:
        print(f" {time.perf_counter() - self._start:.1f} s", file=sys.stderr, flush=True)
