"""What the room's data files may hold."""

import csv
from importlib.resources import files

from athar.text import fold, says_nothing
from athar.text.knowledge import read_letters, read_nothing

DATA = files("athar.text") / "data"
LEAST = 5  # rarer words would point at families


def table(name: str) -> list[dict[str, str]]:
    """Read a committed table without the lines that tell its source."""
    lines = (DATA / name).read_text(encoding="utf-8").splitlines()
    return list(csv.DictReader(line for line in lines if not line.startswith("#")))


def test_words_are_single_and_counted_often_enough() -> None:
    for row in table("words.csv"):
        counts = {int(row["lists"]), int(row["tokens"])}
        assert " " not in row["word"]
        assert max(counts) >= LEAST
        assert all(count == 0 or count >= LEAST for count in counts)


def test_contexts_are_two_letters_at_most_and_counted_often_enough() -> None:
    for row in table("lam_alef.csv"):
        assert max(len(row["before"]), len(row["after"])) <= 2
        assert int(row["alef_lam"]) + int(row["lam_alef"]) >= LEAST


def test_learnt_tables_tell_their_source() -> None:
    for name in ("words.csv", "lam_alef.csv"):
        assert (DATA / name).read_text(encoding="utf-8").startswith("# Counts of at least five")


def test_a_letter_stands_for_letters_that_stand_for_themselves() -> None:
    assert all(fold(image) == image for image in read_letters().values())


def test_every_phrase_that_says_nothing_is_recognised() -> None:
    assert all(map(says_nothing, read_nothing()))
