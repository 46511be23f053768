"""Recalling: what looks at the open requests have shown, shown again.

A look keeps ids; what they stand for is searched and joined anew, within the documents that the
look had searched, as they are today. So a list that was withdrawn since is told as such, no record
is shown that may no longer be seen, and what was added since is left to the next look.
"""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import UTC, date, datetime

from athar import casebook as cb
from athar.casebook import LookSummary, Proposed, RequestSummary, Shown
from athar.domain import UseError
from athar.intake import Progress
from athar.tracing import trace_together
from athar.workflows.bench import Bench
from athar.workflows.news import PersonNews, RequestNews, StrongerTrace, Watched
from athar.workflows.result import SoughtResult
from athar.workflows.tracing import TOP, joined
from athar.workflows.watching import (
    Ground,
    ground,
    lost_of,
    may_be_traced,
    standing_of,
    watch,
)


def watch_since(
    bench: Bench, day: date, *, top: int = TOP, progress: Progress | None = None
) -> Watched:
    """Look for what is new, then give all that looks on a day (UTC) or later have shown.

    Args and raises: as `watch`.
    """
    since = min(day, datetime.now(UTC).date())  # the look that is made now is always shown
    look = watch(bench, top=top, progress=progress)
    return replace(
        recall(bench, since=since), requests=look.requests, refused=look.refused, added=look.added
    )


def recall(bench: Bench, *, since: date | None = None) -> Watched:
    """Give again what looks have shown; nothing is looked for anew.

    Requests that were closed or erased since, or whose enquirer refused consent since, are left
    out. The read is noted.

    Args:
        bench: the open casebook.
        since: the first day (UTC) of the looks; ``None`` for the last look alone.

    Raises:
        UseError: no look was kept at all.
    """
    looks = _looks(since)
    there = ground(bench)
    shown = _merged(looks)
    still = [r for r in cb.requests(open_only=True) if r.number in shown]
    asked = [r for r in still if may_be_traced(r)]
    seen = cb.readings_until(looks[-1].number if looks else None)
    news = [_news_again(request, there, seen, shown[request.number]) for request in asked]
    told = tuple(n for n in news if n.persons)
    ids = {t.record.record_id.hex() for n in told for p in n.persons for t in p.new}
    ids |= {s.ranked.record.record_id.hex() for n in told for p in n.persons for s in p.stronger}
    cb.log_read(bench.book, "watched_again", sorted(ids))
    return Watched(
        asked_at=datetime.now(UTC),
        since=looks[0].at if looks else None,
        again=True,
        requests=len(asked),
        refused=len(still) - len(asked),
        added=(),
        news=told,
    )


def _looks(since: date | None) -> list[LookSummary]:
    if since is not None:
        return cb.looks_since(since)
    last = cb.last_look()
    if last is None:
        raise UseError("no look was kept that could be shown again", remedy="run: athar watch")
    return [last]


def _merged(looks: Sequence[LookSummary]) -> dict[str, dict[bytes, Shown]]:
    """Lay what several looks showed together, the later over the earlier."""
    merged: dict[str, dict[bytes, Shown]] = {}
    for look in looks:
        for number, told in look.shown.items():
            persons = merged.setdefault(number, {})
            for sought, shown in told.items():
                persons[sought] = _laid_over(shown, persons.get(sought, Shown()))
    return merged


def _laid_over(later: Shown, earlier: Shown) -> Shown:
    new = [r for r in dict.fromkeys((*earlier.new, *later.new)) if r not in later.gone]
    stronger = {**later.stronger, **earlier.stronger}
    gone = {r: why for r, why in earlier.gone.items() if r not in later.new}
    return Shown(
        new=tuple(new),
        stronger={r: w for r, w in stronger.items() if r not in {*new, *later.gone}},
        gone={**gone, **later.gone},
        mentions=tuple(dict.fromkeys((*earlier.mentions, *later.mentions))),
    )


def _news_again(
    request: RequestSummary, there: Ground, seen: frozenset[str], shown: dict[bytes, Shown]
) -> RequestNews:
    numbers = {m for person in shown.values() for m in person.mentions}
    reports = [d for d in there.docs.values() if d.number in numbers]
    known = cb.proposed(request.number)
    # Room for all that was proposed, and for what was passed over as judged different.
    most = 2 * TOP + max(map(len, known.values()), default=0)
    sets = trace_together(request.sought, there.indexes, top=most, labels=there.readings & seen)
    results = joined(request.sought, sets, list(there.docs.values()), reports=reports)
    persons = [
        _person(r, shown[r.sought.record_id], known.get(r.sought.record_id, {}), there)
        for r in results
        if r.sought.record_id in shown
    ]
    return RequestNews(request.number, False, tuple(p for p in persons if p))


def _person(
    result: SoughtResult, shown: Shown, known: Mapping[bytes, Proposed], there: Ground
) -> PersonNews:
    ranked = {t.record.record_id: t for t in result.traces}
    told = dict.fromkeys((*shown.new, *shown.stronger, *shown.gone))
    absent = {r: known[r] for r in told if r in known and r not in ranked}
    standing = standing_of(absent, there)
    return PersonNews(
        sought=result.sought,
        new=tuple(t for r, t in ranked.items() if r in shown.new),
        stronger=tuple(
            StrongerTrace(t, shown.stronger[r]) for r, t in ranked.items() if r in shown.stronger
        ),
        lost=lost_of({r: p for r, p in absent.items() if p.gone or not standing[r]}),
        mentions=result.mentions,
    )
