"""Judgements: human decisions on two person records, reversible and never deleted."""

from dataclasses import dataclass
from datetime import datetime

from athar.casebook.answers import flag_answers
from athar.casebook.book import Casebook
from athar.casebook.custody import append, now
from athar.casebook.models import Judgement, PersonRecord
from athar.domain import UseError, Verdict


@dataclass(frozen=True, slots=True)
class JudgementSummary:
    """A judgement as people read it. `left` and `right` are record ids, the smaller one left."""

    number: int
    left: bytes
    right: bytes
    verdict: Verdict
    reason: str | None
    by: str
    at: datetime
    withdrawn: bool


def judge(
    book: Casebook, left: bytes, right: bytes, *, verdict: Verdict, reason: str | None
) -> int:
    """Keep a judgement on two records. An earlier one on the same pair stays in the log.

    Returns:
        The judgement's number.

    Raises:
        UseError: the records are one and the same, or one is not in the casebook.
    """
    if left == right:
        raise UseError("a judgement needs two records")
    with book.change():
        pair = sorted((left, right))
        known = {bytes(r.record_id) for r in PersonRecord.objects.filter(record_id__in=pair)}
        if len(known) < len(pair):
            raise UseError("one of the two records is not in the casebook")
        row = Judgement.objects.create(
            left=pair[0],
            right=pair[1],
            verdict=verdict,
            reason=reason,
            by=book.operator(),
            at=now(),
        )
        append(book, "judged", subjects=(f"judgement:{row.pk}",), commit=(f"judgement:{row.pk}",))
        return row.pk


def withdraw_judgement(book: Casebook, number: int, *, why: str | None) -> int:
    """Take a judgement back; answers that rest on either record are flagged.

    Returns:
        How many answers were flagged.

    Raises:
        UseError: there is no such judgement, or it was taken back already.
    """
    with book.change():
        row = Judgement.objects.filter(pk=number).first()
        if row is None:
            raise UseError(f"there is no judgement {number}")
        if row.withdrawn_at is not None:
            raise UseError(f"judgement {number} was taken back already")
        row.withdrawn_by, row.withdrawn_at, row.withdrawn_why = book.operator(), now(), why
        row.save()
        subject = f"judgement:{row.pk}"
        pair = [bytes(row.left), bytes(row.right)]
        flagged = flag_answers(
            subject, "judgement_withdrawn", PersonRecord.objects.filter(record_id__in=pair)
        )
        append(
            book,
            "judgement_withdrawn",
            subjects=(subject,),
            facts={"answers_flagged": flagged},
            commit=(subject,),
        )
        return flagged


def judgements() -> list[JudgementSummary]:
    """Give every judgement, withdrawn ones too, oldest first."""
    return [
        JudgementSummary(
            number=row.pk,
            left=bytes(row.left),
            right=bytes(row.right),
            verdict=Verdict(row.verdict),
            reason=row.reason,
            by=row.by.name,
            at=row.at,
            withdrawn=row.withdrawn_at is not None,
        )
        for row in Judgement.objects.select_related("by").order_by("pk")
    ]
