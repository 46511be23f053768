"""The demonstration: seven lists, four reports, forty requests, and the truth, in one folder.

Everybody in it is invented, and so are its towns. The same people and seed give the same bytes.
"""

from datetime import date
from pathlib import Path
from typing import NamedTuple

from athar.domain import DocumentKind, Reliability, ReportedStatus, UseError
from athar.generator import lists
from athar.generator import roster as rosters
from athar.generator.dice import Dice
from athar.generator.files import write_csv, write_xlsx
from athar.generator.lists import Sheet
from athar.generator.population import Population
from athar.generator.reports import write_reports
from athar.generator.requests import BROTHER, DAUGHTER, HEAD, Request, draw_requests
from athar.generator.roster import Roster, draw_roster

PEOPLE, SEED = 3000, 2021
LEAST_PEOPLE = 600
"""Fewer do not hold the stories: both featured families, and somebody for each request."""

_LISTS, _EXPORT, _REQUESTS = 3, 4, 5  # names of the streams


class DemonstrationFile(NamedTuple):
    """One file of the demonstration, with what a person would say of it on adding it.

    Attributes:
        path: the file.
        kind: list, report or requests.
        source: who provides it; invented.
        published: the day of its publication.
        reliability: the source's grade.
        series: name of the series of releases, or ``None``.
        age_date: the day at which the ages in a list held, or ``None``.
        status: the status of rows that state none, or ``None``.
    """

    path: Path
    kind: DocumentKind
    source: str
    published: date
    reliability: Reliability
    series: str | None = None
    age_date: date | None = None
    status: ReportedStatus | None = None


class Demonstration(NamedTuple):
    """What was written.

    Attributes:
        files: lists, reports and requests, in the order in which they were published.
        daughter: number of the request for a man's daughter and her children.
        brother: number of the request for a brother taken two years before.
        truth: CSV of request, sought person, list and row: who is where, for scoring.
        records: CSV of person, list and row: whose every row is, for scoring.
    """

    files: tuple[DemonstrationFile, ...]
    daughter: str
    brother: str
    truth: Path
    records: Path

    @property
    def featured(self) -> tuple[str, str]:
        """The numbers of the two featured requests."""
        return self.daughter, self.brother


_ABOUT: dict[str, tuple[str, str, date, Reliability]] = {
    rosters.DETENTION: (
        "detention.xlsx", "رابطة ذوي المعتقلين في البستانية", date(2020, 6, 15), Reliability.C,
    ),
    rosters.CORRIDOR: ("corridor.csv", "لجنة ممر جسر اللقالق", date(2021, 3, 6), Reliability.B),
    rosters.HOSPITAL: ("hospital.xlsx", "مشفى عين الغرانيق", date(2021, 3, 8), Reliability.B),
    rosters.SCREENING: (
        "screening.csv", "مكتب نقطة فرز تل الحمائم", date(2021, 3, 9), Reliability.C,
    ),
    "corridor-exported": (
        "corridor-exported.csv", "موقع الضفتين الإخباري", date(2021, 3, 12), Reliability.D,
    ),
    rosters.MORGUE: ("morgue.csv", "براد مشفى البستانية", date(2021, 3, 20), Reliability.B),
    rosters.CAMP: ("camp.csv", "Al-Sahl al-Rahib camp management", date(2021, 4, 2), Reliability.B),
}  # fmt: skip
_STATUS = {
    rosters.CORRIDOR: ReportedStatus.DISPLACED,
    "corridor-exported": ReportedStatus.DISPLACED,
    rosters.SCREENING: ReportedStatus.SCREENED,
    rosters.HOSPITAL: ReportedStatus.IN_HOSPITAL,
    rosters.CAMP: ReportedStatus.IN_CAMP,
    rosters.MORGUE: ReportedStatus.DEAD,
}
_REPORTS: dict[str, tuple[str, date, Reliability]] = {
    "corridor": ("نشرة البستانية المحلية", date(2021, 3, 4), Reliability.C),
    "hospital": ("صحيفة الضفتين", date(2021, 3, 9), Reliability.C),
    "camp": ("مراسل في مخيم السهل الرحيب", date(2021, 3, 15), Reliability.C),
    "families": ("لجنة الأهالي في البستانية", date(2021, 4, 12), Reliability.B),
}


def write_demonstration(folder: Path, people: int = PEOPLE, seed: int = SEED) -> Demonstration:
    """Write the demonstration's material.

    Args:
        folder: where to; made if it is not there.
        people: how many invented people, at least `LEAST_PEOPLE`.
        seed: any non-negative integer.

    Returns:
        The files with their sources and dates, and where the truth is.

    Raises:
        UseError: for too few people.
        OSError: where the folder cannot be written.
    """
    if people < LEAST_PEOPLE:
        raise UseError(
            f"{people} people are too few for the demonstration's stories",
            remedy=f"ask for at least {LEAST_PEOPLE}",
        )
    folder.mkdir(parents=True, exist_ok=True)
    roster = draw_roster(tuple(Population(people, seed)), seed)
    sheets = _sheets(roster, seed)
    files = [_write_list(folder, name, sheet) for name, sheet in sheets.items()]
    for name, path in write_reports(folder, roster).items():
        source, day, grade = _REPORTS[name]
        files.append(DemonstrationFile(path, DocumentKind.REPORT, source, day, grade))
    requests = draw_requests(roster, Dice(seed, _REQUESTS))
    path = folder / "requests.csv"
    rows = [row for request in requests for row in request.rows]
    write_csv(path, [HEAD, *rows], encoding="utf-8-sig")
    files.append(
        DemonstrationFile(
            path,
            DocumentKind.REQUESTS,
            "لجنة الأهالي في البستانية",
            date(2021, 4, 10),
            Reliability.B,
        )
    )
    truth, records = folder / "truth.csv", folder / "truth-records.csv"
    _write_truth(truth, requests, sheets)
    _write_records(records, sheets)
    ordered = tuple(sorted(files, key=lambda f: (f.published, f.path.name)))
    return Demonstration(ordered, DAUGHTER, BROTHER, truth, records)


def _sheets(roster: Roster, seed: int) -> dict[str, Sheet]:
    """Make the seven lists, by name."""
    sheets = {
        name: make(roster, Dice(seed, _LISTS, at))
        for at, (name, make) in enumerate(lists.MAKERS.items())
    }
    copy = lists.corridor_exported(sheets[rosters.CORRIDOR], Dice(seed, _EXPORT))
    return {**sheets, "corridor-exported": copy}


def _write_list(folder: Path, name: str, sheet: Sheet) -> DemonstrationFile:
    file_name, source, day, grade = _ABOUT[name]
    path = folder / file_name
    if name == rosters.HOSPITAL:
        merged = ("A1:I1", "A2:I2", "B4:E4", "F4:H4")
        write_xlsx(path, "الداخلون", sheet.rows(), merged=merged)
    elif name == rosters.DETENTION:
        write_xlsx(path, "المعتقلون", sheet.rows())
    elif name == rosters.SCREENING:
        write_csv(path, sheet.rows(), encoding="cp1256", delimiter=";")
    else:
        encoding = "utf-8-sig" if name == rosters.MORGUE else "utf-8"
        write_csv(path, sheet.rows(), encoding=encoding)
    series = "قائمة الممر" if name == rosters.CORRIDOR else None
    aged = day if name in (rosters.CORRIDOR, rosters.HOSPITAL, rosters.CAMP) else None
    status = _STATUS.get(name)
    return DemonstrationFile(path, DocumentKind.LIST, source, day, grade, series, aged, status)


def _write_truth(path: Path, requests: tuple[Request, ...], sheets: dict[str, Sheet]) -> None:
    """Write where each sought person is; one line without list and row for those on none."""
    at: dict[int, list[tuple[str, int]]] = {}
    for name, sheet in sheets.items():
        for number, row in sheet.places():
            at.setdefault(number, []).append((_ABOUT[name][0], row))
    rows: list[tuple[str | int | None, ...]] = [("request", "sought", "person", "list", "row")]
    for request in requests:
        for order, number in enumerate(request.sought, 1):
            found = at.get(number, [])
            rows += [(request.number, order, number, name, row) for name, row in found]
            if not found:
                rows.append((request.number, order, number, None, None))
    write_csv(path, rows)


def _write_records(path: Path, sheets: dict[str, Sheet]) -> None:
    rows: list[tuple[str | int, ...]] = [("person", "list", "row")]
    for name, sheet in sheets.items():
        rows += [(number, _ABOUT[name][0], row) for number, row in sheet.places()]
    write_csv(path, rows)
