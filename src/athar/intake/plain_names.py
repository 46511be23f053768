"""Names that plainly are names, told by their words.

A list of a million people holds nearly as many names, and few words. What is looked for in a name,
that it says nothing, that nobody is known, that letters were damaged, that it is a line of sums,
shows in its words: a name of words that are found to be free of all that, each once, needs no look
itself. It is then what it says, has no repaired reading, and is no total.

Two things are not told by single words. Phrases such as "غير معروف" are made of words that may
stand in names: a name is held for one only if it has more words than any phrase. And a line that
was stored backwards is told from the sum of what its words weigh: a word counts as sound only if it
stays as it is when it stands as often as a name is long.
"""

from collections.abc import Sequence

import numpy as np

from athar.intake.sums import opens_total
from athar.names import is_unknown
from athar.text import fold, repair

MOST_WORDS = 8
LONGEST_PHRASE = 3
"""Words of the longest phrase that says nothing or that nobody is known. A test holds it true."""

_LONGEST_WORD = 60  # letters: eight such words are no longer than a name may be
_MOST_KEPT = 1 << 17  # distinct words: some 15 MB at most, then it starts anew


class _Words(dict[str, bool]):
    """Word → what holds of it, found once."""

    def rest(self) -> None:
        """Start anew where the table has grown large."""
        if len(self) >= _MOST_KEPT:
            self.clear()


class _SoundWords(_Words):
    """Word → whether no name of up to eight such words can be damaged."""

    def __missing__(self, word: str) -> bool:
        sound = word.isalpha() and not repair(" ".join([word] * MOST_WORDS))
        self[word] = sound
        return sound


class _PlainWords(_Words):
    """Word → whether a name of more such words than a phrase has is plainly a name."""

    def __missing__(self, word: str) -> bool:
        plain = (
            len(word) <= _LONGEST_WORD
            and _SOUND[word]
            and fold(word).isalpha()
            and not is_unknown(word)
            and not opens_total(word)
        )
        self[word] = plain
        return plain


_SOUND = _SoundWords()
_PLAIN = _PlainWords()


def is_sound(name: str) -> bool:
    """Tell whether a name's words show that none of it is damaged."""
    _SOUND.rest()
    words = name.split(" ")
    return len(words) <= MOST_WORDS and all(map(_SOUND.__getitem__, words))


def plain_names(names: Sequence[str | None], *, phrases: bool = True) -> list[bool]:
    """Tell which names plainly are names.

    Args:
        names: cells, or names that were read; ``None`` is no plain name.
        phrases: whether they may be phrases that say nothing. Of names that were read before it is
            known that they are none.

    Returns:
        For each whether it reads as itself, has no repaired reading, and is no total. ``False``
        says nothing: it may be so nevertheless.
    """
    _PLAIN.rest()
    least = LONGEST_PHRASE + 1 if phrases else 1
    cells = [name or "" for name in names]
    if not cells:
        return []
    # All words in one list, and where each name's begin: a list for each name would cost more.
    words = " ".join(cells).split(" ")
    counts = np.array([cell.count(" ") for cell in cells]) + 1
    plain = np.fromiter(map(_PLAIN.__getitem__, words), np.bool_, len(words))
    whole = np.logical_and.reduceat(plain, np.cumsum(counts) - counts)
    found: list[bool] = (whole & (least <= counts) & (counts <= MOST_WORDS)).tolist()
    return found
