"""The table: what was measured, a line an engine, under what is asked of Athar.

A `Line` belongs to a row of the table (`ROWS`) and holds figures by name. Shares are printed to
four places where they are near one, milliseconds to one. Where a line's `against` names Athar's
milliseconds on the same enquiries, the ratio is printed beside them.
"""

import json
from collections.abc import Sequence
from pathlib import Path
from typing import Any, NamedTuple


class Asked(NamedTuple):
    """A row of the table: its title, and what is asked of Athar."""

    title: str
    reach: str
    aim: str


ROWS = {
    "full": Asked("same script, full name", "r@1 0.985, r@10 0.999", "r@1 0.995, r@10 0.9995"),
    "across": Asked("across scripts, full name", "r@1 0.95, r@10 0.985", "r@1 0.985, r@10 0.998"),
    "father-family": Asked(
        "own + father + family, age as said",
        "r@1 0.95 same script, 0.90 across",
        "r@1 0.98 same script, 0.96 across",
    ),
    "family": Asked(
        "own + family, age as said",
        "r@10 0.97 same script, 0.90 across",
        "r@10 0.99 same script, 0.96 across",
    ),
    "father": Asked("own + father, age as said", "measured", "r@10 best of all"),
    "kunya": Asked("kunya + family, generated, age as said", "measured", "r@10 best of all"),
    "small": Asked("among 2,000 rows, with the slowest peer", "measured", "best of all"),
    "padded": Asked(
        "full name, the list padded to 1,000,000 rows", "within 2 points", "within 0.5 points"
    ),
    "honesty": Asked(
        "half of the sought people taken out, threshold 0.5",
        "alarms 0.02, reached 0.90, calibration 0.03",
        "alarms 0.005, reached 0.97, calibration 0.01",
    ),
    "latency": Asked(
        "one query after another on one core, warm, parsing and reasons included",
        "p95 10 ms at 1,000,000, 60 ms at 10,000,000",
        "p95 3 ms, 20 ms",
    ),
    "index": Asked(
        "building the index",
        "10,000,000 on two cores: 600 s, 8 GiB, index 1 GiB",
        "10,000,000: 180 s",
    ),
    "pairs": Asked("pairs fully aligned and scored a second on one core", "1,000,000", "5,000,000"),
}


class Line(NamedTuple):
    """What one engine gave.

    Attributes:
        row: key of `ROWS`.
        part: which scripts, list or size.
        engine: who.
        figures: name → value; milliseconds are named ``ms``, ``p50`` and so on.
    """

    row: str
    part: str
    engine: str
    figures: dict[str, float]


def render(lines: Sequence[Line]) -> str:
    """Give the table as text."""
    out = []
    for key, asked in ROWS.items():
        mine = [line for line in lines if line.row == key]
        if mine:
            out += [f"\n== {asked.title}", f"   reach: {asked.reach}; aim: {asked.aim}"]
            out += _columns(mine)
    return "\n".join(out)


def write_json(lines: Sequence[Line], path: Path, about: dict[str, Any]) -> None:
    """Write the lines, and what is said about the run, as JSON."""
    told = [{**line._asdict(), "asked": ROWS[line.row]._asdict()} for line in lines]
    path.write_text(json.dumps({**about, "lines": told}, indent=1) + "\n", encoding="utf-8")


def _columns(lines: Sequence[Line]) -> list[str]:
    names = list(dict.fromkeys(name for line in lines for name in line.figures))
    part = max(len(line.part) for line in lines) + 2
    engine = max(len(line.engine) for line in lines) + 2
    widths = {n: max(len(n), 9) + 2 for n in names}
    out = ["   " + " " * (part + engine) + "".join(f"{n:>{widths[n]}}" for n in names)]
    before = ""
    for line in lines:
        shown = "".join(f"{_value(n, line.figures.get(n)):>{widths[n]}}" for n in names)
        same = line.part == before
        out.append(f"   {'' if same else line.part:{part}}{line.engine:{engine}}{shown}")
        before = line.part
    return out


def _value(name: str, value: float | None) -> str:
    if value is None:
        return ""
    if isinstance(value, int) or value >= 1000:
        return f"{value:,.0f}"
    if name.startswith(("ms", "p50", "p95", "p99", "x ", "s", "GiB", "MiB")):
        return f"{value:.2f}" if value < 10 else f"{value:.1f}"
    return f"{value:.4f}"
