"""Names by themselves: what a name is read as, and what two names weigh. No casebook is opened.

`read_name` tells the parts and, for each element, the known names that it may stand for.
`compare_names` weighs two names with the same model as everywhere: two records that hold a name and
nothing else. What it weighs is two names and never two people.
"""

from typing import NamedTuple

from athar.domain import Comparison, PersonRecord, Reason
from athar.matching import PairScore, compare
from athar.names import (
    Likeness,
    ParsedName,
    element_key,
    frequency,
    is_unknown,
    lexicon,
    likeness,
    parse,
    resolve,
    split,
    split_elements,
    take_kunya,
    usual_arabic,
)

MOST_ALTERNATIVES = 5
LEAST_CHANCE = 0.005
"""Known names that an element may stand for are told down to this chance, and so many of them."""

_NOBODY = bytes(16)


class Alternative(NamedTuple):
    """A known name that an element may stand for: its usual Arabic spelling and chance (0-1)."""

    name: str
    chance: float


class ElementReading(NamedTuple):
    """One element of a name.

    Attributes:
        written: as it stands in the name.
        key: what it is compared under.
        share: share of people (0-1) who carry it.
        alternatives: known names that it may stand for, the likeliest first.
        unlisted: chance (0-1) that it is a name which is not known here.
    """

    written: str
    key: str
    share: float
    alternatives: tuple[Alternative, ...]
    unlisted: float


class NameReading(NamedTuple):
    """What a name is read as.

    Attributes:
        name: as given.
        unknown: whether it says that no name is known, or holds none.
        parsed: its parts.
        elements: its elements in their order.
    """

    name: str
    unknown: bool
    parsed: ParsedName
    elements: tuple[ElementReading, ...]


class ComparedElement(NamedTuple):
    """One step of a comparison.

    Attributes:
        reason: the slot, level, both elements as written, and the weight in the slot.
        likeness: the comparison of the two elements alone; ``None`` where one side is silent or
            the reason is of the whole name.
        shared: known names that both may stand for, with the product of the chances (0-1).
    """

    reason: Reason
    likeness: Likeness | None
    shared: tuple[Alternative, ...]


class NameComparison(NamedTuple):
    """The comparison of two names.

    Attributes:
        left: one name as given.
        right: the other.
        unknown: those of the two that say no name; they weigh nothing.
        weight: log2 Bayes factor, the sum of the steps' weights.
        steps: largest effect first.
    """

    left: str
    right: str
    unknown: tuple[str, ...]
    weight: float
    steps: tuple[ComparedElement, ...]


def read_name(name: str) -> NameReading:
    """Read one name.

    Args:
        name: in any script, as written; anything at all is answered.

    Returns:
        Its parts and elements; none where no name is known.
    """
    unknown = is_unknown(name) or not split(name)
    elements = () if unknown else split_elements(name)
    kunya, _ = take_kunya(elements)
    # A kunya is told by the name after أبو or أم, which is what is compared of it.
    keys = [e.key.partition("_")[2] if e is kunya else e.key for e in elements]
    readings = tuple(_element(e.written, k) for e, k in zip(elements, keys, strict=True))
    return NameReading(name, unknown, parse(name), readings)


def _element(written: str, key: str) -> ElementReading:
    found = resolve(key)
    keys = lexicon().keys
    named = [Alternative(usual_arabic(keys[n]), c) for n, c in zip(*found[:2], strict=True)]
    told = [a for a in named if a.chance >= LEAST_CHANCE][:MOST_ALTERNATIVES]
    return ElementReading(written, key, frequency(key), tuple(told), found.unlisted)


def compare_names(left: str, right: str) -> NameComparison:
    """Compare two names as the matching does.

    Args:
        left: in any script, as written.
        right: another.

    Returns:
        Weight and steps; a name that is unknown gives no step and weighs nothing.
    """
    score: PairScore = compare(
        PersonRecord(record_id=_NOBODY, name=left), PersonRecord(record_id=_NOBODY, name=right)
    )
    unknown = tuple(name for name in (left, right) if is_unknown(name) or not split(name))
    steps = tuple(_step(reason) for reason in score.reasons)
    return NameComparison(left, right, unknown, score.weight, steps)


def _step(reason: Reason) -> ComparedElement:
    if not (reason.left and reason.right) or reason.comparison is Comparison.NAME:
        return ComparedElement(reason, None, ())
    one, other = _key(reason.left, reason), _key(reason.right, reason)
    return ComparedElement(reason, likeness(one, other), _shared(one, other))


def _key(written: str, reason: Reason) -> str:
    """Give the key of words that were compared as one element; of a kunya, what follows أبو."""
    whole = written if len(split(written)) == 1 else written.replace(" ", "")
    key = element_key(whole)
    return key.partition("_")[2] or key if reason.comparison is Comparison.KUNYA else key


def _shared(one: str, other: str) -> tuple[Alternative, ...]:
    """Give the known names that two keys may both stand for, the likeliest first."""
    a, b = resolve(one), resolve(other)
    chances = dict(zip(a.names, a.chances, strict=True))
    both = [(chances.get(n, 0.0) * c, n) for n, c in zip(b.names, b.chances, strict=True)]
    keys = lexicon().keys
    told = [Alternative(usual_arabic(keys[n]), c) for c, n in sorted(both, reverse=True)]
    return tuple(a for a in told if a.chance >= LEAST_CHANCE)[:MOST_ALTERNATIVES]
