"""Tracing: what is proposed, why, where it stands, when, and what was searched."""

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from athar import casebook as cb
from athar.domain import Comparison, DocumentKind, PersonRecord, UseError, Verdict
from athar.workflows import (
    AddOptions,
    Bench,
    SoughtResult,
    Strength,
    TraceResult,
    add,
    judge,
    note_page,
    strength_of,
    trace_person,
    trace_request,
    withdraw,
)

Write = Callable[[str, str | bytes], Path]


def sought(name: str) -> PersonRecord:
    return PersonRecord(record_id=bytes(16), name=name)


@pytest.fixture
def answered(office_bench: Bench) -> TraceResult:
    """The first request: a man's daughter and her two children."""
    return trace_request(office_bench, "Q-1")


class TestRequest:
    def test_each_sought_person_has_the_true_record_first(self, answered: TraceResult) -> None:
        first = [s.traces[0].references[0].row for s in answered.sought]
        assert first == [2, 3, 4]

    def test_a_trace_says_where_its_record_stands(self, answered: TraceResult) -> None:
        (reference,) = answered.sought[0].traces[0].references
        assert (reference.file, reference.source) == ("camp.csv", "إدارة المخيم")
        assert reference.published == date(2019, 4, 2)

    def test_records_of_one_household_lift_one_another_as_a_reason(
        self, answered: TraceResult
    ) -> None:
        reasons = answered.sought[1].traces[0].trace.reasons
        (lift,) = [r for r in reasons if r.comparison is Comparison.HOUSEHOLD]
        assert lift.weight > 0

    def test_the_child_in_her_mothers_tent_comes_before_her_namesake(
        self, answered: TraceResult
    ) -> None:
        rows = [t.references[0].row for t in answered.sought[1].traces]
        assert rows.index(3) < rows.index(8)

    def test_a_weight_is_the_sum_of_its_reasons(self, answered: TraceResult) -> None:
        for found in answered.sought:
            for ranked in found.traces:
                total = sum(r.weight for r in ranked.trace.reasons)
                assert ranked.trace.weight == pytest.approx(total)

    def test_probabilities_of_one_question_and_none_of_them_are_at_most_one(
        self, answered: TraceResult
    ) -> None:
        for found in answered.sought:
            traced = sum(t.trace.probability for t in found.traces)
            assert 0 < traced + found.none_probability <= 1 + 1e-9

    def test_what_was_proposed_is_kept_and_logged(self, office_bench: Bench) -> None:
        before = len(list(cb.events()))
        trace_request(office_bench, "Q-1")
        (event,) = list(cb.events())[before:]
        assert event.draft.action == "traces_proposed"
        assert event.draft.subjects == ("request:1",)

    def test_another_request_for_the_same_person_is_shown(self, answered: TraceResult) -> None:
        assert [s.request for s in answered.same_sought] == ["Q-3"]

    def test_without_consent_nobody_is_searched_for(self, office_bench: Bench) -> None:
        with pytest.raises(UseError, match="consent"):
            trace_request(office_bench, "Q-2")

    def test_a_request_that_is_not_there(self, office_bench: Bench) -> None:
        with pytest.raises(UseError, match="athar request list"):
            trace_request(office_bench, "Q-99")


class TestTimeline:
    def test_it_is_in_the_order_of_time(self, answered: TraceResult) -> None:
        days = [m.first for m in answered.sought[0].timeline if m.first]
        assert days == sorted(days)

    def test_it_begins_with_the_enquirers_own_date(self, answered: TraceResult) -> None:
        own = answered.sought[0].timeline[0]
        assert (own.first, own.rank, own.reference) == (date(2019, 3, 10), None, None)

    def test_a_record_without_a_date_stands_at_its_lists_date(self, answered: TraceResult) -> None:
        dated = {m.rank: m.first for m in answered.sought[0].timeline}
        assert dated[1] == date(2019, 4, 2)

    def test_what_has_no_date_comes_last(self, empty_bench: Bench, write: Write) -> None:
        add(empty_bench, write("undated.csv", "الاسم,العمر\nسامر خالد الحسن,35\n"))
        dated = AddOptions(published=date(2020, 1, 1))
        add(empty_bench, write("dated.csv", "الاسم,العمر\nسامر خالد الحسن,36\n"), dated)
        (found,) = trace_person(empty_bench, sought("سامر خالد الحسن")).sought
        assert [m.first for m in found.timeline] == [date(2020, 1, 1), None]


class TestMentions:
    def test_reports_that_name_the_sought_person_are_quoted_exactly(
        self, answered: TraceResult
    ) -> None:
        mention = next(m for m in answered.sought[0].mentions if m.file == "report.txt")
        text, _ = cb.passages(mention.document)
        assert text is not None
        assert mention.quote in text
        assert text[mention.start : mention.end] == "رنا سامر الهادي"

    def test_who_is_not_named_has_none(self, answered: TraceResult) -> None:
        assert answered.sought[2].mentions == ()


class TestSearched:
    def test_every_list_and_report_is_named_and_no_request(self, answered: TraceResult) -> None:
        assert [(s.file, s.kind, s.records) for s in answered.searched] == [
            ("camp.csv", DocumentKind.LIST, 7),
            ("report.txt", DocumentKind.REPORT, 0),
            ("testimony.txt", DocumentKind.TESTIMONY, 0),
        ]
        assert answered.records_searched == 7

    def test_no_trace_is_told_with_what_was_searched(self, office_bench: Bench) -> None:
        result = trace_person(office_bench, sought("عبد المحسن قحطان الزيباري"))
        (found,) = result.sought
        assert found.traces == ()
        assert found.none_probability > 0.99
        assert result.records_searched == 7

    def test_an_empty_casebook_answers_honestly(self, empty_bench: Bench) -> None:
        result = trace_person(empty_bench, sought("رنا سامر الهادي"))
        assert result.sought[0].traces == ()
        assert result.sought[0].none_probability == 1
        assert result.searched == ()

    def test_every_compartment_is_searched(self, empty_bench: Bench, write: Write) -> None:
        for number, place in enumerate(("open", "دائرة المفقودين"), 1):
            row = f"الاسم,العمر\nسامر خالد الحسن,{30 + number}\n"
            add(empty_bench, write(f"{number}.csv", row), AddOptions(compartment=place))
        (found,) = trace_person(empty_bench, sought("سامر خالد الحسن")).sought
        assert {r.document for t in found.traces for r in t.references} == {1, 2}


def test_a_description_typed_in_is_not_kept_but_its_read_is(office_bench: Bench) -> None:
    before = cb.pending_reads()
    result = trace_person(office_bench, sought("رنا سامر الهادي"))
    assert result.request is None
    assert cb.pending_reads() == before + 1
    assert [r.number for r in cb.requests()] == ["Q-1", "Q-2", "Q-3"]


def test_at_most_so_many_traces_are_given_as_asked_for(office_bench: Bench) -> None:
    (found,) = trace_person(office_bench, sought("ليلى رامز الشاوي"), top=1).sought
    assert len(found.traces) == 1


@pytest.mark.parametrize(
    ("name", "faint"),
    [
        ("محمد", True),
        ("زيدون الطبقجلي", False),
    ],
)
def test_records_too_faint_to_be_proposed_are_told_of(
    office_bench: Bench, write: Write, name: str, faint: bool
) -> None:
    """A common name alone: many carry it, none is proposed, and that is not the same as nobody."""
    camp = write("names.csv", "الاسم,العمر\nمحمد خالد الشامي,30\nمحمد سعيد الحلبي,40\n")
    add(office_bench, camp, AddOptions(source="مكتب المخيم"))
    (found,) = trace_person(office_bench, sought(name)).sought
    assert (found.traces, found.faint) == ((), faint)


@pytest.mark.parametrize(
    ("probability", "strength"),
    [
        (1.0, Strength.STRONG),
        (0.9, Strength.STRONG),
        (0.89, Strength.FAIR),
        (0.5, Strength.FAIR),
        (0.49, Strength.WEAK),
        (0.0, Strength.WEAK),
    ],
)
def test_a_traces_strength_follows_from_its_probability(
    probability: float, strength: Strength
) -> None:
    assert strength_of(probability) is strength


def test_every_trace_carries_the_word_of_its_probability(answered: TraceResult) -> None:
    def ranked(found: SoughtResult) -> list[tuple[Strength, Strength]]:
        return [(t.strength, strength_of(t.trace.probability)) for t in found.traces]

    assert all(a is b for found in answered.sought for a, b in ranked(found))


def test_a_page_that_was_written_is_noted(office_bench: Bench) -> None:
    """A page leaves the casebook: the log says so, by ids alone."""
    before = cb.pending_reads()
    note_page(office_bench, trace_request(office_bench, "Q-1"))
    assert cb.pending_reads() == before + 1


def test_a_judgement_stands_beside_the_trace_until_it_is_taken_back(office_bench: Bench) -> None:
    """What the team has judged of the pair is shown with it; the last judgement counts."""
    sought = trace_request(office_bench, "Q-1").sought[0]
    ids = (sought.sought.record_id.hex(), sought.traces[0].record.record_id.hex())
    assert sought.traces[0].judged is None
    judge(office_bench, *ids, Verdict.UNSURE, reason=None)
    number = judge(office_bench, *ids, Verdict.DIFFERENT, reason="another mother")
    again = trace_request(office_bench, "Q-1").sought[0]
    assert again.traces[0].judged is Verdict.DIFFERENT
    withdraw(office_bench, number, reason="misread")
    again = trace_request(office_bench, "Q-1").sought[0]
    assert again.traces[0].judged is Verdict.UNSURE
