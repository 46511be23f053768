"""The table of the search, beside its peers, in one run on the same rows.

    python -m benchmarks.search PATH_TO_LISTS [--only ROW]... [--queries N] [--peers NAMES]
        [--logic-v2 PYTHON] [--ten-million] [--json FILE]

PATH_TO_LISTS holds three keyed releases of one list. What each row asks, and how it is counted, is
said in the modules beside this one. Progress goes to stderr, the table to stdout.
"""

import argparse
import platform
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from pathlib import Path

from benchmarks.peers.registry import NAMES, USUAL, peers_of
from benchmarks.search import honesty, kunya, pairs, recall, speed
from benchmarks.search.stage import MILLION, Stage
from benchmarks.search.table import ROWS, Line, render, write_json


def main() -> int:
    """Measure what is asked for and print it."""
    options = _options()
    wanted = list(options.only or ROWS)
    lines: list[Line] = []
    begun = time.perf_counter()
    with (
        tempfile.TemporaryDirectory(prefix="search-") as folder,
        peers_of(options.peers, options.logic_v2) as (peers, absent),
    ):
        for sentence in absent:
            print(sentence, flush=True)
        stage = Stage(
            options.lists,
            Path(folder),
            queries=options.queries,
            peers=peers,
            peer_queries=options.peer_queries,
            size=options.size,
        )
        try:
            for rows, measure in _measures(stage, wanted, options):
                for line in measure() if not rows.isdisjoint(wanted) else ():
                    lines += [line] if line.row in wanted else []
                    if options.json:
                        write_json(lines, options.json, _about(options, absent))
        finally:
            print(render(lines), flush=True)  # also what an interrupted run has measured
    print(f"\n{time.perf_counter() - begun:,.0f} s in all; {platform.platform()}")
    return 0


def _measures(
    stage: Stage, wanted: list[str], options: argparse.Namespace
) -> list[tuple[set[str], Callable[[], Iterator[Line]]]]:
    """Give what measures which rows, in the order of running."""
    forms = [f for f in recall.FORMS if f in wanted or (f == "full" and "across" in wanted)]
    return [
        ({*recall.FORMS, "across"}, lambda: recall.measure(stage, forms)),
        ({"kunya"}, lambda: kunya.measure(stage, options.queries)),
        ({"small"}, lambda: recall.small(stage)),
        ({"pairs"}, lambda: pairs.measure(stage)),
        ({"padded"}, lambda: recall.padded(stage)),
        ({"honesty"}, lambda: honesty.measure(stage)),
        ({"latency", "index"}, lambda: speed.measure(stage, ten=options.ten_million)),
    ]


def _about(options: argparse.Namespace, absent: list[str]) -> dict[str, object]:
    return {
        "when": datetime.now(UTC).isoformat(timespec="seconds"),
        "queries": options.queries,
        "rows": options.size,
        "absent": absent,
        "python": platform.python_version(),
    }


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(
        prog="python -m benchmarks.search", description=(__doc__ or "").splitlines()[0]
    )
    parser.add_argument("lists", type=Path, help="folder of the releases")
    parser.add_argument("--only", action="append", choices=ROWS, help="this row alone (repeatable)")
    parser.add_argument("--queries", type=int, default=1000, help="keys of each older release")
    parser.add_argument(
        "--peers", type=_names, default=USUAL, help="none, or some of " + ",".join(NAMES)
    )
    parser.add_argument(
        "--peer-queries", type=int, default=50, help="keys asked of peers at a million"
    )
    parser.add_argument("--logic-v2", type=Path, help="an interpreter that has nomenklatura")
    parser.add_argument("--size", type=int, default=MILLION, help="rows of the padded list")
    parser.add_argument(
        "--ten-million", action="store_true", help="latency at ten times the size too"
    )
    parser.add_argument("--json", type=Path, help="also write the figures here")
    return parser.parse_args()


def _names(text: str) -> list[str]:
    names = [] if text == "none" else text.split(",")
    if not set(names) <= set(NAMES):
        raise argparse.ArgumentTypeError(f"peers are none, or some of {','.join(NAMES)}")
    return names


if __name__ == "__main__":
    sys.exit(main())
