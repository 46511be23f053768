"""Tracing in a casebook: a question in, a `TraceResult` out.

The engine gives record ids with weights and reasons; here each is joined with its record, every
place where it stands, and its dates, and it is said what was searched. The question is noted as a
read; what is proposed for a request is kept with it.
"""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import UTC, date, datetime

from athar import casebook as cb
from athar.casebook import DocumentSummary, RecordRow
from athar.domain import ConsentPurpose, DocumentKind, PersonRecord, Trace, UseError, Verdict
from athar.reading import find_any_element, find_mentions
from athar.tracing import TraceSet, trace_together
from athar.workflows.bench import Bench
from athar.workflows.requesting import same_sought
from athar.workflows.result import (
    Mention,
    Moment,
    RankedTrace,
    Reference,
    Searched,
    SoughtResult,
    Standing,
    TraceResult,
    strength_of,
)

SHOWN_FROM = 0.005
"""Match probability from which a trace is worth an officer's eyes: one in two hundred."""

TOP = 10
"""Traces shown for each sought person, unless more are asked for."""


def trace_request(bench: Bench, number: str, *, top: int = TOP) -> TraceResult:
    """Trace the persons of a tracing request, together, and keep what is proposed.

    Args:
        bench: the open casebook.
        number: the request's number.
        top: traces a person at most.

    Raises:
        UseError: there is no such request, or consent to tracing was refused.
    """
    request = cb.request(number)
    if request.consent.get("tracing") is False:
        raise UseError(
            "the enquirer did not consent to tracing",
            remedy="ask them again; without consent nobody is searched for",
        )
    sets = trace_together(request.sought, bench.indexes(), top=top)
    proposed = {s.record_id: t.traces for s, t in zip(request.sought, sets, strict=True)}
    cb.save_traces(bench.book, number, proposed)
    docs = cb.documents(active=True)
    return TraceResult(
        request=number,
        circumstances=request.circumstances,
        sought=joined(request.sought, sets, docs, reports=docs),
        searched=searched(docs),
        asked_at=datetime.now(UTC),
        same_sought=same_sought(request, cb.requests(open_only=True)),
    )


def trace_person(bench: Bench, sought: PersonRecord, *, top: int = TOP) -> TraceResult:
    """Trace a person who is described and belongs to no request. Nothing is kept but the read."""
    (found,) = trace_together([sought], bench.indexes(), top=top)
    cb.log_read(bench.book, "traced", [t.record_id.hex() for t in found.traces])
    docs = cb.documents(active=True)
    return TraceResult(
        request=None,
        circumstances=None,
        sought=joined([sought], [found], docs, reports=docs),
        searched=searched(docs),
        asked_at=datetime.now(UTC),
    )


def note_page(bench: Bench, result: TraceResult) -> None:
    """Note in the custody log's reads that a page was written: a copy that leaves the casebook."""
    shown = [t.record.record_id.hex() for s in result.sought for t in s.traces]
    cb.log_read(bench.book, "page_written", shown)


def joined(
    sought: Sequence[PersonRecord],
    sets: Sequence[TraceSet],
    docs: Sequence[DocumentSummary],
    *,
    reports: Sequence[DocumentSummary],
) -> tuple[SoughtResult, ...]:
    """Join the engine's traces with their records, with every place where these stand.

    Args:
        sought: the sought persons.
        sets: what the engine gives for each.
        docs: all active documents; a trace that stands in none of them is left out.
        reports: those among them in which the persons' names are looked for.
    """
    by_number = {d.number: d for d in docs}
    wanted = {t.record_id for s in sets for t in s.traces}
    rows: dict[bytes, list[RecordRow]] = {}
    for row in cb.record_rows(sorted(wanted)):
        if row.document in by_number:  # or it was added while the engine searched
            rows.setdefault(row.record.record_id, []).append(row)
    return tuple(_result(p, s, rows, by_number, reports) for p, s in zip(sought, sets, strict=True))


def _result(
    sought: PersonRecord,
    found: TraceSet,
    rows: dict[bytes, list[RecordRow]],
    docs: dict[int, DocumentSummary],
    reports: Sequence[DocumentSummary],
) -> SoughtResult:
    kept = [t for t in found.traces if t.record_id in rows and t.probability >= SHOWN_FROM]
    verdicts = judged(sought)
    traces = tuple(
        replace(
            _ranked(rank, trace, rows[trace.record_id], docs), judged=verdicts.get(trace.record_id)
        )
        for rank, trace in enumerate(kept, 1)
    )
    return SoughtResult(
        sought=sought,
        traces=traces,
        none_probability=found.none_probability,
        timeline=_timeline(sought, traces),
        mentions=tuple(mentions(sought, reports)),
        faint=any(t.record_id in rows and t.probability < SHOWN_FROM for t in found.traces),
    )


def judged(sought: PersonRecord) -> dict[bytes, Verdict]:
    """Give the standing judgements on a sought person's record, by the other record's id."""
    return {
        (j.right if j.left == sought.record_id else j.left): j.verdict
        for j in cb.judgements()
        if not j.withdrawn and sought.record_id in (j.left, j.right)
    }


def _ranked(
    rank: int, trace: Trace, rows: Sequence[RecordRow], docs: dict[int, DocumentSummary]
) -> RankedTrace:
    references = tuple(
        reference_of(row, docs[row.document]) for row in rows if row.document is not None
    )
    return RankedTrace(rank, trace, rows[0].record, references, strength_of(trace.probability))


def reference_of(row: RecordRow, doc: DocumentSummary) -> Reference:
    """Give the place at which a record stands in one of its documents."""
    standing = Standing.CURRENT
    if doc.superseded_by is not None:
        standing = Standing.VANISHED if row.vanished else Standing.SUPERSEDED
    return Reference(
        document=doc.number,
        file=doc.file_name or "",
        source=doc.source,
        reliability=doc.reliability,
        published=doc.published,
        sheet=row.record.sheet,
        row=row.record.row,
        standing=standing,
    )


def _timeline(sought: PersonRecord, traces: Sequence[RankedTrace]) -> tuple[Moment, ...]:
    """Give the enquirer's own date and the traced records' dates in order, undated ones last."""
    moments = [
        Moment(*_when(t.record, t.references), t.rank, t.record, t.references[0])
        for t in traces
        if t.references
    ]
    if sought.event_from is not None:
        own = Moment(sought.event_from, sought.event_to, None, sought, None)
        moments.insert(0, own)
    return tuple(sorted(moments, key=lambda m: (m.first is None, m.first or date.min)))


def _when(record: PersonRecord, references: Sequence[Reference]) -> tuple[date | None, date | None]:
    """Give what a record reports as its time, else the day of its list."""
    if record.event_from is not None:
        return record.event_from, record.event_to
    published = min((r.published for r in references if r.published), default=None)
    return published, published


def mentions(sought: PersonRecord, docs: Iterable[DocumentSummary]) -> Iterable[Mention]:
    """Search the reports among documents for the sought person's name, in each form of it given.

    Passages of a testimony in which its protected speaker may be named, by any part of the name and
    in any script, are not searched; nor is a testimony whose speaker did not consent to tracing, or
    whose name nobody knows.
    """
    names = [n for n in (sought.name, *sought.other_names) if n]
    for doc in docs:
        if doc.kind not in (DocumentKind.REPORT, DocumentKind.TESTIMONY):
            continue
        text, passages = cb.passages(doc.number)
        if doc.kind is DocumentKind.TESTIMONY:
            passages = _unprotected(doc.number, text or "", passages)
        found = {
            (m.passage, m.start, m.end)
            for name in names
            for m in find_mentions(text or "", passages, name)
        }
        for (start, end), at, until in sorted(found):
            if doc.kind is DocumentKind.TESTIMONY:
                # Its words, its file's name and its source may tell who speaks: kin, village, post.
                yield Mention(doc.number, "", None, doc.published, None, at, until)
                break
            yield Mention(
                doc.number,
                doc.file_name or "",
                doc.source,
                doc.published,
                (text or "")[start:end],
                at,
                until,
            )


def _unprotected(
    number: int, text: str, passages: Sequence[tuple[int, int]]
) -> list[tuple[int, int]]:
    """Give a testimony's passages that cannot name a speaker; none without name or consent."""
    if not _consented(number):
        return []
    names = [s.name for s in cb.speakers(number) if s.name]
    hidden = {p for name in names for p in find_any_element(text, passages, name)}
    return [p for p in passages if p not in hidden]


def searched(docs: Iterable[DocumentSummary]) -> tuple[Searched, ...]:
    """Give those of some active documents that a search looks through."""
    return tuple(
        Searched(d.number, d.file_name or "", d.source, d.published, d.records, d.kind)
        for d in docs
        if d.kind in (DocumentKind.LIST, DocumentKind.REPORT)
        or (d.kind is DocumentKind.TESTIMONY and _consented(d.number))
    )


def _consented(number: int) -> bool:
    """Whether a testimony may be searched: its speakers' names are known, and they consented."""
    return all(s.name and s.consent.get(ConsentPurpose.TRACING) for s in cb.speakers(number))
