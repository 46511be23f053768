"""Looks: what the open requests have been searched against, and what was shown of it.

A look keeps the readings of documents that it was the first to search; a request keeps its last
look. What is new for a request is therefore whatever no look up to its own has searched, however
long ago that was. What a look showed is kept by ids alone, so that it can be shown again.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, time
from typing import Any

from athar.casebook.book import Casebook
from athar.casebook.custody import append, now
from athar.casebook.models import Consent, Document, Look, SoughtPerson, Trace, TracingRequest
from athar.casebook.models import PersonRecord as PersonRow
from athar.casebook.requests import propose
from athar.domain import ConsentPurpose, RequestState
from athar.domain import Trace as ProposedTrace


@dataclass(frozen=True, slots=True, kw_only=True)
class Shown:
    """What a look showed of one sought person, by ids.

    Attributes:
        new: records that were proposed for the first time.
        stronger: records that had become stronger → their match weight before.
        gone: records that were no longer proposed → why, as a code.
        mentions: numbers of the documents in which a name like theirs was read.
    """

    new: tuple[bytes, ...] = ()
    stronger: Mapping[bytes, float] = field(default_factory=dict)
    gone: Mapping[bytes, str] = field(default_factory=dict)
    mentions: tuple[int, ...] = ()

    def __bool__(self) -> bool:
        return bool(self.new or self.stronger or self.gone or self.mentions)


@dataclass(frozen=True, slots=True)
class LookSummary:
    """A look that was kept.

    Attributes:
        number: its number.
        at: when, UTC.
        knowledge: digest of the name knowledge that searched.
        shown: request number → sought person's record id → what was shown. Requests that were
            erased since are left out.
    """

    number: int
    at: datetime
    knowledge: str
    shown: Mapping[str, Mapping[bytes, Shown]]


@dataclass(frozen=True, slots=True, kw_only=True)
class LookDraft:
    """A look to be kept.

    Attributes:
        knowledge: digest of the name knowledge that searched.
        readings: readings of documents that no look has searched before.
        requests: numbers of all requests that were searched for.
        shown: as `LookSummary` has it; requests and persons without news left out.
        traces: the new and the stronger traces, by request number and sought person's record id.
    """

    knowledge: str
    readings: Sequence[str]
    requests: Sequence[str]
    shown: Mapping[str, Mapping[bytes, Shown]]
    traces: Mapping[str, Mapping[bytes, Sequence[ProposedTrace]]]


@dataclass(frozen=True, slots=True)
class Proposed:
    """A trace that was proposed before.

    Attributes:
        record_id: the proposed record.
        weight: match weight when it was last shown.
        probability: match probability then.
        proposed_at: when it was first proposed.
        gone: whether a look has told that it is no longer proposed.
        erased: whether its record was lawfully erased.
    """

    record_id: bytes
    weight: float
    probability: float
    proposed_at: datetime
    gone: bool
    erased: bool


def last_look() -> LookSummary | None:
    """Give the last look that was kept, ``None`` where there is none."""
    row = Look.objects.order_by("-pk").first()
    return None if row is None else _summary(row)


def looks_since(day: date) -> list[LookSummary]:
    """Give the looks that were kept on a day (UTC) or later, oldest first."""
    begun = datetime.combine(day, time.min, UTC)
    return [_summary(row) for row in Look.objects.filter(at__gte=begun).order_by("pk")]


def readings_until(look: int | None) -> frozenset[str]:
    """Give the readings of documents that had been searched by a look; none for ``None``."""
    if look is None:
        return frozenset()
    rows = Look.objects.filter(pk__lte=look).values_list("readings", flat=True)
    return frozenset().union(*rows)


def looked_at() -> dict[str, tuple[int, str]]:
    """Give (look, digest of its knowledge) of every request that a look has searched for."""
    rows = TracingRequest.objects.exclude(look=None)
    return {
        number: (look, knowledge)
        for number, look, knowledge in rows.values_list("number", "look_id", "look__knowledge")
    }


def proposed(number: str) -> dict[bytes, dict[bytes, Proposed]]:
    """Give what was proposed for a request: by the sought person's record id, by the record's."""
    found: dict[bytes, dict[bytes, Proposed]] = {}
    rows = Trace.objects.filter(sought__request__number=number).order_by("pk")
    for row in rows.select_related("sought__record"):
        record = bytes(row.record_id)
        found.setdefault(bytes(row.sought.record.record_id), {})[record] = Proposed(
            record_id=record,
            weight=row.weight,
            probability=row.probability,
            proposed_at=row.proposed_at,
            gone=row.gone_at is not None,
            erased=not row.reasons,  # nothing is proposed without a reason: erasure took them
        )
    return found


def withdrawn(record_ids: Iterable[bytes]) -> dict[bytes, int]:
    """Give the number of a document that was withdrawn with each of these records."""
    rows = PersonRow.objects.filter(
        record_id__in=list(record_ids), document__state=Document.State.RETRACTED
    )
    return {bytes(record): doc for record, doc in rows.values_list("record_id", "document_id")}


def traceable_requests() -> int:
    """Give the number of open requests whose enquirer did not refuse to have them traced."""
    refused = Consent.objects.filter(
        purpose=ConsentPurpose.TRACING, given=False, withdrawn_at=None
    ).values("request")
    left_out = (RequestState.CLOSED, RequestState.ERASED)
    rows = TracingRequest.objects.exclude(state__in=left_out).exclude(pk__in=refused)
    return rows.count()


def keep_look(book: Casebook, draft: LookDraft, *, after: int | None) -> bool:
    """Keep a look with its traces, in one transaction.

    Args:
        book: the open casebook.
        draft: the look.
        after: number of the last look when this one began, ``None`` where there was none.

    Returns:
        Whether it was kept; nothing was, where another look was kept meanwhile.
    """
    with book.change():
        last = Look.objects.order_by("-pk").values_list("pk", flat=True).first()
        if last != after:
            return False
        at = now()
        open_still = TracingRequest.objects.exclude(state=RequestState.ERASED)
        pks = dict(open_still.filter(number__in=draft.requests).values_list("number", "pk"))
        shown = {number: told for number, told in draft.shown.items() if number in pks}
        look = Look.objects.create(
            at=at,
            knowledge=draft.knowledge,
            readings=sorted(draft.readings),
            shown={str(pks[number]): _to_json(told) for number, told in shown.items()},
        )
        TracingRequest.objects.filter(pk__in=pks.values()).update(look=look)
        for number, told in shown.items():
            _write(pks[number], told, draft.traces.get(number, {}), at)
        everything = [person for told in shown.values() for person in told.values()]
        append(
            book,
            "looked",
            subjects=[f"request:{pks[number]}" for number in sorted(shown)],
            facts={
                "requests": len(pks),
                "readings": len(draft.readings),
                "traces": sum(len(p.new) + len(p.stronger) for p in everything),
                "gone": sum(len(p.gone) for p in everything),
            },
        )
        return True


def _write(
    request: int,
    told: Mapping[bytes, Shown],
    traces: Mapping[bytes, Sequence[ProposedTrace]],
    at: datetime,
) -> None:
    for sought in SoughtPerson.objects.filter(request=request).select_related("record"):
        record = bytes(sought.record.record_id)
        propose(sought, traces.get(record, ()), at=at)
        if record in told:
            gone = list(told[record].gone)
            Trace.objects.filter(sought=sought, record_id__in=gone).update(gone_at=at)


def _summary(row: Look) -> LookSummary:
    open_still = TracingRequest.objects.exclude(state=RequestState.ERASED)
    numbers = dict(open_still.filter(pk__in=map(int, row.shown)).values_list("pk", "number"))
    return LookSummary(
        number=row.pk,
        at=row.at,
        knowledge=row.knowledge,
        shown={
            numbers[int(pk)]: _from_json(told)
            for pk, told in row.shown.items()
            if int(pk) in numbers
        },
    )


def _to_json(told: Mapping[bytes, Shown]) -> dict[str, Any]:
    return {
        sought.hex(): {
            "new": [r.hex() for r in shown.new],
            "stronger": {r.hex(): weight for r, weight in shown.stronger.items()},
            "gone": {r.hex(): why for r, why in shown.gone.items()},
            "mentions": list(shown.mentions),
        }
        for sought, shown in told.items()
    }


def _from_json(told: Mapping[str, Any]) -> dict[bytes, Shown]:
    return {
        bytes.fromhex(sought): Shown(
            new=tuple(map(bytes.fromhex, shown["new"])),
            stronger={bytes.fromhex(r): weight for r, weight in shown["stronger"].items()},
            gone={bytes.fromhex(r): why for r, why in shown["gone"].items()},
            mentions=tuple(shown["mentions"]),
        )
        for sought, shown in told.items()
    }
