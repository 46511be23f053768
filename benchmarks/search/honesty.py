"""Honesty: what the first trace is worth when the person may not be on the list.

Every second sought person is taken out of the list. Of each question the first trace counts, rows
that may be the same person under another key passed over. A *false alarm*: the person is not on the
list, and the first trace has a probability of 0.5 or more. *Reached*: the person is on the list,
and their own row is the first trace, at 0.5 or more.

*Calibration error*: the first traces of all questions are sorted by their probability and cut into
ten bins of equally many; the error is the mean over the bins, each by its number, of the distance
between the mean probability and the share of traces that are right. ``cal mixed`` is over people
present and absent, half and half as the prior says; ``cal present`` over those present alone.

Asked of an index, as a file of enquiries is, and through a casebook to which the list was added.
"""

import csv
import time
from collections.abc import Iterator, Sequence
from pathlib import Path

import numpy as np

from athar.domain import DocumentKind
from athar.workflows import AddOptions, add, init, open_bench, trace_person
from benchmarks.apart import apart, on_one_core
from benchmarks.people import (
    ARABIC,
    LATIN,
    SEXES,
    Enquiry,
    Listed,
    full,
    may_be_same,
    to_record,
)
from benchmarks.search.engine import Answer, ask
from benchmarks.search.recall import ATHAR, Asked, enquiries
from benchmarks.search.stage import Stage, told
from benchmarks.search.table import Line

THRESHOLD = 0.5
BINS = 10
TOP = 10
WAYS = {"one script": ARABIC, "Latin -> Arabic": LATIN}


def measure(stage: Stage) -> Iterator[Line]:
    """Measure on the release and on the padded list, batch and casebook."""
    kept = stage.newer.without(stage.half)
    sizes = {"half": kept, "half-padded": stage.pad(kept, stage.size, latin=False)}
    for name, listed in sizes.items():
        asked = {way: enquiries(stage, full, column) for way, column in WAYS.items()}
        built = stage.index(name, listed, ARABIC)
        for way, those in asked.items():
            with told(f"honesty, {len(listed):,}, batch, {way}"):
                answers, _ = ask(built.folder, [e for _, e in those], TOP)
                figures = judge(those, answers, listed, stage.half)
                yield Line("honesty", f"{len(listed):,}, batch, {way}", ATHAR, figures)
        with told(f"honesty, {len(listed):,}, casebook"):
            folder = stage.folder / f"casebook-{name}"
            flat = [[e for _, e in those] for those in asked.values()]
            found, _ = apart(_casebook, folder, _csv(listed, folder.with_suffix(".csv")), flat)
        for (way, those), answers in zip(asked.items(), found, strict=True):
            figures = judge(those, answers, listed, stage.half)
            yield Line("honesty", f"{len(listed):,}, casebook, {way}", ATHAR, figures)


def judge(
    asked: Asked, answers: Sequence[Answer], listed: Listed, half: set[str]
) -> dict[str, float]:
    """Count false alarms and those reached, and measure the calibration."""
    alarms: list[bool] = []
    reached: list[bool] = []
    mixed: list[tuple[float, bool]] = []
    present: list[tuple[float, bool]] = []
    for (_, enquiry), answer in zip(asked, answers, strict=True):
        first = _first(enquiry, answer, listed)
        probability, right = first if first is not None else (0.0, False)
        if enquiry.meant.key in half:
            alarms.append(probability >= THRESHOLD)
        else:
            reached.append(right and probability >= THRESHOLD)
            present += [first] if first is not None else []
        mixed += [first] if first is not None else []
    return {
        "n absent": len(alarms),
        "n present": len(reached),
        "alarms": float(np.mean(alarms)),
        "reached": float(np.mean(reached)),
        "cal mixed": calibration_error(mixed),
        "cal present": calibration_error(present),
        "ms": 1000 * float(np.mean([a.seconds for a in answers])),
    }


def _first(enquiry: Enquiry, answer: Answer, listed: Listed) -> tuple[float, bool] | None:
    """Give the first trace that counts: its probability, and whether it is right."""
    for at, probability in zip(answer.rows, answer.probabilities, strict=True):
        row = listed[at]
        right = row.key is not None and row.key == enquiry.meant.key
        if right or not may_be_same(enquiry.meant, row):
            return probability, right
    return None


def calibration_error(traces: Sequence[tuple[float, bool]]) -> float:
    """Give the calibration error over `BINS` bins of equal mass.

    Args:
        traces: probability, and whether the trace is right.

    Returns:
        The mean over bins, weighted by their number, of |mean probability - share right|; traces
        of one probability are spread over bins evenly, right and wrong alike.
    """
    if not traces:
        return 0.0
    chances = np.asarray([p for p, _ in traces])
    rights = np.asarray([r for _, r in traces], np.float64)
    # Which of equal probabilities falls into which bin is chance: each stands for their mean.
    _, same = np.unique(chances, return_inverse=True)
    rights = (np.bincount(same, rights) / np.bincount(same))[same]
    order = np.argsort(chances, kind="stable")
    error = sum(
        abs(float(chances[part].sum() - rights[part].sum())) for part in np.array_split(order, BINS)
    )
    return error / len(traces)


def _csv(listed: Listed, path: Path) -> Path:
    with path.open("w", encoding="utf-8", newline="") as out:
        writer = csv.writer(out)
        writer.writerow(("id", "name", "age", "sex"))
        for at, row in enumerate(listed):
            sex = SEXES.get(row.sex or "")
            writer.writerow((at, row.name_ar or "", row.age, sex and sex.value))
    return path


def _casebook(folder: Path, path: Path, asked: list[list[Enquiry]]) -> list[list[Answer]]:
    """Add a list to a new casebook and ask it."""
    init(folder, operator="Benchmark")
    with open_bench(folder) as bench:
        add(bench, path, AddOptions(kind=DocumentKind.LIST))
        path.unlink()
        on_one_core()
        out: list[list[Answer]] = []
        for those in asked:
            out.append([])
            for enquiry in those:
                start = time.perf_counter()
                (found,) = trace_person(bench, to_record(enquiry), top=TOP).sought
                seconds = time.perf_counter() - start
                rows = [int(t.record.source_key or 0) for t in found.traces]
                chances = [t.trace.probability for t in found.traces]
                out[-1].append(Answer(rows, chances, seconds))
        return out
