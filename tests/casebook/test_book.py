"""Casebook: made, opened, found; and refused in one clear line where it cannot be."""

import os
import sqlite3
import stat
import subprocess
import sys
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

import pytest

from athar.casebook import FORMAT, Casebook, documents, events
from athar.domain import CasebookError, UseError
from athar.workflows.custody import ChainCustodian

OPERATOR = 'هدى "ه" \\ المختبرة'


@contextmanager
def created(folder: Path, custodian: ChainCustodian) -> Iterator[Casebook]:
    book = Casebook.create(folder, operator=OPERATOR, custodian=custodian)
    try:
        yield book
    finally:
        book.close()


def mode(path: Path) -> int:
    return stat.S_IMODE(path.stat().st_mode)


def refuse(folder: Path, custodian: ChainCustodian, match: str) -> None:
    """Opening is refused in one line, which names the folder, and leaves every byte as it is."""
    before = {p: p.read_bytes() for p in folder.rglob("*") if p.is_file()}
    with pytest.raises(CasebookError, match=match) as refused:
        Casebook.open(folder, custodian=custodian)
    assert str(folder) in str(refused.value)
    assert len(str(refused.value).splitlines()) == 1
    assert {p: p.read_bytes() for p in before} == before


def test_a_new_casebook_opens_and_knows_its_operator(
    tmp_path: Path, custodian: ChainCustodian
) -> None:
    with created(tmp_path / "new", custodian) as made:
        settings = made.settings
    opened = Casebook.open(tmp_path / "new", custodian=custodian)
    assert opened.settings == settings
    assert opened.settings.operator == OPERATOR
    assert opened.operator().name == OPERATOR
    assert documents() == []
    assert [e.draft.action for e in events()] == ["created"]
    opened.close()


def test_folders_and_files_are_for_their_owner_alone_whatever_the_umask(
    tmp_path: Path, custodian: ChainCustodian
) -> None:
    before = os.umask(0o000)
    try:
        with created(tmp_path / "new", custodian) as book:
            book.operator()
            seen = {p.name: mode(p) for p in book.folder.iterdir()}
            assert mode(book.folder) == 0o700
        Casebook.open(tmp_path / "new", custodian=custodian).operator()
        seen |= {p.name: mode(p) for p in book.folder.iterdir()}
        book.close()
    finally:
        os.umask(before)
    assert {"casebook.sqlite-wal", "casebook.sqlite-shm"} <= set(seen)
    folders = {"evidence", "index", "work"}
    assert {seen.pop(name) for name in folders} == {0o700}
    assert set(seen.values()) == {0o600}, seen


def test_an_existing_empty_folder_is_taken_and_closed_to_others(
    tmp_path: Path, custodian: ChainCustodian
) -> None:
    (tmp_path / "mine").mkdir(mode=0o755)
    with created(tmp_path / "mine", custodian):
        assert mode(tmp_path / "mine") == 0o700


def test_a_folder_that_holds_something_is_refused_and_left_as_it_is(
    tmp_path: Path, custodian: ChainCustodian
) -> None:
    folder = tmp_path / "full"
    folder.mkdir(mode=0o755)
    (folder / "letter.txt").write_text("mine")
    with pytest.raises(CasebookError, match="is not empty"), created(folder, custodian):
        pass
    assert [p.name for p in folder.iterdir()] == ["letter.txt"]
    assert mode(folder) == 0o755


def test_a_casebook_is_not_made_over_another(folder: Path, custodian: ChainCustodian) -> None:
    before = (folder / "casebook.sqlite").read_bytes()
    with pytest.raises(CasebookError, match="is a casebook already"), created(folder, custodian):
        pass
    assert (folder / "casebook.sqlite").read_bytes() == before


def test_the_settings_file_taken_away_does_not_let_a_casebook_be_overwritten(
    folder: Path, custodian: ChainCustodian
) -> None:
    (folder / "athar.toml").unlink()
    before = (folder / "casebook.sqlite").read_bytes()
    with pytest.raises(CasebookError, match="is not empty"), created(folder, custodian):
        pass
    assert (folder / "casebook.sqlite").read_bytes() == before


def test_a_folder_that_cannot_be_made_is_told_in_one_line(
    tmp_path: Path, custodian: ChainCustodian
) -> None:
    (tmp_path / "file").touch()
    with (
        pytest.raises(CasebookError, match="cannot be written"),
        created(tmp_path / "file" / "casebook", custodian),
    ):
        pass


@pytest.mark.skipif(os.geteuid() == 0, reason="nothing is unwritable to root")
def test_an_unwritable_folder_is_told_in_one_line(
    tmp_path: Path, custodian: ChainCustodian
) -> None:
    (tmp_path / "theirs").mkdir(mode=0o500)
    with (
        pytest.raises(CasebookError, match="cannot be written"),
        created(tmp_path / "theirs" / "casebook", custodian),
    ):
        pass


@pytest.mark.parametrize("nobody", [None, "", "  "])
def test_without_an_operator_no_casebook_is_made(
    tmp_path: Path, custodian: ChainCustodian, nobody: str | None
) -> None:
    with pytest.raises(UseError, match="operator"):
        Casebook.create(tmp_path / "new", operator=nobody, custodian=custodian)
    with created(tmp_path / "new", custodian):
        assert len(list(events())) == 1


INTERRUPTED = """
import os, signal, sys
from pathlib import Path
from athar.casebook import Casebook
from athar.workflows.custody import ChainCustodian

folder, instant = Path(sys.argv[1]), sys.argv[2]

def end(event, arguments):
    if event + " " + Path(str(arguments[0] if arguments else "")).name == instant:
        os.kill(os.getpid(), signal.SIGKILL)

sys.addaudithook(end)
Casebook.create(folder, operator="Nabil", custodian=ChainCustodian())
"""


@pytest.mark.parametrize(
    "instant",
    ["os.mkdir work", "sqlite3.connect casebook.sqlite", "os.rename .athar.toml.part"],
)
def test_a_creation_that_was_killed_can_be_repeated(
    tmp_path: Path, custodian: ChainCustodian, instant: str
) -> None:
    folder = tmp_path / "new"
    run = subprocess.run([sys.executable, "-c", INTERRUPTED, str(folder), instant])
    assert run.returncode == -9
    with pytest.raises(CasebookError, match="is no casebook"):
        Casebook.open(folder, custodian=custodian)
    with created(folder, custodian) as book:
        assert [e.draft.subjects for e in events()] == [(f"casebook:{book.settings.casebook}",)]
    names = {"athar.toml", "casebook.sqlite", "evidence", "index", "work"}
    assert {p.name for p in folder.iterdir()} == names


def test_a_folder_without_settings_is_no_casebook(
    tmp_path: Path, custodian: ChainCustodian
) -> None:
    refuse(tmp_path, custodian, "is no casebook: make one with: athar init")


@pytest.mark.parametrize(
    "damaged",
    [
        b"",
        b"format = 1",
        b'casebook = "0f"',
        b'format = "one"\ncasebook = "0f"',
        b'format = [1]\ncasebook = "0f"',
        b"format = 1 casebook",
        b"\xff\xfe\x00",
    ],
)
def test_damaged_settings_are_told_in_one_line(
    folder: Path, custodian: ChainCustodian, damaged: bytes
) -> None:
    (folder / "athar.toml").write_bytes(damaged)
    refuse(folder, custodian, "the settings cannot be read")


def test_settings_that_are_a_folder_are_told_in_one_line(
    folder: Path, custodian: ChainCustodian
) -> None:
    (folder / "athar.toml").unlink()
    (folder / "athar.toml").mkdir()
    refuse(folder, custodian, "the settings cannot be read")


def test_a_folder_of_a_newer_format_is_refused(folder: Path, custodian: ChainCustodian) -> None:
    path = folder / "athar.toml"
    path.write_text(path.read_text().replace(f"format = {FORMAT}", f"format = {FORMAT + 1}"))
    refuse(folder, custodian, "newer version of Athar")


def test_a_database_with_a_newer_migration_is_refused(
    folder: Path, custodian: ChainCustodian
) -> None:
    with closing(sqlite3.connect(folder / "casebook.sqlite")) as database, database:
        database.execute(
            "INSERT INTO django_migrations (app, name, applied) "
            "VALUES ('casebook', '0999_from_the_future', '2040-01-01')"
        )
    refuse(folder, custodian, "newer version of Athar")


def test_a_missing_database_is_told_and_not_made_anew(
    folder: Path, custodian: ChainCustodian
) -> None:
    (folder / "casebook.sqlite").unlink()
    refuse(folder, custodian, "casebook.sqlite is missing")
    assert not (folder / "casebook.sqlite").exists()


@pytest.mark.parametrize("content", [b"", b"no database at all" * 100, b"SQLite format 3\x00"])
def test_a_file_that_is_no_casebook_is_told_and_left_as_it_is(
    folder: Path, custodian: ChainCustodian, content: bytes
) -> None:
    """An empty file too: SQLite would take it for a new database."""
    (folder / "casebook.sqlite").write_bytes(content)
    refuse(folder, custodian, "cannot be read as a casebook")


def test_the_nearest_casebook_above_is_found(folder: Path) -> None:
    below = folder / "work" / "deep" / "er"
    below.mkdir(parents=True)
    assert Casebook.find(below) == folder
    assert Casebook.find(folder) == folder


def test_where_there_is_no_casebook_the_error_names_init(tmp_path: Path) -> None:
    with pytest.raises(CasebookError, match="athar init"):
        Casebook.find(tmp_path)


def test_an_operator_named_at_opening_goes_before_the_settings(
    folder: Path, custodian: ChainCustodian
) -> None:
    book = Casebook.open(folder, custodian=custodian, operator="سليم")
    assert book.operator().name == "سليم"
    book.close()


def test_a_change_that_fails_leaves_nothing(book: Casebook) -> None:
    from athar.casebook import append

    with pytest.raises(RuntimeError), book.change():
        append(book, "exported", subjects=())
        raise RuntimeError
    assert [e.draft.action for e in events()] == ["created"]
