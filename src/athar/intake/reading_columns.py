"""The columns of some rows, read.

Columns are cut out of the rows and each is read through the table of its distinct cells. Cells
that stand in each other's column are exchanged, and what cannot be read is noted with its place.
Rows are touched one by one only where something is out of the ordinary.
"""

from collections.abc import Sequence
from typing import Any

from athar.intake.blocks import Block
from athar.intake.layout import Layout
from athar.intake.notices import NoticeCode, Tally
from athar.intake.values import table_of

_SWAPPED = ("age", "age_at_event", "age_at_list_date", "sex", "birth", "event", "status")


class ReadColumns:
    """What the columns of some rows say.

    Attributes:
        numbers: the rows' 1-based numbers.
        cells: column by column, the cells as they stand, exchanged ones in their place.
    """

    def __init__(
        self,
        numbers: Sequence[int],
        cells: list[list[str]],
        read: dict[int, list[Any]],
        layout: Layout,
    ) -> None:
        self.numbers = numbers
        self.cells = cells
        self._read = read
        self._places = {
            field: [column.number - 1 for column in layout.columns_of(field)]
            for field in layout.fields
        }

    def __len__(self) -> int:
        return len(self.numbers)

    def __contains__(self, field: str) -> bool:
        return field in self._places

    def first(self, field: str) -> list[Any] | None:
        """Give what a field's first column says, row by row; ``None`` without such a column."""
        places = self._places.get(field)
        return self._read[places[0]] if places else None

    def all(self, field: str) -> list[tuple[int, list[Any]]]:
        """Give a field's columns: 0-based place and what each says, row by row."""
        return [(at, self._read[at]) for at in self._places.get(field, ())]


class ColumnReader:
    """Reads the columns of one sheet, chunk by chunk.

    Args:
        layout: of the sheet.
        tally: takes what is noticed.
    """

    def __init__(self, layout: Layout, tally: Tally) -> None:
        self._layout = layout
        self._tally = tally
        self._readers = {
            column.number - 1: table_of(column.field)
            for column in layout.columns
            if column.field is not None
        }
        fields = {column.number - 1: column.field for column in layout.columns}
        self._typed = [at for at in self._readers if fields[at] in _SWAPPED]
        self._names = [at for at in self._readers if fields[at] == "name"]

    def read(self, rows: Block) -> ReadColumns:
        """Read some rows."""
        for table in self._readers.values():
            table.rest()
        cells = self._columns(rows)
        read = {at: table.column(cells[at]) for at, table in self._readers.items()}
        self._put_right(cells, read, rows.numbers)
        self._note_problems(cells, rows.numbers)
        return ReadColumns(rows.numbers, cells, read, self._layout)

    def problem(self, at: int, cell: str) -> str | None:
        """Give the code of what is wrong with a cell of a column, by its 0-based place."""
        return self._readers[at].problems.get(cell)

    def _columns(self, rows: Block) -> list[list[str]]:
        width = len(self._layout.columns)
        count = len(rows.numbers)
        if len(rows.columns) > width:
            beyond = zip(rows.numbers, *rows.columns[width:], strict=True)
            for number, *cells in beyond:
                if any(cell.strip() for cell in cells):
                    self._tally.add(NoticeCode.EXTRA_CELLS, self._layout.sheet, None, number)
        # New lists: cells that stand in exchange are put right in them.
        columns = [list(column) for column in rows.columns]
        return columns + [[""] * count for _ in range(width - len(columns))]

    def _put_right(
        self, cells: list[list[str]], read: dict[int, list[Any]], numbers: Sequence[int]
    ) -> None:
        """Exchange two cells that stand in each other's column (columns swapped in mid-file)."""
        for at in self._typed:
            problems = self._readers[at].problems
            if not problems:
                continue
            for i, cell in enumerate(cells[at]):
                problem = problems.get(cell)
                if problem is None:
                    continue
                others = self._names if problem == "looks_like_a_name" else self._typed
                for other in others:
                    if self._exchange(at, other, i, cells, read):
                        self._note(NoticeCode.COLUMNS_SWAPPED, at, numbers[i])
                        break

    def _exchange(
        self, at: int, other: int, i: int, cells: list[list[str]], read: dict[int, list[Any]]
    ) -> bool:
        """Exchange two cells of row ``i``, if each reads in the other's column."""
        mine, theirs = cells[at][i], cells[other][i]
        wrong = other in self._names or self.problem(other, theirs) is not None
        if other == at or not wrong:
            return False
        said, other_said = self._readers[at][theirs], self._readers[other][mine]
        if said is None or other_said is None:
            return False
        cells[at][i], cells[other][i] = theirs, mine
        read[at][i], read[other][i] = said, other_said
        return True

    def _note_problems(self, cells: list[list[str]], numbers: Sequence[int]) -> None:
        for at, table in self._readers.items():
            if table.problems:
                status = self._layout.columns[at].field == "status"
                for i, cell in enumerate(cells[at]):
                    problem = table.problems.get(cell)
                    if problem is None:
                        continue
                    # Words that report a fate ("عثر على جثته") look like a name's.
                    if status and problem == "looks_like_a_name":
                        problem = "not_a_status"
                    self._note(NoticeCode(problem), at, numbers[i])

    def _note(self, code: NoticeCode, at: int, row: int) -> None:
        self._tally.add(code, self._layout.sheet, self._layout.columns[at].label, row)
