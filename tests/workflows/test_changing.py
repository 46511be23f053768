"""Retracting and erasing: what leaves the searches, what stays, and what is destroyed."""

from pathlib import Path

import pytest

from athar import casebook as cb
from athar.domain import PersonRecord, UseError
from athar.workflows import (
    Bench,
    answer,
    answers,
    documents,
    erase,
    rejected_rows,
    retract,
    trace_person,
    trace_request,
    verify,
)

MARK = "البصيري"  # a family name that stands in the camp's list alone


def traced(bench: Bench) -> list[str | None]:
    sought = PersonRecord(record_id=bytes(16), name="حسان توفيق البصيري")
    result = trace_person(bench, sought)
    assert all(s.file != "camp.csv" for s in result.searched) or result.sought[0].traces
    return [t.record.name for t in result.sought[0].traces]


@pytest.fixture
def told(bench: Bench) -> Bench:
    """The casebook after its first request was answered on the strength of the camp's list."""
    traces = trace_request(bench, "Q-1").sought[0].traces
    rests_on = [traces[0].trace.record_id.hex()]
    answer(bench, "Q-1", told_to="the father", told="a name like hers", rests_on=rests_on)
    return bench


@pytest.mark.parametrize("name", ["1", "camp.csv"])
def test_a_retracted_list_is_kept_and_no_longer_searched(bench: Bench, name: str) -> None:
    assert traced(bench) == ["حسان توفيق البصيري"]
    retract(bench, name)
    assert traced(bench) == []
    assert documents(bench)[0].records == 7
    assert len(rejected_rows(bench, "1")) == 1
    assert verify(bench).whole


def test_a_retracted_report_is_no_longer_quoted(bench: Bench) -> None:
    retract(bench, "report.txt")
    files = {m.file for m in trace_request(bench, "Q-1").sought[0].mentions}
    assert "report.txt" not in files


def test_retracting_flags_the_answers_that_rested_on_it(told: Bench) -> None:
    assert retract(told, "1").answers_flagged == 1
    assert [f["why"] for a in answers(told, flagged=True) for f in a["flags"]] == ["retracted"]
    assert verify(told).whole


def test_retracting_something_else_flags_nothing(told: Bench) -> None:
    assert retract(told, "report.txt").answers_flagged == 0
    assert answers(told, flagged=True) == []


def test_a_document_is_retracted_once(bench: Bench) -> None:
    retract(bench, "1")
    with pytest.raises(UseError, match="retracted already"):
        retract(bench, "1")


def test_an_erased_list_leaves_searches_and_flags_answers(told: Bench) -> None:
    assert erase(told, "1", order="court 2024/17").answers_flagged == 1
    assert traced(told) == []


def test_verification_says_erased_not_broken(bench: Bench) -> None:
    erase(bench, "1", order="court 2024/17")
    found = verify(bench)
    assert found.whole
    assert found.erased == 1


def test_no_byte_of_an_erased_list_stays_in_the_folder(told: Bench, office: Path) -> None:
    files = [p for p in office.rglob("*") if p.is_file()]
    assert any(MARK.encode() in p.read_bytes() for p in files)
    erase(told, "1", order="court 2024/17")
    told.book.close()
    files = [p for p in office.rglob("*") if p.is_file()]
    held = [p.relative_to(office) for p in files if MARK.encode() in p.read_bytes()]
    assert held == []


def test_the_placeholder_says_nothing_of_what_was_there(bench: Bench) -> None:
    erase(bench, "1", order="court 2024/17")
    doc = documents(bench)[0]
    assert (doc.state, doc.file_name, doc.layout) == ("erased", None, None)


def test_erasing_twice_changes_nothing(bench: Bench) -> None:
    erase(bench, "1", order="court 2024/17")
    events = len(list(cb.events()))
    erase(bench, "1", order="court 2024/17")
    assert len(list(cb.events())) == events


@pytest.mark.parametrize("order", ["", "  "])
def test_an_erasure_needs_its_order(bench: Bench, order: str) -> None:
    with pytest.raises(UseError, match="order"):
        erase(bench, "1", order=order)
    assert documents(bench)[0].state == "active"


def test_requests_are_not_erased_with_their_file(bench: Bench) -> None:
    with pytest.raises(UseError, match="requests"):
        erase(bench, "requests.csv", order="court 2024/17")
    assert verify(bench).whole


@pytest.mark.parametrize("name", ["99", "absent.csv"])
def test_a_document_that_is_not_there(bench: Bench, name: str) -> None:
    with pytest.raises(UseError, match="athar documents"):
        retract(bench, name)
