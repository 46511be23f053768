"""The comparison vector (gamma) of a pair, as re-estimating the model needs it.

What `compare` said of a pair, taken apart into what each parameter of the model foretells: how
likely each part of the name is one name, which parts are missing, whether the sexes agree, by how
many years the ages differ. All else that was compared (places, numbers, mothers, the ceilings of
kinship) keeps its weight.
"""

from collections.abc import Sequence
from typing import NamedTuple

from athar.domain import Comparison, Level, PersonRecord
from athar.matching.ages import age_difference, is_open
from athar.matching.comparing import PairScore, compare
from athar.matching.settings import Settings

SLOTS = {
    Comparison.OWN_NAME: "own",
    Comparison.FATHER: "father",
    Comparison.GRANDFATHER: "grandfather",
    Comparison.FAMILY: "family",
}
"""Slots of a name whose chance of being wrong is estimated, by their keys in `Settings.slots`."""

STRANGERS = 20_000
"""Pairs drawn to learn what two strangers say."""

NAMED_STRANGERS = 2_000
"""Of these, pairs whose names are compared too: the lengths of names vary less than ages do."""

_STRIDE = 7919


class Gamma(NamedTuple):
    """What one pair's comparison says.

    Attributes:
        parts: (slot, Bayes factor of the two elements) of each aligned part of the names.
        gaps: kind, as in `Settings.gaps`, of each part that one name alone holds.
        same_sex: whether the sexes agree; ``None`` where a side is silent.
        age: by how many whole years the left age is higher; ``None`` where the two ages are not
            compared as numbers.
        rest: bits of all else.
        kinship: bits (0 or more) that `rest` lost to a ceiling of kinship.
    """

    parts: tuple[tuple[str, float], ...]
    gaps: tuple[str, ...]
    same_sex: bool | None
    age: int | None
    rest: float
    kinship: float = 0.0


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
    rest = kinship = 0.0
    age = _years(left, right, model)
    for reason in score.reasons:
        if reason.level is Level.MISSING:
            bits = reason.weight
            gaps.append(min(model.gaps, key=lambda kind: abs(model.gaps[kind] - bits)))
        elif reason.comparison in SLOTS:
            slot = SLOTS[reason.comparison]
            wrong = model.slots[slot]
            # Undoes log2((1 - wrong) factor + wrong); a part out of its place may lie below it.
            parts.append((slot, max(0.0, (2.0**reason.weight - wrong) / (1.0 - wrong))))
        elif reason.comparison is not Comparison.SEX and (
            reason.comparison is not Comparison.AGE or age is None
        ):
            rest += reason.weight
            if reason.comparison is Comparison.NAME and reason.level is Level.CONFLICT:
                kinship -= reason.weight
    return Gamma(tuple(parts), tuple(gaps), _same_sex(left, right), age, rest, kinship)


def strangers(
    left: Sequence[PersonRecord], right: Sequence[PersonRecord], model: Settings
) -> list[Gamma]:
    """Give the comparison vectors of pairs that hardly ever are of one person.

    Args:
        left: records of the left source, or a fair sample.
        right: records of the right source, likewise.
        model: the model to compare with.

    Returns:
        Vectors of `STRANGERS` pairs, the same for the same records; none where a side is empty.
    """
    if not left or not right:
        return []
    out = []
    for i in range(STRANGERS):
        one, other = left[i % len(left)], right[(i * _STRIDE + i // len(left)) % len(right)]
        if i < NAMED_STRANGERS:
            out.append(gamma(one, other, compare(one, other, model), model))
        else:
            out.append(Gamma((), (), _same_sex(one, other), _years(one, other, model), 0.0))
    return out


def _same_sex(left: PersonRecord, right: PersonRecord) -> bool | None:
    return None if left.sex is None or right.sex is None else left.sex is right.sex


def _years(left: PersonRecord, right: PersonRecord, model: Settings) -> int | None:
    """Give the difference of two ages that are compared as numbers, as `compare_ages` does."""
    if left.age_low is None or right.age_low is None or (left.birth_from and right.birth_from):
        return None
    if not (is_open(left) and is_open(right)):
        return None
    return round(age_difference(left, right, model))
