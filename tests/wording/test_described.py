"""A record's fields as labelled values."""

from dataclasses import replace

from athar.domain import Identifier, PersonRecord, ReportedStatus
from athar.wording.described import describe, name_of
from athar.wording.isolation import plain
from athar.wording.language import Language
from athar.workflows import TraceResult

EN = Language.ENGLISH
EMPTY = PersonRecord(record_id=bytes(16))


def told(record: PersonRecord) -> dict[str, str]:
    return {fact.label: plain(fact.value) for fact in describe(record, EN)}


def test_what_a_source_does_not_say_has_no_line() -> None:
    assert describe(EMPTY, EN) == ()


def test_fields_are_told_as_written_and_codes_in_words(result: TraceResult) -> None:
    said = told(result.sought[0].traces[0].record)
    assert said["Tent"] == "4/118"
    assert said["Age"] == "31 years, on the list's date"
    assert said["Status"] == "reported in a camp by the list"
    assert said["Official number"] == "card A-0042"


def test_the_original_row_and_ids_are_not_told(result: TraceResult) -> None:
    assert "secret cell" not in str(told(result.sought[0].traces[0].record))


def test_parts_that_the_name_shows_are_not_said_twice(result: TraceResult) -> None:
    sought = result.sought[0].sought
    assert "Father's name" not in told(sought)
    assert told(replace(sought, name_father="Omar"))["Father's name"] == "Omar"


def test_a_reported_death_is_told_as_the_list_has_it() -> None:
    record = replace(EMPTY, status=ReportedStatus.DEAD)
    assert told(record) == {"Status": "reported dead by the list"}


def test_a_number_without_a_type_stands_alone() -> None:
    record = replace(EMPTY, identifiers=(Identifier(None, "007"),))
    assert told(record) == {"Official number": "007"}


def test_a_name_in_parts_is_joined() -> None:
    record = replace(EMPTY, name_own="سمر", name_father="خالد")
    assert plain(name_of(record, EN)) == "سمر خالد"


def test_a_kunya_serves_where_there_is_no_name() -> None:
    assert plain(name_of(replace(EMPTY, kunya="أبو ليث"), EN)) == "أبو ليث"


def test_no_name_is_said_in_words() -> None:
    assert name_of(EMPTY, EN) == "no name given"
