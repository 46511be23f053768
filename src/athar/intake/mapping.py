"""The user's word on columns: which field stands in which column."""

from collections.abc import Mapping, Sequence

from athar.domain import UseError
from athar.intake.folding import header_key
from athar.intake.knowledge import EITHER, header_table
from athar.intake.layout import letters

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


def known_fields() -> tuple[str, ...]:
    """Give the names of all fields that a column can be mapped to."""
    return tuple(sorted(set(header_table().fields.values()) - set(EITHER)))


def named_headers(mapping: Mapping[str, str]) -> dict[str, str]:
    """Give the headers that a mapping names (not letters or numbers), each with its field."""
    out = {}
    for field, column in mapping.items():
        key = header_key(column)
        place = key.isdecimal() or (key.isascii() and key.isalpha() and len(key) <= 3)
        if key and not place:
            out[key] = ALIASES.get(field, field)
    return out


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
