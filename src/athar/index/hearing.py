"""Hearing: which words of a segment may be a sought part, how surely, and where they live.

What `athar.names.likeness` says of two elements is said here at once of one element and every word
of a segment: the words that share a known name with it, and the unlisted words that meet it under a
near key. A word that is not heard is as far away as any can be. What was heard is remembered.
"""

from collections.abc import Callable
from typing import NamedTuple

import numpy as np
import numpy.typing as npt
from numba import njit

from athar.index.meanings import word_hash
from athar.index.segment import Segment
from athar.matching import letters, slot_weights, slots_again
from athar.names import (
    BROKEN_OFF,
    BROKEN_OFF_BITS,
    LEAST_FACTOR,
    RARE,
    UNLISTED_FROM,
    Encoded,
    direct_chance,
    is_servant,
    lexicon,
    meeting_keys,
    resolve,
)

Floats = npt.NDArray[np.float32]
Numbers = npt.NDArray[np.int32]

HOME_BITS = 0.5
"""Words that speak less for a part open no home: the other parts bring their names."""

MOST_HOMES = 64
"""Homes of one part that are looked into, the most telling first."""

MOST_KEPT = 2048
"""Parts of which it is remembered what was heard."""


class Heard(NamedTuple):
    """The words of a segment that may be one sought part.

    Attributes:
        words: their numbers (n,) int32.
        bits: log2 Bayes factor of each as elements (n,) float32.
        same: chance that each writes the same name (n,) float32.
        weights: bits of each in each slot (5, n) float32.
        again: the same for a part that repeats the one two before it (5, n) float32.
        homes: homes worth looking into (h,) int32.
    """

    words: Numbers
    bits: Floats
    same: Floats
    weights: Floats
    again: Floats
    homes: Numbers


class Listener:
    """Hears sought parts in one segment, under one model.

    Args:
        segment: the open segment.
        rules: as `athar.matching.rules_array` gives.
    """

    def __init__(self, segment: Segment, rules: npt.NDArray[np.float64]) -> None:
        self._segment = segment
        self._rules = rules
        self._kept: dict[str, Heard] = {}
        self._splits: dict[str, tuple[tuple[int, int], ...]] = {}
        self._factor = np.zeros(segment.words, np.float64)
        self._common = np.zeros(segment.words, np.float64)
        self._met = np.zeros(segment.words, np.bool_)
        self._servants: dict[bool, Numbers] | None = None
        self._open = Encoded._make(segment.array(f"open_{part}") for part in Encoded._fields)

    def hear(self, key: str) -> Heard:
        """Hear a part's key."""
        found = self._kept.get(key)
        if found is None:
            if len(self._kept) >= MOST_KEPT:
                self._kept.clear()
            found = self._kept[key] = self._hear(key)
        return found

    def with_letters(self, *written: str) -> list[int]:
        """Give the words whose letters are those of some words written as one."""
        return self._lettered(letters(*written))

    def with_key(self, key: str) -> Numbers:
        """Give the words of a key."""
        return self._filed("keys", key, self._segment.key)

    def split(self, written: str) -> tuple[tuple[int, int], ...]:
        """Give the pairs of words that together have the letters of one word."""
        found = self._splits.get(written)
        if found is None:
            if len(self._splits) >= MOST_KEPT:
                self._splits.clear()
            text = letters(written)
            found = tuple(
                (first, second)
                for cut in range(1, len(text))
                for first in self._lettered(text[:cut])
                for second in self._lettered(text[cut:])
            )
            self._splits[written] = found
        return found

    def _lettered(self, text: str) -> list[int]:
        said = self._segment.written
        found = self._filed("letters", text, lambda w: letters(said(w)))
        return [int(word) for word in found]

    def _filed(self, role: str, text: str, said: Callable[[int], str]) -> Numbers:
        """Give the words that are filed under a text; hashes meet by chance, so it is looked at."""
        hashes, wanted = self._segment.array(role), np.uint32(word_hash(text))
        first, last = np.searchsorted(hashes, wanted), np.searchsorted(hashes, wanted, side="right")
        words: Numbers = self._segment.array(f"{role}_at")[first:last]
        meant: Numbers = words[np.array([said(w) == text for w in words.tolist()], bool)]
        return meant

    def _hear(self, key: str) -> Heard:
        segment, sought = self._segment, resolve(key)
        shares = lexicon().shares
        met = _meet_names(
            np.array(sought.names, np.int32),
            np.array(sought.chances, np.float64),
            shares,
            segment.array("meaning_starts"),
            segment.array("meaning_words"),
            segment.array("meaning_chances"),
            self._factor,
            self._common,
            self._met,
        )
        if sought.unlisted >= UNLISTED_FROM:
            near = self._near(key)
            words = segment.array("open_words")[near]
            chances = direct_chance(Encoded._make(part[near] for part in self._open), key)
            further = _meet_unlisted(
                words,
                chances * (sought.unlisted * segment.array("unlisted")[words]),
                RARE,
                self._factor,
                self._common,
                self._met,
            )
            met = np.concatenate([met, further])
        met = self._with_servants(key, met)
        factor, common = self._factor[met], self._common[met]
        self._factor[met] = self._common[met] = 0.0
        self._met[met] = False
        return self._weighed(key, met, factor, common)

    def _near(self, key: str) -> npt.NDArray[np.int64]:
        """Give the forms of unlisted words that meet a key, each once."""
        hashes = self._segment.array("near")
        wanted = np.array([word_hash(n) for n in meeting_keys(key)], np.uint32)
        first = np.searchsorted(hashes, wanted)
        last = np.searchsorted(hashes, wanted, side="right")
        at = self._segment.array("near_at")
        parts = [at[a:b] for a, b in zip(first.tolist(), last.tolist(), strict=True)]
        return np.unique(np.concatenate(parts)) if parts else np.zeros(0, np.int64)

    def _with_servants(self, key: str, met: Numbers) -> Numbers:
        """Add the words that are the key broken off (Abd for Abd al-Karim), or the other way."""
        kind = is_servant(key)
        if kind is None:
            return met
        if self._servants is None:
            kinds = [is_servant(k) for k in self._segment.keys]
            self._servants = {
                k: np.array([w for w, kind in enumerate(kinds) if kind is k], np.int32)
                for k in (True, False)
            }
        return np.union1d(met, self._servants[not kind]).astype(np.int32)

    def _weighed(
        self,
        key: str,
        words: Numbers,
        factor: npt.NDArray[np.float64],
        common: npt.NDArray[np.float64],
    ) -> Heard:
        """Turn factors into bits, by the rules of `athar.names.likeness`."""
        bits = np.log2(np.maximum(factor, LEAST_FACTOR))
        same = np.minimum(1.0, np.maximum(common, factor / (1.0 + factor)))
        kind = is_servant(key)
        if kind is not None:
            broken = np.isin(words, self._servants[not kind]) if self._servants else words < 0
            broken &= bits <= BROKEN_OFF_BITS
            bits[broken], same[broken] = BROKEN_OFF_BITS, BROKEN_OFF
        own = np.isin(words, self.with_key(key))
        bits[own], same[own] = np.maximum(bits[own], 0.0), 1.0
        bits = bits.astype(np.float32)
        telling = bits > HOME_BITS
        homes = _best_homes(self._segment.array("homes")[words[telling]], bits[telling])
        weights, again = slot_weights(bits, self._rules), slots_again(bits, self._rules)
        return Heard(words, bits, same.astype(np.float32), weights, again, homes)


def _best_homes(homes: Numbers, bits: Floats) -> Numbers:
    """Give the distinct homes, those of the most telling words first."""
    order = np.argsort(-bits, kind="stable")
    found: Numbers = np.array(list(dict.fromkeys(homes[order].tolist())), np.int32)
    return found[:MOST_HOMES]


@njit(cache=True, nogil=True)
def _meet_names(names, chances, shares, starts, words, word_chances, factor, common, met):  # type: ignore[no-untyped-def]
    """Add up what words share with a sought part through known names; give those words."""
    total = 0
    for i in range(len(names)):
        total += starts[names[i] + 1] - starts[names[i]]
    out = np.empty(total, np.int32)
    count = 0
    for i in range(len(names)):
        for at in range(starts[names[i]], starts[names[i] + 1]):
            word = words[at]
            both = chances[i] * word_chances[at]
            factor[word] += both / shares[names[i]]
            common[word] += both
            if not met[word]:
                met[word] = True
                out[count] = word
                count += 1
    return out[:count]


@njit(cache=True, nogil=True)
def _meet_unlisted(words, both, rare, factor, common, met):  # type: ignore[no-untyped-def]
    """Add what unlisted words share; of a word's forms the likeliest counts. Gives new words."""
    out = np.empty(len(words), np.int32)
    count = 0
    at = 0
    while at < len(words):
        best = both[at]
        while at + 1 < len(words) and words[at + 1] == words[at]:
            at += 1
            best = max(best, both[at])
        word = words[at]
        factor[word] += best / rare
        common[word] += best
        if not met[word]:
            met[word] = True
            out[count] = word
            count += 1
        at += 1
    return out[:count]
