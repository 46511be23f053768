"""Processes that are killed, interrupted or in each other's way leave a casebook that is whole."""

import json
import random
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from athar.workflows import add, open_bench, verify

ROWS = 20_000
OWN = ("سامر", "خالد", "نبيل", "ماهر", "وديع", "توفيق", "حسان", "غسان", "رامز", "نايف")
FAMILY = ("الهادي", "السلوم", "الشاوي", "البصيري", "الدرويش", "الخابوري", "الناصر", "العبد")

Process = subprocess.Popen[str]


@pytest.fixture(scope="module")
def big_list(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A list of 20,000 invented people."""
    dice = random.Random(7)
    path = tmp_path_factory.mktemp("list") / "list.csv"
    rows = (
        f"{dice.choice(OWN)} {dice.choice(OWN)} {dice.choice(FAMILY)},{dice.randrange(90)},{n}"
        for n in range(ROWS)
    )
    path.write_text("\n".join(("الاسم,العمر,الرقم", *rows)) + "\n", encoding="utf-8")
    return path


def start(casebook: Path, *arguments: str) -> Process:
    command = [sys.executable, "-m", "athar", *arguments, "--casebook", str(casebook)]
    return subprocess.Popen(
        command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, start_new_session=True
    )


def finish(process: Process) -> tuple[int, str, str]:
    said, noticed = process.communicate(timeout=120)
    return process.returncode, said, noticed


def run(casebook: Path, *arguments: str) -> tuple[int, str, str]:
    return finish(start(casebook, *arguments))


def reached(casebook: Path, moment: str) -> bool:
    """Tell whether an import has come so far, from what it has written."""
    spools = list((casebook / "work").glob("*.arrow"))
    match moment:
        case "bytes_kept":
            return any(p.is_file() for p in (casebook / "evidence").rglob("*"))
        case "reading":
            return bool(spools)
        case "writing":
            return any(p.read_bytes()[-6:] == b"ARROW1" for p in spools if p.stat().st_size > 99)
        case _:
            return any((casebook / "index").rglob("segment-*"))


def stop_at(process: Process, casebook: Path, moment: str, sign: signal.Signals) -> None:
    while process.poll() is None:
        try:
            if reached(casebook, moment):
                process.send_signal(sign)
                return
        except FileNotFoundError:
            continue  # it was there when the folder was listed
        time.sleep(0.002)


def add_again(casebook: Path, path: Path) -> None:
    """What is there is whole; adding again succeeds, once, and the index holds it."""
    with open_bench(casebook) as bench:
        assert verify(bench).whole
        added = add(bench, path)
        assert (added.document.number, added.document.records) == (1, ROWS)
        found = verify(bench)
        assert found.whole
        assert (found.documents, found.records) == (1, ROWS)
        assert [len(index) for index in bench.indexes()] == [ROWS]


@pytest.mark.parametrize("moment", ["bytes_kept", "writing", "indexing"])
def test_a_killed_import_leaves_all_or_nothing(empty: Path, big_list: Path, moment: str) -> None:
    process = start(empty, "add", str(big_list))
    stop_at(process, empty, moment, signal.SIGKILL)
    status, _, _ = finish(process)
    if moment != "indexing" or status:  # indexing may have ended before the signal came
        assert status == -signal.SIGKILL
    add_again(empty, big_list)
    assert list((empty / "work").iterdir()) == []


@pytest.mark.parametrize("moment", ["reading", "writing", "indexing"])
def test_an_interrupted_import_says_so_and_leaves_all_or_nothing(
    empty: Path, big_list: Path, moment: str
) -> None:
    process = start(empty, "add", str(big_list))
    stop_at(process, empty, moment, signal.SIGINT)
    status, _, noticed = finish(process)
    if moment != "indexing" or status:  # indexing may have ended before the signal came
        assert status == 130
        assert noticed.split("\n")[-2:] == ["athar: interrupted; nothing was half-written", ""]
    assert list((empty / "work").iterdir()) == []
    add_again(empty, big_list)


def test_two_processes_that_add_at_once_both_succeed(
    empty: Path, big_list: Path, tmp_path: Path
) -> None:
    other = tmp_path / "other.csv"
    other.write_text("الاسم,العمر\nعبد المحسن قحطان الزيباري,35\n", encoding="utf-8")
    both = [start(empty, "add", str(path), "--json") for path in (big_list, other)]
    for process in both:
        status, said, noticed = finish(process)
        assert (status, noticed) == (0, "")
        assert json.loads(said)[0]["new"]
    status, said, _ = run(empty, "trace", "--name", "عبد المحسن قحطان الزيباري", "--json")
    assert status == 0
    assert json.loads(said)["records_searched"] == ROWS + 1
    assert json.loads(said)["sought"][0]["traces"]
    assert run(empty, "verify")[::2] == (0, "")


def test_two_processes_that_add_the_same_file_add_it_once(empty: Path, tmp_path: Path) -> None:
    path = tmp_path / "list.csv"
    path.write_text("الاسم,العمر\nعبد المحسن قحطان الزيباري,35\n", encoding="utf-8")
    both = [start(empty, "add", str(path), "--json") for _ in range(2)]
    done = [finish(process) for process in both]
    assert [status for status, *_ in done] == [0, 0]
    assert sorted(json.loads(said)[0]["new"] for _, said, _ in done) == [False, True]
    assert run(empty, "verify")[::2] == (0, "")


def test_a_process_that_fails_leaves_the_bytes_that_another_adds(
    empty: Path, tmp_path: Path
) -> None:
    path = tmp_path / "list.csv"
    path.write_text("الاسم,العمر\nعبد المحسن قحطان الزيباري,35\n", encoding="utf-8")
    both = [
        start(empty, "add", str(path)),
        start(empty, "add", str(path), "--map", "name=Z"),
    ]
    assert [finish(process)[0] for process in both] == [0, 2]
    assert run(empty, "verify")[::2] == (0, "")
