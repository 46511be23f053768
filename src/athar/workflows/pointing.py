"""Pointing: which record a person means by what they type.

=======================  =========================================================
``R7``, ``R7#2``         a person sought in a request; the second, where it seeks several
``3#17``                 row 17 of document 3; its file's name serves too: ``camp.csv#17``
``camp.xlsx#Camp 2#17``  row 17 of one worksheet, where several have such a row
``3f9a…``                a record's id, or its beginning where no other record's is alike
``camp.csv:17``          row 17 of a file outside the casebook; ``camp.xlsx:Camp 2:17``
=======================  =========================================================

What could be read in two ways is refused, and told apart by ``request:``, ``document:`` or
``record:`` before it.
"""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass

from athar import casebook as cb
from athar.casebook import DocumentSummary
from athar.domain import PersonRecord, RecordKind, UseError, record_id
from athar.workflows.deciding import record_id_of
from athar.workflows.result import Reference
from athar.workflows.tracing import reference_of

LEAST_DIGITS = 4
"""Fewer hexadecimal digits are no beginning of an id: two records soon share them."""

_ID = re.compile(rf"[0-9a-fA-F]{{{LEAST_DIGITS},32}}")
_REMEDY = "a record is R7#1 (a request's person), 3#17 (a document's row) or its id"


@dataclass(frozen=True, slots=True)
class Pointed:
    """A record of the casebook that a person means.

    Attributes:
        record: the record.
        request: number of the request that seeks it, ``None`` for a record of a list.
        company: how many other persons that request seeks.
        documents: the active lists in which it stands, and the place in each.
    """

    record: PersonRecord
    request: str | None
    company: int
    documents: tuple[tuple[DocumentSummary, Reference], ...]


def point(text: str) -> Pointed:
    """Give the record of the casebook that a person typed.

    Args:
        text: as in the module's table.

    Raises:
        UseError: it names no record, or several; its document was withdrawn or erased; or the
            enquirer refused consent to tracing.
    """
    kind, colon, rest = text.strip().partition(":")
    if colon and kind in _READINGS:
        readings, said = {kind: _READINGS[kind]}, rest.strip()
    else:
        readings, said = dict(_READINGS), text.strip()
    # Digits that are a request's number are not taken for the beginning of an id: among many
    # records there is soon one that begins so.
    of_id = readings.pop("record", None)
    found = {k: ids for k, reading in readings.items() if (ids := reading(said))}
    if not found and of_id is not None and (ids := of_id(said)):
        found["record"] = ids
    if not found:
        raise UseError("this names no record of the casebook", remedy=_REMEDY)
    if len({record for ids in found.values() for record in ids}) > 1:
        if len(found) > 1:
            raise UseError(
                f"this may name {' or '.join(f'a {k}' for k in found)}",
                remedy=f"write {next(iter(found))}: before it, or another of these words",
            )
        (kind,) = found
        raise UseError(f"this names several records of a {kind}", remedy=_TOLD_APART[kind])
    ((record, *_), *_) = found.values()
    return _pointed(record)


def _pointed(record: bytes) -> Pointed:
    docs = {d.number: d for d in cb.documents(active=True)}
    rows = cb.record_rows([record])
    if not rows:
        raise UseError("no list that is searched holds this record", remedy=_REMEDY)
    if rows[0].record.kind is not RecordKind.SOUGHT:
        places = ((docs[r.document], r) for r in rows if r.document in docs)
        documents = tuple((doc, reference_of(row, doc)) for doc, row in places)
        return Pointed(rows[0].record, None, 0, documents)
    requests = cb.requests_seeking(record)
    consented = [r for r in requests if r.consent.get("tracing") is not False]
    if requests and not consented:
        raise UseError(
            "the enquirer did not consent to tracing",
            remedy="ask them again; without consent nobody is searched for",
        )
    if not consented:
        raise UseError("no open request seeks this person", remedy=_REMEDY)
    seeking = consented[0]
    return Pointed(rows[0].record, seeking.number, len(seeking.sought) - 1, ())


def _of_request(said: str) -> list[bytes]:
    """Give the ids of the persons whom a request seeks, or of its n-th one."""
    numbers = {r.number: r for r in cb.requests()}
    if said in numbers:
        return [s.record_id for s in numbers[said].sought]
    number, _, place = said.rpartition("#")
    if number in numbers and place.isdecimal():
        sought = numbers[number].sought
        return [s.record_id for s in sought[int(place) - 1 : int(place)] if int(place)]
    return []


def _of_document(said: str) -> list[bytes]:
    """Give the ids of the records at a row of a document, one a worksheet."""
    name, _, row = said.rpartition("#")
    if not (name and row.isdecimal()):
        return []
    doc, sheets = _document(name)
    if doc is None:
        return []
    if doc.state != "active":
        raise UseError(f"document {doc.number} has been {doc.state}; its records are not searched")
    ids = [record_id(doc.blob, sheet, int(row)) for sheet in sheets]
    there = [r for r in cb.record_rows(ids) if r.document == doc.number]
    return [r.record.record_id for r in there]


def _document(name: str) -> tuple[DocumentSummary | None, list[str | None]]:
    """Give a document by number or file name, with the worksheet that is named or all of them."""
    docs = cb.documents()
    for whole, sheet in ((name, None), tuple(name.rpartition("#")[::2])):
        there = [d for d in docs if whole in (str(d.number), d.file_name)]
        if there:
            numbered = [d for d in there if str(d.number) == whole]
            # Of a file that was withdrawn and added again, the document that stands is meant.
            standing = numbered or [d for d in there if d.state == "active"]
            doc = standing[0] if len(standing) == 1 else cb.document(whole)
            every = [s["sheet"] for s in (doc.layout or {}).get("sheets", [])]
            return doc, [s for s in every if sheet is None or s == sheet]
    return None, []


def _of_record(said: str) -> list[bytes]:
    if not _ID.fullmatch(said):
        return []
    if len(said) == 32:
        return [record_id_of(said)]
    return cb.record_ids_like(said)


_READINGS: Mapping[str, Callable[[str], list[bytes]]] = {
    "request": _of_request,
    "document": _of_document,
    "record": _of_record,
}
_TOLD_APART = {
    "request": "say which of its persons, as in R7#1",
    "document": "say which worksheet, as in camp.xlsx#Sheet1#17",
    "record": "give more digits of the id",
}
