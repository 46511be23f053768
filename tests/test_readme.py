"""The README says what is true today."""

from pathlib import Path

from tests.readme import EXAMPLE, README, example


def test_the_example_is_a_true_run(tmp_path: Path) -> None:
    """Run tools/update_readme.py after a change that is meant."""
    shown = EXAMPLE.search(README.read_text(encoding="utf-8"))
    assert shown is not None
    assert shown[2] == example(tmp_path)
