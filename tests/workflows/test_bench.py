"""The bench: indexes are derived; whatever happens to them, opening brings them to the casebook."""

import multiprocessing
import shutil
from collections.abc import Callable
from pathlib import Path

import numpy as np
import pytest

from athar.casebook import AddedDocument, document, reread_document
from athar.domain import CasebookError, PersonRecord, record_id, to_batch
from athar.index import Index
from athar.workflows.bench import Bench, init, label, open_bench
from athar.workflows.changing import erase, retract

Add = Callable[..., AddedDocument]


def names(bench: Bench, compartment: str = "open") -> set[str | None]:
    """Give the names that a search of a compartment can find."""
    segments = bench.index(compartment).segments
    return {r.name for s in segments for r in s.records(np.arange(len(s)))}


def labels(bench: Bench, compartment: str = "open") -> set[str]:
    return set(bench.index(compartment).labels)


LISTED = {"سامر نبيل", "خالد نبيل"}


def test_the_index_holds_the_active_documents_and_no_other(bench: Bench) -> None:
    """Not the retracted list, not the erased one, no report, no testimony, nobody sought."""
    assert names(bench) == LISTED
    assert labels(bench) == {label(document(1))}


def test_an_index_that_was_deleted_is_rebuilt_at_opening(folder: Path) -> None:
    shutil.rmtree(folder / "index")
    with open_bench(folder) as bench:
        assert names(bench) == LISTED


def test_an_emptied_index_folder_is_filled_at_opening(folder: Path) -> None:
    shutil.rmtree(folder / "index")
    (folder / "index").mkdir()
    with open_bench(folder) as bench:
        assert names(bench) == LISTED


def test_any_file_of_the_index_cut_short_or_taken_away_is_made_anew(folder: Path) -> None:
    """One file after the other, in turn cut and taken away: each time it is a whole index."""

    def files() -> list[Path]:
        found = [p for p in (folder / "index").rglob("*") if p.is_file()]
        return sorted((p for p in found if p.suffix != ".lock"), key=lambda p: p.name)

    count = len(files())
    assert count > 3
    for number in range(count):
        damaged = files()[number]
        if number % 2:
            damaged.unlink()
        else:
            damaged.write_bytes(damaged.read_bytes()[:-1])
        with open_bench(folder) as bench:
            assert names(bench) == LISTED, damaged.name


def test_files_of_somebody_else_in_the_index_folder_are_left_alone(folder: Path) -> None:
    (folder / "index" / ".DS_Store").touch()
    (folder / "index" / "lost+found").mkdir()
    with open_bench(folder) as bench:
        assert names(bench) == LISTED
    assert (folder / "index" / "lost+found").is_dir()


def test_a_document_whose_segment_was_never_written_is_made_up_for(bench: Bench, add: Add) -> None:
    """As after a crash between the casebook's commit and the index."""
    add("new.csv", "عمر الجديد")
    assert "عمر الجديد" not in names(bench)
    bench.catch_up()
    assert names(bench) == {*LISTED, "عمر الجديد"}


def test_a_segment_without_its_document_is_taken_out_at_opening(folder: Path) -> None:
    with open_bench(folder) as bench:
        ghost = PersonRecord(record_id=bytes(16), name="شبح")
        bench.index("open").append([to_batch([ghost])], label="no document.1")
        assert "شبح" in names(bench)
    with open_bench(folder) as bench:
        assert names(bench) == LISTED


def test_a_retracted_document_leaves_the_index(bench: Bench) -> None:
    retract(bench, "list.csv")
    assert names(bench) == set()


def test_an_erased_document_leaves_no_file_in_the_index(bench: Bench) -> None:
    erase(bench, "list.csv", order="order 12")
    files = [p for p in bench.book.index.rglob("*") if p.is_file()]
    assert {p.name for p in files} <= {"making.lock", "manifest.json", "writer.lock"}


def test_a_new_reading_replaces_the_segment_of_the_old_one(bench: Bench) -> None:
    doc = document(1)
    before = labels(bench)
    read = PersonRecord(record_id=record_id(doc.blob, None, 2), row=2, name="سامر")
    reread_document(
        *(bench.book, doc.number, [to_batch([read])]),
        **{"layout": None, "rejected": [], "blank": 0, "headers": 1, "notices": []},
    )
    bench.catch_up()
    assert names(bench) == {"سامر"}
    assert labels(bench).isdisjoint(before)


def test_each_compartment_has_an_index_folder_of_its_own(bench: Bench, add: Add) -> None:
    """What may not be seen is not even counted."""
    add("hidden.csv", "عمر المحمي", compartment="محمي")
    bench.catch_up()
    assert names(bench) == LISTED
    assert names(bench, "محمي") == {"عمر المحمي"}
    assert len(bench.indexes()) == 2
    folders = [p for p in bench.book.index.iterdir() if p.is_dir()]
    holding = [p for p in folders if "المحمي".encode() in read_all(p)]
    assert len(folders) == 2
    assert len(holding) == 1


def read_all(folder: Path) -> bytes:
    return b"".join(p.read_bytes() for p in folder.rglob("*") if p.is_file())


@pytest.mark.parametrize("compartment", ["../outside", "a/b", ".", "غرفة ٧"])
def test_no_compartments_name_leads_out_of_the_index(
    bench: Bench, add: Add, compartment: str
) -> None:
    before = set(bench.book.folder.iterdir())
    add("hidden.csv", "عمر المحمي", compartment=compartment)
    bench.catch_up()
    assert names(bench, compartment) == {"عمر المحمي"}
    assert set(bench.book.folder.iterdir()) == before


def test_the_last_document_of_a_compartment_leaves_its_index_too(bench: Bench, add: Add) -> None:
    add("hidden.csv", "عمر المحمي", compartment="محمي")
    bench.catch_up()
    retract(bench, "hidden.csv")
    assert names(bench, "محمي") == set()
    assert len(bench.indexes()) == 1


def test_the_nearest_casebook_above_is_opened(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(folder / "work")
    with open_bench(None) as bench:
        assert bench.book.folder == folder


def test_where_there_is_none_the_error_says_how_to_make_one(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    with pytest.raises(CasebookError, match="athar init"), open_bench(None):
        pass


def _open_and_count(folder: Path, gate: object, out: object) -> None:
    gate.wait()  # type: ignore[attr-defined]
    with open_bench(folder) as bench:
        out.put(len(bench.index("open")))  # type: ignore[attr-defined]


def test_two_processes_that_rebuild_an_index_at_once_both_succeed(folder: Path) -> None:
    shutil.rmtree(folder / "index")
    context = multiprocessing.get_context("spawn")
    gate, out = context.Barrier(2), context.Queue()
    both = [context.Process(target=_open_and_count, args=(folder, gate, out)) for _ in range(2)]
    for process in both:
        process.start()
    for process in both:
        process.join()
    assert [process.exitcode for process in both] == [0, 0]
    assert [out.get(), out.get()] == [2, 2]


def test_a_reader_is_not_disturbed_by_a_later_change(bench: Bench, add: Add) -> None:
    before: Index = bench.index("open")
    add("new.csv", "عمر الجديد")
    bench.catch_up()
    assert len(before) == 2
    assert len(bench.index("open")) == 3


def test_init_and_opening_agree(tmp_path: Path) -> None:
    init(tmp_path / "new", operator="Huda")
    with open_bench(tmp_path / "new") as bench:
        assert bench.indexes() == ()
        assert bench.book.operator().name == "Huda"
