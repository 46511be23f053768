"""One pair of records in words, and as JSON."""

import json
import re
from dataclasses import replace
from io import StringIO

import pytest
from rich.console import Console
from rich.text import Text

from athar.domain import PersonRecord, Verdict
from athar.matching import PairScore
from athar.tracing import PairWithin
from athar.wording import Language, explained_json, render_explained
from athar.wording.isolation import plain
from athar.workflows import Explained, Side, TraceResult


@pytest.fixture
def found(result: TraceResult) -> Explained:
    """A daughter who is sought, and the row of a list that may be of her."""
    trace = result.sought[0].traces[0]
    score = PairScore(trace.trace.weight, trace.trace.reasons, trace.trace.settles)
    return Explained(
        left=Side(result.sought[0].sought, request="R-7", company=1),
        right=Side(trace.record, references=trace.references),
        score=score,
        within=PairWithin(score, 2119, 10_000, -13.3, -0.5, 0.91),
    )


def lines(found: Explained, language: Language, width: int = 100) -> list[str]:
    out = StringIO()
    console = Console(file=out, width=width, color_system=None)
    console.print(render_explained(found, language))
    return out.getvalue().splitlines()


def shown(found: Explained, language: Language = Language.ENGLISH) -> str:
    text = plain("\n".join(lines(found, language))).replace("\u2067", "")
    return " ".join(re.sub("[█░│·]{2,}", "", text).split())


def test_both_sides_are_described_with_where_they_stand(found: Explained) -> None:
    said = shown(found)
    assert "Sought: سمر خالد الهجيني" in said and "sought in request R-7" in said
    assert "Record: Samar Khaled Alhajini" in said
    assert "stands in: camp_arrivals_2019-03.xlsx, sheet Sheet1, row 118" in said
    assert "a newer release of this list holds the row too" in said


def test_odds_reasons_weight_rivals_and_probability_come_in_this_order(found: Explained) -> None:
    said = shown(found)
    parts = (
        "about 1 to 10,000 \u221213.3",
        "family name agrees: الهجيني ~ Alhajini, rare +9.6",
        "own name agrees: سمر ~ Samar, common +5.4",
        "age 34 against 31 \u22121.2",
        "the places differ: الباغوز against Camp, sector 4 \u22125.0",
        "Match weight of the two, the sum of the above without the first: +17.1",
        "Other rows of the list that may be of the person \u22120.5",
        "strong trace; match probability within the list: 91%",
        "To settle: the mother's name or the birth date",
        "These are proposals.",
    )
    assert [said.find(part) for part in parts] == sorted(said.find(part) for part in parts)
    assert all(part in said for part in parts)


def test_rivals_are_named_only_where_there_are_some(found: Explained) -> None:
    assert found.within is not None
    alone = replace(found, within=replace(found.within, rival_bits=0.0))
    assert "Other rows" not in shown(alone)


@pytest.mark.parametrize(("listed", "told"), [(2119, True), (10_000, False)])
def test_a_short_list_is_told_to_be_weighed_as_a_longer_one(
    found: Explained, listed: int, told: bool
) -> None:
    assert found.within is not None
    said = shown(replace(found, within=replace(found.within, listed=listed)))
    assert ("weighed as one of 10,000 records" in said) is told


def test_what_is_too_improbable_is_not_called_a_trace(found: Explained) -> None:
    assert found.within is not None
    said = shown(replace(found, within=replace(found.within, probability=0.004)))
    assert "too improbable to be proposed as a trace; match probability within" in said
    assert "weak trace" not in said


def test_without_a_list_there_is_a_weight_and_no_probability(found: Explained) -> None:
    said = shown(replace(found, within=None))
    assert "Match weight of the two, the sum of the above: +17.1" in said
    assert "a weight and no probability" in said
    assert "match probability" not in said and "Before anything" not in said


def test_the_company_of_others_is_told_to_be_left_out(found: Explained) -> None:
    assert "athar trace R-7 counts it" in shown(found)
    assert "counts it" not in shown(replace(found, left=replace(found.left, company=0)))


def test_a_judgement_of_the_team_is_shown_as_theirs(found: Explained) -> None:
    assert "Judged by the team: unsure" in shown(replace(found, judged=Verdict.UNSURE))
    assert "Judged" not in shown(found)


def test_two_records_of_which_nothing_is_comparable(found: Explained) -> None:
    empty = PairScore(0.0, (), ())
    said = shown(replace(found, score=empty, within=None))
    assert "Nothing could be compared." in said
    assert "the sum of the above: 0.0" in said


def test_a_row_of_a_file_is_told_by_file_and_row_without_an_id(found: Explained) -> None:
    record = PersonRecord(record_id=b"\xdd" * 16, row=40, sheet="Camp 2", name="Samar")
    said = shown(replace(found, right=Side(record, file="camp.xlsx")))
    assert "in the file camp.xlsx, sheet Camp 2, row 40" in said
    assert record.record_id.hex() not in said
    said = shown(replace(found, right=Side(replace(record, sheet=None), file="camp.csv")))
    assert "in the file camp.csv, row 40" in said


def test_it_speaks_arabic(found: Explained) -> None:
    said = shown(found, Language.ARABIC)
    assert "قبل أي مقارنة" in said and "نحو 1 إلى 10,000" in said
    assert "أثر قوي؛ احتمال التطابق ضمن القائمة: 91%" in said


@pytest.mark.parametrize("language", Language)
@pytest.mark.parametrize("width", [40, 80, 160])
def test_no_line_is_wider_than_the_terminal_or_leaves_an_isolate_open(
    found: Explained, language: Language, width: int
) -> None:
    for line in lines(found, language, width):
        assert Text(plain(line).replace("\u2067", "")).cell_len <= width
        assert sum(line.count(c) for c in "\u2067\u2068") == line.count("\u2069")


def test_json_holds_codes_and_values(found: Explained) -> None:
    told = json.loads(json.dumps(explained_json(replace(found, judged=Verdict.SAME))))
    assert (told["format"], told["version"], told["judged"]) == ("athar.explain", 1, "same")
    assert told["left"]["request"] == "R-7"
    assert told["right"]["references"][0]["row"] == 118
    assert told["weight"] == 17.1
    assert told["reasons"][0]["code"] == "family.spelling"
    assert told["settles"] == ["mother", "birth"]
    assert told["within"] == {
        "records": 2119,
        "judged_as": 10_000,
        "prior_bits": -13.3,
        "rival_bits": -0.5,
        "probability": 0.91,
    }
    assert {"within", "judged"}.isdisjoint(explained_json(replace(found, within=None)))
    assert "original" not in told["right"]["record"]
