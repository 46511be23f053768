"""Noise: how one person's row differs from another row of the same person.

Rates are in ``data/noise.json``, learnt from pairs of rows of the same person in published lists
(``tools/learn_noise.py``). There are two styles: ``typed`` (written again by people) and
``exported`` (damaged by export from PDF besides). For each class of change, a name is changed with
the rate ``names``, and then each place where it could be with the rate ``places``.

Order: elements (dropped, replaced, respelt, moved), then letters that are interchanged (hamzas, ة,
final ي), then spaces (compounds, words run together), then the damage of lam-alef.
"""

import json
import re
from functools import lru_cache
from importlib import resources
from typing import Any

from athar.generator.dice import Dice, Weighted
from athar.names import table

_LETTERS = {
    "hamza_dropped": ("أإآ", "ا"),
    "heh_to_teh": ("ه", "ة"),
    "teh_to_heh": ("ة", "ه"),
    "yeh_to_maksura": ("ي", "ى"),
    "yeh_hamza": ("ئ", "ى"),
    "waw_hamza": ("ؤ", "و"),
}
_FINAL = frozenset({"heh_to_teh", "teh_to_heh", "yeh_to_maksura"})
"""Classes that concern a word's last letter alone."""

_LAM_ALEF = re.compile("ل([اأإآ])")
_JOINED = re.compile(r"\b(عبد)(ال\w{3,})|\b([أا]بو)(\w{3,})")
_APART = re.compile(r"\b(عبد|[أا]بو) (?=\w)")
_SPACE = re.compile(" ")
_CONFUSED = {"ش": "س", "ص": "س", "ض": "ظ", "ط": "ت", "ذ": "د", "ق": "ك", "ث": "ت", "ح": "خ"}


@lru_cache(maxsize=1)
def _learnt() -> dict[str, Any]:
    path = resources.files("athar.generator") / "data" / "noise.json"
    loaded: dict[str, Any] = json.loads(path.read_text("utf-8"))["styles"]
    return loaded


def invert_lam_alef(text: str) -> str:
    """Give a text as an export leaves it that writes the ligature لا backwards (هللا, عالء)."""
    text = _LAM_ALEF.sub(r"\1ل", text)
    return text.replace("عبدالله", "عبد هللا").replace("الله", "هللا")


class Noise:
    """Writes a person again as another list would.

    Args:
        dice: the source of chance.
        style: ``typed`` or ``exported``.
    """

    def __init__(self, dice: Dice, style: str = "typed") -> None:
        self._dice = dice
        self._rates: dict[str, dict[str, float]] = _learnt()[style]["classes"]
        shifts = {int(s): p for s, p in _learnt()[style]["age_shift"].items()}
        self._shifts = Weighted.of(shifts)
        self._sex: float = _learnt()[style]["sex_changed"]

    def name(self, name: str) -> str:
        """Write a name again.

        Args:
            name: elements with single spaces between.

        Returns:
            The name, most often the same or nearly so.
        """
        name = self._elements(name)
        for kind, (old, new) in _LETTERS.items():
            places = [i for i, c in enumerate(name) if c in old and _is_place(name, i, kind)]
            for i in self._chosen(kind, len(places)):
                at = places[i]
                name = name[:at] + new + name[at + 1 :]
        return self._damage(self._spaces(name))

    def age(self, age: int) -> int:
        """Give an age as another list has it: the lists' references differ by a year at most times.

        Args:
            age: completed years.
        """
        shift = self._dice.draw(self._shifts)
        return max(0, age + shift)

    def sex_is_wrong(self) -> bool:
        """Draw whether the sex is noted wrongly."""
        return self._dice.chance(self._sex)

    def _chosen(self, kind: str, places: int) -> list[int]:
        """Draw which of so many places change; most often none."""
        rate = self._rates.get(kind)
        if not places or rate is None or not self._dice.chance(rate["names"]):
            return []
        chosen = [i for i in range(places) if self._dice.chance(rate["places"])]
        return chosen or [self._dice.between(0, places - 1)]

    def _elements(self, name: str) -> str:
        words = name.split(" ")
        if len(words) < 3:
            return name
        for at in self._chosen("respelt", len(words))[:1]:
            words[at] = self._respell(words[at])
        for at in self._chosen("replaced", len(words))[:1]:
            words[at] = self._dice.pick(table("father", "male").elements[:200])
        # Lists leave out a father or grandfather; the own name and the family's stay.
        if self._chosen("dropped", len(words)):
            del words[self._dice.between(1, len(words) - 2)]
        if self._chosen("added", len(words)):
            at = self._dice.between(1, len(words) - 1)
            words.insert(at, self._dice.pick(table("grandfather", "male").elements[:100]))
        return " ".join(words)

    def _respell(self, word: str) -> str:
        if len(word) < 4:
            return word
        at = self._dice.between(1, len(word) - 2)
        if word[at] in _CONFUSED:
            return word[:at] + _CONFUSED[word[at]] + word[at + 1 :]
        return word[:at] + word[at + 1 :]

    def _spaces(self, name: str) -> str:
        for kind, pattern, repl in (
            ("compound_split", _JOINED, r"\1\3 \2\4"),
            ("compound_joined", _APART, r"\1"),
            ("run_together", _SPACE, ""),
        ):
            chosen = self._chosen(kind, len(pattern.findall(name)))
            for at in reversed(chosen):
                found = list(pattern.finditer(name))[at]
                name = name[: found.start()] + found.expand(repl) + name[found.end() :]
        return name

    def _damage(self, name: str) -> str:
        damaged = invert_lam_alef(name)
        if damaged != name and self._chosen("lam_alef", 1):
            return damaged
        return name


def _is_place(name: str, at: int, kind: str) -> bool:
    return kind not in _FINAL or at + 1 == len(name) or name[at + 1] == " "
