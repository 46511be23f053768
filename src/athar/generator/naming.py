"""Naming: invented names, each element drawn by itself.

Own, father's, grandfather's and family names are drawn independently of one another from
`athar.names.frequency`'s tables, so that a full name is never copied from a person. Families that
are too rare for the tables (some one person in ten has such a name) are made of letters by the
patterns of Arabic nouns and belong to nobody known.
"""

from functools import lru_cache

from athar.generator.dice import Dice, Weighted
from athar.names import table

COMMUNITIES: dict[str, float] = {
    "east_syrian": 0.42,
    "lists": 0.25,
    "iraqi": 0.13,
    "kurdish": 0.11,
    "turkmen": 0.05,
    "assyrian": 0.04,
}
"""Share of each community among the invented people: a choice, not a measurement."""

_SHARED_GIVEN = {
    "east_syrian": 0.55,
    "lists": 1.0,
    "iraqi": 0.5,
    "kurdish": 0.25,
    "turkmen": 0.3,
    "assyrian": 0.0,
}
"""Share of given names drawn from the common stock of the region in place of the community's."""

_RARE_FAMILY = 0.10
_SHARED_FAMILY = {"east_syrian": 0.35, "iraqi": 0.3}
_ROOT = "بجحدرزسشصعغفقكلمنهو"
_PATTERNS = (
    "ال{0}{1}ا{2}ي",
    "ال{0}{1}ي{2}",
    "{0}{1}ا{2}",
    "ال{0}و{1}{2}ي",
    "ابو {0}{1}ي{2}",
    "{0}{1}{2}ون",
)


@lru_cache(maxsize=64)
def _weighted(slot: str, sex: str, origin: str) -> Weighted[str]:
    found = table(slot, sex, origin)
    return Weighted(found.elements, found.weights.tolist())


class Namer:
    """Draws the names of one community.

    Args:
        dice: the source of chance.
        community: a key of `COMMUNITIES`.
    """

    def __init__(self, dice: Dice, community: str) -> None:
        self._dice = dice
        self._community = community

    def given(self, sex: str, slot: str = "own") -> str:
        """Draw a given name, for a bearer of this sex (``male``, ``female``)."""
        shared = self._dice.chance(_SHARED_GIVEN[self._community])
        return self._dice.draw(_weighted(slot, sex, "lists" if shared else self._community))

    def family(self) -> str:
        """Draw a family name or nisba."""
        dice = self._dice
        if dice.chance(_RARE_FAMILY):
            letters = (dice.pick(_ROOT), dice.pick(_ROOT), dice.pick(_ROOT))
            return dice.pick(_PATTERNS).format(*letters)
        shared = dice.chance(_SHARED_FAMILY.get(self._community, 0.0))
        return dice.draw(_weighted("family", "", "lists" if shared else self._community))

    def givens(self, sexes: list[str]) -> list[str]:
        """Draw the names of brothers and sisters, no two of them alike."""
        names: list[str] = []
        for sex in sexes:
            name = self.given(sex)
            while name in names:
                name = self.given(sex)
            names.append(name)
        return names
