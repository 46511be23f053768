"""Requests: opened by word of mouth, listed, and compared with those that are open already."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from functools import lru_cache

from athar import casebook as cb
from athar.casebook import EnquirerDraft, RequestDraft, RequestSummary
from athar.domain import AgeReference, Comparison, PersonRecord
from athar.intake import RequestDraft as ReadRequest
from athar.matching import compare
from athar.names import near_keys, split_elements
from athar.workflows.bench import Bench
from athar.workflows.result import SameSought

SAME_FROM = 12.0
"""Match weight (bits) from which two descriptions are shown as perhaps of one person: 4,096 : 1,
which among the few thousand open requests of an office leaves more right than chance ones."""

_SAID_OF_NAME = frozenset({Comparison.OWN_NAME, Comparison.KUNYA, Comparison.NICKNAME})


def open_request(bench: Bench, draft: RequestDraft) -> RequestSummary:
    """Open a request that was told by word of mouth.

    Raises:
        UseError: it seeks nobody.
    """
    (number,) = cb.add_requests(bench.book, [draft])
    return cb.request(number)


def requests(bench: Bench) -> list[RequestSummary]:
    """Give all requests in the order in which they were opened."""
    return cb.requests()


def set_consent(bench: Bench, number: str, purpose: str, *, given: bool, why: str | None) -> None:
    """Keep a consent that was given later, or withdrawn; what was said before stays recorded."""
    cb.set_consent(bench.book, number, purpose, given=given, why=why)


def as_draft(read: ReadRequest, *, asked_on: date) -> RequestDraft:
    """Give a request that was read from a file as the casebook takes it.

    Args:
        read: the request.
        asked_on: the day of the enquiry: an age of which nothing else is said is of that day.
    """
    return RequestDraft(
        key=read.key,
        enquirer=EnquirerDraft(
            name=read.enquirer.name,
            contact=read.enquirer.contact,
            language=read.enquirer.language,
        ),
        sought=[_aged(person, asked_on) for person in read.sought],
        circumstances=read.circumstances,
        consent=read.consent,
    )


def _aged(person: PersonRecord, asked_on: date) -> PersonRecord:
    if person.age_low is None or person.age_reference is AgeReference.AT_EVENT:
        return person
    return replace(person, age_reference=AgeReference.AT_LIST_DATE, age_date=asked_on)


def same_sought(
    request: RequestSummary, others: Sequence[RequestSummary]
) -> tuple[SameSought, ...]:
    """Give the other open requests that seem to seek one of a request's persons.

    Two families may seek one person, and one family may ask twice: shown, never merged.

    Returns:
        The other requests, heaviest pair first.
    """
    mine = _keys_of(request)
    found = []
    for other in others:
        # Two descriptions of one person share a key of the own name, the kunya or the nickname; to
        # weigh every pair of requests would take hours where there are thousands.
        if other.number == request.number or mine.isdisjoint(_keys_of(other)):
            continue
        weight = max(_weight(a, b) for a in request.sought for b in other.sought)
        if weight >= SAME_FROM:
            found.append(SameSought(other.number, 1 / (1 + len(others) * 2.0**-weight)))
    return tuple(sorted(found, key=lambda s: (-s.probability, s.request)))


def _keys_of(request: RequestSummary) -> frozenset[str]:
    return frozenset().union(
        *(
            _name_keys((p.name, p.name_own, *p.other_names), (p.kunya, p.nickname))
            for p in request.sought
        )
    )


@lru_cache(maxsize=1 << 16)
def _name_keys(names: tuple[str | None, ...], called: tuple[str | None, ...]) -> frozenset[str]:
    elements = [e for name in names if name for e in split_elements(name)[:2]]
    elements += [e for name in called if name for e in split_elements(name)]
    return frozenset(key for e in elements for key in near_keys(e.key))


def _weight(left: PersonRecord, right: PersonRecord) -> float:
    score = compare(left, right)
    named = any(r.comparison in _SAID_OF_NAME and r.weight > 0 for r in score.reasons)
    return score.weight if named else 0.0
