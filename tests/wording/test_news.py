"""What is new for the open requests, in words and as JSON."""

import json
from dataclasses import replace
from datetime import UTC, datetime
from io import StringIO

import pytest
from rich.console import Console
from rich.text import Text

from athar.wording import Language, news_json, render_news
from athar.wording.isolation import plain
from athar.wording.phrases import phrases
from athar.workflows import (
    Lost,
    LostTrace,
    PersonNews,
    RequestNews,
    Strength,
    StrongerTrace,
    TraceResult,
    Watched,
)

AT = datetime(2019, 4, 2, 9, 30, tzinfo=UTC)
BEFORE = datetime(2019, 3, 21, 17, 5, tzinfo=UTC)
GONE = b"\xcc" * 16

NOTHING = Watched(asked_at=AT, since=BEFORE, again=False, requests=3, refused=1, added=(), news=())


@pytest.fixture
def watched(result: TraceResult) -> Watched:
    """One trace that is new, one that became stronger, one that is gone, and a report."""
    daughter = result.sought[0]
    new, known = daughter.traces
    person = PersonNews(
        sought=daughter.sought,
        new=(new,),
        more=True,
        stronger=(StrongerTrace(known, 2.25),),
        lost=(LostTrace(GONE, BEFORE, Strength.FAIR, Lost.RETRACTED, 2),),
        mentions=daughter.mentions,
    )
    news = RequestNews("R-7", False, (person,))
    return replace(NOTHING, added=result.searched[2:], news=(news,))


def lines(watched: Watched, language: Language, width: int = 100) -> list[str]:
    out = StringIO()
    console = Console(file=out, width=width, color_system=None)
    console.print(render_news(watched, language))
    return out.getvalue().splitlines()


def shown(watched: Watched, language: Language = Language.ENGLISH) -> str:
    text = plain("\n".join(lines(watched, language))).replace("\u2067", "")
    return " ".join(text.split())


def test_a_new_trace_is_told_as_a_search_tells_it(watched: Watched) -> None:
    said = shown(watched)
    assert "Request R-7 Sought: سمر خالد الهجيني" in said
    assert (
        "Traces that were not proposed before Trace 1: Samar Khaled Alhajini strong trace" in said
    )
    assert "for +4.1: father's name agrees: خالد ~ Khaled, common" in said
    assert "stands in: camp_arrivals_2019-03.xlsx, sheet Sheet1, row 118" in said


def test_lighter_ones_are_told_of_with_the_command_that_shows_them(watched: Watched) -> None:
    assert "There are lighter ones; they are shown by athar trace R-7 --top 100" in shown(watched)


def test_a_stronger_trace_is_told_with_its_weight_before(watched: Watched) -> None:
    said = shown(watched)
    assert "markedly more for the person than when they were last shown Trace 2: سمر" in said
    assert "match weight when it was last shown: +2.2" in said


@pytest.mark.parametrize(
    ("why", "said"),
    [
        (Lost.RETRACTED, "document 2, in which its record stood, was withdrawn"),
        (Lost.ERASED, "its record was erased under an order"),
        (Lost.REREAD, "as the documents are read today, it is no longer proposed"),
    ],
)
def test_what_is_gone_is_told_without_its_record(watched: Watched, why: Lost, said: str) -> None:
    person = watched.news[0].persons[0]
    lost = replace(person.lost[0], why=why)
    alone = replace(person, new=(), more=False, stronger=(), mentions=(), lost=(lost,))
    told = shown(replace(watched, news=(RequestNews("R-7", False, (alone,)),)))
    assert f"no longer there fair trace, proposed on 21 March 2019: {said}" in told
    assert GONE.hex() in told


@pytest.mark.parametrize("language", Language)
def test_every_reason_of_a_loss_is_worded(language: Language) -> None:
    assert all(f"watch.why.{why}" in phrases(language) for why in Lost)


def test_new_documents_are_named_and_many_are_counted(watched: Watched) -> None:
    assert "Searched for the first time: document 4 (camp_arrivals_2019-03.xlsx), document 5" in (
        shown(watched)
    )
    assert "first time: 8 documents." in shown(replace(watched, added=watched.added * 4))


def test_a_report_is_quoted_and_a_protected_testimony_is_not(protected: TraceResult) -> None:
    sought = protected.sought[0]
    person = PersonNews(sought=sought.sought, mentions=sought.mentions)
    added = tuple(d for d in protected.searched if d.kind == "testimony")
    told = replace(NOTHING, added=added, news=(RequestNews("R-7", False, (person,)),))
    said = shown(told)
    assert "وسأل رجل من هجين" in said
    assert said.count("A protected testimony, document 6, may name this person.") == 1
    assert "document 6 (not shown)" in said
    assert "Layth" not in said and "Layth" not in json.dumps(news_json(told))


def test_nothing_new_is_told_gently_with_its_moment() -> None:
    said = shown(NOTHING)
    assert "Nothing new since 21 March 2019, 17:05 UTC. This says nothing of what became" in said
    assert "Looked at: 3 open requests." in said
    assert "refused: 1 open request." in said
    assert "لا جديد منذ 21 آذار 2019، الساعة 17:05" in shown(NOTHING, Language.ARABIC)


def test_the_first_look_of_all_has_no_moment_before_it() -> None:
    assert "Nothing new. This says nothing" in shown(replace(NOTHING, since=None))


def test_no_open_request_is_told() -> None:
    assert "no open request" in shown(replace(NOTHING, requests=0, refused=0))


def test_a_first_look_at_a_request_is_told_as_one(watched: Watched) -> None:
    first = replace(watched, news=(replace(watched.news[0], first=True),))
    assert "first look at this request" in shown(first)
    assert "first look at this request" not in shown(watched)


def test_what_is_shown_again_says_so(watched: Watched) -> None:
    said = shown(replace(watched, again=True))
    assert said.startswith("What was shown since 21 March 2019, 17:05 UTC, shown again")


@pytest.mark.parametrize("language", Language)
def test_it_ends_with_who_decides(watched: Watched, language: Language) -> None:
    assert shown(watched, language).endswith(phrases(language).say("terminal.footer"))


@pytest.mark.parametrize("language", Language)
@pytest.mark.parametrize("width", [40, 100])
def test_no_line_is_wider_than_the_terminal_or_leaves_an_isolate_open(
    watched: Watched, language: Language, width: int
) -> None:
    for line in lines(watched, language, width):
        assert Text(plain(line).replace("\u2067", "")).cell_len <= width
        assert sum(line.count(c) for c in "\u2067\u2068") == line.count("\u2069")


def test_json_holds_codes_and_values(watched: Watched) -> None:
    told = json.loads(json.dumps(news_json(watched)))
    assert (told["format"], told["version"]) == ("athar.watch", 1)
    assert (told["since"], told["again"]) == ("2019-03-21T17:05:00+00:00", False)
    (person,) = told["news"][0]["persons"]
    assert person["new"][0]["rank"] == 1
    assert person["new"][0]["reasons"][0]["code"] == "family.spelling"
    assert (person["more"], person["stronger"][0]["weight_before"]) == (True, 2.25)
    assert person["lost"] == [
        {
            "record_id": GONE.hex(),
            "proposed_at": "2019-03-21T17:05:00+00:00",
            "strength": "fair",
            "why": "retracted",
            "document": 2,
        }
    ]
    assert person["mentions"][0]["document"] == 5
    assert "since" not in news_json(replace(watched, since=None))
