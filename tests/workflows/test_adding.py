"""Adding: preserved, recognised, read, and in the casebook whole or not at all."""

import os
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from athar import casebook as cb
from athar.domain import DocumentKind, InputError, PersonRecord, UseError, Verdict
from athar.workflows import (
    AddOptions,
    Bench,
    SpeakerDraft,
    Standing,
    add,
    answer,
    answers,
    documents,
    judge,
    judgements,
    open_bench,
    preview,
    rejected_rows,
    reread,
    retract,
    trace_person,
    verify,
)

Write = Callable[[str, str | bytes], Path]

LIST = "الاسم,العمر,الأم\nسامر خالد الحسن,35,هدى\nوديع نايف السلوم,20,سلمى\n,,\n"
NEXT_RELEASE = "الاسم,العمر,الأم\nسامر خالد الحسن,35,هدى\nهيفاء نايف السلوم,19,سلمى\n"
UNNAMED_COLUMN = "الاسم,العمر,س\nسامر خالد الحسن,35,هدى\nوديع نايف السلوم,20,سلمى\n"


def sought(name: str) -> PersonRecord:
    return PersonRecord(record_id=bytes(16), name=name)


def ids_of(number: int) -> list[bytes]:
    return [i for b in cb.records_of(number) for i in b.column("record_id").to_pylist()]


def blobs_of(bench: Bench) -> int:
    return len(list(bench.blobs.hashes()))


class TestList:
    def test_every_row_is_a_record_or_counted(self, office_bench: Bench) -> None:
        camp = documents(office_bench)[0]
        assert (camp.kind, camp.records, camp.rejected) == (DocumentKind.LIST, 7, 1)

    def test_the_bytes_are_kept_as_they_were(self, empty_bench: Bench, write: Write) -> None:
        path = write("list.csv", LIST)
        added = add(empty_bench, path)
        assert empty_bench.blobs.path(added.document.blob).read_bytes() == path.read_bytes()

    def test_its_records_are_searched_at_once(self, empty_bench: Bench, write: Write) -> None:
        add(empty_bench, write("list.csv", LIST))
        (found,) = trace_person(empty_bench, sought("سامر خالد الحسن")).sought
        assert found.traces[0].record.name == "سامر خالد الحسن"

    def test_rows_that_could_not_be_read_are_shown(self, office_bench: Bench) -> None:
        (row,) = rejected_rows(office_bench, "camp.csv")
        assert (row.row, row.reason) == (9, "total_row")

    def test_the_same_file_twice_adds_nothing(self, empty_bench: Bench, write: Write) -> None:
        path = write("list.csv", LIST)
        first = add(empty_bench, path)
        again = add(empty_bench, path)
        assert not again.new
        assert again.document == first.document
        assert len(documents(empty_bench)) == 1
        assert blobs_of(empty_bench) == 1

    def test_the_same_bytes_from_another_source_are_one_trace_with_two_references(
        self, empty_bench: Bench, write: Write
    ) -> None:
        path = write("list.csv", LIST)
        for source in ("Camp office", "Clinic"):
            add(empty_bench, path, AddOptions(source=source))
        (found,) = trace_person(empty_bench, sought("سامر خالد الحسن")).sought
        assert [t.record.name for t in found.traces].count("سامر خالد الحسن") == 1
        assert [r.source for r in found.traces[0].references] == ["Camp office", "Clinic"]
        assert blobs_of(empty_bench) == 1

    def test_a_dry_run_tells_the_columns_and_keeps_nothing(
        self, empty_bench: Bench, write: Write
    ) -> None:
        found = preview(write("list.csv", LIST))
        assert [c["field"] for c in found.layouts[0]["columns"]] == ["name", "age", "name_mother"]
        assert found.counts["records"] == 2
        assert documents(empty_bench) == []
        assert blobs_of(empty_bench) == 0


class TestSeries:
    """A newer release supersedes the older; a row that vanished is shown as vanished."""

    @pytest.fixture
    def released(self, empty_bench: Bench, write: Write) -> Bench:
        office = AddOptions(source="Camp office", series="weekly", published=date(2020, 1, 6))
        add(empty_bench, write("a.csv", LIST), office)
        add(empty_bench, write("b.csv", NEXT_RELEASE), replace(office, published=date(2020, 1, 13)))
        return empty_bench

    def standings(self, bench: Bench, name: str) -> dict[str, Standing]:
        (found,) = trace_person(bench, sought(name)).sought
        return {
            r.file: r.standing for t in found.traces if t.record.name == name for r in t.references
        }

    def test_a_row_that_stays_is_superseded_in_the_older_release(self, released: Bench) -> None:
        assert self.standings(released, "سامر خالد الحسن") == {
            "a.csv": Standing.SUPERSEDED,
            "b.csv": Standing.CURRENT,
        }

    def test_a_row_that_vanished_is_kept_searched_and_shown_so(self, released: Bench) -> None:
        assert self.standings(released, "وديع نايف السلوم") == {"a.csv": Standing.VANISHED}

    def test_the_older_release_is_said_to_be_superseded(self, released: Bench) -> None:
        assert [d.superseded_by for d in documents(released)] == [2, None]


class TestNothingIsHalfAdded:
    @pytest.mark.parametrize(
        ("name", "content", "options"),
        [
            ("empty.csv", b"", AddOptions()),
            ("numbers.csv", "x,y\n1,2\n3,4\n", AddOptions()),
            ("list.csv", LIST, AddOptions(mapping={"no_such_field": "A"})),
            ("list.csv", LIST, AddOptions(mapping={"name": "Z"})),
            ("report.txt", "خرجت العائلات صباح الأحد.\n", AddOptions(kind=DocumentKind.TESTIMONY)),
        ],
    )
    def test_a_failing_add_leaves_no_bytes_and_no_document(
        self,
        empty_bench: Bench,
        write: Write,
        name: str,
        content: str | bytes,
        options: AddOptions,
    ) -> None:
        with pytest.raises((InputError, UseError)):
            add(empty_bench, write(name, content), options)
        assert documents(empty_bench) == []
        assert blobs_of(empty_bench) == 0
        assert list(empty_bench.book.work.iterdir()) == []
        assert verify(empty_bench).whole

    def test_a_failing_add_leaves_the_bytes_that_another_document_needs(
        self, empty_bench: Bench, write: Write
    ) -> None:
        path = write("list.csv", LIST)
        add(empty_bench, path)
        with pytest.raises(UseError):
            add(empty_bench, path, AddOptions(source="Clinic", mapping={"name": "Z"}))
        assert blobs_of(empty_bench) == 1
        assert verify(empty_bench).whole

    def test_a_file_that_is_absent_is_named(self, empty_bench: Bench, tmp_path: Path) -> None:
        with pytest.raises(InputError, match="absent.csv"):
            add(empty_bench, tmp_path / "absent.csv", AddOptions(kind=DocumentKind.LIST))

    def test_a_folder_is_no_file(self, empty_bench: Bench, tmp_path: Path) -> None:
        with pytest.raises(InputError, match="folder"):
            add(empty_bench, tmp_path, AddOptions(kind=DocumentKind.LIST))

    def test_without_an_operator_nothing_is_added(self, empty: Path, write: Write) -> None:
        settings = empty / "athar.toml"
        settings.write_text(settings.read_text().replace("Layla H.", ""))
        with open_bench(empty) as bench, pytest.raises(UseError, match="operator"):
            add(bench, write("list.csv", LIST))

    def test_work_may_be_emptied_with_its_folder(self, office: Path, write: Write) -> None:
        os.rmdir(office / "work")
        with open_bench(office) as bench:
            assert add(bench, write("list.csv", LIST)).new


class TestWhatIsThereAlready:
    """Bytes that are there as something else are not passed over in silence."""

    def test_bytes_there_as_a_list_are_not_taken_for_requests(
        self, empty_bench: Bench, write: Write
    ) -> None:
        path = write("list.csv", LIST)
        add(empty_bench, path)
        with pytest.raises(UseError, match="document 1"):
            add(empty_bench, path, AddOptions(kind=DocumentKind.REQUESTS))

    def test_a_report_is_not_taken_for_a_testimony_with_its_speaker_forgotten(
        self, empty_bench: Bench, write: Write
    ) -> None:
        path = write("told.txt", "خرجت العائلات صباح الأحد عبر الممر الشرقي.\n")
        add(empty_bench, path)
        told = AddOptions(
            kind=DocumentKind.TESTIMONY, speaker=SpeakerDraft(None, "زنوبيا القيصري", {})
        )
        with pytest.raises(UseError, match="document 1"):
            add(empty_bench, path, told)

    def test_a_withdrawn_document_may_be_added_again(
        self, empty_bench: Bench, write: Write
    ) -> None:
        path = write("list.csv", LIST)
        add(empty_bench, path)
        retract(empty_bench, "1")
        again = add(empty_bench, path)
        assert (again.new, again.document.number, again.document.state) == (True, 2, "active")
        assert verify(empty_bench).whole


class TestText:
    def test_a_report_is_kept_with_its_passages(self, office_bench: Bench) -> None:
        text, passages = cb.passages(2)
        assert text is not None
        assert [text[a:b].strip()[:4] for a, b in passages] == ["خرجت", "وقال", "ولم "]

    def test_a_testimony_needs_its_speakers_consent(self, empty_bench: Bench, write: Write) -> None:
        path = write("told.txt", "رأيت الحافلات تخرج من البلدة صباح الأحد.\n")
        with pytest.raises(UseError, match="consent"):
            add(empty_bench, path, AddOptions(kind=DocumentKind.TESTIMONY))


class TestRequests:
    def test_rows_of_one_number_are_one_request(self, office_bench: Bench) -> None:
        assert [(r.number, len(r.sought)) for r in cb.requests()] == [
            ("Q-1", 3),
            ("Q-2", 1),
            ("Q-3", 1),
        ]

    def test_people_sought_are_not_searched(self, office_bench: Bench) -> None:
        (found,) = trace_person(office_bench, sought("غسان درويش العبد")).sought
        assert all(t.record.name != "غسان درويش العبد" for t in found.traces)

    def test_two_requests_for_one_person_are_noticed(
        self, empty_bench: Bench, office_template: Path
    ) -> None:
        path = office_template / "files" / "requests.csv"
        added = add(empty_bench, path, AddOptions(kind=DocumentKind.REQUESTS))
        assert added.requests == ["Q-1", "Q-2", "Q-3"]
        noticed = {k: [s.request for s in v] for k, v in added.same_sought.items()}
        assert noticed == {"Q-1": ["Q-3"], "Q-3": ["Q-1"]}


class TestReread:
    @pytest.fixture
    def listed(self, empty_bench: Bench, write: Write) -> Bench:
        add(empty_bench, write("list.csv", UNNAMED_COLUMN))
        return empty_bench

    def test_another_column_gives_another_field(self, listed: Bench) -> None:
        reread(listed, "1", AddOptions(mapping={"name_mother": "C"}))
        (batch,) = cb.records_of(1)
        assert batch.column("name_mother").to_pylist() == ["هدى", "سلمى"]

    def test_searches_see_the_new_reading_alone(self, listed: Bench) -> None:
        reread(listed, "1", AddOptions(mapping={"name_mother": "C"}))
        (found,) = trace_person(listed, sought("سامر خالد الحسن")).sought
        assert [t.record.name_mother for t in found.traces] == ["هدى"]

    def test_ids_and_judgements_stay(self, listed: Bench) -> None:
        before = ids_of(1)
        judge(listed, before[0].hex(), before[1].hex(), Verdict.DIFFERENT, reason="two men")
        doc, _ = reread(listed, "1", AddOptions(mapping={"name_mother": "C"}))
        assert doc.mapping_version == 2
        assert ids_of(1) == before
        assert [j.withdrawn for j in judgements(listed)] == [False]
        assert verify(listed).whole

    def test_answers_that_rested_on_it_are_flagged(self, listed: Bench, write: Write) -> None:
        path = write("requests.csv", "رقم الطلب,اسم الشخص المطلوب\nQ-1,سامر خالد الحسن\n")
        add(listed, path, AddOptions(kind=DocumentKind.REQUESTS))
        rests_on = [ids_of(1)[0].hex()]
        answer(listed, "Q-1", told_to="the father", told="a name like his", rests_on=rests_on)
        assert answers(listed, flagged=True) == []
        _, flagged = reread(listed, "1", AddOptions(mapping={"name_mother": "C"}))
        assert flagged == 1
        (told,) = answers(listed, flagged=True)
        assert [f["why"] for f in told["flags"]] == ["reread"]

    def test_a_column_that_does_not_exist_changes_nothing(self, listed: Bench) -> None:
        with pytest.raises(UseError):
            reread(listed, "1", AddOptions(mapping={"name_mother": "Z"}))
        assert documents(listed)[0].mapping_version == 1
        assert verify(listed).whole

    def test_only_lists_have_columns(self, office_bench: Bench) -> None:
        with pytest.raises(UseError, match="no list"):
            reread(office_bench, "report.txt", AddOptions())


def test_a_filled_intake_form_is_read_as_requests_without_being_told(
    empty_bench: Bench, write: Write
) -> None:
    path = write(
        "form.csv",
        "رقم الطلب,اسم مقدم الطلب,هاتف مقدم الطلب,اسم الشخص المطلوب,العمر\n"
        "1,هدى,0900,رنا سامر الهادي,33\n",
    )
    added = add(empty_bench, path)
    assert (added.document.kind, list(added.requests)) == (DocumentKind.REQUESTS, ["1"])
