"""What the words of a segment mean: the known names that each may stand for, and its home.

Each distinct key is resolved once (`athar.names.resolve`). From that come, for the questions to
come: the words of each known name with their chances; the words that are likely unlisted, under
their near keys; the words under their letters, for names that one side writes joined; and the
*home* of each word, under which the names that hold it are posted. Words share a home when they
stand for the same few names: usual spellings of one name live together, an ambiguous romanisation
lives with the others that are open between the same names, and unlisted words live by skeleton.
"""

from collections.abc import Sequence
from typing import Any
from zlib import crc32

import numpy as np
import numpy.typing as npt

from athar.matching import letters
from athar.names import (
    UNLISTED_FROM,
    encode_keys,
    forms,
    lexicon,
    near_keys,
    resolve_many,
    skeletons,
)

ENOUGH = 0.9
"""A home is of the likeliest names that together have this much of a word's listed chance."""

MOST_AT_HOME = 3
"""Names that a home is of at most."""


def write_meanings(
    written: Sequence[str], keys: Sequence[str]
) -> tuple[dict[str, npt.NDArray[Any]], int]:
    """Resolve the words of a segment.

    Args:
        written: the words.
        keys: their keys.

    Returns:
        The arrays to keep, by name, ``homes`` (W,) among them, and the number of homes.
    """
    number: dict[str, int] = {}
    key_of = np.array([number.setdefault(k, len(number)) for k in keys], np.int64)
    distinct = list(number)
    starts, names, chances, unlisted = resolve_many(distinct)
    homes, count = _homes(distinct, starts, names, chances, unlisted)
    arrays = _by_name(key_of, starts, names, chances)
    arrays["unlisted"] = unlisted[key_of]
    arrays["homes"] = homes[key_of]
    arrays["key_of"] = key_of.astype(np.int32)
    arrays |= _open(np.flatnonzero(arrays["unlisted"] >= UNLISTED_FROM).tolist(), keys)
    arrays |= _hashed("letters", [(w, (letters(word),)) for w, word in enumerate(written)])
    arrays |= _hashed("keys", list(enumerate((k,) for k in keys)))
    return arrays, count


def word_hash(text: str) -> int:
    """Give the number under which a near key or a word's letters are looked up."""
    return crc32(text.encode())


def _homes(
    keys: Sequence[str],
    starts: npt.NDArray[np.int64],
    names: npt.NDArray[np.int32],
    chances: npt.NDArray[np.float32],
    unlisted: npt.NDArray[np.float32],
) -> tuple[npt.NDArray[np.int32], int]:
    numbers: dict[object, int] = {}
    out = np.zeros(len(keys), np.int32)
    ends = starts[1:].tolist()
    names_, chances_ = names.tolist(), chances.tolist()
    for at, (first, end, open_) in enumerate(
        zip(starts[:-1].tolist(), ends, unlisted.tolist(), strict=True)
    ):
        home: object
        if first == end or open_ > 0.5:
            home = skeletons(keys[at])[0]
        else:
            enough, total, last = ENOUGH * (1.0 - open_), 0.0, first
            while last < end and last < first + MOST_AT_HOME and total < enough:
                total += chances_[last]
                last += 1
            home = tuple(sorted(names_[first:last]))
        out[at] = numbers.setdefault(home, len(numbers))
    return out, len(numbers)


def _by_name(
    key_of: npt.NDArray[np.int64],
    starts: npt.NDArray[np.int64],
    names: npt.NDArray[np.int32],
    chances: npt.NDArray[np.float32],
) -> dict[str, npt.NDArray[Any]]:
    """Turn key → names into name → words."""
    counts = np.diff(starts)[key_of]
    words = np.repeat(np.arange(len(key_of), dtype=np.int32), counts)
    ends = np.cumsum(counts)
    places = (
        np.arange(len(words)) - np.repeat(ends - counts, counts) + np.repeat(starts[key_of], counts)
    )
    by_name = names[places]
    order = np.argsort(by_name, kind="stable")
    name_starts = np.zeros(len(lexicon().keys) + 1, np.int32)
    np.cumsum(np.bincount(by_name, minlength=len(lexicon().keys)), out=name_starts[1:])
    return {
        "meaning_starts": name_starts,
        "meaning_words": words[order],
        "meaning_chances": chances[places][order].astype(np.float32),
    }


def _open(words: list[int], keys: Sequence[str]) -> dict[str, npt.NDArray[Any]]:
    """Give the words that may be unlisted: each of their forms cut into sounds, by near keys."""
    written = [(w, form) for w in words for form in forms(keys[w])]
    cut = encode_keys([form for _, form in written])
    arrays = _hashed("near", [(at, near_keys(form)) for at, (_, form) in enumerate(written)])
    arrays["open_words"] = np.array([w for w, _ in written], np.int32)
    return arrays | {f"open_{part}": values for part, values in cut._asdict().items()}


def _hashed(role: str, found: list[tuple[int, Sequence[str]]]) -> dict[str, npt.NDArray[Any]]:
    """Give numbers under the hashes of texts, in the order of the hashes."""
    words = np.array([w for w, texts in found for _ in texts], np.int32)
    hashes = np.array([word_hash(t) for _, texts in found for t in texts], np.uint32)
    order = np.argsort(hashes, kind="stable")
    return {role: hashes[order], f"{role}_at": words[order]}
