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
    requests,
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
def told(office_bench: Bench) -> Bench:
    """The casebook after its first request was answered on the strength of the camp's list."""
    traces = trace_request(office_bench, "Q-1").sought[0].traces
    rests_on = [traces[0].trace.record_id.hex()]
    answer(office_bench, "Q-1", told_to="the father", told="a name like hers", rests_on=rests_on)
    return office_bench


@pytest.mark.parametrize("name", ["1", "camp.csv"])
def test_a_retracted_list_is_kept_and_no_longer_searched(office_bench: Bench, name: str) -> None:
    assert traced(office_bench) == ["حسان توفيق البصيري"]
    retract(office_bench, name)
    assert traced(office_bench) == []
    assert documents(office_bench)[0].records == 7
    assert len(rejected_rows(office_bench, "1")) == 1
    assert verify(office_bench).whole


def test_a_retracted_report_is_no_longer_quoted(office_bench: Bench) -> None:
    retract(office_bench, "report.txt")
    files = {m.file for m in trace_request(office_bench, "Q-1").sought[0].mentions}
    assert "report.txt" not in files


def test_retracting_flags_the_answers_that_rested_on_it(told: Bench) -> None:
    assert retract(told, "1").answers_flagged == 1
    assert [f["why"] for a in answers(told, flagged=True) for f in a["flags"]] == ["retracted"]
    assert verify(told).whole


def test_retracting_something_else_flags_nothing(told: Bench) -> None:
    assert retract(told, "report.txt").answers_flagged == 0
    assert answers(told, flagged=True) == []


def test_a_document_is_retracted_once(office_bench: Bench) -> None:
    retract(office_bench, "1")
    with pytest.raises(UseError, match="retracted already"):
        retract(office_bench, "1")


def test_an_erased_list_leaves_searches_and_flags_answers(told: Bench) -> None:
    assert erase(told, "1", order="court 2024/17").answers_flagged == 1
    assert traced(told) == []


def test_verification_says_erased_not_broken(office_bench: Bench) -> None:
    erase(office_bench, "1", order="court 2024/17")
    found = verify(office_bench)
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


def test_the_placeholder_says_nothing_of_what_was_there(office_bench: Bench) -> None:
    erase(office_bench, "1", order="court 2024/17")
    doc = documents(office_bench)[0]
    assert (doc.state, doc.file_name, doc.layout) == ("erased", None, None)


def test_erasing_twice_changes_nothing(office_bench: Bench) -> None:
    erase(office_bench, "1", order="court 2024/17")
    events = len(list(cb.events()))
    erase(office_bench, "1", order="court 2024/17")
    assert len(list(cb.events())) == events


@pytest.mark.parametrize("order", ["", "  "])
def test_an_erasure_needs_its_order(office_bench: Bench, order: str) -> None:
    with pytest.raises(UseError, match="order"):
        erase(office_bench, "1", order=order)
    assert documents(office_bench)[0].state == "active"


def test_requests_are_erased_with_their_file(office_bench: Bench) -> None:
    erase(office_bench, "requests.csv", order="court 2024/17")
    assert requests(office_bench) == []
    assert verify(office_bench).whole


@pytest.mark.parametrize("name", ["99", "absent.csv"])
def test_a_document_that_is_not_there(office_bench: Bench, name: str) -> None:
    with pytest.raises(UseError, match="athar documents"):
        retract(office_bench, name)
