"""``athar watch``, as an officer and as a program use it."""

import json
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

Write = Callable[[str, str | bytes], Path]

APRIL = "الاسم,العمر\nرنا سامر الهادي,33\nتوفيق غسان البصيري,51\n"


def looked(athar: Any, casebook: Path, *options: str) -> dict[str, Any]:
    ran = athar("watch", *options, "--json", "--casebook", casebook)
    assert (ran.status, ran.err) == (0, "")
    return dict(json.loads(ran.out))


def test_after_an_addition_it_shows_what_that_brought(
    athar: Any, office: Path, write: Write
) -> None:
    first = looked(athar, office)
    assert [n["request"] for n in first["news"]] == ["Q-1", "Q-3"]
    athar("add", write("april.csv", APRIL), "--casebook", office)
    told = looked(athar, office)
    files = [
        [r["file"] for t in p["new"] for r in t["references"]]
        for n in told["news"]
        for p in n["persons"]
    ]
    assert files == [["april.csv"], ["april.csv"]]
    assert looked(athar, office)["news"] == []


def test_the_last_look_is_shown_again(athar: Any, office: Path) -> None:
    first = looked(athar, office)
    again = looked(athar, office, "--again")
    assert again["again"]
    assert [n["persons"] for n in again["news"]] == [n["persons"] for n in first["news"]]


@pytest.mark.parametrize("day", ["2019-03-30", "2099-01-01"])
def test_looks_since_a_day_are_shown_with_the_one_that_is_made_now(
    athar: Any, office: Path, day: str
) -> None:
    told = [looked(athar, office, "--since", day) for _ in range(2)]
    assert [[n["request"] for n in since["news"]] for since in told] == [["Q-1", "Q-3"]] * 2


@pytest.mark.parametrize(
    ("options", "said"),
    [
        (("--again",), "athar watch"),
        (("--again", "--since", "2019-03-30"), "--again"),
        (("--since", "soon"), "not a date"),
        (("--top", "0"), "--top"),
    ],
)
def test_a_look_that_cannot_be_is_told_in_one_line(
    athar: Any, office: Path, options: tuple[str, ...], said: str
) -> None:
    ran = athar("watch", *options, "--casebook", office)
    assert (ran.status, ran.out) == (2, "")
    assert said in ran.line


def test_it_speaks_arabic(athar: Any, office: Path) -> None:
    out = athar("watch", "--lang", "ar", "--casebook", office).out
    assert "الجديد في الطلبات المفتوحة" in out
    assert "لم يُنظر فيها لأن الموافقة على البحث رُفضت" in out


def test_a_casebook_without_requests_says_so(athar: Any, empty: Path) -> None:
    ran = athar("watch", "--casebook", empty)
    assert ran.status == 0
    assert "no open request" in ran.out


def test_without_an_operator_nothing_is_looked_at(athar: Any, office: Path) -> None:
    settings = office / "athar.toml"
    kept = [line for line in settings.read_text("utf-8").splitlines() if "operator" not in line]
    settings.write_text("\n".join(kept) + "\n", encoding="utf-8")
    ran = athar("watch", "--casebook", office)
    assert (ran.status, ran.out) == (2, "")
    assert "--as" in ran.line
    assert athar("watch", "--as", "Layla H.", "--casebook", office).status == 0


class TestAfterAdding:
    def test_one_line_says_that_requests_are_open(
        self, athar: Any, office: Path, write: Write
    ) -> None:
        ran = athar("add", write("april.csv", APRIL), "--casebook", office)
        assert ran.line == "2 open requests: see what is new for them with: athar watch"

    def test_nothing_is_said_where_nothing_was_added(
        self, athar: Any, office: Path, office_template: Path
    ) -> None:
        camp = office_template / "files" / "camp.csv"
        assert "watch" not in athar("add", camp, "--casebook", office).err

    def test_nothing_is_said_where_nobody_is_sought(
        self, athar: Any, empty: Path, write: Write
    ) -> None:
        assert athar("add", write("april.csv", APRIL), "--casebook", empty).err == ""

    def test_nothing_is_said_to_a_program(self, athar: Any, office: Path, write: Write) -> None:
        assert athar("add", write("april.csv", APRIL), "--json", "--casebook", office).err == ""


def test_two_looks_at_once_show_each_thing_once(office: Path) -> None:
    """Whichever keeps its look first shows it; the other begins again and finds nothing new."""
    command = [sys.executable, "-m", "athar", "watch", "--json", "--casebook", str(office)]
    both = [
        subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)
        for _ in range(2)
    ]
    said = [process.communicate(timeout=120) for process in both]
    assert [process.returncode for process in both] == [0, 0]
    news = sorted(len(json.loads(out)["news"]) for out, _ in said)
    assert news == [0, 2]
