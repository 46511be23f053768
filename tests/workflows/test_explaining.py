"""Explaining: one pair from the odds before anything is compared to the probability."""

from collections.abc import Callable
from math import log2
from pathlib import Path

import pytest
from openpyxl import Workbook

from athar import casebook as cb
from athar.domain import Comparison, InputError, UseError, Verdict
from athar.matching import compare
from athar.workflows import (
    Bench,
    Explained,
    explain,
    is_row,
    judge,
    trace_request,
)

Write = Callable[[str, str | bytes], Path]

LIST = "الاسم,العمر\nسامر خالد الحسن,35\nوديع نايف السلوم,20\nالمجموع,2\n"
OTHER = "Name,Age\nSamer Khaled al-Hassan,36\nWadi Nayef Salloum,21\n"


@pytest.fixture
def pair(office_bench: Bench) -> Explained:
    """A sister who is sought, and the row of the camp's list that may be of her."""
    return explain(office_bench, "Q-3", "1#2")


@pytest.fixture
def lists(write: Write) -> tuple[Path, Path]:
    return write("list.csv", LIST), write("other.csv", OTHER)


class TestWeight:
    def test_it_is_what_comparing_gives_anywhere(self, pair: Explained) -> None:
        assert pair.score == compare(pair.left.record, pair.right.record)
        assert pair.score.weight == pytest.approx(sum(r.weight for r in pair.score.reasons))

    def test_tracing_gives_the_same_weight_and_probability(
        self, office_bench: Bench, pair: Explained
    ) -> None:
        first = trace_request(office_bench, "Q-3").sought[0].traces[0]
        assert first.record == pair.right.record
        assert pair.score.weight == pytest.approx(first.trace.weight)
        assert pair.within is not None
        assert pair.within.probability == pytest.approx(first.trace.probability)

    def test_ties_to_others_of_a_request_are_no_part_of_the_pair(self, office_bench: Bench) -> None:
        traced = trace_request(office_bench, "Q-1").sought[0].traces[0]
        alone = explain(office_bench, "Q-1#1", "1#2")
        assert Comparison.HOUSEHOLD in {r.comparison for r in traced.trace.reasons}
        assert Comparison.HOUSEHOLD not in {r.comparison for r in alone.score.reasons}
        assert alone.left.company == 2

    def test_the_order_in_which_the_two_are_named_does_not_matter(
        self, office_bench: Bench, pair: Explained
    ) -> None:
        assert explain(office_bench, "1#2", "Q-3") == pair


class TestWithin:
    def test_odds_reasons_and_rivals_add_up_to_the_probability(self, office_bench: Bench) -> None:
        for row in (3, 4, 8):
            within = explain(office_bench, "Q-1#2", f"1#{row}").within
            assert within is not None
            told = within.prior_bits + within.score.weight + within.rival_bits
            assert told == pytest.approx(
                log2(within.probability) - log2(1 - within.probability), abs=1e-3
            )

    def test_two_who_are_sought_have_a_weight_and_no_probability(self, office_bench: Bench) -> None:
        found = explain(office_bench, "Q-1#1", "Q-3")
        assert found.within is None and not found.is_trace
        assert found.score == compare(found.left.record, found.right.record)

    def test_of_two_rows_of_lists_the_second_may_answer(self, office_bench: Bench) -> None:
        found = explain(office_bench, "1#3", "1#8")
        assert [s.references[0].row for s in (found.left, found.right)] == [3, 8]
        assert found.within is not None and found.within.listed == 7

    @pytest.mark.parametrize(("row", "is_trace"), [(2, True), (7, False)])
    def test_what_is_too_improbable_is_no_trace(
        self, office_bench: Bench, row: int, is_trace: bool
    ) -> None:
        assert explain(office_bench, "Q-3", f"1#{row}").is_trace is is_trace


class TestCasebook:
    def test_it_is_noted_as_a_read_by_ids(self, office_bench: Bench) -> None:
        before = cb.pending_reads()
        found = explain(office_bench, "Q-3", "1#2")
        assert cb.pending_reads() == before + 1
        cb.seal_reads(office_bench.book)
        *_, event = cb.events()
        *_, (_, _, action, ids) = cb.sealed_reads(event.draft.sequence)
        sides = (found.left, found.right)
        assert (action, ids) == ("explained", tuple(s.record.record_id.hex() for s in sides))

    def test_what_the_team_judged_is_given_with_it(self, office_bench: Bench) -> None:
        found = explain(office_bench, "Q-3", "1#2")
        ids = (found.left.record.record_id.hex(), found.right.record.record_id.hex())
        judge(office_bench, *ids, Verdict.UNSURE, reason=None)
        assert found.judged is None
        assert explain(office_bench, "Q-3", "1#2").judged is Verdict.UNSURE

    @pytest.mark.parametrize("text", ["Q-3", "request:Q-3", "requests.csv#6"])
    def test_the_same_record_twice_is_refused(self, office_bench: Bench, text: str) -> None:
        with pytest.raises(UseError, match="the same record"):
            explain(office_bench, "Q-3", text)

    @pytest.mark.parametrize(
        ("left", "right", "which"), [("Q-9", "1#2", "first"), ("Q-3", "1#99", "second")]
    )
    def test_an_error_says_which_of_the_two_it_is_of(
        self, office_bench: Bench, left: str, right: str, which: str
    ) -> None:
        with pytest.raises(UseError, match=f"the {which} record: this names no record"):
            explain(office_bench, left, right)


class TestFiles:
    def test_two_rows_of_files_need_no_casebook(self, lists: tuple[Path, Path]) -> None:
        found = explain(None, f"{lists[1]}:2", f"{lists[0]}:2")
        assert (found.left.file, found.right.file) == ("other.csv", "list.csv")
        assert found.right.record.name == "سامر خالد الحسن"
        assert found.score == compare(found.left.record, found.right.record)
        assert found.within is not None and found.within.listed == 2

    def test_two_rows_of_one_file(self, lists: tuple[Path, Path]) -> None:
        found = explain(None, f"{lists[0]}:2", f"{lists[0]}:3")
        assert found.score.weight < 0

    def test_a_row_of_a_file_beside_a_request(
        self, office_bench: Bench, lists: tuple[Path, Path]
    ) -> None:
        before = cb.pending_reads()
        for names in (("Q-3", f"{lists[0]}:2"), (f"{lists[0]}:2", "Q-3")):
            found = explain(office_bench, *names)
            assert (found.left.request, found.right.file) == ("Q-3", "list.csv")
        assert cb.pending_reads() == before + 2

    def test_a_worksheet_is_named_between(self, tmp_path: Path, lists: tuple[Path, Path]) -> None:
        book = Workbook()
        for sheet, name in (("North", "سامر خالد الحسن"), ("South", "وديع نايف السلوم")):
            rows = book.create_sheet(sheet)
            rows.append(["الاسم", "العمر"])
            rows.append([name, 35])
        book.remove(book.worksheets[0])
        path = tmp_path / "camps.xlsx"
        book.save(path)
        found = explain(None, f"{lists[0]}:2", f"{path}:South:2")
        assert (found.right.record.sheet, found.right.record.name) == ("South", "وديع نايف السلوم")
        with pytest.raises(InputError, match="WORKSHEET"):
            explain(None, f"{lists[0]}:2", f"{path}:2")

    @pytest.mark.parametrize("row", [0, 1, 4, 99])
    def test_a_row_without_a_person_is_told_by_file_and_row(
        self, lists: tuple[Path, Path], row: int
    ) -> None:
        with pytest.raises(InputError, match=f"list.csv, row {row}: no person") as refused:
            explain(None, f"{lists[0]}:{row}", f"{lists[1]}:2")
        assert "سامر" not in str(refused.value)

    def test_without_a_casebook_only_rows_of_files_are_known(
        self, lists: tuple[Path, Path]
    ) -> None:
        with pytest.raises(UseError, match="the second is no row of a file"):
            explain(None, f"{lists[0]}:2", "R7")

    def test_a_row_is_of_a_file_that_is_there(self, lists: tuple[Path, Path]) -> None:
        assert is_row(f"{lists[0]}:2") and is_row(f"{lists[0]}:Sheet1:2")
        assert not any(
            map(is_row, (str(lists[0]), f"{lists[0]}:x", "absent.csv:2", "R7", ":2", ""))
        )
