"""What a column is, told from its cells: for lists without a header, and to check one with it."""

from collections.abc import Sequence

from athar.intake import values
from athar.intake.knowledge import sexes, statuses
from athar.names import split
from athar.text import Script, ascii_digits, fold, says_nothing, script

_MOST = 0.8
_KUNYA = ("ابو ", "ام ", "ابي ", "ابا ", "abu ", "umm ", "um ", "abou ", "oum ")


def share(cells: Sequence[str], test: str) -> float:
    """Give the share of a column's filled cells that a test holds for.

    Args:
        cells: the column's cells.
        test: ``name``, ``sex``, ``age``, ``date``, ``status``, ``phone``, ``kunya``.
    """
    said = [cell for cell in cells if not says_nothing(cell)]
    return sum(map(_TESTS[test], said)) / len(said) if said else 0.0


def _is_date(cell: str) -> bool:
    written = ascii_digits(cell.strip())
    return not written.isdigit() and values.read_date(written).value is not None


def _is_phone(cell: str) -> bool:
    digits = "".join(char for char in ascii_digits(cell) if char not in " +-()/.")
    return digits.isdigit() and 8 <= len(digits) <= 15 and ascii_digits(cell).strip()[0] in "+0"


_TESTS = {
    "name": values.looks_like_name,
    "sex": lambda cell: fold(cell) in sexes(),
    "age": lambda cell: values.read_age(cell).value is not None and len(cell.strip()) < 20,
    "date": _is_date,
    "status": lambda cell: fold(cell) in statuses(),
    "phone": _is_phone,
    "kunya": lambda cell: fold(cell).startswith(_KUNYA),
}


def guess_fields(columns: Sequence[Sequence[str]]) -> list[str | None]:
    """Tell the fields of a sheet without a header.

    Args:
        columns: each column's first cells.

    Returns:
        A field per column or ``None``: one column of names (the fullest; another in the other
        script is ``other_names``), one each of sexes, ages, statuses, dates, telephones, and a
        count from one on.
    """
    fields: list[str | None] = [None] * len(columns)

    def take(field: str, test: str) -> None:
        scored = [
            (share(cells, test), -at) for at, cells in enumerate(columns) if fields[at] is None
        ]
        best = max(scored, default=(0.0, 0))
        if best[0] >= _MOST:
            fields[-best[1]] = field

    for at, cells in enumerate(columns):
        if _counts_up(cells):
            fields[at] = "source_key"
            break
    for field, test in (
        ("sex", "sex"),
        ("status", "status"),
        ("phone", "phone"),
        ("event", "date"),
        ("age", "age"),
        ("name", "name"),
    ):
        take(field, test)
    if "name" in fields:
        named = script_of(columns[fields.index("name")])
        for at, cells in enumerate(columns):
            if fields[at] is None and share(cells, "name") >= _MOST:
                fields[at] = "other_names" if script_of(cells) is not named else None
    return fields


def _counts_up(cells: Sequence[str]) -> bool:
    said = [ascii_digits(cell.strip()) for cell in cells if cell.strip()]
    if len(said) < 3 or not all(cell.isdecimal() and len(cell) < 10 for cell in said):
        return False
    numbers = [int(cell) for cell in said]
    return all(later == earlier + 1 for earlier, later in zip(numbers, numbers[1:], strict=False))


def script_of(cells: Sequence[str]) -> Script | None:
    """Give the script of most of a column's cells."""
    scripts = [script(cell) for cell in cells if not says_nothing(cell)]
    return max(set(scripts), key=scripts.count, default=None)


def is_one_element(cells: Sequence[str]) -> bool:
    """Tell whether a column of names holds own names alone: mostly one element each."""
    counts = [len(split(cell)) for cell in cells if not says_nothing(cell)]
    return bool(counts) and sum(count <= 1 for count in counts) >= _MOST * len(counts)
