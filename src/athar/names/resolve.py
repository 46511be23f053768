"""Resolving: which known names a written element may stand for, each with its probability.

The idea on which comparing rests. An element as written (``Kusai``, ``عالء``, ``Hasan``) is read
once into a distribution over known names, by Bayes' rule: how common the name is, times how likely
it is written so (learnt romanisations, smoothed by the costs of `sounds`; respellings within Arabic
script; readings of damaged letters). What stays over belongs to *unlisted* names, which are then
compared letter by letter. Two elements agree as far as they stand for the same name::

    Bayes factor = sum over names n of  P(n | a) P(n | b) / share(n)

so an agreed محمد is worth little and an agreed rare name much; محمود and محمد are two known names
and share next to nothing, although one letter parts them; and the script does not matter.
"""

from collections.abc import Sequence
from functools import lru_cache
from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from athar.names.graphemes import graphemes
from athar.names.kernel import Asked, resolve_all, weigh_one
from athar.names.keys import forms
from athar.names.lexicon import RARE, Span, lexicon
from athar.names.ligatures import unlost
from athar.names.skeletons import near_keys, skeletons
from athar.names.sounds import Encoded, encode_keys, sounds
from athar.text import repair_word

UNLISTED_BITS = 1.3
"""Bits a grapheme that the right name costs when romanised: measured on the learnt pairs."""

KNOWN_SPELLING = 0.02
"""Share of the occurrences of a known name's spelling that are an unlisted name."""

REAL_NAME_BITS = 3.0
"""Cost of taking one well-known name in Arabic script for a slip of another."""

WELL_KNOWN = 4.0
"""A name is well known from this many times the share of a rare one."""

READING_BITS = 5.0
"""Cost of an open reading of damaged letters (صالح for صلاح)."""

LIGATURE_BITS = 6.0
"""Cost of taking a word for a known name that lost a ligature: rarer than an inverted lam-alef. A
judgement."""

FAR_COMMONER = 4.0
"""A known name is taken for a damaged one that is at least so many times as common. Lists that hold
damaged names hold them often enough to be counted as names."""

LEAST = 3e-4
MOST_NAMES = 8
_AT_ONCE = 4096


class Resolved(NamedTuple):
    """What an element stands for.

    Attributes:
        names: numbers of known names in `lexicon`, the likeliest first.
        chances: probability of each.
        unlisted: probability that it is a name which the lexicon does not hold.
    """

    names: tuple[int, ...]
    chances: tuple[float, ...]
    unlisted: float


class ResolvedMany(NamedTuple):
    """What many elements stand for, as arrays.

    Attributes:
        starts: where the names of each key begin in the next two (keys + 1,) int64.
        names: numbers of known names in `lexicon`, each key's likeliest first, int32.
        chances: probability of each, float32.
        unlisted: probability that a key is a name which the lexicon does not hold (keys,) float32.
    """

    starts: npt.NDArray[np.int64]
    names: npt.NDArray[np.int32]
    chances: npt.NDArray[np.float32]
    unlisted: npt.NDArray[np.float32]


MOST_KEPT = 1 << 18


@lru_cache(maxsize=MOST_KEPT)
def resolve(key: str) -> Resolved:
    """Resolve one element's key; what was resolved is remembered."""
    _, names, chances, unlisted = (part.tolist() for part in resolve_many((key,)))
    return Resolved(tuple(names), tuple(chances), unlisted[0])


def resolve_many(keys: Sequence[str]) -> ResolvedMany:
    """Resolve many keys, remembering none.

    Args:
        keys: as `elements.element_key` gives them.
    """
    parts = [_resolve(keys[at : at + _AT_ONCE]) for at in range(0, len(keys), _AT_ONCE)]
    parts = parts or [_resolve(())]
    ends = np.cumsum([p[0][-1] for p in parts])
    starts = [p[0][1:] + (end - p[0][-1]) for p, end in zip(parts, ends, strict=True)]
    return ResolvedMany(
        np.concatenate([np.zeros(1, np.int64), *starts]),
        *(np.concatenate([p[i] for p in parts]) for i in (1, 2, 3)),
    )


def _resolve(keys: Sequence[str]) -> ResolvedMany:
    forms_from, spans_from = [0], [0]
    written: list[str] = []
    bits: list[float] = []
    spans: list[tuple[int, int]] = []
    for key in keys:
        for form, cost in _written_forms(key):
            written.append(form)
            bits.append(cost)
            spans += _spans(form)
            spans_from.append(len(spans))
        forms_from.append(len(written))
    unlisted = [_unlisted(key) for key in keys]
    asked = Asked(
        np.array(forms_from, np.int32),
        encode_keys(written),
        np.exp2(-np.array(bits)),
        np.array(spans_from, np.int32),
        np.array(spans, np.int32).reshape(-1, 2),
        np.array([rest for rest, _ in unlisted], np.float64),
        np.array([itself for _, itself in unlisted], np.int32),
    )
    slip = 2.0**-REAL_NAME_BITS
    tables = sounds().tables
    found = resolve_all(asked, lexicon().book, tables, slip, LEAST, MOST_NAMES)
    return ResolvedMany(*found)


def _written_forms(key: str) -> list[tuple[str, float]]:
    """Give the forms under which a key is read, with the cost of each in bits."""
    if key.isascii():
        return [(form, 0.5 * i) for i, form in enumerate(forms(key))]
    out = [(key, 0.0)]
    for word in () if "_" in key else repair_word(key):
        if word.text != key:
            out.append((word.text, 0.0 if word.certain else READING_BITS))
    book = lexicon()
    itself = book.shares[book.numbers[key]] if key in book.numbers else 0.0
    for guess in unlost(key):
        number = book.numbers.get(guess)
        if number is not None and book.shares[number] > FAR_COMMONER * itself:
            out.append((guess, LIGATURE_BITS))
    return out


def _spans(form: str) -> list[Span]:
    """Say where the names stand that a form might write: known to, by skeleton, one letter lost."""
    book = lexicon()
    own = skeletons(form)
    found = [book.by_latin.get(form)]
    found += [book.by_near.get(s) for s in own]
    found += [
        (book.by_near if len(near) > 2 else book.by_skeleton).get(near)
        for near in near_keys(form)
        if near not in own
    ]
    return [span for span in found if span is not None]


def _unlisted(key: str) -> tuple[float, int]:
    """Give the weight of an unlisted name, and the number of a well-known one that a key is."""
    if key.isascii():
        return RARE * 0.5 * 2.0 ** (-UNLISTED_BITS * len(graphemes(key))), -1
    book = lexicon()
    itself = book.numbers.get(key)
    if itself is None:
        return RARE, -1
    well_known = book.shares[itself] > WELL_KNOWN * RARE
    return RARE * KNOWN_SPELLING, itself if well_known else -1


def frequency(element: str) -> float:
    """Give the share of people who carry an element, in either script.

    Args:
        element: a key, or a part as written.

    Returns:
        The mean share of the names that it may stand for; a rare name's where it is not known.
    """
    from_known = resolve(element)
    shares = lexicon().shares
    known = sum(
        c * float(shares[n]) for n, c in zip(from_known.names, from_known.chances, strict=True)
    )
    return float(max(known, RARE))


def direct_chance(left: Sequence[str] | Encoded, right: str) -> npt.NDArray[np.float64]:
    """Give how likely each left key and a right key are one unlisted name, between 0 and 1.

    Args:
        left: keys in either script; or encoded (`encode_keys`), taken as they stand where a key
            else may be read without its joined article.
        right: a key.

    Returns:
        (n,) float64: 1 for equal keys, less for what their letters cost.
    """
    one = encode_keys(forms(right))
    if isinstance(left, Encoded):
        return _weighed(left, one)
    read = [forms(key) for key in left]
    chances = _weighed(encode_keys([form for r in read for form in r]), one)
    if len(chances) == len(read):
        return chances
    starts = np.cumsum([0, *map(len, read[:-1])])
    best: npt.NDArray[np.float64] = np.maximum.reduceat(chances, starts)
    return best


def _weighed(many: Encoded, one: Encoded) -> npt.NDArray[np.float64]:
    chances: npt.NDArray[np.float64] = weigh_one(many, one, UNLISTED_BITS, sounds().tables)
    return chances
