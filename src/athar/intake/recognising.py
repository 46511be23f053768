"""One sheet's layout: header, content and the user's word, in rising authority.

The header names fields through the table; content decides what a header leaves open (الكنية is
the family name in Syria and the kunya elsewhere; an "الاسم" beside "اسم الأب" holds the own name
alone) and names the columns of a sheet without a header; a mapping by the user overrides both.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from athar.domain import UseError
from athar.intake.content import guess_fields, is_one_element, script_of, share
from athar.intake.folding import header_key
from athar.intake.headers import Header, find_header
from athar.intake.knowledge import EITHER, HeaderTable, header_table
from athar.intake.layout import Column, letters
from athar.intake.notices import Notice, NoticeCode

MANY = frozenset(
    {
        "other_names",
        "nickname",
        "place_origin",
        "phone",
        "card",
        "description",
        "belongings",
        "national_id",
        "passport",
        "identifiers",
        "notes",
        "enquirer_contact",
        "circumstances",
    }
)
"""Fields of which several columns are joined; of the others one column alone holds them."""

ALIASES = {
    "birth_from": "birth",
    "birth_to": "birth",
    "event_from": "event",
    "event_to": "event",
    "age_low": "age",
    "age_high": "age",
    "dob": "birth",
    "mother": "name_mother",
    "father": "name_father",
    "family": "name_family",
    "identifier": "identifiers",
    "other_name": "other_names",
}
_DESCRIBE = ("name", "name_own", "other_names", "kunya", "nickname", "description", "belongings")
_LEAST_ROWS = 3  # of a sheet of one column without a header
_TYPED = {"age": "age", "age_at_event": "age", "sex": "sex", "birth": "date", "event": "date"}


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


def known_fields() -> tuple[str, ...]:
    """Give the names of all fields that a column can be mapped to."""
    return tuple(sorted(set(header_table().fields.values()) - set(EITHER)))


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
    named = _named_headers(mapping)
    header = find_header(rows, replace(table, fields=table.fields | named), frozenset(named))
    start = header.rows[-1] if header else 0
    body = [cells for number, cells in rows if number > start and any(c.strip() for c in cells)]
    width = max((_last_filled(cells) for cells in body), default=0)
    if header:
        width = max(width, _last_filled([text or "" for text in header.texts]))
    sample = [[cells[at] if at < len(cells) else "" for cells in body] for at in range(width)]
    notices: list[Notice] = []
    if header:
        texts = [header.texts[at] if at < len(header.texts) else None for at in range(width)]
        fields = [header.fields[at] if at < len(header.fields) else None for at in range(width)]
        by = ["header" if field else None for field in fields]
        fields = _settle(fields, texts, sample, sheet, notices)
    else:
        texts = [None] * width
        fields = guess_fields(sample) if _enough(sample) else [None] * width
        by = ["content" if field else None for field in fields]
        if any(field in ("name", "other_names") for field in fields):
            notices.append(Notice(NoticeCode.HEADER_GUESSED, sheet))
    given = given_columns(mapping, texts)
    for field, at in given.items():
        fields = [None if f == field and field not in MANY else f for f in fields]
        fields[at], by[at] = field, "given"
    if _enough(sample):
        _guess_name(fields, by, sample, sheet, texts, notices)
    columns = tuple(
        Column(at + 1, texts[at], fields[at], by[at] if fields[at] else None) for at in range(width)
    )
    unknown = [column for column in columns if column.field is None and column.header]
    notices += [Notice(NoticeCode.COLUMN_UNKNOWN, sheet, column.label) for column in unknown]
    first = next((n for n, cells in rows if n > start and any(c.strip() for c in cells)), start + 1)
    heads = [cells for number, cells in rows if header and number in header.rows]
    repeats = frozenset(cells[0] for cells in heads), frozenset(map(row_key, heads))
    return Recognised(header, columns, first, tuple(notices), repeats)


def _named_headers(mapping: Mapping[str, str]) -> dict[str, str]:
    """Give the headers that a mapping names (not letters or numbers), each with its field."""
    out = {}
    for field, column in mapping.items():
        key = header_key(column)
        place = key.isdecimal() or (key.isascii() and key.isalpha() and len(key) <= 3)
        if key and not place:
            out[key] = ALIASES.get(field, field)
    return out


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


def _settle(
    fields: list[str | None],
    texts: list[str | None],
    sample: list[list[str]],
    sheet: str | None,
    notices: list[Notice],
) -> list[str | None]:
    """Decide by content what the header leaves open."""
    fields = list(fields)
    for at, field in enumerate(fields):
        if field in EITHER:
            fields[at] = _either(field, sample[at], fields)
    for at, field in enumerate(fields):
        test = _TYPED.get(field or "")
        doubtful = test and share(sample[at], "name") > 0.5 and share(sample[at], test) < 0.2
        if doubtful:
            fields[at] = None
            label = texts[at] or letters(at + 1)
            notices.append(Notice(NoticeCode.CONTENT_DOUBTFUL, sheet, label, detail=field))
    _single_out(fields, texts, sample, sheet, notices)
    if "name" in fields and "name_own" not in fields:
        at = fields.index("name")
        parts = any(field in ("name_father", "name_family") for field in fields)
        if parts and is_one_element(sample[at]):
            fields[at] = "name_own"
    if "name" not in fields and "name_own" not in fields and "name_family" in fields:
        # "Nom" or "Family" alone, over full names.
        at = fields.index("name_family")
        if not is_one_element(sample[at]) and share(sample[at], "name") > 0.5:
            fields[at] = "name"
    return fields


def _either(field: str, cells: list[str], fields: list[str | None]) -> str:
    if share(cells, "kunya") >= 0.5:
        return "kunya"
    if field == "family_or_nickname" and (
        "name_family" in fields or "family_or_kunya" in fields or not is_one_element(cells)
    ):
        return "nickname"
    return "nickname" if "name_family" in fields else "name_family"


def _single_out(
    fields: list[str | None],
    texts: list[str | None],
    sample: list[list[str]],
    sheet: str | None,
    notices: list[Notice],
) -> None:
    """Leave one column to each field that takes one: the first that says anything fitting."""
    for field in dict.fromkeys(fields):
        places = [at for at, f in enumerate(fields) if f == field]
        if len(places) < 2 or field is None or field in MANY:
            continue
        kept = max(places, key=lambda at: (_worth(field, sample[at]), -at))
        for at in places:
            if at == kept:
                continue
            other_script = script_of(sample[at]) is not script_of(sample[kept])
            fields[at] = "other_names" if field == "name" and other_script else None
            label = texts[at] or letters(at + 1)
            notices.append(Notice(NoticeCode.DUPLICATE_HEADER, sheet, label, detail=field))


def _worth(field: str, cells: list[str]) -> float:
    """How well a column serves a field that several columns claim."""
    filled = float(any(cell.strip() for cell in cells))
    return filled + (share(cells, "name") if field == "name" else 0.0)


def _guess_name(
    fields: list[str | None],
    by: list[str | None],
    sample: list[list[str]],
    sheet: str | None,
    texts: list[str | None],
    notices: list[Notice],
) -> None:
    """Where no header names a name, take the column that holds names."""
    if any(field in ("name", "name_own", "other_names") for field in fields):
        return
    scored = [(share(cells, "name"), -at) for at, cells in enumerate(sample) if fields[at] is None]
    best = max(scored, default=(0.0, 0))
    if best[0] >= 0.5:
        at = -best[1]
        fields[at], by[at] = "name", "content"
        label = texts[at] or letters(at + 1)
        notices.append(Notice(NoticeCode.NAME_COLUMN_GUESSED, sheet, label))


def given_columns(mapping: Mapping[str, str], texts: Sequence[str | None]) -> dict[str, int]:
    """Find the columns that a user's mapping names.

    Args:
        mapping: field → column: a header as written, letters, or a 1-based number.
        texts: the headers, left to right.

    Returns:
        Field → 0-based place.

    Raises:
        UseError: for a field or column that does not exist, naming those that do.
    """
    known = known_fields()
    out = {}
    for said, column in mapping.items():
        field = ALIASES.get(said, said)
        if field not in known:
            raise UseError(
                f"there is no field {said!r}", remedy=f"the fields are {', '.join(known)}"
            )
        out[field] = _place(column, texts)
    return out


def _place(column: str, texts: Sequence[str | None]) -> int:
    keys = [header_key(text) if text else None for text in texts]
    key = header_key(column)
    if key and key in keys:
        return keys.index(key)
    wanted = column.strip()
    if wanted.isdecimal() and 1 <= int(wanted) <= len(texts):
        return int(wanted) - 1
    names = [letters(at + 1) for at in range(len(texts))]
    if wanted.upper() in names:
        return names.index(wanted.upper())
    shown = ", ".join(
        f"{name}={text}" if text else name for name, text in zip(names, texts, strict=True)
    )
    raise UseError(f"there is no column {column!r}", remedy=f"the columns are {shown}")
