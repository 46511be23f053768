"""How a list is to be read."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

from athar.domain import OPEN_COMPARTMENT, RecordKind, ReportedStatus


@dataclass(frozen=True, slots=True, kw_only=True)
class ListOptions:
    """How a list is to be read; every part has a usual value.

    Args:
        mapping: field → column (header, letters or 1-based number); overrides what is recognised.
        sheet: the one worksheet to read; ``None`` for all that hold persons.
        document_hash: SHA-256 of the file, 32 bytes; ``None`` to compute it.
        compartment: of the records.
        mapping_version: which reading of the document's columns this is, from 1.
        extra_headers: a user's YAML file of headers, laid over the shipped table.
        published: the day the list was published: the date of ages that hold at the list's date.
        default_status: the status of every row that states none (a morgue's list, a prison's).
        kind: of the records.
        originals: whether records carry their whole original row; a search has no use for it.
    """

    mapping: Mapping[str, str] = field(default_factory=dict)
    sheet: str | None = None
    document_hash: bytes | None = None
    compartment: str = OPEN_COMPARTMENT
    mapping_version: int = 1
    extra_headers: Path | None = None
    published: date | None = None
    default_status: ReportedStatus | None = None
    kind: RecordKind = RecordKind.LISTED
    originals: bool = True
