"""Watching: open requests searched against what is new, and only what is new given back."""

from collections.abc import Callable, Collection
from pathlib import Path
from typing import Any

import pytest

from athar import casebook as cb
from athar.casebook.models import TracingRequest
from athar.domain import (
    DocumentKind,
    PersonRecord,
    RequestState,
    UseError,
    Verdict,
    record_id,
    to_batch,
)
from athar.tracing import trace_together
from athar.workflows import (
    AddOptions,
    Bench,
    EnquirerDraft,
    Lost,
    PersonNews,
    RequestDraft,
    SpeakerDraft,
    Watched,
    add,
    erase,
    erase_request,
    init,
    judge,
    open_bench,
    open_request,
    reread,
    retract,
    set_consent,
    trace_request,
    traceable_requests,
    verify,
    watch,
    watching,
)
from athar.workflows.tracing import SHOWN_FROM

Write = Callable[[str, str | bytes], Path]

RANA = "رنا سامر الهادي"
MARCH = "الاسم,العمر,س,ع\nرنا سامر الهادي,33,هدى,سعاد\nوديع نايف السلوم,20,سلمى,نجاح\n"
APRIL = "الاسم,العمر\nرنا سامر الهادي,33\nتوفيق غسان البصيري,51\n"
STRANGERS = "الاسم,العمر\nتوفيق غسان البصيري,51\nحسان ماهر الخابوري,12\n"

NEARLY = (
    *("قصي علي الحسن", "قصي أحمد الحسن", "قصي عدنان", "قصي أحمد", "قصي علي منير الحسن"),
    *("منير محمد الحسن", "وائل محمد الحسن", "قصي عدنان النجار", "قصي عدنان منير النجار"),
)
"""Names that are somewhat like قصي محمد الحسن."""


def ask(bench: Bench, *sought: PersonRecord, tracing: bool = True) -> str:
    """Open a request by word of mouth."""
    draft = RequestDraft(
        enquirer=EnquirerDraft(name="عمر السائل"), sought=sought, consent={"tracing": tracing}
    )
    return open_request(bench, draft).number


def person(name: str, **said: Any) -> PersonRecord:
    return PersonRecord(record_id=bytes(16), name=name, **said)


def news(watched: Watched) -> PersonNews:
    """Give what is new of the one person of whom something is."""
    ((found,),) = [n.persons for n in watched.news]
    return found


def files(watched: Watched) -> list[list[str]]:
    """Give the files in which each new trace stands, of every person in turn."""
    return [[r.file for t in p.new for r in t.references] for n in watched.news for p in n.persons]


@pytest.fixture
def asked(empty_bench: Bench, write: Write) -> Bench:
    """A casebook with one list and one open request for a person who may stand on it."""
    ask(empty_bench, person(RANA, age_low=33.0, age_high=33.0, name_mother="هدى"))
    add(empty_bench, write("march.csv", MARCH))
    return empty_bench


@pytest.fixture
def searches(monkeypatch: pytest.MonkeyPatch) -> list[Collection[str]]:
    """The labels within which the engine was asked to search, in turn; it answers as ever."""
    made: list[Collection[str]] = []
    engine = watching.trace_together

    def noted(*args: Any, labels: Collection[str], **options: Any) -> Any:
        made.append(labels)
        return engine(*args, labels=labels, **options)

    monkeypatch.setattr(watching, "trace_together", noted)
    return made


class TestNew:
    def test_a_first_look_shows_a_request_as_tracing_does(
        self, office: Path, office_bench: Bench, tmp_path: Path
    ) -> None:
        found = {n.request: n for n in watch(office_bench).news}
        traced = trace_request(office_bench, "Q-1")
        assert found["Q-1"].first
        assert [p.new for p in found["Q-1"].persons] == [s.traces for s in traced.sought]

    def test_what_was_shown_is_not_new_again(self, asked: Bench) -> None:
        first = watch(asked)
        assert files(first) == [["march.csv"]]
        again = watch(asked)
        assert (again.news, again.added) == ((), ())
        assert again.since is not None and first.since is None

    def test_a_look_with_nothing_new_leaves_no_trace_in_the_log(self, asked: Bench) -> None:
        watch(asked)
        before = len(list(cb.events()))
        watch(asked)
        assert len(list(cb.events())) == before

    def test_what_tracing_has_proposed_is_not_new(self, asked: Bench) -> None:
        trace_request(asked, "R1")
        assert watch(asked).news == ()

    def test_of_another_list_only_its_traces_are_new(self, asked: Bench, write: Write) -> None:
        watch(asked)
        add(asked, write("april.csv", APRIL))
        found = watch(asked)
        assert files(found) == [["april.csv"]]
        assert [a.file for a in found.added] == ["april.csv"]
        assert not found.news[0].first

    def test_the_rank_is_among_all_that_is_proposed(self, asked: Bench, write: Write) -> None:
        watch(asked)
        add(asked, write("april.csv", APRIL))
        (new,) = news(watch(asked)).new
        traced = trace_request(asked, "R1").sought[0].traces
        assert [t for t in traced if t.record == new.record] == [new]
        assert new.rank == 2

    def test_a_request_opened_since_is_searched_in_everything(self, asked: Bench) -> None:
        watch(asked)
        number = ask(asked, person("وديع نايف السلوم", age_low=20.0, age_high=20.0))
        (found,) = watch(asked).news
        assert (found.request, found.first) == (number, True)
        assert found.persons[0].new[0].references[0].file == "march.csv"

    def test_lighter_ones_than_are_shown_are_told_of(self, asked: Bench, write: Write) -> None:
        add(asked, write("april.csv", APRIL))
        found = news(watch(asked, top=1))
        assert (len(found.new), found.more) == (1, True)

    def test_where_all_are_shown_no_lighter_ones_are_told_of(
        self, asked: Bench, write: Write
    ) -> None:
        add(asked, write("april.csv", APRIL))
        found = news(watch(asked, top=2))
        assert (len(found.new), found.more) == (2, False)

    def test_a_pair_that_was_judged_different_is_not_shown(
        self, asked: Bench, write: Write
    ) -> None:
        doc = cb.document("march.csv")
        row = record_id(doc.blob, None, 2).hex()
        sought = cb.request("R1").sought[0].record_id.hex()
        judge(asked, sought, row, Verdict.DIFFERENT, reason=None)
        assert watch(asked).news == ()

    def test_without_requests_nothing_is_looked_at(self, empty_bench: Bench, write: Write) -> None:
        add(empty_bench, write("march.csv", MARCH))
        found = watch(empty_bench)
        assert (found.requests, found.news) == (0, ())

    def test_a_list_is_still_new_for_the_first_request_after_it(
        self, empty_bench: Bench, write: Write
    ) -> None:
        add(empty_bench, write("march.csv", MARCH))
        watch(empty_bench)
        ask(empty_bench, person(RANA))
        assert files(watch(empty_bench)) == [["march.csv"]]

    def test_nobody_named_as_operator_is_refused_before_any_search(
        self, asked: Bench, monkeypatch: pytest.MonkeyPatch, searches: list[Collection[str]]
    ) -> None:
        monkeypatch.setattr(asked.book, "_operator", None)
        with pytest.raises(UseError, match="operator"):
            watch(asked)
        assert searches == []


class TestSearched:
    """What a look costs: what is new, and not what is there."""

    def test_only_new_lists_are_searched_where_they_bring_nothing(
        self, asked: Bench, write: Write, searches: list[Collection[str]]
    ) -> None:
        watch(asked)
        searches.clear()
        added = add(asked, write("strangers.csv", STRANGERS)).document
        assert watch(asked).news == ()
        assert searches == [{f"{added.key}.1"}]

    def test_nothing_is_searched_where_nothing_was_added(
        self, asked: Bench, searches: list[Collection[str]]
    ) -> None:
        watch(asked)
        searches.clear()
        watch(asked)
        assert searches == []

    def test_with_other_knowledge_of_names_everything_is_searched_again(
        self, asked: Bench, searches: list[Collection[str]], monkeypatch: pytest.MonkeyPatch
    ) -> None:
        watch(asked)
        searches.clear()
        monkeypatch.setattr(watching, "knowledge_digest", lambda: "taught")
        assert watch(asked).news == ()
        assert {label for labels in searches for label in labels} == set(asked.indexes()[0].labels)
        searches.clear()
        watch(asked)
        assert searches == []

    def test_a_list_that_the_casebook_does_not_hold_yet_is_new_for_the_next_look(
        self, asked: Bench
    ) -> None:
        stray = person(RANA, row=2)
        asked.index("open").append([to_batch([stray])], label="on-its-way.1")
        assert files(watch(asked)) == [["march.csv"]]
        look = cb.last_look()
        assert look is not None
        assert "on-its-way.1" not in cb.readings_until(look.number)

    def test_a_tie_to_an_older_list_lifts_a_row_of_the_new_one(
        self, empty_bench: Bench, write: Write
    ) -> None:
        """A row that is not worth showing by itself is, in company, what tracing shows too."""
        ask(empty_bench, person("قصي محمد الحسن"), person("شهربان نوري السلوم"))
        known = "الاسم,الهاتف\nشهربان نوري السلوم,0900112233\n"
        add(empty_bench, write("known.csv", known))
        watch(empty_bench)
        for name in NEARLY:  # the model is estimated anew now and then: one of them is between
            rows = f"الاسم,الهاتف\n{name},0900112233\n"
            doc = add(empty_bench, write("new.csv", rows)).document
            if self.lifted(empty_bench):
                break
            retract(empty_bench, str(doc.number))
        assert files(watch(empty_bench)) == [["new.csv"]]

    def lifted(self, bench: Bench) -> bool:
        """Whether the first person's trace is worth showing in company and not by itself."""
        sought = cb.request("R1").sought
        (alone,) = trace_together(sought[:1], bench.indexes())
        together, _ = trace_together(sought, bench.indexes())
        first = [s.traces[0].probability if s.traces else 0.0 for s in (alone, together)]
        return first[0] < SHOWN_FROM < first[1]


class TestConsent:
    def test_who_refused_is_left_out_and_counted(self, asked: Bench) -> None:
        ask(asked, person(RANA), tracing=False)
        found = watch(asked)
        assert (found.requests, found.refused) == (1, 1)
        assert [n.request for n in found.news] == ["R1"]

    def test_who_consents_later_is_searched_for_in_everything(self, asked: Bench) -> None:
        number = ask(asked, person(RANA), tracing=False)
        watch(asked)
        set_consent(asked, number, "tracing", given=True, why=None)
        (found,) = watch(asked).news
        assert (found.request, files(watch(asked))) == (number, [])
        assert found.persons[0].new

    def test_what_came_while_consent_was_withdrawn_is_new_afterwards(
        self, asked: Bench, write: Write
    ) -> None:
        watch(asked)
        ask(asked, person("حسان ماهر الخابوري"))
        set_consent(asked, "R1", "tracing", given=False, why="a pause")
        add(asked, write("april.csv", APRIL))
        watch(asked)
        set_consent(asked, "R1", "tracing", given=True, why=None)
        assert files(watch(asked)) == [["april.csv"]]

    def test_as_many_wait_as_would_be_looked_at(self, asked: Bench) -> None:
        ask(asked, person(RANA), tracing=False)
        assert traceable_requests(asked) == watch(asked).requests == 1

    def test_closed_and_erased_requests_are_left_out(self, asked: Bench) -> None:
        erase_request(asked, ask(asked, person(RANA)), order="order 7")
        TracingRequest.objects.filter(number="R1").update(state=RequestState.CLOSED)
        found = watch(asked)
        assert (found.requests, found.refused, found.news) == (0, 0, ())


class TestStronger:
    def test_a_known_trace_with_a_further_agreement_is_told_with_its_weight_before(
        self, asked: Bench
    ) -> None:
        (before,) = news(watch(asked)).new
        reread(asked, "march.csv", AddOptions(mapping={"name_mother": "س"}))
        found = news(watch(asked))
        assert (found.new, found.lost) == ((), ())
        (stronger,) = found.stronger
        assert stronger.before == before.trace.weight
        assert stronger.ranked.trace.weight >= before.trace.weight + watching.MARKED_BITS
        assert watch(asked).news == ()

    def test_one_that_is_as_strong_as_before_is_not_told(self, asked: Bench) -> None:
        watch(asked)
        reread(asked, "march.csv", AddOptions(mapping={"notes": "س"}))
        assert watch(asked).news == ()


class TestLost:
    def test_of_a_withdrawn_list_its_number_is_told_once(self, asked: Bench) -> None:
        (before,) = news(watch(asked)).new
        number = retract(asked, "march.csv").document.number
        (lost,) = news(watch(asked)).lost
        assert (lost.record_id, lost.why, lost.document) == (
            before.record.record_id,
            Lost.RETRACTED,
            number,
        )
        assert lost.strength is before.strength
        assert watch(asked).news == ()

    def test_an_erased_list_is_told_as_erased(self, asked: Bench) -> None:
        watch(asked)
        erase(asked, "march.csv", order="order 7")
        (lost,) = news(watch(asked)).lost
        assert (lost.why, lost.document) == (Lost.ERASED, None)

    @pytest.mark.parametrize("column", ["ع", "س"])
    def test_a_row_that_reads_otherwise_today_is_told_as_no_longer_proposed(
        self, asked: Bench, column: str
    ) -> None:
        watch(asked)
        reread(asked, "march.csv", AddOptions(mapping={"name": column}))
        (lost,) = news(watch(asked)).lost
        assert (lost.why, lost.document) == (Lost.REREAD, None)
        assert watch(asked).news == ()

    def test_a_list_that_is_added_again_is_new_again(self, asked: Bench, write: Write) -> None:
        watch(asked)
        retract(asked, "march.csv")
        watch(asked)
        add(asked, write("march.csv", MARCH))
        assert files(watch(asked)) == [["march.csv"]]

    def test_what_stands_in_another_document_too_is_not_lost(
        self, asked: Bench, write: Write
    ) -> None:
        """The same bytes from two sources are one trace."""
        watch(asked)
        add(asked, write("march.csv", MARCH), AddOptions(source="another office"))
        assert watch(asked).news == ()
        retract(asked, str(min(d.number for d in cb.documents(active=True))))
        assert watch(asked).news == ()

    def test_a_trace_of_the_first_look_that_was_withdrawn_before_it_is_told(
        self, asked: Bench
    ) -> None:
        trace_request(asked, "R1")
        retract(asked, "march.csv")
        (lost,) = news(watch(asked)).lost
        assert lost.why is Lost.RETRACTED


class TestMentions:
    REPORT = f"وقال عامل إغاثة إن بين الواصلين {RANA} ومعها طفلان.\n"

    def test_a_new_report_that_names_the_person_is_shown_once(
        self, asked: Bench, write: Write
    ) -> None:
        watch(asked)
        add(asked, write("report.txt", self.REPORT))
        (mention,) = news(watch(asked)).mentions
        assert mention.file == "report.txt"
        assert watch(asked).news == ()

    def test_a_testimony_gives_its_number_and_no_more(self, asked: Bench, write: Write) -> None:
        speaker = SpeakerDraft("أم كنان", "زنوبيا مروان القيصري", {"tracing": True})
        said = AddOptions(kind=DocumentKind.TESTIMONY, speaker=speaker)
        watch(asked)
        number = add(asked, write("testimony.txt", self.REPORT), said).document.number
        (mention,) = news(watch(asked)).mentions
        assert (mention.document, mention.file, mention.quote) == (number, "", None)


class TestInterrupted:
    def test_a_look_that_was_killed_before_it_was_kept_loses_nothing(
        self, asked: Bench, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        def killed(*_: object, **__: object) -> bool:
            raise KeyboardInterrupt

        with monkeypatch.context() as patched, pytest.raises(KeyboardInterrupt):
            patched.setattr(cb, "keep_look", killed)
            watch(asked)
        assert files(watch(asked)) == [["march.csv"]]

    def test_of_two_looks_at_once_one_shows_what_is_new(
        self, asked: Bench, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        keep, other = cb.keep_look, []

        def overtaken(*args: Any, **options: Any) -> bool:
            if not other:
                other.append(None)
                other.append(watch(asked))
            return keep(*args, **options)

        monkeypatch.setattr(cb, "keep_look", overtaken)
        mine = watch(asked)
        assert files(other[1]) == [["march.csv"]]
        assert mine.news == ()

    def test_the_casebook_verifies_afterwards(self, asked: Bench) -> None:
        watch(asked)
        retract(asked, "march.csv")
        watch(asked)
        assert verify(asked).whole


def test_progress_counts_the_requests(asked: Bench) -> None:
    ask(asked, person("حسان ماهر الخابوري"))
    told: list[tuple[int, int | None]] = []
    watch(asked, progress=lambda done, total: told.append((done, total)))
    assert told == [(1, 2), (2, 2)]


def test_the_same_requests_from_two_offices_are_each_looked_at(
    office_template: Path, tmp_path: Path
) -> None:
    """Their persons share ids, as their bytes are the same; their looks are their own."""
    init(tmp_path / "book", operator="Layla H.")
    paths = office_template / "files"
    with open_bench(tmp_path / "book") as bench:
        add(bench, paths / "camp.csv")
        add(bench, paths / "requests.csv", AddOptions(source="one office"))
        one = watch(bench)
        add(bench, paths / "requests.csv", AddOptions(source="another office"))
        other = watch(bench)
        assert files(one) == files(other) != []
        assert {n.request for n in one.news}.isdisjoint(n.request for n in other.news)
        assert watch(bench).news == ()
