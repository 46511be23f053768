"""Deciding: what people judge, determine and tell. The program does none of these."""

from collections.abc import Sequence
from typing import Any

from athar import casebook as cb
from athar.casebook import JudgementSummary
from athar.domain import Fate, UseError, Verdict
from athar.workflows.bench import Bench

_ID_DIGITS = 32


def judge(bench: Bench, left: str, right: str, verdict: Verdict, *, reason: str | None) -> int:
    """Keep a judgement on two records.

    Args:
        bench: the open casebook.
        left: a record's id, hex.
        right: another record's id, hex.
        verdict: same, different or unsure.
        reason: why, in the officer's words.

    Returns:
        The judgement's number.
    """
    return cb.judge(
        bench.book, record_id_of(left), record_id_of(right), verdict=verdict, reason=reason
    )


def withdraw(bench: Bench, number: int, *, reason: str | None) -> int:
    """Take a judgement back. Returns how many answers were flagged."""
    return cb.withdraw_judgement(bench.book, number, why=reason)


def judgements(bench: Bench) -> list[JudgementSummary]:
    """Give every judgement, withdrawn ones too."""
    return cb.judgements()


def answer(bench: Bench, number: str, *, told_to: str, told: str, rests_on: Sequence[str]) -> int:
    """Keep what was told to whom, and the records (ids, hex) on which it rests."""
    ids = [record_id_of(r) for r in rests_on]
    return cb.answer(bench.book, number, told_to=told_to, told=told, rests_on=ids)


def answers(bench: Bench, *, flagged: bool = False) -> list[dict[str, Any]]:
    """Give the answers; `flagged`: only those whose ground has changed since."""
    return cb.answers(flagged=flagged)


def determine(bench: Bench, number: str, place: int, fate: Fate, *, basis: str) -> int:
    """Keep the operator's determination on the fate of a request's n-th sought person."""
    return cb.determine(bench.book, number, place, fate=fate, basis=basis)


def record_id_of(text: str) -> bytes:
    """Give the record id that a person typed.

    Raises:
        UseError: it is not 32 hexadecimal digits.
    """
    try:
        found = bytes.fromhex(text)
    except ValueError:
        found = b""
    if len(found) * 2 != _ID_DIGITS:
        raise UseError(
            "a record's id is 32 hexadecimal digits", remedy="copy it whole from athar trace"
        )
    return found
