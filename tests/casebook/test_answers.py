"""Answers and determinations: a named person tells and decides, on a stated ground."""

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from athar.casebook import (
    AddedDocument,
    Casebook,
    EnquirerDraft,
    RequestDraft,
    add_requests,
    answer,
    answers,
    determine,
    events,
    records_of,
    request,
)
from athar.casebook.models import Determination
from athar.domain import Fate, PersonRecord, RequestState, UseError
from athar.workflows.custody import ChainCustodian

PERSON = PersonRecord(record_id=bytes(16), name="سامر")


@pytest.fixture
def number(book: Casebook) -> str:
    draft = RequestDraft(enquirer=EnquirerDraft(), sought=[PERSON, PERSON], consent={})
    return add_requests(book, [draft])[0]


@pytest.fixture
def record(add: Callable[..., AddedDocument]) -> bytes:
    (batch,) = records_of(add("content", PERSON).document.number)
    return bytes(batch.column("record_id")[0].as_py())


def test_an_answer_keeps_what_was_told_to_whom_and_its_ground(
    book: Casebook, number: str, record: bytes
) -> None:
    answer(book, number, told_to="the sister", told="a record was found", rests_on=[record])
    (kept,) = answers()
    assert (kept["request"], kept["told_to"]) == (number, "the sister")
    assert (kept["told"], kept["rests_on"]) == ("a record was found", [record.hex()])
    assert kept["by"] == book.operator().name
    assert kept["flags"] == []
    assert request(number).state is RequestState.ANSWERED


def test_an_answer_rests_only_on_what_is_in_the_casebook(
    book: Casebook, number: str, record: bytes
) -> None:
    with pytest.raises(UseError, match="not in the casebook"):
        answer(book, number, told_to="x", told="y", rests_on=[record, bytes(16)])
    with pytest.raises(UseError, match="no such request"):
        answer(book, "R99", told_to="x", told="y", rests_on=[record])
    assert answers() == []
    assert request(number).state is RequestState.OPEN


def test_a_determination_is_of_one_person_with_its_basis_and_its_officer(
    book: Casebook, number: str
) -> None:
    determine(book, number, 2, fate=Fate.ALIVE, basis="she telephoned her brother")
    kept = Determination.objects.get()
    assert (kept.sought.place, kept.fate) == (2, "alive")
    assert kept.basis == "she telephoned her brother"
    assert kept.by == book.operator()
    assert [e.draft.action for e in events()][-1] == "determined"


@pytest.mark.parametrize("basis", ["", " ", "\n"])
def test_a_determination_needs_a_basis(book: Casebook, number: str, basis: str) -> None:
    with pytest.raises(UseError, match="basis"):
        determine(book, number, 1, fate=Fate.STILL_MISSING, basis=basis)
    assert not Determination.objects.exists()


def test_a_determination_is_of_a_person_who_is_sought(book: Casebook, number: str) -> None:
    with pytest.raises(UseError, match="no such sought person"):
        determine(book, number, 3, fate=Fate.ALIVE, basis="x")


@pytest.fixture
def nobody(empty: Path, tmp_path: Path) -> Casebook:
    """A casebook in whose settings nobody is named."""
    folder = shutil.copytree(empty, tmp_path / "nobody's")
    settings = folder / "athar.toml"
    lines = settings.read_text().splitlines()
    settings.write_text("\n".join(line for line in lines if not line.startswith("operator")))
    return Casebook.open(folder, custodian=ChainCustodian())


def test_nothing_is_written_where_no_operator_is_named(nobody: Casebook) -> None:
    draft = RequestDraft(enquirer=EnquirerDraft(), sought=[PERSON], consent={})
    with pytest.raises(UseError, match="nobody is named as the operator.*--as"):
        add_requests(nobody, [draft])
    assert [e.draft.action for e in events()] == ["created"]
    with pytest.raises(UseError, match="no such request"):
        request("R1")
    nobody.close()
