"""Requests, read: a list of sought persons, gathered into the requests of their enquirers.

Rows with the same request key are one request; without keys, rows with the same enquirer and the
same contact. A row that names neither, under one that does, continues it, as merged cells are read.
Rows that share a key but name different enquirers are kept apart, and noticed. Where rows of one
request differ in a consent, it counts as withheld.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path
from types import MappingProxyType
from typing import Any

from athar.domain import ConsentPurpose, PersonRecord, RecordKind, from_batch
from athar.intake.layout import Layout
from athar.intake.list_reading import Chunk, ListReading, read_list
from athar.intake.notices import Notice, NoticeCode, Tally
from athar.intake.options import ListOptions
from athar.intake.rejected import Counts, RejectedRow
from athar.intake.sheets import Progress
from athar.intake.values import reader_of
from athar.text import ascii_digits, fold


@dataclass(frozen=True, slots=True)
class EnquirerDraft:
    """Who asks. Every part is as written, ``None`` where the file does not say.

    Args:
        name: of the enquirer.
        contact: telephone or address.
        relation: to the sought person.
        language: in which an answer is wanted.
    """

    name: str | None = None
    contact: str | None = None
    relation: str | None = None
    language: str | None = None


@dataclass(frozen=True, slots=True)
class RequestDraft:
    """One request as the file has it.

    Args:
        key: the file's own key of the request, ``None`` where it has none.
        enquirer: who asks.
        circumstances: as told, of several rows one a line.
        consent: `ConsentPurpose`, where the file says something of it → whether it is given.
        sought: the persons sought, of kind ``sought``.
        rows: 1-based rows of the file, one per person sought.
    """

    key: str | None
    enquirer: EnquirerDraft
    circumstances: str | None
    consent: Mapping[str, bool]
    sought: tuple[PersonRecord, ...]
    rows: tuple[int, ...]


@dataclass(slots=True)
class _Gathered:
    key: str | None
    enquirer: EnquirerDraft
    circumstances: list[str] = field(default_factory=list)
    consent: dict[str, bool] = field(default_factory=dict)
    sought: list[PersonRecord] = field(default_factory=list)

    def add(self, record: PersonRecord, said: Mapping[str, Any]) -> None:
        self.sought.append(record)
        mine = self.enquirer
        self.enquirer = EnquirerDraft(
            mine.name or said["enquirer_name"],
            mine.contact or said["enquirer_contact"],
            mine.relation or said["enquirer_relation"],
            mine.language or said["enquirer_language"],
        )
        told = said["circumstances"]
        if told and told not in self.circumstances:
            self.circumstances.append(told)
        for consent in ConsentPurpose:
            given = said[f"consent_{consent}"]
            if given is not None:
                self.consent[consent.value] = given and self.consent.get(consent.value, True)

    def draft(self) -> RequestDraft:
        return RequestDraft(
            self.key,
            self.enquirer,
            "\n".join(self.circumstances) or None,
            MappingProxyType(dict(self.consent)),
            tuple(self.sought),
            tuple(record.row for record in self.sought),
        )


class RequestsReading:
    """A recognised file of requests, read when its requests are asked for.

    Args:
        reading: the list that it is.
    """

    def __init__(self, reading: ListReading) -> None:
        self._reading = reading
        self._tally = Tally()

    @property
    def path(self) -> Path:
        """The file."""
        return self._reading.path

    @property
    def document_hash(self) -> bytes:
        """SHA-256 of its bytes."""
        return self._reading.document_hash

    @property
    def layouts(self) -> tuple[Layout, ...]:
        """What was recognised, one per sheet that holds persons."""
        return self._reading.layouts

    @property
    def counts(self) -> Counts:
        """Where the rows went, as far as they have been read."""
        return self._reading.counts

    @property
    def rejected(self) -> list[RejectedRow]:
        """Rows that gave no sought person, as far as they have been read."""
        return self._reading.rejected

    @property
    def notices(self) -> tuple[Notice, ...]:
        """What was noticed, as far as has been read."""
        return (*self._reading.notices, *self._tally.notices())

    def requests(self, progress: Progress | None = None) -> tuple[RequestDraft, ...]:
        """Read all requests, in the order of their first rows.

        Args:
            progress: as for `ListReading.batches`.

        Raises:
            InputError: where the file fails on the way.
        """
        self._tally = Tally()
        gathered: dict[tuple[Any, ...], _Gathered] = {}
        last: tuple[Any, ...] | None = None
        for chunk in self._reading.chunks(progress):
            for record, said in _rows(chunk):
                place = self._place(record, said, gathered, last)
                if place not in gathered:
                    gathered[place] = _Gathered(said["request_key"], EnquirerDraft())
                gathered[place].add(record, said)
                last = place
        drafts = tuple(request.draft() for request in gathered.values())
        for draft in drafts:
            if "tracing" not in draft.consent:
                self._note(NoticeCode.NO_CONSENT_SAID, draft.sought[0])
        return drafts

    def _note(self, code: NoticeCode, record: PersonRecord) -> None:
        self._tally.add(code, record.sheet, None, record.row)

    def _place(
        self,
        record: PersonRecord,
        said: Mapping[str, Any],
        gathered: Mapping[tuple[Any, ...], _Gathered],
        last: tuple[Any, ...] | None,
    ) -> tuple[Any, ...]:
        """Which request a row belongs to."""
        key, name, contact = (
            said[part] for part in ("request_key", "enquirer_name", "enquirer_contact")
        )
        if key is not None:
            first = gathered.get(("key", key))
            if first is None or not name or not first.enquirer.name:
                return ("key", key)
            if fold(name) == fold(first.enquirer.name):
                return ("key", key)
            self._note(NoticeCode.KEY_SHARED, record)
            return ("key", key, fold(name))
        if name and contact:
            return ("enquirer", fold(name), ascii_digits(fold(contact)))
        if not name and not contact and last is not None:
            return last
        return ("row", record.sheet, record.row)


_SAID = (
    "request_key",
    "enquirer_name",
    "enquirer_contact",
    "enquirer_relation",
    "enquirer_language",
    "circumstances",
    *(f"consent_{consent}" for consent in ConsentPurpose),
)


def _rows(chunk: Chunk) -> Iterator[tuple[PersonRecord, dict[str, Any]]]:
    cells_of = dict(zip(chunk.rows.numbers, chunk.rows.rows(), strict=True))
    places = {part: [c.number - 1 for c in chunk.layout.columns_of(part)] for part in _SAID}
    for record in from_batch(chunk.batch):
        cells = cells_of[record.row]
        said: dict[str, Any] = {}
        for part, columns in places.items():
            read = reader_of(part)
            values = [read(cells[at]).value for at in columns if at < len(cells)]
            values = [value for value in values if value is not None]
            several = len(values) > 1 and isinstance(values[0], str)
            said[part] = "; ".join(values) if several else values[0] if values else None
        if said["enquirer_relation"] is None:
            said["enquirer_relation"] = record.relation
        yield record, said


def read_requests(path: Path, options: ListOptions | None = None) -> RequestsReading:
    """Recognise a file of requests and make it ready to be read.

    Args:
        path: a CSV or TSV file or a workbook, such as the form of `write_template`.
        options: how to read it; the records' kind is ``sought`` whatever it says.

    Returns:
        The reading: its layouts at once, its requests through ``requests()``.

    Raises:
        InputError: a file that cannot be read, or holds no list.
        UnsupportedError: a file of a kind that is not read.
        UseError: a mapping or sheet that does not fit the file.
    """
    options = replace(options or ListOptions(), kind=RecordKind.SOUGHT)
    return RequestsReading(read_list(path, options))
