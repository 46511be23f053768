"""What a record says of names, cut once: sequences of elements, kunya, mother.

A record may write its person's name several times (another script, an alias, a repaired reading);
each is a sequence. A name that is no name (مجهول الهوية) gives no sequence, and so weighs nothing.
"""

from functools import lru_cache
from typing import NamedTuple

from athar.domain import Comparison, PersonRecord
from athar.names import Element, is_unknown, split_elements, take_kunya


class Sequence(NamedTuple):
    """One name in order.

    Attributes:
        elements: from the own name to the family's.
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
        mother: the mother's name's elements.
        nickname: the nickname's elements.
    """

    sequences: tuple[Sequence, ...]
    kunya: Element | None
    mother: tuple[Element, ...]
    nickname: tuple[Element, ...]


_PARTS = (
    Comparison.OWN_NAME,
    Comparison.FATHER,
    Comparison.GRANDFATHER,
    Comparison.FAMILY,
)


def spoken(record: PersonRecord) -> Spoken:
    """Cut the names of a record."""
    return _spoken(
        record.name,
        (record.name_own, record.name_father, record.name_grandfather, record.name_family),
        record.other_names,
        record.readings,
        record.kunya,
        record.name_mother,
        record.nickname,
    )


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
    if any(p and not is_unknown(p) for p in parts):
        found[_from_parts(parts)] = None
    else:
        other_names = (*((name,) if name else ()), *other_names)
    for written in (*other_names, *readings):
        if is_unknown(written):
            continue
        taken, rest = take_kunya(split_elements(written))
        head = head or taken
        if rest:
            found[Sequence(rest, (None,) * len(rest), taken is None)] = None
    given = _elements(kunya)
    return Spoken(tuple(found), given[0] if given else head, _elements(mother), _elements(nickname))


def _from_parts(parts: tuple[str | None, ...]) -> Sequence:
    elements: list[Element] = []
    slots: list[Comparison | None] = []
    for slot, part in zip(_PARTS, parts, strict=True):
        for element in _elements(part):
            elements.append(element)
            slots.append(slot)
    return Sequence(tuple(elements), tuple(slots), bool(slots) and slots[0] is Comparison.OWN_NAME)


def _elements(written: str | None) -> tuple[Element, ...]:
    return split_elements(written) if written and not is_unknown(written) else ()
