"""Romanising by named schemes: habits and public standards, as tables in ``data/schemes.yaml``.

Word by word, what is in other scripts stands as it is. In this order: joined compounds are cut
(عبدالله), the article goes apart, then letter by letter:

* Harakat that are written are rendered; short vowels that are not are **not invented**, so that a
  result without them is the word's consonants (محمد, ``Mḥmd``). Exceptions: an alef at the head
  carries some vowel, and is written ``a`` (``i`` under إ) where none is told; the words of
  ``vocalised`` in ``data/words.yaml`` (عبد, أبو, الله …) never vary.
* Without harakat, و and ي are consonants at the head of a word and beside another vowel letter,
  and long vowels elsewhere.

The scheme ``usual`` alone uses what is known of names: the commonest learnt spelling of each known
element. It says how many write the name, and not how this person does.

Sources of the standards stand in the file beside each.
"""

import re
from dataclasses import dataclass
from functools import cache
from typing import Any

import yaml

from athar.domain import UseError
from athar.names.elements import element_key
from athar.names.keys import has_article
from athar.names.knowledge import DATA, words
from athar.names.spellings import usual_latin
from athar.text import clean

_MARKS = "\u064b-\u0652\u0670"
_RUN = re.compile(f"[ء-ي٠ٮ-ۓە{_MARKS}]+")
_LETTER = re.compile(f"([^{_MARKS}])([{_MARKS}]*)")
_LONE_ARTICLE = re.compile(r"(?<![ء-ۓ])ال\s+(?=[ء-ۓ])")
_HEAD = re.compile(r"^(عبد|[أا]بو)(?=ال..|الل|.{3})")
_TAIL = re.compile(r"(?<=..)(الدين|الله|هللا)$")
_SHORT = {"\u064e": "a", "\u064f": "u", "\u0650": "i"}
_SHADDA = "\u0651"
_DAGGER = "\u0670"
_TANWIN_A = "\u064b"
_LOST_IN_FOLDING = re.compile("[پچژگڭڤڨڕڵەۆێۇ]")
_BEFORE_H = ("t", "k", "d", "s", "g", "z")
_SUN = "تثدذرزسشصضطظلن"
_LONG = "اىەۆێۇ"
_YEH = ("i", "ii", "ay", "iyy")
_GLIDES = {"و": ("u", "uu", "aw", "uww"), "ي": _YEH, "ی": _YEH}


@dataclass(frozen=True, slots=True)
class Scheme:
    """One scheme; the head of ``data/schemes.yaml`` tells the fields."""

    source: str
    letters: dict[str, str]
    pairs: dict[str, str]
    vowels: dict[str, str]
    marbuta: str
    maqsura: str
    article: str
    assimilated: bool
    doubled: bool
    bare_ayn: str
    apart: str
    usual: bool


@cache
def _schemes() -> dict[str, Scheme]:
    raw: dict[str, dict[str, Any]] = yaml.safe_load((DATA / "schemes.yaml").read_text("utf-8"))
    whole: dict[str, dict[str, Any]] = {}
    for name, said in raw.items():
        base = whole.get(said.get("like", ""), {})
        merged = {**base, **{k: v for k, v in said.items() if k != "like"}}
        for table in ("letters", "pairs", "vowels"):
            merged[table] = {**base.get(table, {}), **said.get(table, {})}
        whole[name] = merged
    return {name: Scheme(**said) for name, said in whole.items()}


def schemes() -> tuple[str, ...]:
    """Name the schemes there are, in the order of the file."""
    return tuple(_schemes())


def romanise(name: str, scheme: str = "simple") -> str:
    """Write a name in Latin letters.

    Args:
        name: as written, with or without harakat; what is in another script stays.
        scheme: one of `schemes`.

    Returns:
        The name, each Arabic word with a capital; articles small.

    Raises:
        UseError: for an unknown scheme.
    """
    chosen = _schemes().get(scheme)
    if chosen is None:
        raise UseError(
            f"no romanisation scheme {scheme!r}",
            remedy=f"use one of {', '.join(schemes())}",
        )
    whole = _LONE_ARTICLE.sub("ال", clean(name))
    return _RUN.sub(lambda m: " ".join(_word(w, chosen) for w in _pieces(m[0])), whole)


def _pieces(word: str) -> list[str]:
    """Cut a joined compound; a word with harakat is taken as it stands."""
    if word in words().vocalised or any(m in word for m in (*_SHORT, _SHADDA)):
        return [word]
    head = _HEAD.match(word)
    if head and "_" in element_key(word):
        return [head[0], *_pieces(word[head.end() :])]
    tail = _TAIL.search(word)
    return [word[: tail.start()], tail[0]] if tail and tail.start() > 1 else [word]


def _word(word: str, scheme: Scheme) -> str:
    fixed = word in words().vocalised
    word = words().vocalised.get(word, word)
    article = ""
    if has_article(word):
        (first, marks), *rest = _LETTER.findall(word)[2:]
        article = scheme.article
        if first in _SUN:
            marks = marks.replace(_SHADDA, "")  # the sound of the article, not of the word
            if scheme.assimilated:
                article = article.replace("l", scheme.letters[first], 1)
        word = first + marks + "".join(letter + m for letter, m in rest)
    known = None
    if scheme.usual and not fixed and not _LOST_IN_FOLDING.search(word):
        known = usual_latin(element_key(word))
    latin = known.replace("_", " ") if known else _Writer(scheme).write(word)
    return article + _capital(latin)


def _capital(latin: str) -> str:
    """Give a word with its first cased letter as a capital (ʻAlī)."""
    for at, letter in enumerate(latin):
        if letter.upper() != letter:
            return latin[:at] + letter.upper() + latin[at + 1 :]
    return latin


class _Writer:
    """One word, letter by letter: what is written so far, and the short vowel not yet written."""

    def __init__(self, scheme: Scheme) -> None:
        self.scheme = scheme
        self.out: list[str] = []
        self.short = ""
        self.long = False

    def write(self, word: str) -> str:
        """Write one word without its article."""
        for arabic, latin in self.scheme.pairs.items():
            word = word.replace(arabic, f"\uf000{latin}\uf001")
        for i, part in enumerate(re.split("\uf000|\uf001", word)):
            if i % 2:
                self._say(part)
            else:
                letters = _LETTER.findall(part)
                for at, (letter, marks) in enumerate(letters):
                    following = letters[at + 1] if at + 1 < len(letters) else ("", "")
                    self._letter(letter, marks, following, at + i == 0)
        self._vowel()
        return "".join(self.out)

    def _letter(self, letter: str, marks: str, following: tuple[str, str], first: bool) -> None:
        own = next((_SHORT[m] for m in marks if m in _SHORT), "")
        doubled = _SHADDA in marks
        if letter in "اأإآٱ" and (first or letter in "اٱ"):
            self._alef(letter, own, marks, first)
        elif letter == "آ":
            self._consonant("ء", "", doubled)
            self._lengthen("aa")
        elif letter == "إ":
            self._consonant("ء", own or "i", doubled)
        elif letter == "ة":
            self._end("a", self.scheme.marbuta)
        elif letter == "ى":
            self._end("i" if self.short == "i" else "a", self.scheme.maqsura)
        elif letter in _GLIDES:
            self._glide(letter, own, doubled, following, first)
        elif letter in _LONG:
            self._vowel()
            self._say(self.scheme.letters[letter])
            self.long = True
        else:
            beside = own or self.short or self.long or (following[0] and following[0] in "اىة")
            self._consonant(letter, own, doubled)
            if letter == "ع" and not beside:
                self._say(self.scheme.bare_ayn)
        if _DAGGER in marks:
            self._lengthen("aa")
        elif _TANWIN_A in marks and letter != "ا":
            self._say(self.scheme.vowels["a"] + "n")

    def _alef(self, letter: str, own: str, marks: str, first: bool) -> None:
        if _TANWIN_A in marks:
            self._say(self.scheme.vowels["a"] + "n")
        elif letter == "آ" or not first:
            self._lengthen("aa")
        else:
            self.short = own or ("i" if letter == "إ" else "a")

    def _glide(
        self, letter: str, own: str, doubled: bool, following: tuple[str, str], first: bool
    ) -> None:
        short, long, diphthong, doubling = _GLIDES[letter]
        if doubled and self.short == short:
            last = not following[0]
            self._lengthen(long if last else doubling)
            self.short = own if not last else ""
        elif own or doubled or first or self.long:
            self._consonant(letter, own, doubled)
        elif self.short == short:
            self._lengthen(long)
        elif self.short == "a":
            self.short = ""
            self._say(self.scheme.vowels[diphthong])
        elif self.short or self._is_vowel(following):
            self._consonant(letter, own, doubled)
        else:
            self._lengthen(long)

    def _is_vowel(self, following: tuple[str, str]) -> bool:
        letter, marks = following
        return not marks and (letter in _GLIDES or (letter != "" and letter in _LONG + "ة"))

    def _consonant(self, letter: str, own: str, doubled: bool) -> None:
        self._vowel()
        if letter in "أؤئ" and (own or letter not in self.scheme.letters):
            letter = "ء"
        latin = self.scheme.letters.get(letter, letter)
        if latin == "h" and self.out and self.out[-1] in _BEFORE_H:
            self._say(self.scheme.apart)
        self._say(latin * 2 if doubled and (self.scheme.doubled or len(latin) == 1) else latin)
        self.short = own

    def _lengthen(self, vowel: str) -> None:
        self.short = ""
        self._say(self.scheme.vowels[vowel])
        self.long = True

    def _end(self, short: str, latin: str) -> None:
        if short == "i":
            self._lengthen("ii")
            return
        self.short = ""
        self._say(latin[1:] if self.long else latin)

    def _vowel(self) -> None:
        if self.short:
            self._say(self.scheme.vowels[self.short])
        self.short = ""
        self.long = False

    def _say(self, latin: str) -> None:
        self.out.append(latin)
        self.long = False
