"""Phrases: the sentences of one language, read from its data file.

``data/ar.yaml`` and ``data/en.yaml`` hold every word that a person reads, under the same keys.
`Phrases.say` fills a phrase's named places; `Phrases.count` chooses the form that a number takes.

Plural forms follow Unicode CLDR's plural rules for cardinal whole numbers. Arabic has six (none,
one, a pair, 3–10, 11–99, and whole hundreds with the one or two after them, each by the last two
digits), English two; here it has a third, for none.
"""

from functools import cache
from importlib.resources import files
from typing import Any

import yaml

from athar.wording.language import Language

_DATA = files("athar.wording") / "data"
_ARABIC_INDIC = str.maketrans("0123456789", "٠١٢٣٤٥٦٧٨٩")


class Phrases:
    """The phrases of one language.

    Args:
        language: which.
        tree: nested mapping of keys to phrases, as the data file has it.
    """

    def __init__(self, language: Language, tree: dict[str, Any]) -> None:
        self.language = language
        self._flat = dict(_flatten(tree))

    @property
    def keys(self) -> frozenset[str]:
        """Every key, in dotted form."""
        return frozenset(self._flat)

    def __contains__(self, key: str) -> bool:
        return key in self._flat

    def template(self, key: str) -> str:
        """Give the phrase under a dotted key as the data file has it. Raises `KeyError`."""
        return self._flat[key]

    def say(self, key: str, **values: str) -> str:
        """Give the phrase under a dotted key, its places filled.

        Args:
            key: such as ``page.title``.
            values: text for the phrase's named places; isolate what comes from a source.

        Returns:
            The phrase.

        Raises:
            KeyError: for a key that the data file lacks, or a place without a value.
        """
        return self._flat[key].format(**values)

    def count(self, key: str, number: int) -> str:
        """Give a number (≥ 0) with its noun in the form that the number takes."""
        form = plural_form(number, self.language)
        return self.say(f"counts.{key}.{form}", n=f"{number:,}")

    def join(self, parts: list[str], *, last: str) -> str:
        """Join parts with commas, the last one by ``and``, ``or`` or a comma too (``then``).

        Args:
            parts: worded parts, at least one.
            last: ``and``, ``or``, ``then``.
        """
        if len(parts) == 1:
            return parts[0]
        head = self._flat["joined.comma"].join(parts[:-1])
        return self.say(f"joined.{last}", head=head, tail=parts[-1])


@cache
def phrases(language: Language) -> Phrases:
    """Read the phrases of a language; each file is read once."""
    text = (_DATA / f"{language}.yaml").read_text(encoding="utf-8")
    return Phrases(language, yaml.safe_load(text))


def plural_form(number: int, language: Language) -> str:
    """Give the plural category of a whole number (≥ 0) in a language, ``zero`` in both for none."""
    if language is Language.ENGLISH and number > 1:
        return "other"
    if number < 3:
        return ("zero", "one", "two")[number]
    last_two = number % 100
    if 3 <= last_two <= 10:
        return "few"
    return "many" if last_two >= 11 else "other"


def arabic_indic(text: str) -> str:
    """Give a text with Arabic-Indic digits (٠–٩) in place of European ones."""
    return text.translate(_ARABIC_INDIC)


def _flatten(tree: dict[str, Any], prefix: str = "") -> list[tuple[str, str]]:
    flat: list[tuple[str, str]] = []
    for key, value in tree.items():
        if isinstance(value, dict):
            flat += _flatten(value, f"{prefix}{key}.")
        else:
            flat.append((f"{prefix}{key}", str(value)))
    return flat
