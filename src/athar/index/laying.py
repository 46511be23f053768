"""Laying out a sought name against the words of a segment, as the alignment kernel takes it."""

from collections.abc import Iterable

import numpy as np
import numpy.typing as npt
from numba import njit

from athar.index.hearing import Floats, Heard, Listener
from athar.index.segment import Segment
from athar.matching import SLOTS, Sequence, Tables, slot_weights, slots_again
from athar.names import LEAST_FACTOR, likeness

_CODES = {None: 0} | {slot: code for code, slot in enumerate(SLOTS, 1)}
_FAR = np.float32(np.log2(LEAST_FACTOR))


class Layout:
    """Lays out names, one after another: each answer is good until the next.

    Args:
        segment: the open segment.
        listener: hears parts in it.
        rules: as `athar.matching.rules_array` gives.
    """

    def __init__(
        self, segment: Segment, listener: Listener, rules: npt.NDArray[np.float64]
    ) -> None:
        self._segment = segment
        self._listener = listener
        self._rules = rules
        self._local = np.zeros(segment.words, np.int32)
        self._laid = np.zeros(0, np.int32)
        self._far = slot_weights(np.array([_FAR]), rules)[:, 0]

    def lay(self, name: Sequence) -> tuple[Tables, list[Heard]]:
        """Give the tables of a name, and what was heard of each of its parts."""
        parts = [self._listener.hear(e.key) for e in name.elements]
        joined = self._joined(name)
        rows = [*parts, *(self._listener.hear(self._segment.key(word)) for _, word in joined)]
        self._local[self._laid] = 0
        self._laid = np.concatenate([np.zeros(0, np.int32), *(h.words for h in rows)])
        columns = _number(self._laid, self._local)
        split = [
            (i, *pair)
            for i, e in enumerate(name.elements)
            for pair in self._listener.split(e.written)
        ]
        width = columns + len(split)
        weights, again, bits, same = self._looked_up(rows, width)
        keys = [e.key for e in name.elements]
        keys += [self._segment.key(word) for _, word in joined]
        for column, (part, _, _) in enumerate(split, columns):
            found = [likeness(keys[part], key) for key in keys]
            bits[:, column] = [f.bits for f in found]
            same[:, column] = [f.same for f in found]
            weights[:, :, column] = slot_weights(bits[:, column], self._rules)
            again[:, :, column] = slots_again(bits[:, column], self._rules)
        row_keys = self._numbered(keys)
        column_keys = np.full(width, -1, np.int32)
        column_keys[self._local[self._laid]] = self._segment.array("key_of")[self._laid]
        column_keys[columns:] = [row_keys[part] for part, _, _ in split]
        tables = Tables(
            self._local,
            weights,
            again,
            bits,
            same,
            row_keys,
            column_keys,
            np.array([_CODES[s] for s in name.slots], np.uint8),
            name.own_first,
            _table(
                (part, int(self._local[word]), len(parts) + k)
                for k, (part, word) in enumerate(joined)
            ),
            _table((one, other, columns + k) for k, (_, one, other) in enumerate(split)),
        )
        return tables, parts

    def _looked_up(self, rows: list[Heard], width: int) -> tuple[Floats, Floats, Floats, Floats]:
        """Give the four tables of floats with what was heard; all else is as far as can be."""
        bits = np.full((len(rows), width), _FAR, np.float32)
        same = np.zeros((len(rows), width), np.float32)
        weights = np.empty((len(SLOTS), len(rows), width), np.float32)
        weights[:] = self._far[:, None, None]
        again = weights.copy()
        for row, heard in enumerate(rows):
            at = self._local[heard.words]
            bits[row, at], same[row, at] = heard.bits, heard.same
            weights[:, row, at], again[:, row, at] = heard.weights, heard.again
        return weights, again, bits, same

    def _numbered(self, keys: list[str]) -> npt.NDArray[np.int32]:
        """Number keys as the segment does; those that it does not hold, below its numbers."""
        here = self._segment.array("key_of")
        words = {key: self._listener.with_key(key) for key in keys}
        unheld = {key: -2 - at for at, key in enumerate(words)}
        numbers = [here[words[k][0]] if len(words[k]) else unheld[k] for k in keys]
        return np.array(numbers, np.int32)

    def _joined(self, name: Sequence) -> list[tuple[int, int]]:
        """Give (part, word) where a word writes the part and the next as one."""
        return [
            (at, word)
            for at in range(len(name.elements) - 1)
            for word in self._listener.with_letters(
                name.elements[at].written, name.elements[at + 1].written
            )
        ]


def _table(rows: Iterable[tuple[int, int, int]]) -> npt.NDArray[np.int32]:
    return np.array(list(rows), np.int32).reshape(-1, 3)


@njit(cache=True, nogil=True)
def _number(words, local):  # type: ignore[no-untyped-def]
    """Number distinct words from 1, and give one more than the last."""
    count = 1
    for word in words:
        if local[word] == 0:
            local[word] = count
            count += 1
    return count
