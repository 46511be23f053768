"""Passages of a text that name a sought person.

Plain and careful search, in this order:

1. The sought name is cut into elements (:func:`athar.names.split_elements`): own name, father's,
   grandfather's, family's.
2. In each passage, a place is sought where the *own* name stands and at least one later element
   follows it in order, with no more than two other words between neighbours and no comma, full
   stop or "and" (و before the word): ``أحمد ومحمد`` are two people.
3. Elements are equal when their keys are: spelling of hamza, ta marbuta, article and joined
   compounds do not matter. The first may carry و ف ب ل ك.

A single name gives nothing: a report's ``أحمد (23 عاما)`` is nobody in particular. Spans that must
not be searched (a protected speaker) are given by the caller. Leaves out other scripts than the
sought name's, kunyas in place of names, and who is meant: two people may share three names.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import NamedTuple

from athar.names import likeness, split_elements

_TOKEN = re.compile(
    r"[^\W\d_](?:[^\W\d_]|[\u0610-\u061a\u0640\u064b-\u065f\u0670\u200c-\u200f'’ʼ])*"
)
_BREAK = re.compile(r"[^\s\-‐–]")  # anything but space and hyphens parts two people or sentences
_CLITICS = ("و", "ف", "ب", "ل", "ك")
_FILLERS = frozenset(("بن", "ابن", "بنت", "إبن", "bin", "ibn", "ben", "bint", "al", "el", "ال"))
_MOST_BETWEEN = 2  # words: a father and a grandfather whom the enquirer did not name
_LONGEST_ELEMENT = 3  # words: عبد رب النبي
_LEAST_ELEMENTS = 2
_MAY_BE_BITS = 1.0  # log2 Bayes factor from which a word may be a protected one, in any script


class _Token(NamedTuple):
    word: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Mention:
    """A place where a text names somebody by a sought name.

    Attributes:
        passage: span of the passage that holds it, as the caller gave it.
        start: offset of its first code point in the text.
        end: offset after its last.
        words: the elements that were found, as the text writes them, in order.
    """

    passage: tuple[int, int]
    start: int
    end: int
    words: tuple[str, ...]


def find_mentions(
    text: str,
    passages: Sequence[tuple[int, int]],
    name: str,
    *,
    excluded: Sequence[tuple[int, int]] = (),
) -> tuple[Mention, ...]:
    """Find where passages name a sought person.

    Args:
        text: the document's text.
        passages: spans of its passages, in code points (start, end after the last).
        name: the sought person's name: own name first, then father's, family's.
        excluded: spans of the text in which nothing is searched; a mention that touches one of
            them is not given.

    Returns:
        The mentions in the order of the text; ``()`` where the name has one element alone.
    """
    sought = [element.key for element in split_elements(name)]
    if len(sought) < _LEAST_ELEMENTS:
        return ()
    found = []
    for passage in passages:
        tokens = [_Token(m.group(), m.start(), m.end()) for m in _TOKEN.finditer(text, *passage)]
        at = 0
        while at < len(tokens):
            hit = _match(text, tokens, at, sought)
            if hit is None:
                at += 1
                continue
            at, words = hit
            start, end = words[0].start, words[-1].end
            if not any(start < last and first < end for first, last in excluded):
                found.append(
                    Mention(passage, start, end, tuple(text[w.start : w.end] for w in words))
                )
    return tuple(found)


def find_any_element(
    text: str, passages: Sequence[tuple[int, int]], name: str
) -> tuple[tuple[int, int], ...]:
    """Find the passages in which a name's own or last element may stand, in either script.

    For leaving a protected person out: one word is enough, in any order and in any spelling that
    could be it, so that too much is found and not too little.

    Args:
        text: the document's text.
        passages: spans of its passages, in code points.
        name: the protected person's name, as much of it as is known.

    Returns:
        Those of the passages, in their order.
    """
    elements = split_elements(name)
    telling = {e.key for e in (*elements[:1], *elements[-1:])}
    # After a kunya or in another order the own name is not the first: short names count whole.
    telling |= {e.key for e in elements if "_" in e.key}
    if len(elements) < 3 or any("_" in e.key for e in elements[:1]):
        telling |= {e.key for e in elements}
    return tuple(p for p in passages if _holds(text, p, telling))


def _holds(text: str, passage: tuple[int, int], keys: set[str]) -> bool:
    words = [m.group() for m in _TOKEN.finditer(text, *passage)]
    for at, word in enumerate(words):
        bare = word.lstrip("".join(_CLITICS)) if len(word) > 3 else word
        runs = {word, bare, word[1:], *(" ".join(words[at : at + n]) for n in (2, 3))}
        for key in filter(None, map(_only_key, runs - {""})):
            if any(likeness(key, one).bits > _MAY_BE_BITS for one in keys):
                return True
    return False


def _match(
    text: str, tokens: list[_Token], at: int, sought: list[str]
) -> tuple[int, list[_Token]] | None:
    """Match the sought elements from one token on; give the token after, and what was found."""
    own = _element(text, tokens, at, sought[0], clitics=True)
    if own is None:
        return None
    found = [own[1]]
    at, between, next_element = own[0], 0, 1
    while at < len(tokens) and next_element < len(sought) and between <= _MOST_BETWEEN:
        if _BREAK.search(text, tokens[at - 1].end, tokens[at].start):
            break
        for later in range(next_element, len(sought)):
            hit = _element(text, tokens, at, sought[later], clitics=False)
            if hit is not None:
                at, between, next_element = hit[0], 0, later + 1
                found.append(hit[1])
                break
        else:
            between += tokens[at].word.lower() not in _FILLERS
            at += 1
    if len(found) < _LEAST_ELEMENTS:
        return None
    after = next(i for i, token in enumerate(tokens) if token.end == found[-1].end)
    return after + 1, found


def _element(
    text: str, tokens: list[_Token], at: int, key: str, *, clitics: bool
) -> tuple[int, _Token] | None:
    """Match one element at a token, over up to three words; the longest match wins."""
    for size in range(min(_LONGEST_ELEMENT, len(tokens) - at), 0, -1):
        run = tokens[at : at + size]
        if any(_BREAK.search(text, a.end, b.start) for a, b in zip(run, run[1:], strict=False)):
            continue
        written = " ".join(token.word for token in run)
        if _only_key(written) == key:
            return at + size, _Token(written, run[0].start, run[-1].end)
        if clitics and written.startswith(_CLITICS) and len(written) > 3:
            bare = written[1:]
            if _only_key(bare) == key:
                return at + size, _Token(bare, run[0].start + 1, run[-1].end)
    return None


@lru_cache(1 << 16)
def _only_key(written: str) -> str | None:
    """Give the key of words that make exactly one element; texts repeat their words."""
    elements = split_elements(written)
    return elements[0].key if len(elements) == 1 else None
