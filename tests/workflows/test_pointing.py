"""Pointing: which record a person means by what they type."""

from collections.abc import Callable
from pathlib import Path

import pytest
from openpyxl import Workbook

from athar import casebook as cb
from athar.domain import UseError
from athar.workflows import (
    AddOptions,
    Bench,
    EnquirerDraft,
    RequestDraft,
    add,
    erase,
    open_request,
    retract,
    set_consent,
)
from athar.workflows.pointing import LEAST_DIGITS, point

Write = Callable[[str, str | bytes], Path]


def row_of(text: str) -> tuple[int, int]:
    """Give the document and the row that a text points at."""
    ((_, reference),) = point(text).documents
    return reference.document, reference.row


def sought(number: str, place: int) -> bytes:
    return cb.request(number).sought[place - 1].record_id


@pytest.fixture
def workbook(tmp_path: Path) -> Path:
    """Two worksheets, each with a person in row 2."""
    book = Workbook()
    for sheet, name in (("North", "سامر خالد الحسن"), ("South", "وديع نايف السلوم")):
        rows = book.create_sheet(sheet)
        rows.append(["الاسم", "العمر"])
        rows.append([name, 35])
    book.remove(book.worksheets[0])
    book.save(tmp_path / "camps.xlsx")
    return tmp_path / "camps.xlsx"


class TestRequest:
    def test_the_one_person_of_a_request_is_meant_by_its_number(self, office_bench: Bench) -> None:
        found = point("Q-3")
        assert (found.record.record_id, found.request) == (sought("Q-3", 1), "Q-3")
        assert (found.company, found.documents) == (0, ())

    def test_one_of_several_is_meant_by_their_place(self, office_bench: Bench) -> None:
        found = point("Q-1#2")
        assert (found.record.record_id, found.company) == (sought("Q-1", 2), 2)

    def test_without_a_place_several_are_refused(self, office_bench: Bench) -> None:
        with pytest.raises(UseError, match="R7#1"):
            point("Q-1")

    @pytest.mark.parametrize("text", ["Q-1#0", "Q-1#4", "Q-1#x", "Q-9", "Q-9#1", "#1", "", "#"])
    def test_what_is_not_there_is_refused(self, office_bench: Bench, text: str) -> None:
        with pytest.raises(UseError, match="names no record"):
            point(text)

    def test_who_refused_consent_to_tracing_is_not_pointed_at(self, office_bench: Bench) -> None:
        refused = sought("Q-2", 1).hex()
        for text in ("Q-2", "Q-2#1", refused, f"record:{refused[:10]}"):
            with pytest.raises(UseError, match="consent"):
                point(text)
        set_consent(office_bench, "Q-2", "tracing", given=True, why=None)
        assert point("Q-2").request == "Q-2"


class TestDocument:
    @pytest.mark.parametrize("text", ["1#3", "camp.csv#3", "document:1#3", " camp.csv#3 "])
    def test_a_row_is_meant_by_number_or_file(self, office_bench: Bench, text: str) -> None:
        assert row_of(text) == (1, 3)

    @pytest.mark.parametrize("text", ["1#1", "1#9", "1#99", "9#3", "2#1", "other.csv#3"])
    def test_a_row_without_a_record_is_refused(self, office_bench: Bench, text: str) -> None:
        with pytest.raises(UseError, match="names no record"):
            point(text)

    def test_a_row_of_a_file_of_requests_is_the_person_sought(self, office_bench: Bench) -> None:
        assert point("requests.csv#3").record.record_id == sought("Q-1", 2)

    def test_of_several_worksheets_one_must_be_said(
        self, office_bench: Bench, workbook: Path
    ) -> None:
        add(office_bench, workbook)
        with pytest.raises(UseError, match="which worksheet"):
            point("camps.xlsx#2")
        assert point("camps.xlsx#South#2").record.name == "وديع نايف السلوم"

    def test_a_withdrawn_document_is_refused_and_its_records_with_it(
        self, office_bench: Bench
    ) -> None:
        record = point("1#3").record.record_id.hex()
        retract(office_bench, "1")
        for text in ("1#3", "camp.csv#3"):
            with pytest.raises(UseError, match="document 1 has been retracted"):
                point(text)
        for text in (record, record[:8]):
            with pytest.raises(UseError, match="no"):
                point(text)

    def test_an_erased_record_is_named_by_nothing(self, office_bench: Bench) -> None:
        record = point("1#3").record.record_id.hex()
        erase(office_bench, "1", order="order 7")
        for text in ("1#3", "camp.csv#3", record, record[:8]):
            with pytest.raises(UseError):
                point(text)

    def test_of_a_file_added_again_the_document_that_stands_is_meant(
        self, office_bench: Bench, office_template: Path
    ) -> None:
        retract(office_bench, "1")
        again = add(office_bench, office_template / "files" / "camp.csv").document
        assert row_of("camp.csv#3") == (again.number, 3)


class TestRecord:
    def test_an_id_or_its_beginning_is_enough(self, office_bench: Bench) -> None:
        whole = point("1#3").record.record_id.hex()
        for text in (whole, whole.upper(), whole[:12], f"record:{whole[:12]}"):
            assert row_of(text) == (1, 3)

    @pytest.mark.parametrize("digits", [LEAST_DIGITS, 31])
    def test_a_beginning_that_two_records_share_is_refused(
        self, office_bench: Bench, monkeypatch: pytest.MonkeyPatch, digits: int
    ) -> None:
        """Ids are hashes: that two begin alike is here said in the casebook's place."""
        one, other = (point(f"1#{row}").record.record_id for row in (2, 3))
        monkeypatch.setattr(cb, "record_ids_like", lambda _: [one, other])
        with pytest.raises(UseError, match="more digits"):
            point("3" * digits)

    def test_fewer_digits_than_serve_are_no_beginning(self, office_bench: Bench) -> None:
        whole = point("1#3").record.record_id.hex()
        with pytest.raises(UseError, match="names no record"):
            point(whole[: LEAST_DIGITS - 1])

    @pytest.mark.parametrize("text", ["0" * 32, "record:zz", "رنا", "f" * 33])
    def test_what_is_no_id_here_is_refused(self, office_bench: Bench, text: str) -> None:
        with pytest.raises(UseError):
            point(text)

    def test_a_record_in_two_documents_is_one(
        self, office_bench: Bench, office_template: Path
    ) -> None:
        path = office_template / "files" / "camp.csv"
        add(office_bench, path, AddOptions(source="another office"))
        found = point("1#3")
        assert [doc.source for doc, _ in found.documents] == ["إدارة المخيم", "another office"]


class TestTwoReadings:
    @pytest.fixture
    def numbered(self, office_bench: Bench, write: Write) -> Bench:
        """A request that bears the number of a document, and whose places are rows there."""
        file = "رقم الطلب,اسم مقدم الطلب,اسم الشخص المطلوب,الموافقة على البحث\n"
        file += "1,سامر الهادي,رنا سامر الهادي,نعم\n1,سامر الهادي,ليلى رامز الشاوي,نعم\n"
        add(office_bench, write("numbered.csv", file))
        return office_bench

    def test_they_are_told_apart_by_a_word(self, numbered: Bench) -> None:
        with pytest.raises(UseError, match="a request or a document"):
            point("1#2")
        assert row_of("document:1#2") == (1, 2)
        assert point("request:1#2").record.record_id == sought("1", 2)

    def test_a_requests_number_is_not_taken_for_the_beginning_of_an_id(
        self, office_bench: Bench, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        person = cb.request("Q-3").sought[0]
        key = point("1#3").record.record_id.hex()[:6]
        drafts = [RequestDraft(key=key, enquirer=EnquirerDraft(), sought=[person], consent={})]
        cb.add_requests(office_bench.book, drafts)
        assert point(key).request == key
        assert row_of(f"record:{key}") == (1, 3)


def test_no_message_holds_what_a_record_says(office_bench: Bench) -> None:
    for text in ("Q-1", "Q-2", "1#99", "رنا سامر الهادي"):
        with pytest.raises(UseError) as refused:
            point(text)
        assert "رنا" not in str(refused.value) and "غسان" not in str(refused.value)


def test_a_request_that_was_told_by_word_of_mouth(office_bench: Bench) -> None:
    person = cb.request("Q-3").sought[0]
    draft = RequestDraft(enquirer=EnquirerDraft(), sought=[person], consent={})
    number = open_request(office_bench, draft).number
    assert point(number).request == number
    assert point(sought(number, 1).hex()).request == number
