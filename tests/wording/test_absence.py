"""What was searched, and the honest sentence for no trace."""

import re
from dataclasses import replace

from athar.wording import Language, no_trace, searched
from athar.wording.view import view
from athar.workflows import TraceResult

EN, AR = Language.ENGLISH, Language.ARABIC


def test_it_names_lists_reports_records_and_dates(result: TraceResult) -> None:
    assert searched(result, EN) == (
        "Searched: 3 lists and 1 report; 3,021 records; "
        "dated between 9 March 2019 and 30 March 2019, 1 document undated."
    )
    assert searched(result, AR) == (
        "جرى البحث في: 3 قوائم وتقرير واحد؛ 3,021 سجلًا؛ "
        "التاريخ: بين 9 آذار 2019 و30 آذار 2019، وثيقة واحدة بلا تاريخ."
    )


def test_a_search_of_nothing_says_so(result: TraceResult) -> None:
    assert searched(replace(result, searched=()), EN).startswith("Nothing was searched")


def test_a_document_of_another_kind_is_counted_too(result: TraceResult) -> None:
    other = replace(result.searched[0], kind="map")
    assert searched(replace(result, searched=(other,)), EN).startswith("Searched: 1 document;")


def test_absence_tells_what_was_searched_and_what_it_does_not_mean(result: TraceResult) -> None:
    said = no_trace(result, EN)
    assert said.startswith("No trace to propose. Searched: 3 lists and 1 report; 3,021 records")
    assert "This does not mean" in said
    assert said.endswith("has not been estimated.")
    assert "لا يعني هذا" in no_trace(result, AR)


def test_absence_gives_no_coverage(result: TraceResult) -> None:
    for language in Language:
        assert "%" not in no_trace(result, language)
        assert not re.search(r"most|almost all|complete list|معظم", no_trace(result, language))


def test_one_of_several_persons_is_named(result: TraceResult) -> None:
    assert no_trace(result, EN, name="ليث").startswith("No trace to propose for ليث.")
    assert "\u2068ليث\u2069" in no_trace(result, EN, name="ليث", isolated=True)


def test_records_too_faint_to_be_proposed_are_told_of(result: TraceResult) -> None:
    assert "Some records agree with what is said" in no_trace(result, EN, faint=True)
    assert "تتفق بعض السجلات مع ما ذُكر" in no_trace(result, AR, faint=True)
    assert "Some records" not in no_trace(result, EN)


def test_a_person_without_a_trace_has_the_faint_ones_told_in_the_answer(
    result: TraceResult,
) -> None:
    faint = replace(result.sought[1], faint=True)
    said = view(replace(result, sought=(result.sought[0], faint)), EN).sought[1].absence
    assert said is not None and "Some records agree" in said
