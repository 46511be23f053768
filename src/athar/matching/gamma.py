"""The comparison vector (gamma) of a pair, as re-estimating the model needs it.

What `compare` said of a pair, taken apart into what each parameter of the model foretells: how
likely each part of the name is one name, which parts are missing, whether the sexes agree, by how
many years the ages differ. All else that was compared (places, numbers, mothers, the ceilings of
kinship) keeps its weight.
"""

from typing import NamedTuple

from athar.domain import Comparison, Level, PersonRecord
from athar.matching.ages import age_difference, is_open
from athar.matching.comparing import PairScore
from athar.matching.settings import Settings

SLOTS = {
    Comparison.OWN_NAME: "own",
    Comparison.FATHER: "father",
    Comparison.GRANDFATHER: "grandfather",
    Comparison.FAMILY: "family",
}
"""Slots of a name whose chance of being wrong is estimated, by their keys in `Settings.slots`."""


class Gamma(NamedTuple):
    """What one pair's comparison says.

    Attributes:
        parts: (slot, Bayes factor of the two elements) of each aligned part of the names.
        gaps: kind, as in `Settings.gaps`, of each part that one name alone holds.
        same_sex: whether the sexes agree; ``None`` where a side is silent.
        age: by how many whole years the left age is higher; ``None`` where the two ages are not
            compared as numbers.
        rest: bits of all else.
    """

    parts: tuple[tuple[str, float], ...]
    gaps: tuple[str, ...]
    same_sex: bool | None
    age: int | None
    rest: float


def gamma(left: PersonRecord, right: PersonRecord, score: PairScore, model: Settings) -> Gamma:
    """Take a comparison apart.

    Args:
        left: a record.
        right: another.
        score: what `compare` gave for the two, in this order.
        model: the model with which it was compared.

    Returns:
        The comparison vector.
    """
    parts: list[tuple[str, float]] = []
    gaps: list[str] = []
    sex: bool | None = None
    age: int | None = None
    rest = 0.0
    for reason in score.reasons:
        if reason.level is Level.MISSING:
            bits = reason.weight
            gaps.append(min(model.gaps, key=lambda kind: abs(model.gaps[kind] - bits)))
        elif reason.comparison in SLOTS:
            slot = SLOTS[reason.comparison]
            wrong = model.slots[slot]
            # Undoes log2((1 - wrong) factor + wrong); a part out of its place may lie below it.
            parts.append((slot, max(0.0, (2.0**reason.weight - wrong) / (1.0 - wrong))))
        elif reason.comparison is Comparison.SEX:
            sex = reason.level is Level.EXACT
        elif reason.comparison is Comparison.AGE and is_open(left) and is_open(right):
            age = round(age_difference(left, right, model))
        else:
            rest += reason.weight
    return Gamma(tuple(parts), tuple(gaps), sex, age, rest)
