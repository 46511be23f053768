"""Candidates: the rows of a segment worth comparing in full with a sought record.

Every element of the sought name brings all its variants in the segment, and every row adds up the
bits of the elements that it holds, each sought element once; the own name counts less elsewhere
than as an own name. The row sums are complete: nothing is cut off by a frequent element, so that
the true match of a common name is not lost among thousands before age and sex have been looked at.
Mothers, kunyas and shared numbers add their bits; where there is no name at all, the words of
places and descriptions do. The best rows by this sum are the candidates.
"""

from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from athar.domain import PersonRecord, Sex
from athar.index.building import WORD_COLUMNS, mark_hash, word_keys
from athar.index.segment import Segment
from athar.matching import Spoken, settings, spoken

Bits = npt.NDArray[np.float32]

OUT_OF_PLACE = 4.0
"""Bits that an own name loses where it stands elsewhere in the other name."""

MARGIN = 16.0
"""Rows this far below the best name are not looked at by age: nothing would lift them above it."""

_WORD_BITS = {"@": 2.0, "#": 0.8}
_MARK_BITS = 12.0


class Candidates(NamedTuple):
    """Rows of one segment, best first, with their rough bits."""

    segment: Segment
    rows: npt.NDArray[np.intp]
    bits: Bits


def candidates(segment: Segment, sought: PersonRecord, most: int) -> Candidates:
    """Find at most `most` rows of a segment."""
    names = spoken(sought)
    bits = _by_name(segment, names)
    _add_elements(segment, bits, "mother", [e.key for e in names.mother[:1]])
    if names.kunya is not None:
        _add_elements(segment, bits, "kunya", [names.kunya.key])
    for mark in _marks(sought):
        bits[segment.marked(mark)] += _MARK_BITS
    if not names.sequences:
        _add_words(segment, bits, sought)
    rows = np.flatnonzero(bits > max(0.0, float(bits.max(initial=0.0)) - MARGIN))
    if not len(rows) and not names.sequences:
        rows = np.arange(len(segment))
    rough = bits[rows] + _by_age_and_sex(segment, sought, rows)
    if len(rows) > most:
        best = np.argpartition(-rough, most)[:most]
        rows, rough = rows[best], rough[best]
    order = np.lexsort((rows, -rough))
    return Candidates(segment, rows[order], rough[order])


def _by_name(segment: Segment, names: Spoken) -> Bits:
    """Add up the bits of the name; of several spellings of it, each row takes its best."""
    best = np.zeros(len(segment), np.float32)
    for name in names.sequences:
        total = np.zeros(len(segment), np.float32)
        for at, element in enumerate(name.elements):
            own = at == 0 and name.own_first
            total += _element(segment, element.key, own=own)
        np.maximum(best, total, out=best)
    return best


def _element(segment: Segment, key: str, *, own: bool) -> Bits:
    out = np.zeros(len(segment), np.float32)
    found = segment.variants(key)
    # Ascending bits: where a row holds several variants, the strongest is written last.
    rows, counts = segment.postings("any", found.elements)
    less = np.maximum(found.bits - OUT_OF_PLACE, 0.0) if own else found.bits
    out[rows] = np.repeat(less, counts)
    if own:
        rows, counts = segment.postings("own", found.elements)
        out[rows] = np.repeat(found.bits, counts)
    return out


def _add_elements(segment: Segment, bits: Bits, role: str, keys: list[str]) -> None:
    for key in keys:
        found = segment.variants(key)
        rows, counts = segment.postings(role, found.elements)
        added = np.zeros(len(segment), np.float32)
        added[rows] = np.repeat(found.bits, counts)
        bits += added


def _add_words(segment: Segment, bits: Bits, sought: PersonRecord) -> None:
    for column, mark in WORD_COLUMNS.items():
        for key in word_keys(getattr(sought, column) or "", mark):
            number = segment.word(key)
            if number is not None:
                rows, _ = segment.postings("word", np.array([number], np.intp))
                bits[np.unique(rows)] += _WORD_BITS[mark]


def _marks(sought: PersonRecord) -> list[int]:
    written = [sought.phone, sought.card, *(i.number for i in sought.identifiers)]
    return [mark_hash(w) for w in written if w]


def _by_age_and_sex(
    segment: Segment, sought: PersonRecord, rows: npt.NDArray[np.intp]
) -> npt.NDArray[np.float32]:
    """Weigh ages and sexes as the full comparison does, missing ones with nothing."""
    out = np.zeros(len(rows), np.float32)
    rules = settings()
    if sought.sex is not None:
        sex = segment.array("sex")[rows]
        same = 1 if sought.sex is Sex.MALE else 2
        out += np.where(sex == same, rules.sex["exact"], np.where(sex, rules.sex["conflict"], 0.0))
    if sought.age_low is not None:
        low = segment.array("age_low")[rows]
        high = segment.array("age_high")[rows]
        top = sought.age_high if sought.age_high is not None else sought.age_low
        gap = np.maximum(0.0, np.maximum(low - top, sought.age_low - high))
        gap /= np.maximum(1.0, np.minimum(low, sought.age_low) / rules.age_old)
        steps = [gap <= most for most, _ in rules.age_steps]
        weights = np.select(steps, [w for _, w in rules.age_steps], rules.age_beyond)
        out += np.where(np.isnan(gap), 0.0, weights).astype(np.float32)
    return out
