"""Judgements: by a named person, on two records, taken back but never lost."""

from collections.abc import Callable

import pytest

from athar.casebook import (
    AddedDocument,
    Casebook,
    EnquirerDraft,
    RequestDraft,
    add_requests,
    answer,
    answers,
    events,
    judge,
    judgements,
    records_of,
    request,
    withdraw_judgement,
)
from athar.domain import PersonRecord, UseError, Verdict
from athar.workflows.custody import ChainCustodian


@pytest.fixture
def pair(add: Callable[..., AddedDocument]) -> tuple[bytes, bytes]:
    two = [PersonRecord(record_id=bytes(16), name=n) for n in ("سامر", "Samer")]
    (batch,) = records_of(add("content", *two).document.number)
    left, right = sorted(batch.column("record_id").to_pylist())
    return left, right


def test_a_pair_is_kept_smaller_id_first_in_whichever_order_it_is_judged(
    book: Casebook, pair: tuple[bytes, bytes]
) -> None:
    left, right = pair
    judge(book, right, left, verdict=Verdict.SAME, reason="the mother's name")
    judge(book, left, right, verdict=Verdict.UNSURE, reason=None)
    assert [(j.left, j.right) for j in judgements()] == [pair, pair]
    assert [j.verdict for j in judgements()] == [Verdict.SAME, Verdict.UNSURE]
    assert [j.reason for j in judgements()] == ["the mother's name", None]


def test_a_judgement_names_who_made_it(
    folder: object, book: Casebook, pair: tuple[bytes, bytes]
) -> None:
    other = Casebook.open(book.folder, custodian=ChainCustodian(), operator="سليم")
    number = judge(other, *pair, verdict=Verdict.SAME, reason=None)
    assert [(j.number, j.by) for j in judgements()] == [(number, "سليم")]


def test_a_person_sought_can_be_judged_the_same_as_a_record(
    book: Casebook, pair: tuple[bytes, bytes]
) -> None:
    sought = PersonRecord(record_id=bytes(16), name="سامر")
    draft = RequestDraft(enquirer=EnquirerDraft(), sought=[sought], consent={})
    (number,) = add_requests(book, [draft])
    judge(book, request(number).sought[0].record_id, pair[0], verdict=Verdict.SAME, reason=None)
    assert len(judgements()) == 1


def test_a_record_is_not_judged_against_itself_nor_against_none(
    book: Casebook, pair: tuple[bytes, bytes]
) -> None:
    with pytest.raises(UseError, match="two records"):
        judge(book, pair[0], pair[0], verdict=Verdict.SAME, reason=None)
    with pytest.raises(UseError, match="not in the casebook"):
        judge(book, pair[0], bytes(16), verdict=Verdict.SAME, reason=None)
    assert judgements() == []


def test_a_judgement_taken_back_is_kept_and_said_to_be(
    book: Casebook, pair: tuple[bytes, bytes]
) -> None:
    number = judge(book, *pair, verdict=Verdict.SAME, reason="a mistake")
    withdraw_judgement(book, number, why="another father")
    (kept,) = judgements()
    assert kept.withdrawn
    assert (kept.verdict, kept.reason) == (Verdict.SAME, "a mistake")
    assert [e.draft.action for e in events()][-2:] == ["judged", "judgement_withdrawn"]


def test_a_judgement_is_taken_back_once(book: Casebook, pair: tuple[bytes, bytes]) -> None:
    number = judge(book, *pair, verdict=Verdict.SAME, reason=None)
    withdraw_judgement(book, number, why=None)
    with pytest.raises(UseError, match="taken back already"):
        withdraw_judgement(book, number, why=None)
    with pytest.raises(UseError, match="no judgement 99"):
        withdraw_judgement(book, 99, why=None)


def test_taking_a_judgement_back_flags_the_answers_that_rest_on_either_record(
    book: Casebook, pair: tuple[bytes, bytes]
) -> None:
    draft = RequestDraft(
        enquirer=EnquirerDraft(), sought=[PersonRecord(record_id=bytes(16))], consent={}
    )
    (number,) = add_requests(book, [draft])
    answer(book, number, told_to="the sister", told="...", rests_on=[pair[1]])
    answer(book, number, told_to="the sister", told="nothing yet", rests_on=[])
    judged = judge(book, *pair, verdict=Verdict.SAME, reason=None)
    assert withdraw_judgement(book, judged, why=None) == 1
    assert [[f["why"] for f in a["flags"]] for a in answers()] == [["judgement_withdrawn"], []]
