"""How a text is cut into columns, told from its first lines.

Each delimiter is tried on the sample and judged by how many lines it cuts into the same number of
columns. The Arabic comma is tried last and believed only where no other serves, because people
write it *inside* cells ("طويل القامة، شعر أسود") far more often than between them.
"""

import csv
from collections import Counter
from dataclasses import dataclass

from athar.intake.folding import header_key
from athar.intake.knowledge import header_table

DELIMITERS = (",", ";", "\t", "|")
ARABIC_COMMA = "،"
_SAMPLE_LINES = 300


@dataclass(frozen=True, slots=True)
class Sniffed:
    """How a text would be cut.

    Args:
        delimiter: between columns; a comma for a text of one column.
        width: columns of most rows.
        certain: the text is a table.
        possible: the text may be a table of one column.
    """

    delimiter: str
    width: int
    certain: bool
    possible: bool


def sniff(text: str) -> Sniffed:
    """Tell how a text is cut into columns.

    Args:
        text: a file's first lines; the last may be cut.
    """
    lines = text.replace("\r\n", "\n").replace("\r", "\n").split("\n")
    if len(lines) > 1:
        lines.pop()  # may be cut
    lines = [line[:20_000] for line in lines if line.strip()][:_SAMPLE_LINES]
    tried = [_try(lines, delimiter) for delimiter in DELIMITERS]
    best = max(tried, key=lambda found: (found.certain, _headers(found, lines), found.score))
    if not best.certain:
        arabic = _try(lines, ARABIC_COMMA)
        if arabic.certain and (_headers(arabic, lines) >= 2 or arabic.share > 0.9):
            best = arabic
    if best.certain:
        return Sniffed(best.delimiter, best.width, True, True)
    single = any(header_key(line) in header_table().fields for line in lines[:10])
    short = bool(lines) and sum(len(line) < 100 for line in lines) > 0.9 * len(lines)
    return Sniffed(",", 1, single and short, short)


@dataclass(frozen=True, slots=True)
class _Tried:
    delimiter: str
    width: int
    share: float
    certain: bool

    @property
    def score(self) -> float:
        return self.share * min(self.width, 6)


def _try(lines: list[str], delimiter: str) -> _Tried:
    widths = Counter(len(row) for row in split(lines, delimiter) if any(row))
    wide = Counter({width: count for width, count in widths.items() if width > 1})
    if not wide:
        return _Tried(delimiter, 1, 0.0, False)
    width, count = wide.most_common(1)[0]
    share = count / sum(widths.values())
    # Two columns must be steadier than five: prose has a comma a line by chance.
    enough = share >= (0.9 if width == 2 else 0.7 if width == 3 else 0.5)
    tried = _Tried(delimiter, width, share, False)
    certain = (enough and sum(widths.values()) >= 2) or _headers(tried, lines) >= 2
    return _Tried(delimiter, width, share, certain)


def _headers(tried: _Tried, lines: list[str]) -> int:
    """The most headers that stand in one of the first lines."""
    fields = header_table().fields
    rows = split(lines[:30], tried.delimiter)
    return max(
        (len({fields[key] for cell in row if (key := header_key(cell)) in fields}) for row in rows),
        default=0,
    )


def split(lines: list[str], delimiter: str) -> list[list[str]]:
    """Cut lines into cells, quotes heeded, nothing refused.

    Args:
        lines: the lines.
        delimiter: between cells.
    """
    try:
        return list(csv.reader(lines, delimiter=delimiter))
    except csv.Error:
        return [line.split(delimiter) for line in lines]
