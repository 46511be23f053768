"""``athar trace --batch``: what the command says, and what it refuses."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

RECORDS = "id,name,age,sex,lorry\nr1,سامر نبيل الهادي,34,m,7\nr2,هدى خالد السلوم,29,f,7\n"
ENQUIRIES = "id,name,age,sex\nq1,هدى خالد السلوم,29,f\nq2,مجهول الهوية,,\n"

Batch = Callable[..., Any]


@pytest.fixture
def batch(athar: Any, tmp_path: Path) -> Batch:
    """Run a batch over two small files; further arguments after it."""
    (tmp_path / "q.csv").write_text(ENQUIRIES, encoding="utf-8")
    (tmp_path / "r.csv").write_text(RECORDS, encoding="utf-8")

    def run(*further: object) -> Any:
        files = ("--batch", tmp_path / "q.csv", "--in", tmp_path / "r.csv")
        return athar("trace", *files, "--out", tmp_path / "out.csv", *further)

    return run


def test_it_says_what_was_traced_and_where_it_is(batch: Batch, tmp_path: Path) -> None:
    """Counts, rows that could not be read, columns that were not known, and the file."""
    ran = batch()
    assert ran.status == 0
    assert "Traced: 1 enquiry among 2 records. Without a trace: no enquiries." in ran.out
    assert "q.csv: 1 row could not be read." in ran.out
    assert str(tmp_path / "out.rejected.csv") in ran.out
    assert str(tmp_path / "out.csv") in ran.out
    assert "A tracing officer decides." in ran.out
    assert "r.csv: column lorry: this column was not recognised" in ran.err


def test_it_speaks_arabic(batch: Batch) -> None:
    """The same lines."""
    said = batch("--lang", "ar").out
    assert "البحث: استفسار واحد. السجلات: سجلان. بلا أثر: لا استفسارات." in said


def test_it_needs_no_casebook(
    batch: Batch, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """One that the environment names is not looked for."""
    monkeypatch.setenv("ATHAR_CASEBOOK", str(tmp_path / "nowhere"))
    assert batch().status == 0


def test_programs_get_json(batch: Batch, tmp_path: Path) -> None:
    """The figures and the counts; the stats file has the same figures."""
    ran = batch("--json", "--stats", tmp_path / "stats.json")
    said = json.loads(ran.out)
    assert said["stats"] == json.loads((tmp_path / "stats.json").read_text("utf-8"))
    assert said["enquiries"]["rejected"] == 1


@pytest.mark.parametrize(
    ("further", "named"),
    [
        (["R7"], "REQUEST does not go with --batch"),
        (["--name", "سامر"], "--name does not go with --batch"),
        (["--html", "p.html"], "--html does not go with --batch"),
        (["--casebook", "x"], "--casebook does not go with --batch"),
        (["--as", "Layla H."], "--as does not go with --batch"),
        (["--top", "0"], "--top"),
    ],
)
def test_what_does_not_go_with_it_is_refused(
    batch: Batch, tmp_path: Path, further: list[str], named: str
) -> None:
    """By one line that names the option; nothing is written."""
    ran = batch(*further)
    assert ran.status == 2
    assert named in ran.line
    assert not (tmp_path / "out.csv").exists()


@pytest.mark.parametrize("option", ["--in", "--out", "--stats", "--index", "--map"])
def test_its_options_go_with_it_alone(athar: Any, option: str) -> None:
    """A search in a casebook has no such files."""
    ran = athar("trace", "R1", option, "name=B")
    assert ran.status == 2
    assert f"{option} goes with --batch alone" in ran.line


def test_both_files_must_be_named(athar: Any, tmp_path: Path) -> None:
    """The enquiries by themselves have nothing to be searched in."""
    ran = athar("trace", "--batch", tmp_path / "q.csv")
    assert ran.status == 2
    assert "--batch needs --in and --out" in ran.line


def test_an_error_names_the_file_and_no_cell(batch: Batch, tmp_path: Path) -> None:
    """A file without a column of names."""
    (tmp_path / "r.csv").write_text("n,m\n77001,77002\n77003,77004\n", encoding="utf-8")
    ran = batch()
    assert ran.status == 2
    assert "r.csv" in ran.line
    assert "7700" not in ran.line
