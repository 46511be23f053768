"""Roster: who of the invented people came onto which list, and the two featured families.

A household leaves through the corridor, is screened, reaches the camp, or none of these; men are
taken before; some people reach the hospital, some bodies the morgue. The rest are on no list, as in
truth. The two featured families are the first of the population that fit their story, of a name
that is not common.
"""

from collections import Counter
from collections.abc import Sequence
from typing import NamedTuple

from athar.domain import Sex, UseError
from athar.generator.dice import Dice
from athar.generator.population import Person
from athar.generator.setting import EVACUATION

CORRIDOR, SCREENING, HOSPITAL, CAMP, DETENTION, MORGUE = (
    "corridor", "screening", "hospital", "camp", "detention", "morgue",
)  # fmt: skip
LISTS = (CORRIDOR, SCREENING, HOSPITAL, CAMP, DETENTION, MORGUE)
_STREAM = 2
_FEW = 0.003
"""Largest share of people who carry a featured person's own name, so that it can be told from
others; the other requests hold the common ones."""


class Roster(NamedTuple):
    """Who is where.

    Attributes:
        people: everybody, in order.
        on: list → numbers of the people on it, in the population's order.
        daughter: numbers of the sought daughter and her children, the daughter first.
        brothers: numbers of the brother taken and of the brother who asks.
    """

    people: tuple[Person, ...]
    on: dict[str, tuple[int, ...]]
    daughter: tuple[int, ...]
    brothers: tuple[int, int]

    def person(self, number: int) -> Person:
        """Give the person of a number."""
        return self.people[number - 1]

    def lists_of(self, number: int) -> tuple[str, ...]:
        """Give the lists a person is on."""
        return tuple(name for name in LISTS if number in self.on[name])


def draw_roster(people: tuple[Person, ...], seed: int) -> Roster:
    """Draw who came onto which list.

    Args:
        people: a whole population, in order.
        seed: as the population's.

    Raises:
        UseError: where nobody fits a featured story.
    """
    dice = Dice(seed, _STREAM)
    on: dict[str, set[int]] = {name: set() for name in LISTS}
    households: dict[int, list[Person]] = {}
    for person in people:
        households.setdefault(person.household, []).append(person)
    for members in households.values():
        _place(dice, members, on)
    daughter, brothers = _featured_mother(people, households), _featured_brothers(people)
    _feature(on, daughter, brothers)
    order = {name: tuple(sorted(numbers)) for name, numbers in on.items()}
    return Roster(people, order, daughter, brothers)


def _place(dice: Dice, members: list[Person], on: dict[str, set[int]]) -> None:
    out, lost = dice.chance(0.5), dice.chance(0.12)
    screened = dice.chance(0.65) if out else dice.chance(0.1)
    camped = dice.chance(0.7) if out else dice.chance(0.22)
    for person in members:
        grown = 19 <= person.age(EVACUATION) <= 60
        if person.sex is Sex.MALE and grown and dice.chance(0.24):
            on[DETENTION].add(person.number)
            if dice.chance(0.1):
                on[HOSPITAL].add(person.number)
            continue
        if dice.chance(0.035):
            on[MORGUE].add(person.number)
            if dice.chance(0.25):
                on[HOSPITAL].add(person.number)
            continue
        here = not lost or dice.chance(0.5)
        for name, goes in ((CORRIDOR, out), (SCREENING, screened), (CAMP, camped)):
            if goes and here and dice.chance(0.95):
                on[name].add(person.number)
        if dice.chance(0.055):
            on[HOSPITAL].add(person.number)


def _featured_mother(
    people: tuple[Person, ...], households: dict[int, list[Person]]
) -> tuple[int, ...]:
    """Find a young mother with small children and a family name of her own."""
    fits = []
    for members in households.values():
        wives = [p for p in members if p.relation == "wife"]
        children = [p for p in members if p.relation == "child"]
        if not wives or not 3 <= len(children) <= 4 or wives[0].number < 40:
            continue
        mother, head = wives[0], members[0]
        small = all(2 <= c.age(EVACUATION) <= 14 for c in children)
        if small and mother.family != head.family and "ابو" not in mother.family:
            fits.append((mother, tuple(c.number for c in children)))
    mother, children_numbers = _first_rare(people, fits)
    return (mother.number, *children_numbers)


def _featured_brothers(people: tuple[Person, ...]) -> tuple[int, int]:
    """Find grown brothers with houses of their own; the younger is the one taken."""
    heads: dict[int, list[Person]] = {}
    for person in people[len(people) // 3 :]:
        if person.relation == "head":
            heads.setdefault(person.group, []).append(person)
    fits = []
    for brothers in heads.values():
        young = [b for b in brothers if 22 <= b.age(EVACUATION) <= 40]
        if len(brothers) >= 3 and len(young) >= 2:
            fits.append((young[-1], (young[0].number,)))
    taken, asking = _first_rare(people, fits)
    return taken.number, asking[0]


def _first_rare(
    people: tuple[Person, ...], fits: Sequence[tuple[Person, tuple[int, ...]]]
) -> tuple[Person, tuple[int, ...]]:
    """Give the first fit whose own name is not among the common ones, else the first of all."""
    if not fits:
        raise UseError("nobody among the people fits the stories", remedy="ask for more people")
    carried = Counter(p.own for p in people)
    rare = [fit for fit in fits if carried[fit[0].own] <= _FEW * len(people)]
    return (rare or fits)[0]


def _feature(on: dict[str, set[int]], daughter: tuple[int, ...], brothers: tuple[int, int]) -> None:
    """Put the featured people onto the lists of their stories, and off the others."""
    for number in (*daughter, *brothers):
        for numbers in on.values():
            numbers.discard(number)
    for number in daughter:
        on[CORRIDOR].add(number)
        on[CAMP].add(number)
    on[HOSPITAL].add(daughter[-1])
    on[DETENTION].add(brothers[0])
    on[HOSPITAL].add(brothers[0])
