"""What a record says of names, cut once: sequences of elements, kunya, mother.

A record may write its person's name several times (another script, an alias, a repaired reading);
each is a sequence. A name that is no name (مجهول الهوية) gives no sequence, and so weighs nothing.
"""

from functools import lru_cache
from typing import NamedTuple

from athar.domain import Comparison, PersonRecord
from athar.names import (
    MAX_ELEMENTS,
    Element,
    is_unknown,
    split_elements,
    take_kunya,
)


class Sequence(NamedTuple):
    """One name in order.

    Attributes:
        elements: from the own name to the family's, at most `athar.names.MAX_ELEMENTS`.
        slots: the slot of each where the source gives it apart, else ``None``.
        own_first: whether the first element is the own name (not so after a kunya).
    """

    elements: tuple[Element, ...]
    slots: tuple[Comparison | None, ...]
    own_first: bool


class Spoken(NamedTuple):
    """The names of one record.

    Attributes:
        sequences: each way in which the name is written.
        kunya: its element, where the record has one.
        maybe_kunya: an أبو X or أم X that stands elsewhere than at the head of a name, where it may
            be a kunya put last, or the family's name.
        mother: the mother's name's elements.
        nickname: the nickname's elements.
    """

    sequences: tuple[Sequence, ...]
    kunya: Element | None
    mother: tuple[Element, ...]
    nickname: tuple[Element, ...]
    maybe_kunya: Element | None = None


KUNYA_HEADS = ("abu_", "umm_", "ابو_", "ام_")
"""How the keys of kunyas begin."""

_PARTS = (
    Comparison.OWN_NAME,
    Comparison.FATHER,
    Comparison.GRANDFATHER,
    Comparison.FAMILY,
)


def spoken(record: PersonRecord) -> Spoken:
    """Cut the names of a record."""
    parts = record.name_own, record.name_father, record.name_grandfather, record.name_family
    others = record.kunya, record.name_mother, record.nickname
    if record.name in _REMEMBERED and not (
        any(parts) or any(others) or record.other_names or record.readings
    ):
        return _REMEMBERED[record.name]
    return _spoken(record.name, parts, record.other_names, record.readings, *others)


def remember(written: str, name: Sequence) -> None:
    """Say how a whole name that stands by itself is cut, where it was cut before.

    An index keeps its names cut; to cut them again would be half the time of an answer.
    """
    if len(_REMEMBERED) >= MOST_REMEMBERED:
        _REMEMBERED.clear()
    _REMEMBERED[written] = Spoken((name,), None, (), (), _maybe_kunya((name,)))


_REMEMBERED: dict[str, Spoken] = {}
MOST_REMEMBERED = 1 << 14


def name_spoken(written: str) -> Spoken:
    """Cut a whole name that stands by itself, as `spoken` cuts a record that has nothing else."""
    return _spoken(written, (None, None, None, None), (), (), None, None, None)


@lru_cache(maxsize=1 << 15)
def _spoken(
    name: str | None,
    parts: tuple[str | None, ...],
    other_names: tuple[str, ...],
    readings: tuple[str, ...],
    kunya: str | None,
    mother: str | None,
    nickname: str | None,
) -> Spoken:
    found: dict[Sequence, None] = {}
    head: Element | None = None
    said = tuple(p if _elements(p) else None for p in parts)
    if said[0] is not None or (any(said) and not name):
        found[_from_parts(said)] = None
        wholes = (*other_names, *readings)
    else:
        wholes = (*((name,) if name else ()), *other_names, *readings)
    for written in wholes:
        if is_unknown(written):
            continue
        taken, rest = take_kunya(_elements(written))
        head = head or taken
        if rest:
            plain = Sequence(rest, (None,) * len(rest), taken is None)
            found[_completed(plain, said) if any(said) else plain] = None
    given = _elements(kunya)
    sequences = tuple(found)
    own = given[0] if given else head
    maybe = _maybe_kunya(sequences) if own is None else None
    return Spoken(sequences, own, _elements(mother), _elements(nickname), maybe)


def _maybe_kunya(names: tuple[Sequence, ...]) -> Element | None:
    """Give the first أبو X or أم X within names."""
    within = (e for name in names for e in name.elements[1:])
    return next((e for e in within if e.key.startswith(KUNYA_HEADS)), None)


def _from_parts(parts: tuple[str | None, ...]) -> Sequence:
    elements: list[Element] = []
    slots: list[Comparison | None] = []
    for slot, part in zip(_PARTS, parts, strict=True):
        for element in _elements(part):
            elements.append(element)
            slots.append(slot)
    return _cut(elements, slots, bool(slots) and slots[0] is Comparison.OWN_NAME)


def _completed(name: Sequence, parts: tuple[str | None, ...]) -> Sequence:
    """Put the parts that a source gives apart (its father's name column, say) into a whole name.

    A part that the name holds already stays where it stands; another goes to its place: father and
    grandfather after the own name, the family's name last.
    """
    elements, slots = list(name.elements), list(name.slots)
    place = 1 if name.own_first else 0
    for slot, part in zip(_PARTS[1:], parts[1:], strict=True):
        for element in _elements(part):
            at = next((i for i, e in enumerate(elements) if i and e.key == element.key), None)
            if at is None and slot is not Comparison.FAMILY:
                at = min(place, len(elements))
                elements.insert(at, element)
                slots.insert(at, slot)
            elif at is None:
                elements.append(element)
                slots.append(slot)
            else:
                slots[at] = slot
            if slot is not Comparison.FAMILY:
                place = at + 1 if at is not None else place
    return _cut(elements, slots, name.own_first)


def _cut(elements: list[Element], slots: list[Comparison | None], own_first: bool) -> Sequence:
    """Give a name of parts from several columns, whose elements together may be too many."""
    return Sequence(tuple(elements[:MAX_ELEMENTS]), tuple(slots[:MAX_ELEMENTS]), own_first)


def _elements(written: str | None) -> tuple[Element, ...]:
    """Cut a name or a part. Initials by themselves (م., A.) fit too many names to be compared."""
    found = split_elements(written) if written and not is_unknown(written) else ()
    return tuple(e for e in found if len(e.key) > 1)
