"""A header whose words nobody knows ("كود, Col1, Col2"), told by what stands below it.

A first row is such a header where the columns below it hold names beside numbers, ages, dates,
sexes or statuses, and it has in every one of those a word that is none; or where it holds nothing
but labels that a machine gives to columns. A person's row is never swallowed for lacking an
answer: an empty or unanswered cell is no word, and one fitting cell is enough to keep the row.
"""

import re
from collections.abc import Sequence

from athar.intake.content import guess_fields, script_of
from athar.intake.headers import Header, field_of
from athar.intake.knowledge import HeaderTable
from athar.intake.values import looks_like_name, reader_of
from athar.text import Script, clean, says_nothing, script

_LEAST_BELOW = 2  # rows
_LEAST_WORDS = 2  # columns
_NUMBERED = ("source_key", "phone")
_TYPED = (*_NUMBERED, "sex", "status", "event", "age")
_LABEL = re.compile(
    r"[A-Z]|(?:col|column|field|f|var|variable|c|v|x|unnamed|attr|attribute|value)[ _:.-]*\d+",
    re.IGNORECASE,
)


def find_unknown_header(rows: Sequence[tuple[int, list[str]]], table: HeaderTable) -> Header | None:
    """Find out whether a sheet's first row is a header of unknown words.

    Args:
        rows: numbered rows, blank ones left out, of a sheet in which no header was recognised.
        table: what headers stand for: a word that is known after all keeps its field.

    Returns:
        The header, each column's field by its header or by its content; or ``None``.
    """
    if len(rows) <= _LEAST_BELOW:
        return None
    (number, first), body = rows[0], [cells for _, cells in rows[1:]]
    width = max(map(len, [first, *body]))
    head = [*first, *[""] * (width - len(first))]
    below = [[cells[at] if at < len(cells) else "" for cells in body] for at in range(width)]
    guessed = guess_fields(below)
    if "name" not in guessed or not _heads(head, below, guessed):
        return None
    texts = tuple(clean(cell) or None for cell in head)
    known = [field_of(text, table) if text else None for text in texts]
    fields = tuple(
        field or (None if content in known else content)
        for field, content in zip(known, guessed, strict=True)
    )
    return Header((number,), texts, fields)


def _heads(
    head: Sequence[str], below: Sequence[Sequence[str]], guessed: Sequence[str | None]
) -> bool:
    at = guessed.index("name")
    name = head[at].strip()
    foreign = script(name) is Script.LATIN and script_of(below[at]) is Script.ARABIC
    if not name or (looks_like_name(name) and not foreign):
        return False
    # Statuses are an open vocabulary: one that is not known is no sign of a header.
    typed = [(head[at], field) for at, field in enumerate(guessed) if field in _TYPED]
    typed = [(cell, field) for cell, field in typed if cell.strip() or field != "status"]
    if not all(_is_word(cell, field or "") for cell, field in typed):
        return False
    return _are_labels(head, at) or sum(field != "status" for _, field in typed) >= _LEAST_WORDS


def _are_labels(head: Sequence[str], name: int) -> bool:
    """Whether a row is a machine's labels; a first word may be people's own ("كود, Col1, Col2")."""
    said = [cell.strip() for cell in head if cell.strip()]
    if _LABEL.fullmatch(head[name].strip()) is None:
        return False
    if len(said) == 1:
        return any(char.isdigit() for char in said[0])
    return all(_LABEL.fullmatch(cell) for cell in said[1:])


def _is_word(cell: str, field: str) -> bool:
    """Whether a cell is a word that cannot stand in the column below it."""
    if says_nothing(cell):
        return False
    if field not in _NUMBERED and reader_of(field)(cell).value is not None:
        return False
    return _LABEL.fullmatch(cell.strip()) is not None or not any(map(str.isdigit, cell))
