"""Keys under which names are looked up, and the words around names.

- :func:`key`: the search form of a name without articles, spaces and signs. ``دير الزور`` and
  ``ديرالزور``, ``Ar-Raqqah`` and ``Raqqah`` meet here.
- :func:`skeleton`: the consonants alone, for spellings that no list holds (``هيجن`` for
  ``هجين``, ``Baghooz`` for ``Baghouz``). Many names share one: what is found by it has to be
  compared with the names themselves.
"""

import re
from functools import cache, lru_cache
from importlib.resources import files
from typing import Any, cast

import yaml

from athar.text import fold

_LATIN_ARTICLE = re.compile(r"\b(?:al|el|ul|(?:a|e)(?:r|s|sh|t|th|d|dh|n|z))[- ]+(?=\w)")
_ARABIC_ARTICLE = re.compile(r"\bال(?=\w{2})")
_SIGNS = re.compile(r"[\W_]+")
_WEAK = re.compile("[اويهaeiouyhw]")
_TWICE = re.compile(r"(.)\1+")


@lru_cache(1 << 16)
def key(name: str) -> str:
    """Give the look-up key of a name.

    Args:
        name: a place's name as written, in Arabic or Latin letters.

    Returns:
        Folded, without articles, spaces and signs; ``""`` where no letter or digit is left.
    """
    folded = fold(name)
    if folded.isascii():
        return _SIGNS.sub("", _LATIN_ARTICLE.sub("", folded))
    return _SIGNS.sub("", _ARABIC_ARTICLE.sub("", _LATIN_ARTICLE.sub("", folded)))


@lru_cache(1 << 16)
def skeleton(looked_up: str) -> str:
    """Give the consonants of a key: long and short vowels out, doubled letters once.

    Args:
        looked_up: a result of :func:`key`.
    """
    spelt = looked_up.replace("kh", "x").replace("gh", "g").replace("q", "k").replace("dj", "j")
    return _TWICE.sub(r"\1", _WEAK.sub("", spelt))


@cache
def words(group: str) -> frozenset[str]:
    """Read one group of ``data/words.yaml``, in the search form.

    Args:
        group: ``plain``, ``directions``, ``named_after`` or ``heads``.
    """
    return frozenset(fold(word) for word in _read_words()[group])


@cache
def kind_words() -> dict[str, str]:
    """Read the words that say a kind of place: word in the search form → the kind's value."""
    return {fold(word): kind for kind, listed in _read_words()["kinds"].items() for word in listed}


@cache
def _read_words() -> dict[str, Any]:
    data = files("athar.places") / "data" / "words.yaml"
    return cast(dict[str, Any], yaml.safe_load(data.read_text(encoding="utf-8")))
