"""The spool: batches on disk, handed out twice, gone afterwards, swept after a crash."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from athar.domain import PersonRecord, to_batch
from athar.workflows.spool import Spool, sweep

BATCHES = [to_batch([PersonRecord(record_id=bytes([n]) * 16, name=f"{n}")]) for n in range(3)]


def gone_process() -> int:
    done = subprocess.run(
        [sys.executable, "-c", "import os; print(os.getpid())"], capture_output=True, check=True
    )
    return int(done.stdout)


def test_what_is_filled_in_comes_out_as_often_as_asked(tmp_path: Path) -> None:
    with Spool(tmp_path) as spool:
        assert spool.fill(BATCHES) == 3
        assert list(spool.batches()) == BATCHES
        assert list(spool.batches()) == BATCHES


def test_nothing_stays_when_it_ends(tmp_path: Path) -> None:
    with pytest.raises(KeyboardInterrupt), Spool(tmp_path) as spool:
        spool.fill(BATCHES)
        raise KeyboardInterrupt
    assert list(tmp_path.iterdir()) == []


def test_only_its_owner_may_read_it(tmp_path: Path) -> None:
    with Spool(tmp_path) as spool:
        spool.fill(BATCHES)
        assert spool.path.stat().st_mode & 0o077 == 0


def test_spools_of_processes_that_are_gone_are_swept(tmp_path: Path) -> None:
    (tmp_path / f"{gone_process()}-x.arrow").touch()
    (tmp_path / "nobodys.arrow").touch()
    sweep(tmp_path)
    assert list(tmp_path.iterdir()) == []


def test_spools_of_running_processes_stay(tmp_path: Path) -> None:
    mine = tmp_path / f"{os.getpid()}-x.arrow"
    mine.touch()
    sweep(tmp_path)
    assert mine.exists()
