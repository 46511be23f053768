"""Ages as people write them.

:func:`parse_age` works in this order: whole phrases ("infant"); decades ("in his thirties", "30s"),
narrowed by "early", "mid" or "late"; bounds ("less than", "over", ``60+``); ranges; then one age
summed from numbers, in figures or words, and units ("سنة ونصف", "3 years 4 months").

A bare number is in years. A unit without a number counts one where grammar says so ("أقل من سنة",
"شهر واحد"). Left out, each as ``None``: words that are not of an age, negative ages and those
above 120 (the longest life on record is 122; above 120 a list holds slips of the pen).
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache, lru_cache

from athar.dates.knowledge import number_words, phrases, read
from athar.dates.spans import AgeSpan
from athar.text import Script, fold, says_nothing, script

MOST_YEARS = 120.0
_DAYS_A_YEAR = 365.25
_YEARS = {
    "years": 1.0,
    "months": 1 / 12,
    "weeks": 7 / _DAYS_A_YEAR,
    "days": 1 / _DAYS_A_YEAR,
    "hours": 1 / (24 * _DAYS_A_YEAR),
}
_TOKEN = re.compile(r"\d+(?:[.,]\d{1,2}(?!\d))?|[^\W\d_]+(?:[./][^\W\d_]+)*|[^\w\s]")
_IGNORED = frozenset(".,;:()[]\"'*~")
_RANGE = frozenset(("-", "–", "—", "/"))


@lru_cache(1 << 16)
def parse_age(text: str) -> AgeSpan | None:
    """Read an age.

    Args:
        text: a cell or a short expression in Arabic, English, French, Turkish or Kurdish.

    Returns:
        The years that it can mean (months as twelfths, days as parts of 365.25), or ``None`` where
        it says no age or an impossible one.
    """
    if says_nothing(text):
        return None
    folded = fold(text.replace("½", " half "))
    if folded in _spans():
        return _spans()[folded]
    tokens = _tokens(folded)
    decade = _decade(folded, tokens)
    if decade is not None:
        return decade
    for kind in ("less", "more"):
        rest = _without(tokens, kind)
        if rest is not None:
            return _bounded(rest, kind)
    return _between(tokens)


@cache
def _spans() -> dict[str, AgeSpan]:
    out: dict[str, AgeSpan] = {}
    for key, names in read("ages")["spans"].items():
        low, high = map(float, key.split())
        out |= {fold(name): AgeSpan(low, high) for name in names}
    return out


@cache
def _units(section: str) -> dict[str, str]:
    return {fold(word): unit for unit, words in read("ages")[section].items() for word in words}


def _known(word: str) -> bool:
    return (
        word in number_words()
        or word in _units("units")
        or word in _units("pairs")
        or word in phrases("ages", "halves")
        or word in phrases("ages", "around")
    )


def _tokens(folded: str) -> list[str]:
    """Cut into numbers, words and signs; و is cut from the word that it is written with."""
    out: list[str] = []
    for token in _TOKEN.findall(folded):
        if token in _IGNORED:
            continue
        if token[0] == "و" and len(token) > 1 and not _known(token) and _known(token[1:]):
            out += ["و", token[1:]]
        else:
            out.append(token)
    return [token for at, token in enumerate(out) if not _is_hyphen(out, at)]


def _is_hyphen(tokens: Sequence[str], at: int) -> bool:
    """Tell whether a dash joins tens and units in words ("thirty-five"), which is no range."""
    if tokens[at] != "-" or not 0 < at < len(tokens) - 1:
        return False
    tens, units = (number_words().get(tokens[side], 0) for side in (at - 1, at + 1))
    return tens >= 20 and 0 < units < 10


def _decade(folded: str, tokens: Sequence[str]) -> AgeSpan | None:
    """Read "in his thirties", "30s", "أوائل الثلاثينات"."""
    low = next(
        (
            float(decade)
            for decade, names in read("ages")["decades"].items()
            if any(f" {fold(name)} " in f" {folded.replace('-', ' ')} " for name in names)
        ),
        None,
    )
    if low is None:
        return None
    for section, (start, end) in (("early", (0, 3)), ("middle", (4, 6)), ("late", (7, 9))):
        if any(token in phrases("ages", section) for token in tokens):
            return AgeSpan(low + start, low + end)
    return AgeSpan(low, low + 9)


def _without(tokens: list[str], section: str) -> list[str] | None:
    """Give the tokens without the words of a bound, or ``None`` where it is not there."""
    if section == "more" and "+" in tokens:
        return [token for token in tokens if token != "+"]  # noqa: S105 - a sign, not a secret
    for phrase in phrases("ages", section):
        words = phrase.split()
        for at in range(len(tokens) - len(words) + 1):
            if tokens[at : at + len(words)] == words:
                return tokens[:at] + tokens[at + len(words) :]
    return None


def _bounded(tokens: list[str], kind: str) -> AgeSpan | None:
    years = _years(tokens)
    if years is None or years > MOST_YEARS:
        return None
    return AgeSpan(0.0, years) if kind == "less" else AgeSpan(years, MOST_YEARS)


def _between(tokens: list[str]) -> AgeSpan | None:
    """Read a range, or one age."""
    joints = _RANGE | phrases("words", "to")
    found = [at for at, token in enumerate(tokens) if token in joints]
    opened = [token for token in tokens if token in phrases("words", "between")]
    if not found and opened:
        found = [at for at, token in enumerate(tokens) if token in phrases("words", "and")]
    if len(found) > 1:
        return None
    if not found:
        years = _years(tokens)
        return None if years is None or years > MOST_YEARS else AgeSpan(years, years)
    left, right = tokens[: found[0]], tokens[found[0] + 1 :]
    if not any(token in _units("units") for token in left):
        left = left + [token for token in right if token in _units("units")]
    low, high = _years(left), _years(right)
    if low is None or high is None or max(low, high) > MOST_YEARS:
        return None
    return AgeSpan(min(low, high), max(low, high))


def _years(tokens: Sequence[str]) -> float | None:
    """Sum one age; ``None`` where a token is not of an age or two numbers stand unjoined."""
    age = _Sum()
    return age.years() if all(age.take(token) for token in tokens) else None


@dataclass(slots=True)
class _Sum:
    """An age on the way: what is summed so far, and the number that awaits its unit."""

    total: float = 0.0
    value: float | None = None  # the number that awaits its unit
    figures: bool = False  # is it in figures? Then a number in words cannot go on it
    article: bool = False  # "a year" counts one
    unit: str = ""  # the last unit
    counted: bool = False  # did the last unit count one by itself? Then "واحد" says it again

    def take(self, token: str) -> bool:
        """Take the next token; tell whether it can stand there."""
        if token in phrases("ages", "articles"):
            self.article = True
        elif token[0].isdigit():
            fits = self.value is None
            self.value, self.figures = float(token.replace(",", ".")), True
            return fits
        elif token in phrases("ages", "halves"):
            self._half()
        elif token in number_words():
            return self._number(number_words()[token])
        elif token in _units("units"):
            return self._unit(token)
        elif token in _units("pairs"):
            self.unit = _units("pairs")[token]
            self.total += 2 * _YEARS[self.unit]
        else:
            return token in _fillers()
        return True

    def _half(self) -> None:
        if self.value is None and self.unit:
            self.total += 0.5 * _YEARS[self.unit]
        else:
            self.value = (self.value or 0.0) + 0.5

    def _number(self, number: int) -> bool:
        if self.value is None and self.counted and number == 1:
            self.counted = False
        elif self.value is None or not self.figures:
            hundreds = number == 100 and 0 < (self.value or 0.0) < 10
            self.value = (self.value or 0.0) * 100 if hundreds else (self.value or 0.0) + number
            self.figures = False
        else:
            return False
        return True

    def _unit(self, token: str) -> bool:
        self.counted = self.value is None
        if self.counted and not self.article and not _counts_alone(token):
            return False
        self.unit = _units("units")[token]
        self.total += (1.0 if self.value is None else self.value) * _YEARS[self.unit]
        self.value, self.figures, self.article = None, False, False
        return True

    def years(self) -> float | None:
        """Give the sum; a number alone is in years, one left over after units means nothing."""
        if not self.unit:
            return self.value
        return self.total if self.value is None else None


@cache
def _fillers() -> frozenset[str]:
    return phrases("ages", "around") | phrases("words", "and") | phrases("words", "between")


def _counts_alone(unit: str) -> bool:
    """Tell whether a unit without a number says one: سنة does, "year" and the letter س do not."""
    return len(unit) > 1 and script(unit) is Script.ARABIC
