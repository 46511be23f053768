"""Answers and determinations: what people told and decided, and what has changed under them."""

from collections.abc import Sequence
from typing import Any

from django.db.models import QuerySet

from athar.casebook.book import Casebook
from athar.casebook.custody import append, now
from athar.casebook.models import (
    Answer,
    Determination,
    PersonRecord,
    SoughtPerson,
    TracingRequest,
)
from athar.domain import Fate, RequestState, UseError


def answer(
    book: Casebook, number: str, *, told_to: str, told: str, rests_on: Sequence[bytes]
) -> int:
    """Keep what was told to whom, and the records on which it rests.

    Returns:
        The answer's number.

    Raises:
        UseError: there is no such request or record.
    """
    if not (told_to.strip() and told.strip()):
        raise UseError("an answer needs to whom and what was told")
    with book.change():
        request = TracingRequest.objects.filter(number=number).first()
        if request is None:
            raise UseError("there is no such request", remedy="see them with: athar request list")
        known = {bytes(r.record_id) for r in PersonRecord.objects.filter(record_id__in=rests_on)}
        if set(rests_on) - known:
            raise UseError("a record that the answer is to rest on is not in the casebook")
        row = Answer.objects.create(
            request=request,
            told_to=told_to,
            told=told,
            by=book.operator(),
            at=now(),
            rests_on=sorted(r.hex() for r in rests_on),
        )
        request.state = RequestState.ANSWERED
        request.save(update_fields=["state"])
        append(
            book,
            "answered",
            subjects=(f"answer:{row.pk}", f"request:{request.pk}"),
            commit=(f"answer:{row.pk}", f"request:{request.pk}"),
        )
        return row.pk


def answers(*, flagged: bool = False) -> list[dict[str, Any]]:
    """Give the answers, oldest first; `flagged`: only those whose ground has changed."""
    rows = Answer.objects.select_related("request", "by").order_by("pk")
    return [
        {
            "answer": row.pk,
            "request": row.request.number,
            "told_to": row.told_to,
            "told": row.told,
            "by": row.by.name,
            "at": row.at,
            "rests_on": row.rests_on,
            "flags": row.flags,
        }
        for row in rows
        if row.flags or not flagged
    ]


def flag_answers(subject: str, why: str, records: "QuerySet[PersonRecord]") -> int:
    """Flag the answers that rest on any of these records. Call it inside `Casebook.change`.

    Args:
        subject: id of what changed, such as ``document:KEY``.
        why: what happened to it, as a code.
        records: the records that it touches.

    Returns:
        How many answers were flagged.
    """
    flagged = 0
    for row in Answer.objects.all():
        ids = [bytes.fromhex(r) for r in row.rests_on]
        if ids and records.filter(record_id__in=ids).exists():
            row.flags = [*row.flags, {"why": why, "at": now().isoformat(), "subject": subject}]
            row.save(update_fields=["flags"])
            flagged += 1
    return flagged


def determine(book: Casebook, number: str, place: int, *, fate: Fate, basis: str) -> int:
    """Keep a named officer's decision on a sought person's fate.

    Args:
        book: the open casebook, with a named operator.
        number: the request's number.
        place: 1-based place of the sought person in the request.
        fate: what is determined.
        basis: on what ground; never empty.

    Returns:
        The determination's number.

    Raises:
        UseError: the basis is empty, or there is no such sought person.
    """
    if not basis.strip():
        raise UseError("a determination needs its basis")
    with book.change():
        sought = SoughtPerson.objects.filter(request__number=number, place=place).first()
        if sought is None:
            raise UseError("there is no such sought person", remedy="see: athar request list")
        row = Determination.objects.create(
            sought=sought, fate=fate, basis=basis, by=book.operator(), at=now()
        )
        subject = f"determination:{row.pk}"
        append(
            book,
            "determined",
            subjects=(subject, f"request:{sought.request_id}"),
            commit=(subject,),
        )
        return row.pk
