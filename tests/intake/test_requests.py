"""Requests gathered from rows."""

from pathlib import Path

from athar.domain import RecordKind
from athar.intake import EnquirerDraft, RequestDraft, RequestsReading, read_requests


def read(folder: Path, text: str) -> tuple[tuple[RequestDraft, ...], RequestsReading]:
    path = folder / "requests.csv"
    path.write_text(text, encoding="utf-8")
    reading = read_requests(path)
    return reading.requests(), reading


def sought(request: RequestDraft) -> list[str | None]:
    return [record.name for record in request.sought]


def test_rows_of_one_key_are_one_request_for_several_persons(tmp_path: Path) -> None:
    text = (
        "رقم الطلب,مقدم الطلب,هاتف مقدم الطلب,صلة القرابة,اسم المفقود,منذ,الموافقة على البحث\n"
        "7,سعاد علي,0911,ابنها,سامر خالد,2013,نعم\n"
        "8,عمر أحمد,0922,أخوه,باسل أحمد,2014,لا\n"
        "7,,,كنتها,ريم العلي,2013,\n"
    )
    (first, second), _ = read(tmp_path, text)
    assert (first.key, second.key) == ("7", "8")
    assert sought(first) == ["سامر خالد", "ريم العلي"]
    assert [record.relation for record in first.sought] == ["ابنها", "كنتها"]
    assert first.rows == (2, 4)
    assert first.enquirer == EnquirerDraft("سعاد علي", "0911", "ابنها", None)
    assert dict(first.consent) == {"tracing": True}
    assert dict(second.consent) == {"tracing": False}
    assert {record.kind for record in first.sought} == {RecordKind.SOUGHT}


def test_without_keys_the_enquirer_and_contact_tell(tmp_path: Path) -> None:
    text = (
        "Enquirer,Enquirer phone,Sought person,Circumstances\n"
        "Souad Ali,0911,Samer Ali,taken at home\n"
        "souad ali,٠٩١١,Reem Ali,taken at home\n"
        "Souad Ali,0999,Omar Ali,\n"
    )
    requests, _ = read(tmp_path, text)
    assert [sought(request) for request in requests] == [["Samer Ali", "Reem Ali"], ["Omar Ali"]]
    assert [request.circumstances for request in requests] == ["taken at home", None]


def test_an_enquirers_name_alone_does_not_join_requests(tmp_path: Path) -> None:
    text = "Enquirer,Sought person\nSouad Ali,Samer Ali\nSouad Ali,Reem Ali\n"
    requests, _ = read(tmp_path, text)
    assert len(requests) == 2


def test_a_row_without_enquirer_continues_the_request_above(tmp_path: Path) -> None:
    text = "Request no,Enquirer,Sought person\n1,Souad Ali,Samer Ali\n,,Reem Ali\n"
    (request,), _ = read(tmp_path, text)
    assert sought(request) == ["Samer Ali", "Reem Ali"]


def test_one_key_with_two_enquirers_is_two_requests_and_is_told(tmp_path: Path) -> None:
    text = "Request no,Enquirer,Sought person\n1,Souad Ali,Samer Ali\n1,Omar Ahmad,Basel Ahmad\n"
    requests, reading = read(tmp_path, text)
    assert [request.enquirer.name for request in requests] == ["Souad Ali", "Omar Ahmad"]
    assert "key_shared" in {str(notice.code) for notice in reading.notices}


def test_a_consent_that_rows_contradict_counts_as_withheld(tmp_path: Path) -> None:
    text = (
        "Request no,Sought person,Consent to tracing,Consent to share\n"
        "1,Samer Ali,yes,yes\n"
        "1,Reem Ali,yes,no\n"
    )
    (request,), _ = read(tmp_path, text)
    assert dict(request.consent) == {"tracing": True, "sharing": False}


def test_a_request_that_says_nothing_of_tracing_is_told(tmp_path: Path) -> None:
    _, reading = read(tmp_path, "Request no,Sought person\n1,Samer Ali\n2,Reem Ali\n")
    (notice,) = [n for n in reading.notices if n.code == "no_consent_said"]
    assert (notice.rows, notice.count) == ((2, 3), 2)


def test_since_is_the_day_of_the_event(tmp_path: Path) -> None:
    (request,), _ = read(tmp_path, "Sought person,Since,Age\nSamer Ali,2013,20\n")
    assert request.sought[0].event_from is not None
    assert request.sought[0].event_from.year == 2013
