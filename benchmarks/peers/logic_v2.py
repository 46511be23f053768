"""nomenklatura's logic-v2, run by an interpreter that has it (``--logic-v2 PYTHON``).

It brings so much along that it gets an environment of its own (``pip install nomenklatura`` there).
Each enquiry is compared with every row that age and sex leave of a small list; ages are given as
years of birth. See `logic_v2_script`, which that interpreter runs.
"""

import json
import subprocess
from collections.abc import Sequence
from pathlib import Path

from benchmarks.peers import Absent, Found, Narrowed
from benchmarks.people import Enquiry, Listed, Row

SCRIPT = Path(__file__).with_name("logic_v2_script.py")
YEAR = 2024


class LogicV2:
    """The matcher behind ``--logic-v2``.

    Args:
        python: the interpreter, ``None`` where none was named.
    """

    title = "nomenklatura logic-v2"
    slow = True

    def __init__(self, python: Path | None) -> None:
        if python is None:
            raise Absent("nomenklatura has no environment: --logic-v2 PYTHON names one")
        found = subprocess.run(
            [python, "-c", "import nomenklatura"], capture_output=True, check=False
        )
        if found.returncode:
            raise Absent(f"nomenklatura is not installed in {python.name}'s environment")
        self._python = python

    def load(self, listed: Listed, column: str) -> None:
        """Take the list."""
        self._narrowed = Narrowed(listed)
        self._rows = [_person(r.name(column), r) for r in listed]

    def ask(self, enquiries: Sequence[Enquiry]) -> list[Found]:
        """Give the ten best rows of each enquiry."""
        left = [self._narrowed.rows(e) for e in enquiries]
        asked = [_person(e.name, e) for e in enquiries]
        given = {
            "rows": self._rows,
            "asked": [
                {"person": a, "rows": rows.tolist()} for a, rows in zip(asked, left, strict=True)
            ],
        }
        done = subprocess.run(
            [self._python, SCRIPT], input=json.dumps(given), capture_output=True, text=True,
            check=True,
        )  # fmt: skip
        out = []
        for enquiry, rows, found in zip(enquiries, left, json.loads(done.stdout), strict=True):
            best = self._narrowed.best(enquiry, rows, found["scores"])
            out.append(Found(best, found["seconds"]))
        return out

    def close(self) -> None:
        """Forget the list."""
        self._rows = []


def _person(name: str | None, of: Row | Enquiry) -> dict[str, str]:
    person = {"name": name or ""}
    if of.age is not None:
        person["birthDate"] = str(YEAR - of.age)
    if of.sex is not None:
        person["gender"] = {"m": "male", "f": "female"}[of.sex]
    return person
