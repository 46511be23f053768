"""A file stands whole under its name, or as it was before."""

from pathlib import Path

import pytest

from athar.domain import UseError
from athar.workflows.whole import whole


def test_it_takes_its_name_at_the_end(tmp_path: Path) -> None:
    """Until then the older file stands; nothing else is left."""
    path = tmp_path / "out.csv"
    path.write_text("older", encoding="utf-8")
    with whole(path) as file:
        file.write("newer\n")
        assert path.read_text("utf-8") == "older"
    assert path.read_text("utf-8") == "newer\n"
    assert list(tmp_path.iterdir()) == [path]


def test_an_error_leaves_the_older_file(tmp_path: Path) -> None:
    """And nothing of the newer one."""
    path = tmp_path / "out.csv"
    path.write_text("older", encoding="utf-8")
    with pytest.raises(KeyboardInterrupt), whole(path) as file:
        file.write("half")
        raise KeyboardInterrupt
    assert path.read_text("utf-8") == "older"
    assert list(tmp_path.iterdir()) == [path]


def test_what_a_killed_run_left_is_written_over(tmp_path: Path) -> None:
    """However long it was."""
    (tmp_path / ".out.csv.part").write_text("left " * 99, encoding="utf-8")
    with whole(tmp_path / "out.csv") as file:
        file.write("new")
    assert (tmp_path / "out.csv").read_text("utf-8") == "new"
    assert len(list(tmp_path.iterdir())) == 1


def test_two_runs_do_not_write_one_file(tmp_path: Path) -> None:
    """The second is refused, and the first goes on."""
    path = tmp_path / "out.csv"
    with whole(path) as file:
        with pytest.raises(UseError, match="by another run"), whole(path):
            pass
        file.write("first")
    assert path.read_text("utf-8") == "first"


def test_a_folder_that_is_not_there_is_named(tmp_path: Path) -> None:
    """And not made."""
    with pytest.raises(UseError, match="cannot be written"), whole(tmp_path / "no" / "out.csv"):
        pass
