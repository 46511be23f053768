"""A record's fields as labelled, worded values, in the order in which an officer reads them.

Spellings stay as the source has them; sex, age, dates and status are worded. What a source does
not say has no line. Left out: ids, hashes, compartments and the original row, which its reference
leads to.
"""

from collections.abc import Iterator
from typing import NamedTuple

from athar.domain import PersonRecord
from athar.wording.isolation import isolate
from athar.wording.language import Language
from athar.wording.periods import age_of, dates
from athar.wording.phrases import phrases
from athar.wording.sentences import sex, status

_AS_WRITTEN_FIRST = ("name_mother", "kunya", "nickname")
_PARTS = ("name_own", "name_father", "name_grandfather", "name_family")
_AS_WRITTEN_LAST = (
    "place_origin",
    "place_last_seen",
    "place_recorded",
    "relation",
    "household",
    "tent",
    "phone",
    "card",
    "description",
    "belongings",
    "notes",
    "source_key",
)


class Fact(NamedTuple):
    """One labelled value; values from a source are isolated."""

    label: str
    value: str


def name_of(record: PersonRecord, language: Language) -> str:
    """Give a record's name as written, isolated, or words for its absence."""
    name = record.name or " ".join(v for p in _PARTS if (v := getattr(record, p)))
    name = name or record.kunya or record.nickname or ""
    return isolate(name) if name else phrases(language).say("nameless")


def describe(record: PersonRecord, language: Language) -> tuple[Fact, ...]:
    """Give what a record says of a person, without the full name (see `name_of`).

    Args:
        record: of any kind.
        language: of labels and worded values.

    Returns:
        Labelled values; empty where the record holds a name alone.
    """
    label = phrases(language).say
    return tuple(Fact(label(f"fields.{key}"), value) for key, value in _facts(record, language))


def _facts(record: PersonRecord, language: Language) -> Iterator[tuple[str, str]]:
    comma = phrases(language).say("joined.comma")
    for key in ("readings", "other_names"):
        if values := getattr(record, key):
            yield key, comma.join(isolate(v) for v in values)
    if record.name:
        # Parts that the full name shows already would be said twice.
        yield from _written(record, [p for p in _PARTS if not _shown(record, p)])
    yield from _written(record, _AS_WRITTEN_FIRST)
    if record.sex is not None:
        yield "sex", sex(record.sex, language)
    if age := age_of(record, language):
        yield "age", age
    if record.birth_from or record.birth_to:
        yield "birth", dates(record.birth_from, record.birth_to, language)
    if record.status is not None:
        yield "status", status(record.status, language, kind=record.kind)
    if record.event_from or record.event_to:
        yield "event", dates(record.event_from, record.event_to, language)
    yield from _written(record, _AS_WRITTEN_LAST)
    if record.identifiers:
        yield (
            "identifiers",
            comma.join(
                isolate(f"{i.type} {i.number}" if i.type else i.number) for i in record.identifiers
            ),
        )


def _written(record: PersonRecord, keys: list[str] | tuple[str, ...]) -> Iterator[tuple[str, str]]:
    for key in keys:
        if value := getattr(record, key):
            yield key, isolate(value)


def _shown(record: PersonRecord, part: str) -> bool:
    value = getattr(record, part)
    return value is None or value in (record.name or "")
