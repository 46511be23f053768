"""The room's knowledge files, loaded once: words that shape a name without being part of it.

The files stand in ``names/data`` and are in the search form of `athar.text.fold`, so that a native
speaker corrects them without reading code. Leaves out frequencies and learnt romanisations, which
are tables (see `lexicon`).
"""

import hashlib
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

import yaml

DATA = files("athar.names") / "data"


@dataclass(frozen=True, slots=True)
class Words:
    """The word lists of ``words.yaml``; both scripts together where the script does not matter."""

    titles: frozenset[str]
    leading_titles: frozenset[str]
    descent: frozenset[str]
    called: frozenset[str]
    servant: frozenset[str]
    servant_without_article: frozenset[str]
    father_of: frozenset[str]
    mother_of: frozenset[str]
    faith: frozenset[str]
    god: frozenset[str]
    articles: frozenset[str]
    assimilated: frozenset[str]
    no_article: frozenset[str]
    unknown: frozenset[str]
    unknown_words: frozenset[str]
    vocalised: dict[str, str]
    before_faith: frozenset[str]
    before_god: frozenset[str]
    spoken_letters: dict[str, str]
    telling_letters: frozenset[str]
    spoken_digits: dict[str, str]


@cache
def words() -> Words:
    """Give the word lists. Raises ``FileNotFoundError`` only where the installation is broken."""
    raw: dict[str, Any] = yaml.safe_load((DATA / "words.yaml").read_text("utf-8"))

    def both(key: str) -> frozenset[str]:
        return frozenset(raw[key].get("arabic", [])) | frozenset(raw[key].get("latin", []))

    return Words(
        titles=both("titles"),
        leading_titles=both("leading_titles"),
        descent=both("descent"),
        called=both("called"),
        servant=both("servant"),
        servant_without_article=frozenset(raw["servant_without_article"]),
        father_of=both("father_of"),
        mother_of=both("mother_of"),
        faith=both("faith"),
        god=both("god"),
        articles=both("articles"),
        assimilated=frozenset(raw["articles"]["assimilated"]),
        no_article=frozenset(raw["no_article"]) | frozenset(raw["no_article_latin"]),
        unknown=frozenset(raw["unknown"]),
        unknown_words=frozenset(raw["unknown_words"]),
        vocalised=raw["vocalised"],
        before_faith=frozenset(raw["before_faith"]),
        before_god=frozenset(raw["before_god"]),
        spoken_letters=raw["spoken_letters"],
        telling_letters=frozenset(raw["telling_letters"]),
        spoken_digits=raw["spoken_digits"],
    )


@cache
def knowledge_digest() -> str:
    """Give a digest (16 hex digits) of every data file, for what is derived from them and kept."""
    seal = hashlib.sha256()
    for name in sorted(p.name for p in DATA.iterdir()):
        seal.update(name.encode("utf-8") + b"\0")
        seal.update(hashlib.sha256((DATA / name).read_bytes()).digest())
    return seal.hexdigest()[:16]
