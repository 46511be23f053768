"""Romanising: names as people write them in Latin letters, each time a little differently.

``data/romanisations.csv`` holds, for the elements of the frequency table, how often each
romanisation is used (of persons with an entry in Wikidata) and the one of a dictionary of Levantine
name segments (count 0: used where nothing was counted, and in ``dictionary`` style). What neither
holds is spelled letter by letter with guessed vowels, as a clerk does with a strange name.
"""

import csv
from collections import defaultdict
from functools import lru_cache
from importlib import resources

from athar.generator.dice import Dice, Weighted
from athar.text import fold

_LETTERS = {
    "ا": ("a",), "ب": ("b",), "ت": ("t",), "ث": ("th",), "ج": ("j",), "ح": ("h",),
    "خ": ("kh",), "د": ("d",), "ذ": ("dh", "th"), "ر": ("r",), "ز": ("z",), "س": ("s",),
    "ش": ("sh", "sh", "ch"), "ص": ("s",), "ض": ("d", "dh"), "ط": ("t",), "ظ": ("z", "dh"),
    "ع": ("a", "", "a"), "غ": ("gh",), "ف": ("f",), "ق": ("q", "k"), "ك": ("k",), "ل": ("l",),
    "م": ("m",), "ن": ("n",), "ه": ("h",), "و": ("o", "u", "ou"), "ي": ("i", "ee", "y"),
}  # fmt: skip
_SOFT = frozenset("اوي")
_VOWELS = ("a", "a", "a", "i", "u", "e")
_ARTICLES = Weighted(("Al-", "al-", "Al ", "Al", "El ", "El-"), (45, 15, 15, 12, 8, 5))
_HEADS = {
    "ابو": ("Abu ", "Abo ", "Abou "),
    "ام": ("Um ", "Umm "),
    "عبد": ("Abdul", "Abdul ", "Abdel", "Abdel ", "Abd al-", "Abd El "),
}
_SERVANT = "عبد"
_OF_GOD = "عبدالله"  # always one word in Latin letters
_DICTIONARY = 0.15
"""Share of elements written as the dictionary has them, where it has them: a choice."""


@lru_cache(maxsize=1)
def _tables() -> tuple[dict[str, Weighted[str]], dict[str, str]]:
    counted: dict[str, list[tuple[str, int]]] = defaultdict(list)
    dictionary: dict[str, str] = {}
    path = resources.files("athar.generator") / "data" / "romanisations.csv"
    for row in csv.DictReader(path.read_text("utf-8").splitlines()):
        if row["count"] == "0":
            dictionary[row["folded"]] = row["latin"]
        else:
            counted[row["folded"]].append((row["latin"], int(row["count"])))
    tables = {k: Weighted([x for x, _ in v], [n for _, n in v]) for k, v in counted.items()}
    return tables, dictionary


class Romaniser:
    """Writes Arabic names in Latin letters.

    Args:
        dice: the source of chance.
        by_dictionary: share of elements written as the dictionary has them, where it does.
    """

    def __init__(self, dice: Dice, *, by_dictionary: float = _DICTIONARY) -> None:
        self._dice = dice
        self._by_dictionary = by_dictionary

    def name(self, name: str) -> str:
        """Write a name.

        Args:
            name: Arabic, elements with single spaces between.
        """
        out, words, at = [], name.split(" "), 0
        while at < len(words):
            word = fold(words[at])
            if word in _HEADS and at + 1 < len(words):
                at += 1
                word += fold(words[at])
            if word:
                # ال with a hamza on its alef is the name's own: إليزابيت, إلياس.
                out.append(self._element(word, article=words[at].startswith("ال")))
            at += 1
        return " ".join(out)

    def _element(self, word: str, *, article: bool = False) -> str:
        counted, dictionary = _tables()
        dice = self._dice
        if word.startswith(_SERVANT) and len(word) > 6 and word != _OF_GOD:
            # Tables of single words often hold the head of such a compound alone.
            core = self._element(word[len(_SERVANT) :].removeprefix("ال"))
            head = dice.pick(_HEADS[_SERVANT])
            return head + (core if head[-1] in " -" else core.lower())
        if word in dictionary and (word not in counted or dice.chance(self._by_dictionary)):
            return _capital(dictionary[word])
        if word in counted:
            return _capital(dice.draw(counted[word]))
        if article and word.startswith("ال") and len(word) > 4:
            return dice.draw(_ARTICLES) + self._element(word[2:])
        for head, forms in _HEADS.items():
            if word.startswith(head) and len(word) > len(head) + 2 and head != "ام":
                return dice.pick(forms) + self._element(word[len(head) :].removeprefix("ال"))
        return _capital(self._by_letters(word))

    def _by_letters(self, word: str) -> str:
        out = ""
        for at, letter in enumerate(word):
            following = word[at + 1] if at + 1 < len(word) else ""
            if letter == "ه" and not following:
                out += self._dice.pick(("a", "ah", "eh")) if out and out[-1] not in "aeiou" else "h"
                continue
            out += self._dice.pick(_LETTERS.get(letter, ("",)))
            if letter not in _SOFT and letter != "ع" and following and following not in _SOFT:
                is_second = at > 0 and word[at - 1] not in _SOFT
                if not (is_second and self._dice.chance(0.6)) and following != "ه":
                    out += self._dice.pick(_VOWELS)
        return out


def _capital(word: str) -> str:
    """Capitalise each part, the article before a hyphen as it stands."""
    parts = word.split("-")
    return "-".join(p if p == "al" and len(parts) > 1 else p[:1].upper() + p[1:] for p in parts)
