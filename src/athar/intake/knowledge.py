"""The room's knowledge of headers, sexes and statuses, read from its data files.

Each file is explained in its own header and can be corrected by anybody who reads the languages.
A user's file of the shape of ``headers.yaml`` is laid over the shipped one.
"""

from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from pathlib import Path
from typing import Any

import yaml

from athar.domain import InputError, ReportedStatus, Sex
from athar.intake.folding import header_key
from athar.text import fold

_DATA = files("athar.intake") / "data"

EITHER = ("family_or_kunya", "family_or_nickname")
"""Fields that only a column's content can decide."""


@dataclass(frozen=True, slots=True)
class Group:
    """What sub-headers mean under a group header.

    Args:
        becomes: field of the sub-header by itself → its field under the group.
        words: sub-header in the search form → its field under the group.
    """

    becomes: dict[str, str]
    words: dict[str, str]


@dataclass(frozen=True, slots=True)
class HeaderTable:
    """Headers and what they stand for.

    Args:
        fields: header in the search form → field.
        groups: group header in the search form → what it makes of its sub-headers.
    """

    fields: dict[str, str]
    groups: dict[str, Group]


def _load(text: str) -> Any:
    # Every scalar stays text: a header "No" or "N" must not become False. The loader builds
    # nothing but strings, lists and mappings.
    return yaml.load(text, Loader=yaml.BaseLoader)  # noqa: S506  BaseLoader is the safest there is


@cache
def header_table() -> HeaderTable:
    """Read the shipped table of headers."""
    return _table(_load((_DATA / "headers.yaml").read_text(encoding="utf-8")))


def header_table_with(extra: Path | None) -> HeaderTable:
    """Read the shipped table of headers with a user's file laid over it.

    Args:
        extra: a YAML file of the shape of ``headers.yaml``, or ``None``.

    Raises:
        InputError: where the file cannot be read, or names a field that does not exist.
    """
    shipped = header_table()
    if extra is None:
        return shipped
    remedy = "see the shipped intake/data/headers.yaml for the shape"
    try:
        said = _load(extra.read_text(encoding="utf-8-sig"))
        own = _table(said)
    except (OSError, UnicodeError) as error:
        raise InputError("the file of headers cannot be read", file=extra) from error
    except (yaml.YAMLError, AttributeError, TypeError, ValueError) as error:
        message = "the file of headers is not of the shape of headers.yaml"
        raise InputError(message, file=extra, remedy=remedy) from error
    unknown = sorted(set(own.fields.values()) - set(shipped.fields.values()))
    if unknown:
        known = ", ".join(sorted(set(shipped.fields.values())))
        raise InputError(
            f"the file of headers names an unknown field {unknown[0]!r}",
            file=extra,
            remedy=f"the fields are {known}",
        )
    return HeaderTable(shipped.fields | own.fields, shipped.groups | own.groups)


def _table(said: Any) -> HeaderTable:
    fields: dict[str, str] = {}
    for section in ("fields", "either"):
        for field, languages in said.get(section, {}).items():
            for headers in languages.values():
                fields |= {header_key(header): field for header in headers}
    groups: dict[str, Group] = {}
    for entry in said.get("groups", ()):
        words = {header_key(word): field for word, field in entry.get("words", {}).items()}
        group = Group(dict(entry.get("becomes", {})), words)
        for language, headers in entry.items():
            if language not in ("becomes", "words"):
                groups |= {header_key(header): group for header in headers}
    return HeaderTable(fields, groups)


@cache
def sexes() -> dict[str, Sex]:
    """Read ``sexes.yaml``: a word in the search form → sex."""
    return {word: Sex(code) for word, code in _phrases("sexes.yaml").items()}


@cache
def statuses() -> dict[str, ReportedStatus]:
    """Read ``statuses.yaml``: a phrase in the search form → reported status."""
    return {word: ReportedStatus(code) for word, code in _phrases("statuses.yaml").items()}


@cache
def denials() -> frozenset[str]:
    """Read ``doubts.yaml``: words, in the search form, that deny or doubt what they accompany."""
    return _doubting("denial", "doubt")


@cache
def doubts() -> frozenset[str]:
    """Read ``doubts.yaml``: `denials`, and words that speak of another time or person."""
    return denials() | _doubting("other_time", "other_person")


def _doubting(*kinds: str) -> frozenset[str]:
    said = _load((_DATA / "doubts.yaml").read_text(encoding="utf-8"))
    return frozenset(
        fold(word) for kind in kinds for words in said[kind].values() for word in words
    )


@cache
def lone_statuses() -> frozenset[str]:
    """Read ``doubts.yaml``: words, in the search form, that are a status only by themselves."""
    said = _load((_DATA / "doubts.yaml").read_text(encoding="utf-8"))["alone"]
    return frozenset(fold(word) for words in said.values() for word in words)


@cache
def doubt_signs() -> frozenset[str]:
    """Read ``doubts.yaml``: signs that deny or doubt the cell in which they stand."""
    return frozenset(_load((_DATA / "doubts.yaml").read_text(encoding="utf-8"))["signs"])


@cache
def consents() -> dict[str, bool]:
    """Read ``consents.yaml``: a word in the search form → whether consent is given."""
    return {word: code == "given" for word, code in _phrases("consents.yaml").items()}


@cache
def totals() -> frozenset[str]:
    """Read ``totals.yaml``: words that open a line of sums under a list."""
    return frozenset(_phrases("totals.yaml"))


def _phrases(name: str) -> dict[str, str]:
    said = _load((_DATA / name).read_text(encoding="utf-8"))
    return {
        fold(phrase): code
        for code, languages in said.items()
        for phrases in languages.values()
        for phrase in phrases
    }
