"""One sheet's layout: header, content and the user's word, in rising authority.

The header names fields through the table; content decides what a header leaves open (الكنية is
the family name in Syria and the kunya elsewhere; an "الاسم" beside "اسم الأب" holds the own name
alone) and names the columns of a sheet without a header; a mapping by the user overrides both.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from athar.intake.content import guess_fields
from athar.intake.folding import header_key
from athar.intake.headers import Header, field_of, find_header
from athar.intake.knowledge import HeaderTable
from athar.intake.layout import Column
from athar.intake.mapping import given_columns, named_headers
from athar.intake.notices import Notice, NoticeCode
from athar.intake.settling import MANY, Draft, guess_name, settle
from athar.intake.unknown_header import find_unknown_header

_DESCRIBE = ("name", "name_own", "other_names", "kunya", "nickname", "description", "belongings")
_LEAST_ROWS = 3  # of a sheet of one column without a header


@dataclass(frozen=True, slots=True)
class Recognised:
    """What a sheet's first rows tell.

    Args:
        header: the header, ``None`` where there is none.
        columns: all columns.
        first_row: 1-based row of the first person.
        notices: what was noticed on the way.
        repeats: first cells, and keys of whole rows, by which the header is known again within
            the list.
    """

    header: Header | None
    columns: tuple[Column, ...]
    first_row: int
    notices: tuple[Notice, ...]
    repeats: tuple[frozenset[str], frozenset[tuple[str, ...]]] = (frozenset(), frozenset())

    @property
    def is_list(self) -> bool:
        """Whether some column can describe a person."""
        return any(column.field in _DESCRIBE for column in self.columns)


def recognise_columns(
    rows: Sequence[tuple[int, list[str]]],
    *,
    sheet: str | None,
    table: HeaderTable,
    mapping: Mapping[str, str],
) -> Recognised:
    """Recognise a sheet's header and columns.

    Args:
        rows: its first numbered rows.
        sheet: its name.
        table: what headers stand for.
        mapping: the user's field → column (header, letters or 1-based number).

    Raises:
        UseError: where the mapping names a field or column that does not exist.
    """
    named = named_headers(mapping)
    header = find_header(rows, replace(table, fields=table.fields | named), frozenset(named))
    filled = [(number, cells) for number, cells in rows if any(c.strip() for c in cells)]
    unknown = find_unknown_header(filled, table) if header is None else None
    header = header or unknown
    start = header.rows[-1] if header else 0
    body = [(number, cells) for number, cells in filled if number > start]
    draft = _draft(sheet, header, [cells for _, cells in body])
    if unknown:
        draft.by = [
            by and ("header" if text and field_of(text, table) else "content")
            for by, text in zip(draft.by, draft.texts, strict=True)
        ]
        draft.notices.insert(0, Notice(NoticeCode.HEADER_GUESSED, sheet))
    for field, at in given_columns(mapping, draft.texts).items():
        if field not in MANY:
            draft.fields = [None if other == field else other for other in draft.fields]
        draft.fields[at], draft.by[at] = field, "given"
    if _enough(draft.sample):
        guess_name(draft)
    columns = tuple(
        Column(at + 1, text, field, by if field else None)
        for at, (text, field, by) in enumerate(
            zip(draft.texts, draft.fields, draft.by, strict=True)
        )
    )
    for column in columns:
        if column.field is None and column.header:
            draft.note(NoticeCode.COLUMN_UNKNOWN, column.number - 1)
    heads = [cells for number, cells in rows if header and number in header.rows]
    repeats = frozenset(cells[0] for cells in heads), frozenset(map(row_key, heads))
    first = body[0][0] if body else start + 1
    return Recognised(header, columns, first, tuple(draft.notices), repeats)


def _draft(sheet: str | None, header: Header | None, body: list[list[str]]) -> Draft:
    """The columns as their headers, or without any their content, tell them."""
    heads = [text or "" for text in header.texts] if header else []
    width = max(map(_last_filled, [*body, heads]), default=0)
    sample = [[cells[at] if at < len(cells) else "" for cells in body] for at in range(width)]
    if header is None:
        guessed = guess_fields(sample if _enough(sample) else [[]] * width)
        by = ["content" if field else None for field in guessed]
        draft = Draft(sheet, [None] * width, guessed, by, sample)
        if any(field in ("name", "other_names") for field in guessed):
            draft.notices.append(Notice(NoticeCode.HEADER_GUESSED, sheet))
        return draft
    lacking = [None] * (width - len(header.texts))
    fields = [*header.fields, *lacking][:width]
    by = ["header" if field else None for field in fields]
    draft = Draft(sheet, [*header.texts, *lacking][:width], fields, by, sample)
    settle(draft)
    return draft


def row_key(cells: Sequence[str]) -> tuple[str, ...]:
    """Give the search form of a whole row, empty cells at its end left out."""
    keys = [header_key(cell) if cell else "" for cell in cells]
    while keys and not keys[-1]:
        keys.pop()
    return tuple(keys)


def _enough(sample: list[list[str]]) -> bool:
    """Whether cells tell a column without a header: a remark on a sheet of its own does not."""
    return len(sample) > 1 or any(len(cells) >= _LEAST_ROWS for cells in sample)


def _last_filled(cells: Sequence[str]) -> int:
    return max((at for at, cell in enumerate(cells, 1) if cell.strip()), default=0)
