"""Searching one segment: the records worth an answer, with what their names, sex and age weigh.

In this order: each part of the sought name is heard (`hearing`), the names that hold enough of the
parts are gathered (`gathering`), each is aligned and weighed by the kernel, and sex and age are
added by profile. Where sought and listed records can be compared by nothing else, that is the whole
weight of the pair, and it is said so; else mothers, kunyas, nicknames and shared numbers bring
records too, where there is no name the words of places and descriptions do, and the best records
by the sum so far are to be compared in full.
"""

from typing import Any, NamedTuple

import numpy as np
import numpy.typing as npt

from athar.domain import PersonRecord
from athar.index import profiles
from athar.index.building import SAID_COLUMNS, mark_hashes, said_words
from athar.index.gathering import Gatherer
from athar.index.hearing import Listener
from athar.index.laying import Layout
from athar.index.meanings import word_hash
from athar.index.segment import Segment, holds
from athar.matching import (
    Sequence,
    Settings,
    Spoken,
    compare_ages,
    compare_sex,
    rules_array,
    score_names,
    spoken,
)

Bits = npt.NDArray[np.float32]
Rows = npt.NDArray[np.signedinteger[Any]]
Found = tuple[Rows, Bits]

MOST_WEIGHED = 512
"""Sought profiles of which it is remembered what they weigh."""

_SAID_BITS = {"@": 2.0, "#": 0.8}
_MARK_BITS = 12.0
_COMPARED = (
    "name_mother",
    "kunya",
    "nickname",
    "place_origin",
    "place_last_seen",
    "place_recorded",
    "event_from",
    "identifiers",
    "phone",
    "card",
    "description",
    "belongings",
)


class Candidates(NamedTuple):
    """Records of one segment, best first.

    Attributes:
        segment: where they are.
        rows: their rows (n,), the best first; beyond those asked for, in no order.
        bits: weight of each by what was looked at (n,) float32.
        whole: whether that is the whole weight, so that the rest needs no look.
    """

    segment: Segment
    rows: Rows
    bits: Bits
    whole: bool


class Searcher:
    """Searches one segment under one model.

    Args:
        segment: the open segment.
        model: what agreement weighs.
    """

    def __init__(self, segment: Segment, model: Settings) -> None:
        self._segment = segment
        self._model = model
        self._rules = rules_array(model)
        self._listener = Listener(segment, self._rules)
        self._layout = Layout(segment, self._listener, self._rules)
        self._gatherer = Gatherer(segment)
        self._profiles = [PersonRecord.from_row({"record_id": b"", **p}) for p in segment.profiles]
        self._weighed: dict[tuple[object, ...], Bits] = {}

    def search(self, sought: PersonRecord, most: int) -> Candidates:
        """Find the records worth an answer.

        Args:
            sought: a record of any kind.
            most: number of records to give where they are to be compared in full.
        """
        names = spoken(sought)
        whole = not self._more_to_compare(sought, names)
        found = [self._by_name(name) for name in names.sequences]
        rows, bits = _best_of(found)
        if not whole:
            rows, bits = _sum_of([(rows, bits), self._by_roles(sought, names)])
        if not len(rows) and not names.sequences:
            rows, bits = self._nameless(sought)
        bits = bits + self._by_profile(sought, rows)
        best = _best_first(rows, bits, most)
        if not whole:
            return Candidates(self._segment, rows[best], bits[best], whole)
        # The others are rivals in number and weight alone, and their order tells nothing.
        others = np.ones(len(rows), bool)
        others[best] = False
        order = np.concatenate([best, np.flatnonzero(others)])
        return Candidates(self._segment, rows[order], bits[order], whole)

    def _more_to_compare(self, sought: PersonRecord, names: Spoken) -> bool:
        """Tell whether more than name, sex and age is said on both sides."""
        segment = self._segment
        roles = (names.mother, "mother"), (names.kunya, "kunya"), (names.nickname, "nickname")
        return (
            not names.sequences
            or any(said and len(segment.array(role)) for said, role in roles)
            or (names.maybe_kunya is not None and holds(segment, "kunya"))
            or any(getattr(sought, c) and holds(segment, c) for c in _COMPARED)
        )

    def _by_name(self, name: Sequence) -> Found:
        segment = self._segment
        tables, heard = self._layout.lay(name)
        names = self._gatherer.gather([h.homes for h in heard])
        bits = score_names(
            tables, self._rules, segment.array("elements"), segment.array("starts"), names
        )
        further = names >= len(segment)
        if further.any():
            names = np.where(
                further, segment.array("further")[np.where(further, names - len(segment), 0)], names
            )
        return names, bits

    def _by_roles(self, sought: PersonRecord, names: Spoken) -> Found:
        """Find by mother, kunya, nickname and numbers; what agrees adds up."""
        kunya = (names.kunya,) if names.kunya is not None else ()
        found = []
        for role, elements in (
            ("mother", names.mother[:1]),
            ("kunya", kunya),
            ("nickname", names.nickname[:1]),
        ):
            for element in elements:
                heard = self._listener.hear(element.key)
                for word, bits in zip(heard.words, heard.bits, strict=True):
                    if bits > 0:
                        rows = np.unique(self._segment.under(role, np.array([word])))
                        found.append((rows, np.full(len(rows), bits, np.float32)))
        for mark in _marks(sought):
            rows = np.unique(self._segment.under("marks", np.array([mark], np.uint32)))
            found.append((rows, np.full(len(rows), _MARK_BITS, np.float32)))
        return _best_of(found)

    def _nameless(self, sought: PersonRecord) -> Found:
        """Find by the words of places and descriptions; where these tell nothing, look at all."""
        found = []
        for column, mark in SAID_COLUMNS.items():
            for word in said_words(getattr(sought, column) or "", mark):
                key = np.array([word_hash(word)], np.uint32)
                rows = np.unique(self._segment.under("said", key))
                found.append((rows, np.full(len(rows), _SAID_BITS[mark], np.float32)))
        rows, bits = _sum_of(found)
        if len(rows):
            return rows, bits
        every = np.arange(len(self._segment))
        return every, np.zeros(len(every), np.float32)

    def _by_profile(self, sought: PersonRecord, rows: Rows) -> Bits:
        """Weigh sex and age, each distinct profile once."""
        codes = self._segment.array("profile")[rows]
        said = tuple(getattr(sought, c) for c in profiles.COLUMNS)
        known = self._weighed.get(said)
        if known is None:
            if len(self._weighed) >= MOST_WEIGHED:
                self._weighed.clear()
            known = self._weighed[said] = np.full(len(self._profiles), np.nan, np.float32)
        weights: Bits = known[codes]
        unknown = np.isnan(weights)
        if unknown.any():
            for code in np.unique(codes[unknown]).tolist():
                known[code] = self._weigh(sought, self._profiles[code])
            weights = known[codes]
        return weights

    def _weigh(self, sought: PersonRecord, profile: PersonRecord) -> float:
        reasons = (
            compare_sex(sought, profile, self._model),
            compare_ages(sought, profile, self._model),
        )
        return sum(r.weight for r in reasons if r is not None)


def _best_first(rows: Rows, bits: Bits, most: int) -> npt.NDArray[np.intp]:
    """Give the places of the best rows, best first; of equals the first row first."""
    places = np.arange(len(rows))
    if len(rows) > most:
        least = np.partition(bits, len(bits) - most)[len(bits) - most]
        places = np.flatnonzero(bits >= least)
    return places[np.lexsort((rows[places], -bits[places]))][:most]


def _best_of(found: list[Found]) -> Found:
    """Give each row once, with its best bits."""
    if len(found) == 1 and np.all(np.diff(found[0][0]) > 0):
        return found[0]
    return _once(found, np.maximum)


def _sum_of(found: list[Found]) -> Found:
    """Give each row once, with its bits added up."""
    return _once(found, np.add)


def _once(found: list[Found], together: np.ufunc) -> Found:
    if not found:
        return np.zeros(0, np.intp), np.zeros(0, np.float32)
    rows = np.concatenate([f[0] for f in found]).astype(np.intp)
    bits = np.concatenate([f[1] for f in found])
    order = np.argsort(rows, kind="stable")
    rows, bits = rows[order], bits[order]
    first = np.flatnonzero(np.diff(rows, prepend=-1))
    return rows[first], together.reduceat(bits, first).astype(np.float32) if len(rows) else bits


def _marks(sought: PersonRecord) -> list[int]:
    written = [sought.phone, sought.card, *(i.number for i in sought.identifiers)]
    return [mark for w in written for mark in mark_hashes(w)]
