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

from collections.abc import Iterable, Sequence
from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from athar.names.elements import forms
from athar.names.lexicon import RARE, lexicon
from athar.names.skeletons import near_keys, skeletons
from athar.names.sounds import FAR, costs, encode_keys, graphemes
from athar.text import repair_word

SMOOTHING = 3.0
"""Romanisations that a name's learnt ones count beside what its sounds foretell."""

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

LEAST = 3e-4
MOST_NAMES = 8
_CHUNK = 1 << 18


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


_KEPT: dict[str, Resolved] = {}
_MOST_KEPT = 1 << 18


def resolve(key: str) -> Resolved:
    """Resolve one element's key; what was resolved is remembered."""
    found = _KEPT.get(key)
    if found is None:
        prepare((key,))
        found = _KEPT[key]
    return found


def prepare(keys: Iterable[str]) -> None:
    """Resolve and remember many keys at once, which is far cheaper than one after another."""
    missing = [k for k in dict.fromkeys(keys) if k not in _KEPT]
    if len(_KEPT) + len(missing) > _MOST_KEPT:
        _KEPT.clear()
    if missing:
        _KEPT.update(zip(missing, resolve_keys(missing), strict=True))


def resolve_keys(keys: Sequence[str]) -> list[Resolved]:
    """Resolve many keys at once.

    Args:
        keys: as `elements.element_key` gives them.

    Returns:
        One `Resolved` a key.
    """
    owners: list[int] = []
    written: list[str] = []
    extra: list[float] = []
    for i, key in enumerate(keys):
        for form, bits in _written_forms(key):
            owners.append(i)
            written.append(form)
            extra.append(bits)
    pairs_form: list[int] = []
    pairs_name: list[int] = []
    for j, form in enumerate(written):
        near = _neighbours(form)
        pairs_form.extend([j] * len(near))
        pairs_name.extend(near)
    likely = _likelihoods(written, np.array(pairs_form, np.intp), np.array(pairs_name, np.intp))
    weights: list[dict[int, float]] = [{} for _ in keys]
    shares = lexicon().shares
    for j, n, chance in zip(pairs_form, pairs_name, likely.tolist(), strict=True):
        here = weights[owners[j]]
        worth = float(shares[n]) * chance * 2.0 ** -extra[j]
        if worth > here.get(n, 0.0):
            here[n] = worth
    return [_posterior(key, w) for key, w in zip(keys, weights, strict=True)]


def _written_forms(key: str) -> list[tuple[str, float]]:
    """Give the forms under which a key is read, with the cost of each in bits."""
    if key.isascii():
        return [(form, 0.5 * i) for i, form in enumerate(forms(key))]
    out = [(key, 0.0)]
    for word in () if "_" in key else repair_word(key):
        if word.text != key:
            out.append((word.text, 0.0 if word.certain else READING_BITS))
    return out


def _neighbours(form: str) -> list[int]:
    """Give the known names that a form might write: by skeleton, or with one consonant lost."""
    book = lexicon()
    found: dict[int, None] = dict.fromkeys(book.latin.get(form, ()))
    for skeleton in skeletons(form):
        found.update(dict.fromkeys(book.by_near.get(skeleton, ())))
    for near in near_keys(form):
        found.update(dict.fromkeys(book.by_skeleton.get(near, ())))
        if len(near) > 2:
            found.update(dict.fromkeys(book.by_near.get(near, ())))
    return list(found)


def _likelihoods(
    written: list[str], form: npt.NDArray[np.intp], name: npt.NDArray[np.intp]
) -> npt.NDArray[np.float64]:
    """Give the probability of each form for the name beside it."""
    book = lexicon()
    codes, lengths, arabic = encode_keys(written)
    bits = np.empty(len(form), np.float32)
    for at in range(0, len(form), _CHUNK):
        f, n = form[at : at + _CHUNK], name[at : at + _CHUNK]
        bits[at : at + _CHUNK] = costs(
            book.codes[n], book.lengths[n], codes[f], lengths[f], arabic[f]
        )
    chance = np.exp2(-bits.astype(np.float64))
    latin = np.flatnonzero(~arabic[form]) if len(form) else np.zeros(0, np.intp)
    counts = np.array(
        [book.latin.get(written[form[i]], {}).get(int(name[i]), 0) for i in latin], np.float64
    )
    totals = book.totals[name[latin]]
    chance[latin] = (counts + SMOOTHING * chance[latin]) / (totals + SMOOTHING)
    return chance


def _posterior(key: str, weights: dict[int, float]) -> Resolved:
    if key.isascii():
        rest = RARE * 0.5 * 2.0 ** (-UNLISTED_BITS * len(graphemes(key)))
    else:
        itself = lexicon().numbers.get(key)
        rest = RARE * (1.0 if itself is None else KNOWN_SPELLING)
        if itself is not None and lexicon().shares[itself] > WELL_KNOWN * RARE:
            slip = 2.0**-REAL_NAME_BITS
            weights = {n: w if n == itself else w * slip for n, w in weights.items()}
    total = rest + sum(weights.values())
    best = sorted(((w / total, n) for n, w in weights.items()), reverse=True)[:MOST_NAMES]
    best = [(chance, n) for chance, n in best if chance >= LEAST]
    return Resolved(tuple(n for _, n in best), tuple(c for c, _ in best), rest / total)


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


def direct_chance(left: Sequence[str], right: str) -> npt.NDArray[np.float64]:
    """Give how likely each left key and a right key are one unlisted name, between 0 and 1.

    Args:
        left: keys in either script.
        right: a key.

    Returns:
        (n,) float64: 1 for equal keys, less for what their letters cost.
    """
    out = np.zeros(len(left))
    for form in forms(right):
        np.maximum(out, _direct(left, form), out=out)
    return out


def _direct(left: Sequence[str], right: str) -> npt.NDArray[np.float64]:
    codes, lengths, arabic = encode_keys(list(left))
    one, one_length, one_arabic = encode_keys([right])
    n = len(left)
    right_codes, right_lengths = np.repeat(one, n, axis=0), np.repeat(one_length, n)
    bits = np.full(n, FAR)
    # The Arabic key of a pair goes first: costs are of writing the second for the first.
    swap = np.full(n, bool(one_arabic[0])) & ~arabic
    keep = ~swap
    if keep.any():
        flags = np.repeat(one_arabic, int(keep.sum()))
        bits[keep] = costs(
            codes[keep], lengths[keep], right_codes[keep], right_lengths[keep], flags
        )
    if swap.any():
        bits[swap] = costs(
            right_codes[swap], right_lengths[swap], codes[swap], lengths[swap], arabic[swap]
        )
    crossing = arabic != one_arabic[0]
    latin_length = np.where(arabic, one_length[0], lengths)
    bits = np.where(crossing, bits - UNLISTED_BITS * latin_length, bits)
    chance: npt.NDArray[np.float64] = np.exp2(-np.maximum(bits, 0.0))
    return chance
