"""Crashes, rivals and full disks: a casebook that opens, verifies, and holds all or nothing.

An addition (bytes kept, document and records written, index brought up) is killed at one instant
after another: at each operation on files that Python makes, and at statements all along the
transaction. One process forks the ones that are killed, so that starting is paid once.
"""

import json
import multiprocessing
import shutil
import sqlite3
import subprocess
import sys
from contextlib import closing
from pathlib import Path

import pytest

from athar.casebook import (
    Casebook,
    DocumentDraft,
    add_document,
    append,
    documents,
    events,
)
from athar.casebook import book as book_module
from athar.domain import BusyError, DocumentKind, PersonRecord, record_id, to_batch
from athar.workflows.bench import open_bench
from athar.workflows.verify import verify

ADD = """
import hashlib, json, os, shutil, signal, sys
from pathlib import Path

from athar.casebook import (
    DocumentDraft, RejectedDraft, add_document, content_digest, documents, rejected_rows
)
from athar.domain import DocumentKind, PersonRecord, record_id, to_batch
from athar.workflows.bench import open_bench
from athar.workflows.verify import verify

FILE_EVENTS = {"open", "os.rename", "os.chmod", "os.mkdir", "os.remove", "os.truncate"}
ROWS = 120


def add(bench, source):
    blob = bench.blobs.add(source)
    records = [
        PersonRecord(record_id=record_id(blob.sha256, None, n), row=n, name=f"name {n}")
        for n in range(1, ROWS + 1)
    ]
    draft = DocumentDraft(
        blob=blob.sha256, size=blob.size, file_name=source.name, kind=DocumentKind.LIST,
        source="A", series="S", rejected=[RejectedDraft(None, 999, None, "no_name", "[]")],
    )
    batches = (to_batch(records[i : i + 40]) for i in range(0, ROWS, 40))
    add_document(bench.book, draft, batches)
    bench.catch_up()


def look(folder):
    with open_bench(folder) as bench:
        report = verify(bench)
        docs = documents()
        return {
            "whole": report.whole,
            "findings": [f"{f.damage} {f.subject}" for f in report.findings],
            "documents": len(docs),
            "records": sum(content_digest(d.number)[0] for d in docs),
            "rejected": sum(len(rejected_rows(d.number)) for d in docs),
            "indexed": len(bench.index("open")),
        }
"""

KILLED = (
    ADD
    + '''
def killer(kind, instant, folder):
    count = 0

    def step():
        nonlocal count
        count += 1
        if count == instant:
            os.kill(os.getpid(), signal.SIGKILL)
        return count

    if kind == "files":
        def heard(event, arguments):
            if event in FILE_EVENTS and str(folder) in str(arguments[0]):
                step()
        sys.addaudithook(heard)
    else:
        from django.db import connection

        def before(execute, *arguments):
            step()
            return execute(*arguments)
        connection.execute_wrappers.append(before)
    return lambda: count


def forked(work):
    """Run in a process of its own; give its exit and what it said."""
    reader, writer = os.pipe()
    child = os.fork()
    if child == 0:
        try:
            said = json.dumps(work())
            os.write(writer, said.encode())
            os._exit(0)
        except BaseException as error:
            os.write(2, repr(error).encode())
            os._exit(1)
    os.close(writer)
    with os.fdopen(reader) as pipe:
        said = pipe.read()
    return os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]), said


def attempt(kind, instant):
    folder = work / f"{kind} {instant}"
    shutil.copytree(empty, folder)

    def once():
        with open_bench(folder) as bench:
            steps = killer(kind, instant, folder)
            add(bench, source)
            return steps()

    return folder, *forked(once)


empty, work, source = (Path(a) for a in sys.argv[1:])
shutil.copytree(empty, work / "first")
with open_bench(work / "first") as bench:  # what is loaded at first use, loaded once for all
    add(bench, source)
out = []
for kind in ("files", "statements"):
    _, code, steps = attempt(kind, 0)
    assert code == 0, code
    steps = int(steps)
    for instant in sorted({1 + (steps - 1) * i // 6 for i in range(7)}):
        folder, code, _ = attempt(kind, instant)
        seen = json.loads(forked(lambda: look(folder))[1] or "null")

        def again():
            with open_bench(folder) as bench:
                add(bench, source)
            return look(folder)

        after = json.loads(forked(again)[1] or "null")
        out.append({"at": f"{kind} {instant}/{steps}", "code": code, "seen": seen, "after": after})
print(json.dumps(out))
'''
)

NOTHING = {"documents": 0, "records": 0, "rejected": 0, "indexed": 0}
ALL = {"documents": 1, "records": 120, "rejected": 1, "indexed": 120}


def test_an_addition_killed_at_any_instant_leaves_all_or_nothing_and_can_be_repeated(
    empty: Path, tmp_path: Path
) -> None:
    source = tmp_path / "list.csv"
    source.write_text("name\n" * 120)
    run = subprocess.run(
        [sys.executable, "-c", KILLED, str(empty), str(tmp_path), str(source)],
        capture_output=True,
        text=True,
    )
    assert run.returncode == 0, run.stderr
    attempts = json.loads(run.stdout)
    assert len(attempts) >= 12
    whole = {"whole": True, "findings": []}
    states = []
    for tried in attempts:
        assert tried["code"] == -9, tried
        assert tried["seen"] in ({**whole, **NOTHING}, {**whole, **ALL}), tried
        assert tried["after"] == {**whole, **ALL}, (tried, run.stderr)
        states.append(tried["seen"]["documents"])
    assert set(states) == {0, 1}  # instants before the commit and after it were among them


FULL_DISK = (
    ADD
    + """
import resource
from athar.domain import CasebookError

folder, source, room = Path(sys.argv[1]), Path(sys.argv[2]), int(sys.argv[3])
ROWS = 20_000
with open_bench(folder) as bench:
    resource.setrlimit(resource.RLIMIT_FSIZE, (room, room))
    try:
        add(bench, source)
    except CasebookError as error:
        sys.exit(str(error))
"""
)


def test_a_full_disk_is_told_in_one_line_and_leaves_nothing_half_written(
    folder: Path, tmp_path: Path
) -> None:
    """The limit on the size of files stands in for the disk's end."""
    source = tmp_path / "list.csv"
    source.write_text("name\n")
    room = (folder / "casebook.sqlite").stat().st_size + 100_000
    run = subprocess.run(
        [sys.executable, "-c", FULL_DISK, str(folder), str(source), str(room)],
        capture_output=True,
        text=True,
    )
    assert run.returncode == 1
    assert len(run.stderr.splitlines()) == 1, run.stderr
    assert "nothing was half-written" in run.stderr
    with open_bench(folder) as bench:
        assert verify(bench).whole
        assert documents() == []


EACH = 5


def _add_many(folder: Path, name: str, gate: object) -> None:
    with open_bench(folder, operator=name) as bench:
        gate.wait()  # type: ignore[attr-defined]
        for number in range(EACH):
            source = folder.parent / f"{name} {number}"
            source.write_text(source.name)
            blob = bench.blobs.add(source)
            record = PersonRecord(record_id=record_id(blob.sha256, None, 1), row=1, name=name)
            draft = DocumentDraft(
                blob=blob.sha256,
                size=blob.size,
                file_name=source.name,
                kind=DocumentKind.LIST,
                source="one source",
            )
            add_document(bench.book, draft, [to_batch([record])])
            bench.catch_up()


def test_two_processes_that_add_at_once_both_succeed(folder: Path) -> None:
    """Two operators, new both, one source: nothing is lost, and the chain is one."""
    context = multiprocessing.get_context("spawn")
    gate = context.Barrier(2)
    both = [context.Process(target=_add_many, args=(folder, n, gate)) for n in ("Huda", "Salim")]
    for process in both:
        process.start()
    for process in both:
        process.join()
    assert [process.exitcode for process in both] == [0, 0]
    with open_bench(folder) as bench:
        assert verify(bench).findings == ()
        assert len(documents()) == 2 * EACH
        assert len(bench.index("open")) == 2 * EACH
        assert [e.draft.sequence for e in events()] == list(range(1, 2 * EACH + 2))


def test_a_writer_who_waited_too_long_is_told_so(
    book: Casebook, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(book_module, "BUSY_SECONDS", 0)
    with closing(sqlite3.connect(book.folder / "casebook.sqlite")) as other:
        other.execute("BEGIN IMMEDIATE")
        with pytest.raises(BusyError, match="another process"), book.change():
            append(book, "exported", subjects=())
        other.rollback()
    with book.change():
        append(book, "exported", subjects=())
    assert [e.draft.action for e in events()] == ["created", "exported"]


def test_a_reader_is_not_hindered_by_a_writer(book: Casebook) -> None:
    with closing(sqlite3.connect(book.folder / "casebook.sqlite")) as other:
        other.execute("BEGIN IMMEDIATE")
        other.execute("DELETE FROM casebook_custodyevent")
        assert len(list(events())) == 1
        other.rollback()


def test_a_copy_of_the_folder_is_a_whole_casebook(folder: Path, tmp_path: Path) -> None:
    with open_bench(folder):
        copy = shutil.copytree(folder, tmp_path / "copy")
    with open_bench(copy) as bench:
        assert verify(bench).whole
