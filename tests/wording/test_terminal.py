"""A search's result on a terminal."""

from dataclasses import replace
from io import StringIO

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from rich.console import Console
from rich.text import Text

from athar.domain import Verdict
from athar.wording import Language, render_terminal
from athar.wording.isolation import plain
from athar.wording.terminal import Line
from athar.workflows import TraceResult


def printed(renderable: object, width: int) -> list[str]:
    out = StringIO()
    Console(file=out, width=width, color_system=None).print(renderable)
    return out.getvalue().splitlines()


def shown(result: TraceResult, language: Language, width: int = 100) -> str:
    lines = printed(render_terminal(result, language), width)
    return " ".join(plain("\n".join(lines)).replace("\u2067", "").split())


def balance(line: str) -> int:
    return sum(line.count(c) for c in "\u2067\u2068") - line.count("\u2069")


def test_a_trace_shows_name_strength_place_and_reasons(result: TraceResult) -> None:
    said = shown(result, Language.ENGLISH)
    assert "Sought: سمر خالد الهجيني" in said
    assert "Trace 1: Samar Khaled Alhajini strong trace; match probability 93%" in said
    assert "match weight +17.1" in said
    assert "stands in: camp_arrivals_2019-03.xlsx, sheet Sheet1, row 118" in said
    assert "dated 20 March 2019, graded B, usually reliable" in said
    assert "for +4.1: father's name agrees: خالد ~ Khaled, common" in said
    assert "against \u22121.2: age 34 against 31" in said
    assert "to settle: the mother's name or the birth date" in said


def test_a_timeline_and_reports_are_shown(result: TraceResult) -> None:
    said = shown(result, Language.ENGLISH)
    assert "14 March 2019: reported in a camp by the list, Camp, sector 4, trace 1" in said
    assert "وسأل رجل من هجين" in said


def test_a_protected_testimony_gives_its_number_once_and_no_more(protected: TraceResult) -> None:
    said = shown(protected, Language.ENGLISH)
    assert said.count("A protected testimony, document 6, may name this person.") == 1
    assert "Its words are not shown here: ask whoever keeps it." in said
    assert "Layth" not in said and "None" not in said
    arabic = shown(protected, Language.ARABIC)
    assert "قد يرد اسم هذا الشخص في شهادة محمية، الوثيقة 6" in arabic


def test_a_judgement_of_the_team_is_shown_as_theirs(judged: tuple[Verdict, TraceResult]) -> None:
    verdict, result = judged
    said = {Verdict.SAME: "the same", Verdict.DIFFERENT: "different", Verdict.UNSURE: "unsure"}
    assert f"Judged by the team: {said[verdict]}" in shown(result, Language.ENGLISH)
    assert "رأي الفريق: " in shown(result, Language.ARABIC)


def test_nothing_is_said_of_judgements_where_nobody_judged(result: TraceResult) -> None:
    assert "Judged" not in shown(result, Language.ENGLISH)


@pytest.mark.parametrize("width", [40, 100])
def test_ids_that_commands_take_stand_whole_on_one_line(result: TraceResult, width: int) -> None:
    lines = [plain(line) for line in printed(render_terminal(result, Language.ENGLISH), width)]
    for record_id in ("00" * 16, "aa" * 16, "bb" * 16):
        assert sum(record_id in line for line in lines) == 1


def test_a_description_typed_in_has_no_id(result: TraceResult) -> None:
    said = shown(replace(result, request=None), Language.ENGLISH)
    assert "00" * 16 not in said and "aa" * 16 in said


def test_a_person_without_a_trace_is_answered_honestly(result: TraceResult) -> None:
    said = shown(result, Language.ENGLISH)
    assert "No trace to propose for ليث. Searched: 3 lists and 1 report; 3,021 records" in said
    assert "This does not mean" in said


def test_a_row_that_vanished_is_told_gently(result: TraceResult) -> None:
    said = shown(result, Language.ENGLISH)
    assert "no longer in the newer one" in said
    assert "by itself this says nothing of the person" in said


@pytest.mark.parametrize(
    ("language", "said"),
    [
        (Language.ENGLISH, "These are proposals. A tracing officer decides."),
        (Language.ARABIC, "هذه اقتراحات، والقرار لموظف البحث."),
    ],
)
def test_it_ends_with_who_decides(result: TraceResult, language: Language, said: str) -> None:
    assert shown(result, language).endswith(said)


def test_arabic_output_is_arabic(result: TraceResult) -> None:
    said = shown(result, Language.ARABIC)
    assert "أثر قوي؛ احتمال التطابق 93%؛ وزن التطابق +17.1" in said
    assert "اتفاق في اسم الأب: خالد ~ Khaled، شائع" in said


@pytest.mark.parametrize("language", Language)
@pytest.mark.parametrize("width", [40, 80, 100, 160])
def test_no_line_is_wider_than_the_terminal_or_leaves_an_isolate_open(
    result: TraceResult, language: Language, width: int
) -> None:
    for line in printed(render_terminal(result, language), width):
        assert Text(plain(line).replace("\u2067", "")).cell_len <= width
        assert balance(line) == 0


@settings(deadline=None, max_examples=60)
@given(
    st.lists(st.text(alphabet="ab خالد1", min_size=1, max_size=20), min_size=1, max_size=6),
    st.integers(min_value=5, max_value=60),
    st.sampled_from(Language),
)
def test_wrapping_loses_no_letter_and_balances_each_line(
    values: list[str], width: int, language: Language
) -> None:
    text = " x ".join(f"\u2068{v}\u2069" for v in values)
    lines = printed(Line(text, language), width)
    assert all(balance(line) == 0 for line in lines)
    kept = plain("".join(lines)).replace("\u2067", "").replace(" ", "")
    assert kept == plain(text).replace(" ", "")


def test_markup_and_control_characters_in_a_name_do_nothing(result: TraceResult) -> None:
    first = result.sought[0]
    record = replace(first.traces[0].record, name="[bold red]Samar[/] \x1b[31m\u202e")
    trace = replace(first.traces[0], record=record)
    changed = replace(result, sought=(replace(first, traces=(trace,)),))
    said = shown(changed, Language.ENGLISH)
    assert "Trace 1: [bold red]Samar[/] [31m" in said
    assert "\x1b" not in said and "\u202e" not in said
