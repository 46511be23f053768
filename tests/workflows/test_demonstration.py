"""The demonstration: both featured requests find the people that they seek."""

import csv
from collections import defaultdict
from pathlib import Path

import pytest

from athar.domain import CasebookError, DocumentKind
from athar.workflows import (
    Demonstrated,
    demonstrate,
    documents,
    open_bench,
    requests,
    trace_request,
    verify,
)

PEOPLE, SEED = 600, 2021

Place = tuple[str, int]


@pytest.fixture(scope="module")
def demonstrated(tmp_path_factory: pytest.TempPathFactory) -> Demonstrated:
    return demonstrate(tmp_path_factory.mktemp("demo") / "d", people=PEOPLE, seed=SEED)


@pytest.fixture(scope="module")
def truth(demonstrated: Demonstrated) -> dict[tuple[str, int], set[Place]]:
    """Where each sought person is truly listed: (request, place) → {(file, row)}."""
    out: dict[tuple[str, int], set[Place]] = defaultdict(set)
    with (demonstrated.material / "truth.csv").open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            places = out[row["request"], int(row["sought"])]
            if row["list"]:
                places.add((row["list"], int(row["row"])))
    return out


def first_traces(found: object, most: int) -> set[Place]:
    return {
        (r.file, r.row)
        for t in found.traces[:most]  # type: ignore[attr-defined]
        for r in t.references
    }


def test_it_holds_lists_reports_and_requests(demonstrated: Demonstrated) -> None:
    kinds = [a.document.kind for a in demonstrated.added]
    assert kinds.count(DocumentKind.LIST) == 7
    assert kinds.count(DocumentKind.REPORT) == 4
    assert sum(len(a.requests) for a in demonstrated.added) == 40


def test_each_person_of_the_featured_requests_is_found_where_listed(
    demonstrated: Demonstrated, truth: dict[tuple[str, int], set[Place]]
) -> None:
    listed = 0
    for result in demonstrated.answered:
        for place, found in enumerate(result.sought, 1):
            true = truth[str(result.request), place]
            listed += bool(true)
            assert not true or true & first_traces(found, 3)
    assert listed >= 3


def test_most_people_of_all_requests_are_found_where_listed(
    demonstrated: Demonstrated, truth: dict[tuple[str, int], set[Place]]
) -> None:
    asked = found = 0
    with open_bench(demonstrated.casebook) as bench:
        for request in requests(bench)[:12]:
            if request.consent.get("tracing") is False:
                continue
            for place, person in enumerate(trace_request(bench, request.number).sought, 1):
                true = truth[request.number, place]
                asked += bool(true)
                found += bool(true & first_traces(person, 10))
    assert asked >= 8
    assert found >= 0.8 * asked


def test_the_mothers_children_lift_one_another(demonstrated: Demonstrated) -> None:
    daughter = demonstrated.answered[0]
    reasons = {str(r.comparison) for s in daughter.sought for r in s.traces[0].trace.reasons}
    assert "household" in reasons


def test_the_whole_casebook_verifies(demonstrated: Demonstrated) -> None:
    with open_bench(demonstrated.casebook) as bench:
        assert verify(bench).whole
        assert len(documents(bench)) == 12


def test_a_folder_that_holds_something_is_left_alone(tmp_path: Path) -> None:
    (tmp_path / "mine.txt").touch()
    with pytest.raises(CasebookError, match="not empty"):
        demonstrate(tmp_path, people=PEOPLE, seed=SEED)
    assert [p.name for p in tmp_path.iterdir()] == ["mine.txt"]
