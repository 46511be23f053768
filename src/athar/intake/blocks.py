"""Blocks: some rows of a sheet, held column by column.

A list of a million rows is a handful of columns: held so, its cells are a few long lists and not a
million short ones, which costs a third of the time and is what the readers of columns want. A row
that is asked for is given as it stood in the file, with as many cells as it had.
"""

from collections.abc import Iterable, Iterator, Sequence
from itertools import chain, compress, zip_longest
from typing import NamedTuple, Self

Row = tuple[int, list[str]]


class Block(NamedTuple):
    """Some rows of a sheet, one after another.

    Attributes:
        numbers: of the rows, 1-based.
        columns: left to right, each with one cell a row; "" where a row is shorter.
        lengths: how many cells each row has; ``None`` where all have as many as there are columns.
    """

    numbers: Sequence[int]
    columns: list[list[str]]
    lengths: list[int] | None = None

    @classmethod
    def of_rows(cls, numbers: Sequence[int], rows: Sequence[Sequence[str]]) -> Self:
        """Give rows as a block."""
        columns = [list(column) for column in zip_longest(*rows, fillvalue="")]
        lengths = list(map(len, rows))
        return cls(numbers, columns, None if min(lengths) == len(columns) else lengths)

    def row(self, at: int) -> list[str]:
        """Give the cells of one row, by its 0-based place."""
        columns = self.columns if self.lengths is None else self.columns[: self.lengths[at]]
        return [column[at] for column in columns]

    def rows(self) -> Iterator[list[str]]:
        """Give the cells of each row."""
        return map(self.row, range(len(self.numbers)))

    def part(self, start: int, stop: int) -> Self:
        """Give some of its rows, from a place to before another."""
        there = slice(start, stop)
        lengths = None if self.lengths is None else self.lengths[there]
        return type(self)(self.numbers[there], [c[there] for c in self.columns], lengths)

    def chosen(self, wanted: Sequence[bool]) -> Self:
        """Give those of its rows that are wanted."""
        lengths = None if self.lengths is None else list(compress(self.lengths, wanted))
        columns = [list(compress(column, wanted)) for column in self.columns]
        return type(self)(list(compress(self.numbers, wanted)), columns, lengths)


def joined(blocks: Sequence[Block]) -> Block:
    """Give the rows of several blocks as one."""
    width = max(len(block.columns) for block in blocks)
    parts = [[*b.columns, *([[""] * len(b.numbers)] * (width - len(b.columns)))] for b in blocks]
    even = all(b.lengths is None and len(b.columns) == width for b in blocks)
    lengths = chain.from_iterable(b.lengths or [len(b.columns)] * len(b.numbers) for b in blocks)
    return Block(
        list(chain.from_iterable(b.numbers for b in blocks)),
        [list(chain.from_iterable(part[at] for part in parts)) for at in range(width)],
        None if even else list(lengths),
    )


def regrouped(blocks: Iterable[Block], size: int) -> Iterator[Block]:
    """Give the same rows in blocks of one size, the last one perhaps shorter.

    Args:
        blocks: of any size, also empty ones.
        size: rows of a block.
    """
    held: list[Block] = []
    count = 0
    for block in blocks:
        start, rows = 0, len(block.numbers)
        while count + rows - start >= size:
            stop = start + size - count
            yield joined([*held, block.part(start, stop)])
            held, count, start = [], 0, stop
        if start < rows:
            held.append(block.part(start, rows) if start else block)
            count += rows - start
    if held:
        yield joined(held)
