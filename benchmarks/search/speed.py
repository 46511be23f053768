"""Speed: milliseconds of a query, and what an index takes to build, at a million rows and more.

Queries are the sample's, each form and script by itself: the full name in Arabic and in Latin
letters, and own and family name with the age as said, all sought among Arabic names. Peers are
asked by the full name *alone* and by own and family name alone, as their users do, and Athar by the
name alone beside them. ``p95 busy`` is the time of the processor alone: on a machine with other
work, the clock's time holds waiting too.
"""

from collections.abc import Iterator, Sequence

import numpy as np

from benchmarks.people import ARABIC, LATIN, Enquiry, Listed
from benchmarks.search.engine import Answer, Built, ask
from benchmarks.search.recall import ATHAR, FORMS, SCRIPTS, enquiries
from benchmarks.search.stage import Stage, told
from benchmarks.search.table import Line

ASKED = (("full", ARABIC), ("full", LATIN), ("family", ARABIC), ("family", LATIN))
BY_NAME_ALONE = (("full", ARABIC), ("family", ARABIC))
TEN = 10
GIB = 1 << 30


def measure(stage: Stage, *, ten: bool) -> Iterator[Line]:
    """Measure at the padded list's size, and at ten times that."""
    yield from _at(stage, "padded", stage.padded)
    yield from _peers(stage)
    if ten:
        listed = stage.pad(stage.newer, TEN * stage.size, latin=False)
        yield from _at(stage, "ten", listed)


def percentiles(seconds: Sequence[float]) -> dict[str, float]:
    """Give the number, p50, p95, p99 and mean of times, in milliseconds."""
    took = 1000 * np.asarray(seconds)
    shown = {f"p{q}": float(np.percentile(took, q)) for q in (50, 95, 99)}
    return {"n": len(took), **shown, "ms": float(took.mean())}


def _at(stage: Stage, name: str, listed: Listed) -> Iterator[Line]:
    built = stage.index(name, listed, ARABIC)
    size = f"{len(listed):,}"
    yield Line("index", size, ATHAR, _built(built))
    everything: list[Answer] = []
    for form, column in ASKED:
        with told(f"latency at {size}, {form}, {SCRIPTS[column]}"):
            asked = [e for _, e in enquiries(stage, FORMS[form], column)]
            answers, peak = ask(built.folder, asked)
        everything += answers
        figures = {**_times(answers), "GiB": peak / GIB}
        yield Line("latency", f"{size}, {form}, {SCRIPTS[column]} -> Arabic", ATHAR, figures)
    yield Line("latency", f"{size}, all of these", ATHAR, _times(everything))


def _times(answers: Sequence[Answer]) -> dict[str, float]:
    busy = percentiles([a.busy for a in answers])
    return {**percentiles([a.seconds for a in answers]), "p95 busy": busy["p95"]}


def _built(built: Built) -> dict[str, float]:
    return {
        "seconds": built.seconds,
        "us a row": 1e6 * built.seconds / built.records,
        "GiB peak": built.peak_bytes / GIB,
        "GiB index": built.size_bytes / GIB,
        "bytes a row": built.size_bytes / built.records,
    }


def _peers(stage: Stage) -> Iterator[Line]:
    """Ask for names alone, of peers and Athar."""
    if not stage.quick:
        return
    with told("peers take the padded list"):
        for peer in stage.quick:
            peer.load(stage.padded, ARABIC)
    folder = stage.index("padded", stage.padded, ARABIC).folder
    for form, column in BY_NAME_ALONE:
        part = f"{len(stage.padded):,}, {form}, name alone"
        those = enquiries(stage, FORMS[form], column, max(1, stage.peer_queries // 5))
        asked = [Enquiry(e.name, None, None, e.meant) for _, e in those]
        with told(f"latency, {part}"):
            own = _times(ask(folder, asked)[0])
            yield Line("latency", part, ATHAR, own)
            for peer in stage.quick:
                figures = percentiles([f.seconds for f in peer.ask(asked)])
                times = figures["ms"] / own["ms"]
                yield Line("latency", part, peer.title, {**figures, "x Athar": times})
