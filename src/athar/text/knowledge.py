"""The room's knowledge, read from its data files.

Gives the letter equivalences, the cells that say nothing, and the counts of words and contexts
that repair rests on. Each file is read once, at first use, and explained in its own header.
"""

import csv
from functools import cache
from importlib.resources import files
from typing import cast

import yaml

_DATA = files("athar.text") / "data"


def _lines(name: str) -> list[str]:
    text = (_DATA / name).read_text(encoding="utf-8")
    return [line for line in text.splitlines() if not line.startswith("#")]


@cache
def read_letters() -> dict[str, str]:
    """Read ``letters.yaml``: a letter as written → as searched."""
    return cast(
        dict[str, str], yaml.safe_load((_DATA / "letters.yaml").read_text(encoding="utf-8"))
    )


@cache
def read_nothing() -> tuple[str, ...]:
    """Read ``nothing.yaml``: the cells that say nothing, as a person wrote them down."""
    said = yaml.safe_load((_DATA / "nothing.yaml").read_text(encoding="utf-8"))
    return tuple(str(phrase) for phrases in said.values() for phrase in phrases)


_PLAIN = str.maketrans("أإآٱةى", "اااااهي"[1:])  # the spellings that one person's lists vary


def plain(word: str) -> str:
    """Give a word without the differences of spelling that its counts ignore (أ ا, ة ه, ى ي).

    Args:
        word: one clean word.
    """
    return word.translate(_PLAIN)


@cache
def read_words() -> dict[str, tuple[int, int]]:
    """Read ``words.csv`` and ``words_by_hand.yaml``.

    Returns:
        A plain word → (counted in lists, counted in tokens of the world). A word put in by hand
        counts its file's weight at least.
    """
    counts: dict[str, tuple[int, int]] = {}
    for row in csv.DictReader(_lines("words.csv")):
        word = plain(row["word"])
        listed, tokens = counts.get(word, (0, 0))
        counts[word] = (listed + int(row["lists"]), tokens + int(row["tokens"]))
    said = yaml.safe_load((_DATA / "words_by_hand.yaml").read_text(encoding="utf-8"))
    weight = int(said.pop("weight"))
    for groups in said.values():
        for phrase in (phrase for words in groups.values() for phrase in words):
            for word in map(plain, phrase.split()):
                listed, tokens = counts.get(word, (0, 0))
                counts[word] = (max(listed, weight), tokens)
    return counts


@cache
def read_contexts() -> dict[tuple[str, str], tuple[int, int]]:
    """Read ``lam_alef.csv``: letters before and after → (counted as ال, counted as لا)."""
    return {
        (row["before"], row["after"]): (int(row["alef_lam"]), int(row["lam_alef"]))
        for row in csv.DictReader(_lines("lam_alef.csv"))
    }
