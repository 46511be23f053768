"""Romanising by named schemes: simple, letter by letter, for keys and for showing.

Short vowels are not written in Arabic and are not invented here, so that the result is a key and
not how anyone spells their name. Schemes: ``simple`` (plain ASCII, q for ق), ``french`` (ou, ch,
dj). The tables are in ``data/schemes.yaml``.
"""

from functools import cache

import yaml

from athar.domain import UseError
from athar.names.elements import split_elements
from athar.names.knowledge import DATA


@cache
def _schemes() -> dict[str, dict[str, str]]:
    loaded: dict[str, dict[str, str]] = yaml.safe_load((DATA / "schemes.yaml").read_text("utf-8"))
    return loaded


def romanise(name: str, scheme: str = "simple") -> str:
    """Write a name in Latin letters.

    Args:
        name: as written; what is in Latin script stays as its key.
        scheme: a name in ``data/schemes.yaml``.

    Returns:
        The elements in lower case, a space between them.

    Raises:
        UseError: for an unknown scheme.
    """
    table = _schemes().get(scheme)
    if table is None:
        raise UseError(
            f"no romanisation scheme {scheme!r}",
            remedy=f"use one of {', '.join(sorted(_schemes()))}",
        )
    out = []
    for element in split_elements(name):
        spaced = element.key.replace("_", " ")
        out.append("".join(table.get(c, c) for c in spaced))
    return " ".join(out)
