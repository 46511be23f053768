"""A search's result as one HTML file."""

import re
from dataclasses import replace
from html.parser import HTMLParser

import pytest

from athar.domain import Verdict
from athar.wording import Language, render_html
from athar.wording.page import bars
from athar.wording.view import view
from athar.workflows import TraceResult

EN, AR = Language.ENGLISH, Language.ARABIC
VOID = {"meta", "br"}
FETCHING = {"script", "img", "link", "iframe", "object", "embed", "form", "base", "video", "audio"}


class Reader(HTMLParser):
    """Reads a page: its elements, its text, and whether every element is closed in order."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.elements: list[tuple[str, dict[str, str | None]]] = []
        self.words: list[str] = []
        self.stack: list[str] = []
        self.feed(page)
        assert self.stack == []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append((tag, dict(attrs)))
        if tag not in VOID:
            self.stack.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.stack.pop() == tag

    def handle_data(self, data: str) -> None:
        if self.stack and self.stack[-1] != "style":
            self.words.append(data)

    @property
    def text(self) -> str:
        return " ".join("".join(self.words).split())


@pytest.mark.parametrize(("language", "direction"), [(EN, "ltr"), (AR, "rtl")])
def test_language_and_direction_are_set_once_on_html(
    result: TraceResult, language: Language, direction: str
) -> None:
    read = Reader(render_html(result, language))
    html = next(attributes for tag, attributes in read.elements if tag == "html")
    assert html == {"lang": language, "dir": direction}
    others = {a["dir"] for tag, a in read.elements if tag not in {"html", "code"} and "dir" in a}
    assert others <= {"auto"}
    assert {tag for tag, a in read.elements if a.get("dir") == "ltr"} - {"html"} == {"code"}


@pytest.mark.parametrize("language", Language)
def test_the_page_needs_nothing_else(result: TraceResult, language: Language) -> None:
    page = render_html(result, language)
    read = Reader(page)
    assert not {tag for tag, _ in read.elements} & FETCHING
    assert not re.search(r"https?:|//\w|@import|url\(|\bsrc=|\son\w+=", page)
    policy = next(
        a["content"]
        for tag, a in read.elements
        if tag == "meta" and a.get("http-equiv") == "Content-Security-Policy"
    )
    assert policy == "default-src 'none'; style-src 'unsafe-inline'"
    links = [a["href"] or "" for tag, a in read.elements if tag == "a"]
    assert links and all(link.startswith("#") for link in links)
    assert {link[1:] for link in links} <= {a.get("id") for _, a in read.elements}


def test_the_style_knows_no_left_or_right(result: TraceResult) -> None:
    style = re.search(r"<style>(.*?)</style>", render_html(result, AR), re.DOTALL)
    assert style is not None
    assert not re.search(r"\b(left|right)\b", style[1])


def test_what_a_list_says_is_escaped(result: TraceResult) -> None:
    first = result.sought[0]
    evil = "<script>alert(1)</script>\"'><img src=x>"
    record = replace(first.traces[0].record, name=evil, notes=evil, tent=evil)
    place = replace(first.traces[0].references[0], file=evil, source=evil, sheet=evil)
    trace = replace(first.traces[0], record=record, references=(place,))
    mention = replace(first.mentions[0], quote=evil, file=evil)
    sought = replace(first, traces=(trace,), mentions=(mention,))
    changed = replace(result, sought=(sought,), circumstances=evil, request=evil)
    page = render_html(changed, AR)
    assert "<script" not in page and "<img" not in page
    assert evil in Reader(page).text


def test_values_from_lists_are_isolated(result: TraceResult) -> None:
    page = render_html(result, AR)
    assert '<bdi dir="auto">Samar Khaled Alhajini</bdi>' in page
    assert not {"\u2067", "\u2068", "\u2069"} & set(page)


def test_the_officer_is_addressed_first_and_decides_last(result: TraceResult) -> None:
    text = Reader(render_html(result, EN)).text
    body = text[text.index("For the tracing officer") :]
    assert body.startswith("For the tracing officer. Not to be handed to the family as it is.")
    assert text.count("These are proposals. A tracing officer decides.") == 2


def test_a_trace_shows_all_that_an_officer_needs(result: TraceResult) -> None:
    text = Reader(render_html(result, EN)).text
    for said in (
        "Samar Khaled Alhajini Trace 1",
        "strong trace · Match probability: 93% · Match weight: +17.1",
        "father's name agrees: خالد ~ Khaled, common",
        "age 34 against 31",
        "What would settle itthe mother's name or the birth date",
        "camp_arrivals_2019-03.xlsx, sheet Sheet1, row 118",
        "graded B, usually reliable",
        "a newer release of this list holds the row too",
        "Probability that none of the records searched speaks of this person: 2%.",
    ):
        assert said in text.replace(" ,", ",")


def test_the_timeline_reports_and_other_requests_are_shown(result: TraceResult) -> None:
    text = Reader(render_html(result, AR)).text
    assert "كانون الثاني 2019" in text
    assert "وسأل رجل من هجين" in text
    assert "الطلب R-3" in text


def test_a_person_without_a_trace_is_answered_honestly(result: TraceResult) -> None:
    text = Reader(render_html(result, EN)).text
    assert "No trace to propose for ليث . Searched:" in text.replace("ليث.", "ليث .")
    assert "has not been estimated" in text


def test_a_protected_testimony_gives_its_number_once_and_no_more(protected: TraceResult) -> None:
    text = Reader(render_html(protected, EN)).text
    assert text.count("A protected testimony, document 6, may name this person.") == 1
    assert "Its words are not shown here: ask whoever keeps it." in text
    assert "None" not in text
    assert "قد يرد اسم هذا الشخص في شهادة محمية، الوثيقة 6" in render_html(protected, AR)


@pytest.mark.parametrize("language", Language)
def test_no_testimony_s_file_or_source_is_on_the_page(
    protected: TraceResult, language: Language
) -> None:
    text = Reader(render_html(protected, language)).text
    assert "ليث.txt" not in text and "Layth" not in text
    assert {EN: "6 not shown testimony not shown", AR: "6 لا يُعرض شهادة لا يُعرض"}[language] in text


def test_a_judgement_of_the_team_is_shown_as_theirs(judged: tuple[Verdict, TraceResult]) -> None:
    verdict, result = judged
    said = {Verdict.SAME: "the same", Verdict.DIFFERENT: "different", Verdict.UNSURE: "unsure"}
    assert f"Judged by the team: {said[verdict]}" in Reader(render_html(result, EN)).text
    assert "رأي الفريق: " in Reader(render_html(result, AR)).text


def test_nothing_is_said_of_judgements_where_nobody_judged(result: TraceResult) -> None:
    assert "Judged" not in render_html(result, EN)


@pytest.mark.parametrize("language", Language)
def test_ids_stand_whole_and_from_left_to_right(result: TraceResult, language: Language) -> None:
    page = render_html(result, language)
    assert f'<code dir="ltr">{"aa" * 16}</code>' in page
    assert f'<code dir="ltr">{"00" * 16}</code>' in page


def test_a_description_typed_in_has_no_id(result: TraceResult) -> None:
    page = render_html(replace(result, request=None), EN)
    assert "00" * 16 not in page and "aa" * 16 in page


def test_the_original_row_is_not_on_the_page(result: TraceResult) -> None:
    assert "secret cell" not in render_html(result, EN)


def test_an_answer_to_a_typed_description_has_a_title(result: TraceResult) -> None:
    page = render_html(replace(result, request=None, circumstances=None), EN)
    assert "<title>Tracing sheet</title>" in page


def test_circumstances_keep_their_lines(result: TraceResult) -> None:
    page = render_html(replace(result, circumstances="first line\n\nsecond line"), EN)
    assert "first line\nsecond line</p>" in page


def test_nothing_searched_and_nothing_traced_still_makes_a_page(result: TraceResult) -> None:
    empty = replace(result, searched=(), sought=(result.sought[1],), same_sought=())
    assert "Nothing was searched" in Reader(render_html(empty, EN)).text


def test_the_waterfall_runs_over_its_whole_scale(result: TraceResult) -> None:
    reasons = view(result, EN).sought[0].traces[0].reasons
    drawn = bars(reasons)
    assert [round(start) for _, start, _ in drawn[:2]] == [0, 41]
    assert max(start + length for _, start, length in drawn) == pytest.approx(100)
    assert all(start >= -1e-9 and length >= 0 for _, start, length in drawn)


def test_a_waterfall_below_zero_begins_at_its_least_sum(result: TraceResult) -> None:
    reason = view(result, EN).sought[0].traces[0].reasons[-1]
    assert bars([replace(reason, start=0.0, weight=-5.0)])[0][1:] == (0.0, 100.0)
    assert bars([]) == []
