"""``athar explain``, as an officer and as a program use it."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

Write = Callable[[str, str | bytes], Path]

LIST = "الاسم,العمر\nسامر خالد الحسن,35\nوديع نايف السلوم,20\n"


def test_it_is_what_tracing_says_of_the_pair(athar: Any, office: Path) -> None:
    ran = athar("trace", "Q-3", "--json", "--casebook", office)
    trace = json.loads(ran.out)["sought"][0]["traces"][0]
    record = trace["record"]["record_id"]
    ran = athar("explain", "Q-3", record[:12], "--json", "--casebook", office)
    assert (ran.status, ran.err) == (0, "")
    told = json.loads(ran.out)
    assert (told["weight"], told["reasons"]) == (trace["weight"], trace["reasons"])
    assert told["within"]["probability"] == trace["probability"]


@pytest.mark.parametrize(
    ("language", "said"), [("en", "Before anything is compared"), ("ar", "قبل أي مقارنة")]
)
def test_it_is_drawn_in_both_languages(athar: Any, office: Path, language: str, said: str) -> None:
    ran = athar("explain", "Q-3", "1#2", "--lang", language, "--casebook", office)
    assert ran.status == 0
    assert said in ran.out
    assert "█" in ran.out and "░" in ran.out


def test_rows_of_files_need_no_casebook(
    athar: Any, write: Write, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("ATHAR_CASEBOOK", raising=False)
    monkeypatch.chdir(tmp_path)
    write("list.csv", LIST)
    ran = athar("explain", "list.csv:2", "list.csv:3", "--json")
    assert (ran.status, ran.err) == (0, "")
    assert json.loads(ran.out)["right"]["file"] == "list.csv"
    assert sorted(p.name for p in tmp_path.iterdir()) == ["list.csv"]


@pytest.mark.parametrize(
    ("names", "said"),
    [
        (("Q-1", "1#2"), "the first record: this names several records"),
        (("Q-3", "1#99"), "the second record: this names no record"),
        (("Q-2", "1#2"), "consent"),
        (("Q-3", "Q-3"), "the same record"),
        (("Q-3", "zz"), "3#17"),
        (("Q-3",), "Missing argument"),
    ],
)
def test_what_cannot_be_explained_is_told_in_one_line(
    athar: Any, office: Path, names: tuple[str, ...], said: str
) -> None:
    ran = athar("explain", *names, "--casebook", office)
    assert (ran.status, ran.out) == (2, "")
    assert said in ran.line
