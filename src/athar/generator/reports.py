"""Reports: four short Arabic texts about the invented siege, in the forms in which texts arrive.

The words are the project's own, in ``data/report_*``; everything in them is invented. The report
about the hospital names two people of the lists in full; a witness goes by a given name alone.
"""

from importlib import resources
from pathlib import Path

from athar.generator import roster as rosters
from athar.generator.files import write_docx
from athar.generator.population import Person
from athar.generator.roster import Roster
from athar.generator.setting import EVACUATION


def write_reports(folder: Path, roster: Roster) -> dict[str, Path]:
    """Write the reports.

    Args:
        folder: where to; it must be there.
        roster: who is on which list.

    Returns:
        Name of the report → its file.
    """
    values = _values(roster)
    files = {
        "corridor": folder / "report-corridor.txt",
        "hospital": folder / "report-hospital.html",
        "camp": folder / "report-camp.docx",
        "families": folder / "report-families.eml",
    }
    _write(files["corridor"], _text("report_corridor.txt"))
    _write(files["hospital"], _text("report_hospital.html").format_map(values))
    title, *paragraphs = _text("report_camp.txt").format_map(values).splitlines()
    write_docx(files["camp"], title, paragraphs)
    _write(files["families"], _text("report_families.txt"))
    return files


def named_in_reports(roster: Roster) -> tuple[Person, Person]:
    """Give the two people whom the report about the hospital names: the brother, and a man."""
    brother = roster.person(roster.brothers[0])
    others = [roster.person(n) for n in roster.on[rosters.HOSPITAL]]
    grown = [
        p
        for p in others
        if p.number != brother.number and p.relation == "head" and p.age(EVACUATION) > 20
    ]
    return brother, grown[0]


def _values(roster: Roster) -> dict[str, str]:
    first, second = named_in_reports(roster)
    return {
        "hospital_count": str(len(roster.on[rosters.HOSPITAL])),
        "camp_count": str(len(roster.on[rosters.CAMP]) // 100 * 100),
        "first_name": first.name,
        "first_age": f"{first.age(EVACUATION)} عاماً",
        "second_name": second.name,
        "second_age": f"{second.age(EVACUATION)} عاماً",
        "second_place": second.origin,
    }


def _text(name: str) -> str:
    return (resources.files("athar.generator") / "data" / name).read_text("utf-8")


def _write(path: Path, text: str) -> None:
    path.write_text(text, encoding="utf-8", newline="\n")
