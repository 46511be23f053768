"""Slots: how likely an element stands where in a name, from how often it is carried there.

The shares of `frequency` are by slot and by spelling. Here they are added up by key, so that a
compound counts once however it is spaced; a Latin element counts as the names that it may stand
for. An element with the article is a family's name far more often than not, whatever its share.
"""

import csv
from collections import defaultdict
from functools import cache

from athar.names.elements import Element, element_key
from athar.names.frequency import SLOTS, share
from athar.names.keys import forms, has_article
from athar.names.knowledge import DATA, words
from athar.names.lexicon import lexicon
from athar.names.resolve import resolve
from athar.text import fold

WITH_ARTICLE = 30.0
"""Odds by which the article speaks for the family slot. A judgement: own names with the article
(الحسن, المهدي) exist and are few."""


def slot_share(element: Element, slot: str) -> float:
    """Give the share (0-1) of people who carry an element in a slot, weighed by its article.

    Args:
        element: in either script.
        slot: ``own``, ``father``, ``grandfather`` or ``family``.

    Returns:
        A share, never zero; of an unknown element the same in every slot, but for the article.
    """
    table = _by_key()
    floor = share("", slot)
    if element.key.isascii():
        found = resolve(element.key)
        keys = lexicon().keys
        known = sum(
            chance * table.get(keys[n], {}).get(slot, floor)
            for n, chance in zip(found.names, found.chances, strict=True)
        )
    else:
        known = table.get(element.key, {}).get(slot, floor)
    weighed = WITH_ARTICLE if slot == "family" and with_article(element) else 1.0
    return max(known, floor) * weighed


def with_article(element: Element) -> bool:
    """Tell whether an element is written with the article, apart or joined. آل counts as one."""
    first, _, rest = element.written.partition(" ")
    if "_" in element.key:
        return False
    if rest:
        known = words()
        return fold(first) in known.articles | known.assimilated
    return has_article(first) or forms(element.key)[1:2] == (element.key[2:],)


@cache
def _by_key() -> dict[str, dict[str, float]]:
    """Give key → slot → share, the spellings of one key added up."""
    with (DATA / "frequencies.csv").open(encoding="utf-8") as lines:
        written = {r["folded"]: r["element"] for r in csv.DictReader(lines)}
    out: dict[str, dict[str, float]] = defaultdict(lambda: dict.fromkeys(SLOTS, 0.0))
    for folded, element in written.items():
        for slot in SLOTS:
            out[element_key(element)][slot] += share(folded, slot)
    return dict(out)
