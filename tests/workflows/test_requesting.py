"""Requests: opened by word of mouth, and compared with those that are open."""

import pytest

from athar.domain import PersonRecord, RecordKind, Sex, UseError
from athar.workflows import (
    Bench,
    EnquirerDraft,
    RequestDraft,
    open_request,
    requests,
    same_sought,
    verify,
)


def draft(*sought: PersonRecord) -> RequestDraft:
    enquirer = EnquirerDraft(name="وفاء سامر الهادي", contact="0900500600", language="ar")
    return RequestDraft(enquirer=enquirer, sought=sought, consent={"tracing": True})


def person(name: str, **said: object) -> PersonRecord:
    return PersonRecord(record_id=bytes(16), kind=RecordKind.SOUGHT, name=name, **said)  # type: ignore[arg-type]


RANA = person("رنا سامر الهادي", name_mother="هدى", sex=Sex.FEMALE)


def test_a_request_is_given_a_number_and_kept(empty_bench: Bench) -> None:
    opened = open_request(empty_bench, draft(RANA))
    assert [r.number for r in requests(empty_bench)] == [opened.number]
    assert opened.sought[0].name == "رنا سامر الهادي"
    assert opened.consent == {"tracing": True}
    assert verify(empty_bench).whole


def test_two_requests_have_two_numbers_and_their_persons_two_ids(empty_bench: Bench) -> None:
    one, other = (open_request(empty_bench, draft(RANA)) for _ in range(2))
    assert one.number != other.number
    assert one.sought[0].record_id != other.sought[0].record_id


def test_a_request_that_seeks_nobody_is_refused(empty_bench: Bench) -> None:
    with pytest.raises(UseError):
        open_request(empty_bench, draft())
    assert requests(empty_bench) == []


def test_two_requests_for_one_person_are_noticed_and_not_merged(office_bench: Bench) -> None:
    opened = open_request(office_bench, draft(RANA))
    seem = same_sought(opened, requests(office_bench))
    assert {s.request for s in seem} == {"Q-1", "Q-3"}
    assert all(0.5 < s.probability <= 1 for s in seem)
    assert len(requests(office_bench)) == 4


def test_a_sister_is_not_the_same_person(office_bench: Bench) -> None:
    opened = open_request(office_bench, draft(person("ندى سامر الهادي", name_mother="هدى")))
    assert same_sought(opened, requests(office_bench)) == ()


def test_a_request_is_not_the_same_as_itself(empty_bench: Bench) -> None:
    opened = open_request(empty_bench, draft(RANA))
    assert same_sought(opened, requests(empty_bench)) == ()
