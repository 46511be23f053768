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
    out = {}
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
    return out


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
    total = 0.0
    value: float | None = None
    figures = False  # is the pending number in figures?
    unit = ""
    counted = False
    for token in tokens:
        number = number_words().get(token)
        if token in phrases("ages", "articles"):
            value = 1.0 if value is None and not unit and not total else value
        elif token[0].isdigit():
            if value is not None:
                return None
            value, figures = float(token.replace(",", ".")), True
        elif token in phrases("ages", "halves"):
            if value is None and unit:
                total += 0.5 * _YEARS[unit]
            else:
                value = (value or 0.0) + 0.5
        elif number is not None:
            if value is None and unit and number == 1 and not figures and counted:
                counted = False  # "شهر واحد": the one is already counted
            elif figures and value is not None:
                return None
            else:
                value, figures = (value or 0.0) + number, False
        elif token in _units("units"):
            if value is None and (len(token) == 1 or script(token) is not Script.ARABIC):
                return None
            counted = value is None
            unit = _units("units")[token]
            total += (1.0 if value is None else value) * _YEARS[unit]
            value, figures = None, False
        elif token in _units("pairs"):
            unit = _units("pairs")[token]
            total += 2 * _YEARS[unit]
        elif not (
            token in phrases("ages", "around")
            or token in phrases("words", "and")
            or token in phrases("words", "between")
        ):
            return None
    if not unit:
        return value
    return total if value is None else None
