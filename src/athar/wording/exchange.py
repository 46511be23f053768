"""A search's result as JSON values, for programs: codes and values.

The one sentence, in each language, is the notice in place of a protected testimony's words.

Ids are hexadecimal, dates ISO 8601, weights and probabilities numbers. Absent values are left out.
A record's original row is left out too: it may hold columns about other people, and its reference
(document, sheet, row) leads to it.
"""

from datetime import date
from typing import Any

from athar.domain import DocumentKind, PersonRecord
from athar.wording.language import Language
from athar.wording.sentences import protected
from athar.workflows import (
    Mention,
    Moment,
    RankedTrace,
    Reference,
    Searched,
    SoughtResult,
    TraceResult,
)

FORMAT = "athar.trace"
VERSION = 1

_LEFT_OUT = frozenset({"document_hash", "compartment", "mapping_version", "original"})


def to_json(result: TraceResult) -> dict[str, Any]:
    """Give a search's result as values that `json.dumps` takes.

    Args:
        result: the answer to one question.

    Returns:
        A mapping with ``format`` and ``version`` first; reasons as `Reason.to_json` has them.
    """
    return present(
        {
            "format": FORMAT,
            "version": VERSION,
            "request": result.request,
            "circumstances": result.circumstances,
            "asked_at": result.asked_at.isoformat(),
            "records_searched": result.records_searched,
            "searched": [searched_json(s) for s in result.searched],
            "sought": [_sought(s) for s in result.sought],
            "same_sought": [
                {"request": s.request, "probability": round(s.probability, 4)}
                for s in result.same_sought
            ],
        }
    )


def _sought(sought: SoughtResult) -> dict[str, Any]:
    return {
        "sought": record_json(sought.sought),
        "none_probability": round(sought.none_probability, 4),
        "traces": [trace_json(t) for t in sought.traces],
        "faint": sought.faint,
        "timeline": [_moment(m) for m in sought.timeline],
        "mentions": mentions_json(sought.mentions),
    }


def trace_json(ranked: RankedTrace) -> dict[str, Any]:
    """Give one trace."""
    trace = ranked.trace
    return present(
        {
            "rank": ranked.rank,
            "strength": ranked.strength.value,
            "probability": round(trace.probability, 4),
            "weight": round(trace.weight, 2),
            "judged": ranked.judged.value if ranked.judged else None,
            "reasons": [r.to_json() for r in trace.reasons],
            "settles": [c.value for c in trace.settles],
            "record": record_json(ranked.record),
            "references": [reference_json(r) for r in ranked.references],
        }
    )


def reference_json(reference: Reference) -> dict[str, Any]:
    """Give the place where a record stands."""
    return present(
        {
            "document": reference.document,
            "file": reference.file,
            "source": reference.source,
            "reliability": reference.reliability.value if reference.reliability else None,
            "published": _iso(reference.published),
            "sheet": reference.sheet,
            "row": reference.row,
            "standing": reference.standing.value,
        }
    )


def _moment(moment: Moment) -> dict[str, Any]:
    return present(
        {
            "first": _iso(moment.first),
            "last": _iso(moment.last),
            "rank": moment.rank,
            "status": moment.record.status.value if moment.record.status else None,
            "record_id": moment.record.record_id.hex(),
            "reference": reference_json(moment.reference) if moment.reference else None,
        }
    )


def mentions_json(mentions: tuple[Mention, ...]) -> list[dict[str, Any]]:
    """Give mentions; a protected testimony once, however often a name stands in it."""
    told: list[dict[str, Any]] = []
    for mention in mentions:
        if (worded := _mention(mention)) not in told:
            told.append(worded)
    return told


def _mention(mention: Mention) -> dict[str, Any]:
    if mention.quote is None:
        notice = {language.value: protected(mention.document, language) for language in Language}
        return {"document": mention.document, "protected": True, "notice": notice}
    return present(
        {
            "document": mention.document,
            "file": mention.file,
            "source": mention.source,
            "published": _iso(mention.published),
            "quote": mention.quote,
            "start": mention.start,
            "end": mention.end,
        }
    )


def searched_json(searched: Searched) -> dict[str, Any]:
    """Give one searched document."""
    # A testimony's file name and source may tell who spoke.
    is_open = searched.kind != DocumentKind.TESTIMONY
    return present(
        {
            "document": searched.document,
            "file": searched.file if is_open else None,
            "kind": searched.kind,
            "source": searched.source if is_open else None,
            "published": _iso(searched.published),
            "records": searched.records,
        }
    )


def record_json(record: PersonRecord) -> dict[str, Any]:
    """Give a record without its original row."""
    row = {name: value for name, value in record.to_row().items() if name not in _LEFT_OUT}
    return present({name: _value(value) for name, value in row.items()})


def _value(value: Any) -> Any:
    if isinstance(value, bytes):
        return value.hex()
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, float):
        return round(value, 2)
    return str(value) if isinstance(value, str) else value


def present(values: dict[str, Any]) -> dict[str, Any]:
    """Give a mapping without its absent values."""
    return {name: value for name, value in values.items() if value is not None}


def _iso(day: date | None) -> str | None:
    return None if day is None else day.isoformat()
