"""The program as a process: what it makes is its owner's alone."""

import os
import subprocess
import sys
from pathlib import Path


def test_everything_that_it_makes_is_for_its_owner_alone(tmp_path: Path) -> None:
    """A casebook that is copied out of its folder takes its files' modes along."""
    athar = [sys.executable, "-m", "athar"]
    office, camp = tmp_path / "office", tmp_path / "camp.csv"
    camp.write_text("الاسم,العمر\nرنا سامر الهادي,33\n", encoding="utf-8")
    for arguments in (["init", office, "--as", "Layla"], ["add", camp, "--casebook", office]):
        subprocess.run([*athar, *arguments], check=True, capture_output=True)
    made = list(office.rglob("*"))
    assert any(p.suffix == ".arrow" for p in made)
    assert not [p for p in made if os.stat(p).st_mode & 0o077]
