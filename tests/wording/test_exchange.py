"""A search's result as JSON values."""

import json

from athar.domain import Verdict
from athar.wording import to_json
from athar.workflows import TraceResult


def test_it_is_json_and_begins_with_its_format(result: TraceResult) -> None:
    told = to_json(result)
    assert list(told)[:2] == ["format", "version"]
    assert json.loads(json.dumps(told, ensure_ascii=False)) == told


def test_codes_ids_and_days_stand_as_codes(result: TraceResult) -> None:
    first = to_json(result)["sought"][0]["traces"][0]
    assert first["strength"] == "strong"
    assert first["reasons"][2] == {
        "code": "father.spelling",
        "weight": 4.1,
        "left": "خالد",
        "right": "Khaled",
        "frequency": 0.011,
    }
    assert first["settles"] == ["mother", "birth"]
    assert first["record"]["record_id"] == "aa" * 16
    assert first["record"]["event_from"] == "2019-03-14"
    assert first["references"][0]["published"] == "2019-03-20"


def test_no_direction_marks_and_no_original_row(result: TraceResult) -> None:
    text = json.dumps(to_json(result), ensure_ascii=False)
    assert not {"\u2066", "\u2067", "\u2068", "\u2069"} & set(text)
    assert "secret cell" not in text and "compartment" not in text


def test_absent_values_are_left_out(result: TraceResult) -> None:
    second = to_json(result)["sought"][0]["traces"][0]["references"][1]
    assert "source" not in second and "published" not in second
    assert second["standing"] == "superseded"


def test_a_protected_testimony_gives_its_number_and_a_notice(protected: TraceResult) -> None:
    report, *withheld = to_json(protected)["sought"][0]["mentions"]
    assert report["quote"]
    assert len(withheld) == 1
    assert withheld[0].keys() == {"document", "protected", "notice"}
    assert withheld[0]["document"] == 6 and withheld[0]["protected"] is True
    assert "document 6" in withheld[0]["notice"]["en"]
    assert "الوثيقة 6" in withheld[0]["notice"]["ar"]


def test_a_searched_testimony_gives_neither_file_nor_source(protected: TraceResult) -> None:
    testimony = to_json(protected)["searched"][-1]
    assert testimony["kind"] == "testimony" and testimony["document"] == 6
    assert "file" not in testimony and "source" not in testimony


def test_a_judgement_stands_as_its_code(judged: tuple[Verdict, TraceResult]) -> None:
    verdict, result = judged
    first, second = to_json(result)["sought"][0]["traces"]
    assert first["judged"] == verdict.value
    assert "judged" not in second


def test_a_person_without_traces_is_there(result: TraceResult) -> None:
    assert to_json(result)["sought"][1]["traces"] == []
