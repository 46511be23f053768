"""Recall: at which rank the right row stands, for each form of enquiry, in each script.

Forms: the full name with the age of the older release; own, father's and family name, own and
family name, own and father's name, each with the age as a relative may say it. A person whose name
has too few parts for a form is not asked in it. Both older releases are asked; ``r@1`` and ``r@10``
are over both, and each release's own r@1 stands beside them. ``x Athar`` is the mean time of a
query over Athar's on the same enquiries.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

import numpy as np

from benchmarks.peers import Peer
from benchmarks.people import (
    ARABIC,
    LATIN,
    OLDER,
    Enquiry,
    Listed,
    Row,
    full,
    own_family,
    own_father,
    own_father_family,
    rank_of,
)
from benchmarks.search.engine import ask
from benchmarks.search.stage import Stage, told
from benchmarks.search.table import Line

Form = Callable[[Row, str], Enquiry | None]
FORMS: dict[str, Form] = {
    "full": full,
    "father-family": own_father_family,
    "family": own_family,
    "father": own_father,
}
SCRIPTS = {ARABIC: "Arabic", LATIN: "Latin"}
SMALL, SMALL_QUERIES = 2_000, 100
ATHAR = "Athar"


class Ranked(NamedTuple):
    """The ranks of one engine's answers (from 1, `None` beyond ten) and their seconds."""

    days: list[str]
    ranks: list[int | None]
    seconds: list[float]

    def figures(self, most: int | None = None) -> dict[str, float]:
        """Give recall and mean milliseconds, of the first `most` enquiries of each release."""
        kept = self._first(most)
        ranks = np.asarray([99 if self.ranks[i] is None else self.ranks[i] for i in kept])
        days = np.asarray([self.days[i] for i in kept])
        out: dict[str, float] = {
            "n": len(kept),
            "r@1": float((ranks <= 1).mean()),
            "r@10": float((ranks <= 10).mean()),
        }
        for day in dict.fromkeys(d for d in self.days if d):
            out[f"r@1 {day}"] = float((ranks[days == day] <= 1).mean())
        out["ms"] = 1000 * float(np.mean([self.seconds[i] for i in kept]))
        return out

    def _first(self, most: int | None) -> list[int]:
        seen: dict[str, int] = {}
        kept = []
        for i, day in enumerate(self.days):
            seen[day] = seen.get(day, 0) + 1
            if most is None or seen[day] <= most:
                kept.append(i)
        return kept


Asked = list[tuple[str, Enquiry]]


def enquiries(stage: Stage, form: Form, column: str, most: int | None = None) -> Asked:
    """Give (release, enquiry) of the sample in one form and script."""
    return [
        (day, enquiry)
        for day in OLDER
        for row in stage.samples[day][:most]
        if (enquiry := form(row, column)) is not None
    ]


def measure(stage: Stage, forms: Iterable[str]) -> Iterator[Line]:
    """Measure forms of enquiry on the searched release."""
    for column in SCRIPTS:
        built = stage.index("whole", stage.newer, column)
        _load(stage.quick, stage.newer, column)
        for form in forms:
            for asked_in in SCRIPTS:
                row = "across" if form == "full" and asked_in != column else form
                part = f"{SCRIPTS[asked_in]} -> {SCRIPTS[column]}"
                with told(f"{row}, {part}"):
                    asked = enquiries(stage, FORMS[form], asked_in)
                    figures = by_athar(built.folder, asked, stage.newer).figures()
                    yield Line(row, part, ATHAR, figures)
                    theirs = by_peers(stage.quick, asked, stage.newer, figures["ms"])
                    yield from (Line(row, part, *one) for one in theirs)


def padded(stage: Stage) -> Iterator[Line]:
    """Measure full names on the padded list; peers on fewer enquiries, Athar on those as well."""
    for column in SCRIPTS:
        built = stage.index("padded", stage.padded, column)
        with told("peers take the padded list"):
            _load(stage.quick, stage.padded, column)
        for asked_in in SCRIPTS:
            part = f"{SCRIPTS[asked_in]} -> {SCRIPTS[column]}"
            with told(f"padded, {part}"):
                asked = enquiries(stage, full, asked_in)
                athar = by_athar(built.folder, asked, stage.padded)
                yield Line("padded", part, ATHAR, athar.figures())
                fewer = enquiries(stage, full, asked_in, stage.peer_queries)
                figures = athar.figures(stage.peer_queries)
                if stage.quick and len(fewer) < len(asked):
                    yield Line("padded", part, f"{ATHAR}, as many as peers", figures)
                theirs = by_peers(stage.quick, fewer, stage.padded, figures["ms"])
                yield from (Line("padded", part, *one) for one in theirs)


def small(stage: Stage) -> Iterator[Line]:
    """Measure two forms among few rows, by all peers, the slowest included."""
    sought = [r for day in OLDER for r in stage.samples[day][: SMALL_QUERIES // 2]]
    keys = {r.key for r in sought}
    step = len(stage.newer) // SMALL
    listed = Listed.of(
        row for at, row in enumerate(stage.newer) if row.key in keys or at % step == 0
    )
    built = stage.index("small", listed, ARABIC)
    _load(stage.peers, listed, ARABIC)
    for form in ("full", "family"):
        for asked_in in SCRIPTS:
            part = f"{form}, {SCRIPTS[asked_in]} -> Arabic"
            with told(f"small, {part}"):
                asked = enquiries(stage, FORMS[form], asked_in, SMALL_QUERIES // 2)
                figures = by_athar(built.folder, asked, listed).figures()
                yield Line("small", part, ATHAR, figures)
                theirs = by_peers(stage.peers, asked, listed, figures["ms"])
                yield from (Line("small", part, *one) for one in theirs)


def by_athar(folder: Path, asked: Asked, listed: Listed) -> Ranked:
    """Ask Athar's index of a list."""
    answers, _ = ask(folder, [e for _, e in asked])
    return _ranked(asked, [a.rows for a in answers], [a.seconds for a in answers], listed)


def by_peers(
    peers: Iterable[Peer], asked: Asked, listed: Listed, athar_ms: float
) -> Iterator[tuple[str, dict[str, float]]]:
    """Ask peers that have taken a list.

    Yields:
        Each peer's title and figures, its time also as a multiple of Athar's.
    """
    for peer in peers:
        found = peer.ask([e for _, e in asked])
        rows, seconds = [f.rows for f in found], [f.seconds for f in found]
        figures = _ranked(asked, rows, seconds, listed).figures()
        yield peer.title, {**figures, "x Athar": figures["ms"] / athar_ms}


def _ranked(
    asked: Asked, found: Sequence[Sequence[int]], seconds: Sequence[float], listed: Listed
) -> Ranked:
    ranks = [
        rank_of(e.meant, [listed[i] for i in rows])
        for (_, e), rows in zip(asked, found, strict=True)
    ]
    return Ranked([day for day, _ in asked], ranks, list(seconds))


def _load(peers: Iterable[Peer], listed: Listed, column: str) -> None:
    for peer in peers:
        peer.load(listed, column)
