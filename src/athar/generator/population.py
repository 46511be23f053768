"""Population: invented people in households, streamed.

A *kin group* is a couple, their grown sons, the sons' wives and children: brothers and cousins who
share elements of their names, as the region's lists hold them side by side. Wives keep the names of
their own fathers. Groups come one after another, so that a million people take no more memory than
a hundred; the same seed gives the same people.
"""

from collections.abc import Iterator, Mapping
from datetime import date, timedelta
from itertools import islice
from typing import NamedTuple

from athar.domain import Sex
from athar.generator.dice import Dice, Weighted
from athar.generator.naming import COMMUNITIES, Namer
from athar.generator.setting import EVACUATION, setting

_CHILDREN_APART = 800  # days between births, at least
_MOST_CHILDREN = 7
_PEOPLE, _GROUPS = 1, 0  # names of the streams


class Person(NamedTuple):
    """An invented person.

    Attributes:
        number: from 1, in the population's order.
        own, father, grandfather, family: the name's elements as commonly written.
        mother: the mother's own name; mother_family: her family name.
        sex, birth: as they truly are (in the invention).
        origin: the town or village.
        household: number of the household; group: of the kin group.
        relation: ``head``, ``wife``, ``child`` or ``elder``.
        phone: of the household.
    """

    number: int
    own: str
    father: str
    grandfather: str
    family: str
    mother: str
    mother_family: str
    sex: Sex
    birth: date
    origin: str
    household: int
    group: int
    relation: str
    phone: str

    @property
    def name(self) -> str:
        """The full name in four elements."""
        return f"{self.own} {self.father} {self.grandfather} {self.family}"

    @property
    def short_name(self) -> str:
        """The name in three: own, father's, family."""
        return f"{self.own} {self.father} {self.family}"

    def age(self, day: date) -> int:
        """Completed years on a day; never below zero."""
        before = (day.month, day.day) < (self.birth.month, self.birth.day)
        return max(0, day.year - self.birth.year - before)


class Population:
    """So many invented people, the same for the same seed.

    Args:
        people: how many; the last kin group is cut where they are complete.
        seed: any non-negative integer.
        communities: share of each community, by default `naming.COMMUNITIES`.
    """

    def __init__(
        self, people: int, seed: int, *, communities: Mapping[str, float] | None = None
    ) -> None:
        self.people = people
        self.seed = seed
        self._communities = Weighted.of(communities or COMMUNITIES)

    def __len__(self) -> int:
        return self.people

    def __iter__(self) -> Iterator[Person]:
        """Give the people one after another, households together."""
        return islice(self._endless(), self.people)

    def _endless(self) -> Iterator[Person]:
        dice = Dice(self.seed, _PEOPLE, _GROUPS)
        number, household, group = 1, 1, 1
        while True:
            members = _Group(dice, dice.draw(self._communities), household, group).members()
            for member in members:
                yield member._replace(number=number)
                number += 1
            household = members[-1].household + 1
            group += 1


class _Group:
    """Makes one kin group."""

    def __init__(self, dice: Dice, community: str, household: int, group: int) -> None:
        self._dice = dice
        self._namer = Namer(dice, community)
        self._household = household
        self._number = group
        self._origin = dice.draw(setting().towns)
        self._family = self._namer.family()

    def members(self) -> list[Person]:
        dice, namer = self._dice, self._namer
        elder_birth = date(dice.between(1930, 1966), 1, 1) + timedelta(days=dice.between(0, 364))
        elder = self._person(namer.given("male"), self._ancestors(), Sex.MALE, elder_birth, "elder")
        elder_wife = self._wife(elder, "elder")
        sons = namer.givens(["male"] * dice.between(1, 4))
        out: list[Person] = []
        if dice.chance(0.45):
            out += [elder, elder_wife]
            self._household += 1
        first = elder_birth + timedelta(days=365 * dice.between(21, 27))
        for order, son in enumerate(sons):
            birth = first + timedelta(days=order * 850 + dice.between(0, 400))
            line = (elder.own, elder.father, elder_wife.own, elder_wife.family)
            head = self._person(son, line, Sex.MALE, birth, "head")
            out += self._house(head)
            self._household += 1
        return [p._replace(phone=phone) for p, phone in zip(out, self._phones(out), strict=True)]

    def _house(self, head: Person) -> list[Person]:
        dice = self._dice
        if head.age(EVACUATION) < 20 or dice.chance(0.12):
            return [head]
        wife = self._wife(head, "wife")
        day = max(head.birth, wife.birth) + timedelta(days=365 * 20 + dice.between(0, 1500))
        births: list[date] = []
        wanted = dice.between(0, _MOST_CHILDREN)
        while len(births) < wanted and day < EVACUATION:
            births.append(day)
            day += timedelta(days=_CHILDREN_APART + dice.between(0, 500))
        sexes = [Sex.MALE if dice.chance(0.51) else Sex.FEMALE for _ in births]
        names = self._namer.givens([str(sex) for sex in sexes])
        line = (head.own, head.father, wife.own, wife.family)
        children = [
            self._person(name, line, sex, birth, "child")
            for name, sex, birth in zip(names, sexes, births, strict=True)
        ]
        return [head, wife, *children]

    def _ancestors(self) -> tuple[str, str, str, str]:
        namer = self._namer
        father, grandfather = namer.given("male", "father"), namer.given("male", "grandfather")
        return father, grandfather, namer.given("female"), namer.family()

    def _wife(self, husband: Person, relation: str) -> Person:
        birth = husband.birth + timedelta(days=self._dice.between(-300, 365 * 7))
        line = self._ancestors()
        own = self._namer.given("female")
        # One marriage in four is within the wider family.
        family = self._family if self._dice.chance(0.25) else self._namer.family()
        wife = self._person(own, line, Sex.FEMALE, birth, relation)
        return wife._replace(family=family)

    def _person(
        self, own: str, line: tuple[str, str, str, str], sex: Sex, birth: date, relation: str
    ) -> Person:
        father, grandfather, mother, mother_family = line
        return Person(
            0, own, father, grandfather, self._family, mother, mother_family, sex, birth,
            self._origin, self._household, self._number, relation, "",
        )  # fmt: skip

    def _phones(self, members: list[Person]) -> list[str]:
        """Give each household a number of a range that no operator uses (0900 …)."""
        numbers: dict[int, str] = {}
        for member in members:
            if member.household not in numbers:
                numbers[member.household] = f"0900{self._dice.between(0, 999_999):06d}"
        return [numbers[member.household] for member in members]
