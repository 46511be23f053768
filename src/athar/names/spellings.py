"""Usual spellings: how a known name is commonly written, in each script.

An element's key is folded and stripped (``عبد_رحمن``, ``شامي``), which is right for comparing and
wrong for showing. Given here, for a key: a common Arabic spelling of the frequency table, and the
Latin spelling counted most often among the learnt romanisations. Neither says how a given person
writes the name.
"""

import csv
import re
from functools import cache

from athar.names.elements import element_key
from athar.names.knowledge import DATA
from athar.names.lexicon import lexicon

CAREFUL = 10
"""Times that a spelling counts which keeps what lists leave out: سميرة, not سميره. A judgement."""

_CAREFUL = re.compile("[أإآةىئؤء ]")


def usual_arabic(key: str) -> str:
    """Give a common Arabic spelling of a key; the key itself, spaced, where none is known."""
    return _arabic().get(key) or key.replace("_", " ")


def usual_latin(key: str) -> str | None:
    """Give the Latin key that an Arabic key is written with most often, ``None`` where unknown."""
    return _latin().get(key)


@cache
def _arabic() -> dict[str, str]:
    """Give key → commonest spelling, careful ones counted manifold. Of equals the first by code."""
    with (DATA / "frequencies.csv").open(encoding="utf-8") as lines:
        rows = sorted((r["element"], int(r["count"])) for r in csv.DictReader(lines))
    careful = {written for written, _ in rows if _CAREFUL.search(written)}
    best: dict[str, tuple[int, str]] = {}
    for written, carriers in rows:
        key = element_key(written)
        carriers *= CAREFUL if written in careful else 1
        if carriers > best.get(key, (0, ""))[0]:
            best[key] = carriers, written
    return {key: written for key, (_, written) in best.items()}


@cache
def _latin() -> dict[str, str]:
    book = lexicon()
    best: dict[int, tuple[int, str]] = {}
    for written, names in sorted(book.latin.items()):
        for number, count in names.items():
            if count > best.get(number, (0, ""))[0]:
                best[number] = count, written
    return {book.keys[number]: written for number, (_, written) in best.items()}
