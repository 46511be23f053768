"""Watching: open requests searched against what is new, and only what is new given back.

A request is searched within the documents that no look up to its own last one has searched, which
costs what is new and not what is there. Where that brings anything worth showing, and only there,
the request is traced whole, so that rank, weight and reasons are those that `trace_request` gives.
What is shown is kept first, in one transaction: a run that is killed before it loses nothing, and
what was kept and not read can be shown again.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import cache
from math import log2

from athar import casebook as cb
from athar.casebook import (
    DocumentSummary,
    LookDraft,
    LookSummary,
    Proposed,
    RequestSummary,
    Shown,
)
from athar.domain import ConsentPurpose, PersonRecord, Trace, Verdict
from athar.index import Index
from athar.intake import Progress
from athar.names import knowledge_digest
from athar.tracing import STRONGEST_TIE, trace_together
from athar.workflows.bench import Bench, label
from athar.workflows.news import (
    Lost,
    LostTrace,
    PersonNews,
    RequestNews,
    StrongerTrace,
    Watched,
)
from athar.workflows.result import FAIR_FROM, STRONG_FROM, RankedTrace, SoughtResult, strength_of
from athar.workflows.tracing import SHOWN_FROM, TOP, joined, mentions, searched

MARKED_BITS = log2(STRONG_FROM / (1 - STRONG_FROM)) - log2(FAIR_FROM / (1 - FAIR_FROM))
"""Rise of a match weight (3.2 bits) from which a known trace is told as markedly stronger: the way
from the first limit of `strength_of` to the second, from even odds to nine in ten."""


def watch(bench: Bench, *, top: int = TOP, progress: Progress | None = None) -> Watched:
    """Look at every open request for what is new, and keep what is shown.

    Requests whose enquirer refused consent to tracing are left out.

    Args:
        bench: the open casebook.
        top: new traces a person at most.
        progress: called now and then with requests done and their number.

    Returns:
        What is new.

    Raises:
        UseError: no operator is named.
    """
    bench.book.operator()
    while True:
        last = cb.last_look()
        watched, draft = _look(bench, last, top, progress)
        # Where another look was kept meanwhile, what it showed is no longer new.
        if draft is None or cb.keep_look(bench.book, draft, after=last.number if last else None):
            return watched


def traceable_requests(bench: Bench) -> int:
    """Give how many open requests `watch` would look at. Nothing is searched."""
    return cb.traceable_requests()


def may_be_traced(request: RequestSummary) -> bool:
    """Whether the enquirer did not refuse to have the person searched for."""
    return request.consent.get(ConsentPurpose.TRACING) is not False


@dataclass(frozen=True, slots=True)
class Ground:
    """What a look stands on.

    Attributes:
        docs: active documents by their reading.
        indexes: what is searched.
        readings: those readings that the indexes hold, or that need no index.
    """

    docs: Mapping[str, DocumentSummary]
    indexes: tuple[Index, ...]
    readings: frozenset[str]

    def of(self, readings: Iterable[str]) -> list[DocumentSummary]:
        """Give the documents of some of these readings, in the order in which they were added."""
        return sorted((self.docs[r] for r in readings), key=lambda d: d.number)


def ground(bench: Bench) -> Ground:
    """Read what there is. What is added while a look runs is new for the next one."""
    docs = {label(d): d for d in cb.documents(active=True)}
    # Only now the indexes: one may hold a list already of which the casebook does not know yet.
    indexes = bench.indexes()
    built = {name for index in indexes for name in index.labels}
    return Ground(
        docs, indexes, frozenset(r for r, d in docs.items() if not d.records or r in built)
    )


def _look(
    bench: Bench, last: LookSummary | None, top: int, progress: Progress | None
) -> tuple[Watched, LookDraft | None]:
    there, knowledge = ground(bench), knowledge_digest()
    open_requests = cb.requests(open_only=True)
    asked = [r for r in open_requests if may_be_traced(r)]
    looked, until = cb.looked_at(), cache(cb.readings_until)
    news: list[RequestNews] = []
    behind = False
    for done, request in enumerate(asked, start=1):
        look, knew = looked.get(request.number, (None, None))
        # With other knowledge of names the same lists may give other traces.
        seen = until(look if knew == knowledge else None)
        behind = behind or not there.readings <= seen
        if found := _news_of(request, there, seen, first=look is None, top=top):
            news.append(found)
        if progress is not None:
            progress(done, len(asked))
    unseen = there.readings - until(last.number if last else None)
    watched = Watched(
        asked_at=datetime.now(UTC),
        since=last.at if last else None,
        again=False,
        requests=len(asked),
        refused=len(open_requests) - len(asked),
        added=searched(there.of(unseen)),
        news=tuple(news),
    )
    if not (news or behind):
        return watched, None
    return watched, _draft(news, knowledge, sorted(unseen), [r.number for r in asked])


def _draft(
    news: Sequence[RequestNews], knowledge: str, readings: Sequence[str], requests: Sequence[str]
) -> LookDraft:
    return LookDraft(
        knowledge=knowledge,
        readings=readings,
        requests=requests,
        shown={n.request: {p.sought.record_id: _shown(p) for p in n.persons} for n in news},
        traces={n.request: {p.sought.record_id: _traces(p) for p in n.persons} for n in news},
    )


def _traces(person: PersonNews) -> list[Trace]:
    return [t.trace for t in (*person.new, *(s.ranked for s in person.stronger))]


def _shown(person: PersonNews) -> Shown:
    return Shown(
        new=tuple(t.record.record_id for t in person.new),
        stronger={s.ranked.record.record_id: s.before for s in person.stronger},
        gone={lost.record_id: str(lost.why) for lost in person.lost},
        mentions=tuple(sorted({m.document for m in person.mentions})),
    )


def _news_of(
    request: RequestSummary, there: Ground, seen: frozenset[str], *, first: bool, top: int
) -> RequestNews | None:
    """Give what is new for one request, ``None`` where nothing is."""
    fresh = there.readings - seen
    if not (first or fresh) and seen <= there.readings:
        return None
    known = {
        sought: {r: p for r, p in traces.items() if p.probability >= SHOWN_FROM}
        for sought, traces in cb.proposed(request.number).items()
    }
    # Among so many are the weightiest new ones, and one more, which tells of lighter ones.
    most = top + 1 + max(map(len, known.values()), default=0)
    changed = bool(known) and not seen <= there.readings
    proposed = [r for traces in known.values() for r in traces]
    standing = standing_of(proposed, there) if changed or first else {}
    # Of a list that was read anew, what is no longer proposed can only be told beside what is.
    reread = {r for r, places in standing.items() if seen and places and places <= fresh}
    results: Sequence[SoughtResult | None] = [None] * len(request.sought)
    if reread or _worth(request.sought, there, fresh, most):
        sets = trace_together(request.sought, there.indexes, top=most, labels=there.readings)
        results = joined(request.sought, sets, list(there.docs.values()), reports=())
    reports = there.of(fresh)
    persons = []
    for sought, result in zip(request.sought, results, strict=True):
        before = known.get(sought.record_id, {})
        ranked = result.traces if result else ()
        present = {t.record.record_id for t in ranked}
        away = {
            r: p
            for r, p in before.items()
            if r in standing and not p.gone and (not standing[r] or r in reread - present)
        }
        persons.append(_person(sought, ranked, before, lost_of(away), reports, top))
    told = tuple(p for p in persons if p)
    return RequestNews(request.number, first, told) if told else None


def _worth(sought: Sequence[PersonRecord], there: Ground, fresh: frozenset[str], most: int) -> bool:
    """Whether the new lists hold a trace worth showing, or one that company could make so."""
    lists = {r for r in fresh if there.docs[r].records}
    if not lists:
        return False
    least = SHOWN_FROM
    if len(sought) > 1:
        # A record of an older list may tie with one of a new list and lift it: by so much at most.
        least /= 2.0**STRONGEST_TIE
    sets = trace_together(sought, there.indexes, top=most, labels=lists)
    return any(t.probability >= least for s in sets for t in s.traces)


def standing_of(records: Iterable[bytes], there: Ground) -> dict[bytes, frozenset[str]]:
    """Give the readings in which each of some records stands today; none where it is gone."""
    wanted = sorted(set(records))
    readings = {d.number: r for r, d in there.docs.items()}
    places: dict[bytes, set[str]] = {r: set() for r in wanted}
    for row in cb.record_rows(wanted):
        if row.document in readings:
            places[row.record.record_id].add(readings[row.document])
    return {r: frozenset(found) for r, found in places.items()}


def lost_of(away: Mapping[bytes, Proposed]) -> tuple[LostTrace, ...]:
    """Tell of traces that are no longer there why, as far as the casebook knows."""
    withdrawn = cb.withdrawn(away)
    return tuple(
        LostTrace(
            record_id=record,
            proposed_at=known.proposed_at,
            strength=strength_of(known.probability),
            why=(
                Lost.RETRACTED
                if record in withdrawn
                else Lost.ERASED
                if known.erased
                else Lost.REREAD
            ),
            document=withdrawn.get(record),
        )
        for record, known in away.items()
    )


def _person(
    sought: PersonRecord,
    ranked: Sequence[RankedTrace],
    known: Mapping[bytes, Proposed],
    lost: tuple[LostTrace, ...],
    reports: Sequence[DocumentSummary],
    top: int,
) -> PersonNews:
    new, stronger = [], []
    for trace in ranked:
        before = known.get(trace.record.record_id)
        if trace.judged is Verdict.DIFFERENT:
            continue
        if before is None or before.gone:
            new.append(trace)
        elif trace.trace.weight >= before.weight + MARKED_BITS:
            stronger.append(StrongerTrace(trace, before.weight))
    return PersonNews(
        sought=sought,
        new=tuple(new[:top]),
        more=len(new) > top,
        stronger=tuple(stronger),
        lost=lost,
        mentions=tuple(mentions(sought, reports)),
    )
