"""The demonstration's material: findable people, people without a trace, and the truth."""

import csv
import io
import os
import subprocess
import sys
from collections import defaultdict
from pathlib import Path

import pytest
from openpyxl import load_workbook

from athar.domain import DocumentKind, UseError
from athar.generator import Demonstration, Population, write_demonstration

PEOPLE, SEED = 3000, 2021


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Demonstration:
    return write_demonstration(tmp_path_factory.mktemp("demonstration"), PEOPLE, SEED)


def rows(path: Path) -> list[list[str]]:
    """Give a list's rows as text, row 1 first."""
    if path.suffix == ".xlsx":
        page = load_workbook(path).active
        return [[str(c or "") for c in row] for row in page.iter_rows(values_only=True)]
    encoding = "cp1256" if path.name == "screening.csv" else "utf-8-sig"
    text = path.read_bytes().decode(encoding)
    return list(csv.reader(io.StringIO(text), delimiter=";" if encoding == "cp1256" else ","))


def truth(made: Demonstration) -> list[dict[str, str]]:
    with made.truth.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def test_seven_lists_four_reports_and_one_file_of_requests(made: Demonstration) -> None:
    kinds = [f.kind for f in made.files]
    assert kinds.count(DocumentKind.LIST) == 7
    assert kinds.count(DocumentKind.REPORT) == 4
    assert kinds.count(DocumentKind.REQUESTS) == 1


def test_every_file_is_there_with_a_source_of_its_own_in_order_of_time(made: Demonstration) -> None:
    assert all(f.path.is_file() for f in made.files)
    listed = [f.source for f in made.files if f.kind is DocumentKind.LIST]
    assert len(set(listed)) == 7
    days = [f.published for f in made.files]
    assert days == sorted(days)


def test_forty_requests_of_which_some_lead_nowhere(made: Demonstration) -> None:
    lines = truth(made)
    assert len({line["request"] for line in lines}) == 40
    nowhere = {line["request"] for line in lines if not line["list"]}
    assert 5 <= len(nowhere) <= 9
    assert not nowhere & set(made.featured)


def test_the_truth_names_rows_that_are_there(made: Demonstration) -> None:
    lists = {f.path.name: rows(f.path) for f in made.files if f.kind is DocumentKind.LIST}
    for line in truth(made):
        if line["list"]:
            assert any(lists[line["list"]][int(line["row"]) - 1])


def test_daughter_and_children_stand_in_adjacent_rows_of_one_tent(made: Demonstration) -> None:
    found = [t for t in truth(made) if t["request"] == made.daughter and t["list"] == "camp.csv"]
    at = [int(t["row"]) for t in found]
    assert len(at) >= 4
    assert at == list(range(at[0], at[0] + len(at)))
    camp = rows(made.truth.parent / "camp.csv")
    tent = camp[0].index("Tent")
    assert len({camp[row - 1][tent] for row in at}) == 1
    assert all(camp[row - 1][1].isascii() for row in at)


def test_the_brother_is_on_the_lists_of_the_detained_and_of_the_hospital(
    made: Demonstration,
) -> None:
    found = {t["list"] for t in truth(made) if t["request"] == made.brother}
    assert found == {"detention.xlsx", "hospital.xlsx"}


def test_the_brother_has_brothers_on_other_lists_as_distractors(made: Demonstration) -> None:
    number = next(int(t["person"]) for t in truth(made) if t["request"] == made.brother)
    people = list(Population(PEOPLE, SEED))
    sought = people[number - 1]
    brothers = [p for p in people if p.group == sought.group and p.relation == "head"]
    assert len(brothers) >= 3


def test_a_report_names_two_listed_people_in_full(made: Demonstration) -> None:
    number = next(int(t["person"]) for t in truth(made) if t["request"] == made.brother)
    people = list(Population(PEOPLE, SEED))
    text = (made.truth.parent / "report-hospital.html").read_text("utf-8")
    assert people[number - 1].name in text
    assert sum(p.name in text for p in people) == 2


def test_every_report_is_of_150_to_350_words(made: Demonstration) -> None:
    for name in ("report-corridor.txt", "report-families.eml", "report-hospital.html"):
        words = (made.truth.parent / name).read_text("utf-8").split()
        assert 150 <= sum(any("ء" <= c <= "ي" for c in w) for w in words) <= 350


def test_most_bodies_are_without_a_name(made: Demonstration) -> None:
    body = rows(made.truth.parent / "morgue.csv")[1:]
    nameless = [r for r in body if r[1] in ("", "مجهول", "مجهول الهوية")]
    assert len(nameless) > 0.6 * len(body)


def test_the_copy_of_the_corridors_list_is_damaged_row_by_row(made: Demonstration) -> None:
    whole = rows(made.truth.parent / "corridor.csv")[1:]
    copy = rows(made.truth.parent / "corridor-exported.csv")[1:]
    assert len(whole) == len(copy)
    pairs = [(a[1], b[1]) for a, b in zip(whole, copy, strict=True)]
    assert any(b == a[::-1] for a, b in pairs)
    assert any("ﺍ" in b for _, b in pairs)
    assert any("هللا" in b or "االس" in b or "عالء" in b for _, b in pairs)
    assert sum(a == b for a, b in pairs) > 0.2 * len(pairs)


def test_people_are_on_several_lists_and_many_on_none(made: Demonstration) -> None:
    on: dict[str, set[str]] = defaultdict(set)
    with made.records.open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            on[row["person"]].add(row["list"])
    assert sum(len(lists) >= 3 for lists in on.values()) > 300
    assert 600 < PEOPLE - len(on) < 1800


def test_too_few_people_are_refused(tmp_path: Path) -> None:
    with pytest.raises(UseError, match="at least 600"):
        write_demonstration(tmp_path, 50, 1)


@pytest.mark.parametrize("seed", range(1, 9))
def test_the_least_number_of_people_holds_the_stories(tmp_path: Path, seed: int) -> None:
    assert len(write_demonstration(tmp_path, 600, seed).files) == 12


def test_the_bytes_do_not_hang_on_the_processs_hash_seed(tmp_path: Path) -> None:
    code = (
        "import sys; from pathlib import Path; from athar.generator import write_demonstration;"
        "write_demonstration(Path(sys.argv[1]), 600, 1)"
    )
    folders = [tmp_path / "one", tmp_path / "other"]
    for seed, folder in zip(("1", "2"), folders, strict=True):
        env = {**os.environ, "PYTHONHASHSEED": seed}
        subprocess.run([sys.executable, "-c", code, str(folder)], check=True, env=env)
    names = sorted(p.name for p in folders[0].iterdir())
    assert len(names) == 14
    for name in names:
        assert (folders[0] / name).read_bytes() == (folders[1] / name).read_bytes()
