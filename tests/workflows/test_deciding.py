"""Deciding: judgements can be taken back, answers are flagged when their ground changes."""

import pytest

from athar import casebook as cb
from athar.domain import Fate, RequestState, UseError, Verdict
from athar.workflows import (
    Bench,
    answer,
    answers,
    determine,
    judge,
    judgements,
    requests,
    verify,
    withdraw,
)


@pytest.fixture
def ids(office_bench: Bench) -> list[str]:
    """The ids of the camp's list, hex, in row order."""
    return [i.hex() for b in cb.records_of(1) for i in b.column("record_id").to_pylist()]


def test_a_judgement_names_who_and_why(office_bench: Bench, ids: list[str]) -> None:
    number = judge(office_bench, ids[1], ids[6], Verdict.DIFFERENT, reason="two mothers")
    (kept,) = judgements(office_bench)
    assert (kept.number, kept.by, kept.reason) == (number, "Layla H.", "two mothers")
    assert {kept.left.hex(), kept.right.hex()} == {ids[1], ids[6]}
    assert verify(office_bench).whole


def test_a_judgement_taken_back_is_not_lost(office_bench: Bench, ids: list[str]) -> None:
    number = judge(office_bench, ids[1], ids[6], Verdict.SAME, reason=None)
    withdraw(office_bench, number, reason="the mothers differ")
    assert [(j.verdict, j.withdrawn) for j in judgements(office_bench)] == [(Verdict.SAME, True)]
    assert verify(office_bench).whole


def test_it_is_taken_back_once(office_bench: Bench, ids: list[str]) -> None:
    number = judge(office_bench, ids[1], ids[6], Verdict.SAME, reason=None)
    withdraw(office_bench, number, reason=None)
    with pytest.raises(UseError, match="already"):
        withdraw(office_bench, number, reason=None)


def test_taking_it_back_flags_the_answers_that_rested_on_its_records(
    office_bench: Bench, ids: list[str]
) -> None:
    number = judge(office_bench, ids[1], ids[6], Verdict.SAME, reason=None)
    told = {"told_to": "the father", "told": "A list holds a name like hers."}
    answer(office_bench, "Q-1", **told, rests_on=[ids[1]])
    answer(office_bench, "Q-3", **told, rests_on=[ids[0]])
    assert withdraw(office_bench, number, reason=None) == 1
    (flagged,) = answers(office_bench, flagged=True)
    assert flagged["request"] == "Q-1"
    assert len(answers(office_bench)) == 2
    assert verify(office_bench).whole


def test_an_answered_request_is_said_to_be_answered(office_bench: Bench, ids: list[str]) -> None:
    answer(office_bench, "Q-1", told_to="the father", told="nothing yet", rests_on=[])
    states = {r.number: r.state for r in requests(office_bench)}
    assert states["Q-1"] is RequestState.ANSWERED
    assert states["Q-3"] is RequestState.OPEN


@pytest.mark.parametrize("typed", ["", "xyz", "00", "0" * 31, "0" * 34])
def test_an_id_that_is_none_is_refused(office_bench: Bench, typed: str) -> None:
    with pytest.raises(UseError, match="32 hexadecimal"):
        judge(office_bench, typed, "0" * 32, Verdict.SAME, reason=None)


def test_an_id_that_is_not_in_the_casebook_is_refused(office_bench: Bench, ids: list[str]) -> None:
    with pytest.raises(UseError, match="not in the casebook"):
        judge(office_bench, ids[0], "0" * 32, Verdict.SAME, reason=None)
    with pytest.raises(UseError, match="not in the casebook"):
        answer(office_bench, "Q-1", told_to="x", told="y", rests_on=["0" * 32])
    assert judgements(office_bench) == []
    assert answers(office_bench) == []


def test_one_record_is_no_pair(office_bench: Bench, ids: list[str]) -> None:
    with pytest.raises(UseError, match="two records"):
        judge(office_bench, ids[0], ids[0], Verdict.SAME, reason=None)


def test_a_determination_needs_its_basis(office_bench: Bench) -> None:
    with pytest.raises(UseError, match="basis"):
        determine(office_bench, "Q-1", 1, Fate.ALIVE, basis="  ")
    assert determine(office_bench, "Q-1", 1, Fate.ALIVE, basis="her brother spoke with her") > 0
    assert verify(office_bench).whole
