"""A sample of questions as arrays: the comparison vectors of each question's candidates.

And the model's likelihood of them. A question is one record of the left source; its candidates are
records of the right one, of which at most one is the same person. Each candidate's Bayes factor is
the product of what the parameters say of its vector (`Parameters`) against what two strangers'
vectors hold (`Strangers`); the likelihood of a question is that of "one of them, or none"::

    (1 - share) + share / searched * sum of the candidates' Bayes factors

so that the candidates of one question are rivals, and what kinship took is given back in a longer
list, as in `athar.matching.posterior`.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from math import log, log2
from typing import Self

import numpy as np
import numpy.typing as npt

from athar.matching.gamma import SLOTS, Gamma
from athar.matching.probability import KIN_SEARCHED

Floats = npt.NDArray[np.float64]
Ints = npt.NDArray[np.intp]

SLOT_NAMES = tuple(SLOTS.values())
GAPS = ("first", "middle", "last")
SPANS = (
    *((-12, -11), (-10, -6), (-5, -4), (-3, -3), (-2, -2), (-1, -1), (0, 0)),
    *((1, 1), (2, 2), (3, 3), (4, 5), (6, 10), (11, 12)),
)
"""Differences of ages (first, last year) that are counted as one: large ones are few. The outermost
hold all beyond them."""

_DIFFERS = 0.5
_LOG2 = log(2.0)


@dataclass(frozen=True, slots=True)
class Parameters:
    """What records of one person are taken to say.

    Attributes:
        share: chance that a question's person is among those searched.
        wrong: (4,) chance that a slot of `SLOT_NAMES` holds two names.
        gaps: (3,) mean number of parts of each kind of `GAPS` that one name lacks.
        same_sex: chance that the sexes agree.
        ages: (13,) chance of each of `SPANS`.
    """

    share: float
    wrong: Floats
    gaps: Floats
    same_sex: float
    ages: Floats


@dataclass(frozen=True, slots=True)
class Strangers:
    """What pairs of records drawn at random say: `gaps`, `same_sex` and `ages` as above.

    Attributes:
        sexes: pairs of which both sexes are stated.
        aged: pairs whose ages are compared as numbers.
        named: pairs whose names are compared.
    """

    gaps: Floats
    same_sex: float
    ages: Floats
    sexes: int
    aged: int
    named: int

    @classmethod
    def of(cls, pairs: Iterable[Gamma]) -> Self:
        """Count what random pairs say, half a pair added to each count."""
        ages, gaps = np.full(len(SPANS), 0.5), np.full(len(GAPS), 0.5)
        sexes, named = [0.5, 0.5], 0
        for pair in pairs:
            if pair.age is not None:
                ages[_span(pair.age)] += 1
            if pair.same_sex is not None:
                sexes[pair.same_sex] += 1
            if pair.parts:
                named += 1
                for kind in pair.gaps:
                    gaps[GAPS.index(kind)] += 1
        aged = round(ages.sum() - len(SPANS) / 2)
        return cls(
            gaps / (named + 1),
            sexes[1] / sum(sexes),
            ages / ages.sum(),
            round(sum(sexes)) - 1,
            aged,
            named,
        )


@dataclass(frozen=True, slots=True)
class Sample:
    """Questions with their candidates.

    Attributes:
        questions: how many, those without a candidate counted.
        starts: (q,) intp: first pair of each question that has candidates.
        rest: (n,) bits that no parameter foretells.
        kinship: (n,) bits that they lost to kinship.
        named: (n,) whether names were compared.
        gaps: (n, 3) parts lacking, by kind.
        sex: (n,) 1 same, 0 other, -1 not compared.
        age: (n,) index in `SPANS`, -1 not compared.
        part_pair, part_slot, part_factor: of each aligned part of a name.
    """

    questions: int
    starts: Ints
    rest: Floats
    kinship: Floats
    named: npt.NDArray[np.bool_]
    gaps: Floats
    sex: Ints
    age: Ints
    part_pair: Ints
    part_slot: Ints
    part_factor: Floats

    @classmethod
    def of(cls, questions: Iterable[Sequence[Gamma]]) -> Self:
        """Lay out the candidates of questions, without those that differ in two parts or more.

        Hardly any of them is the same person, and how many agree by chance in the other parts hangs
        on habits that frequencies do not know (sons are named after their grandfathers): they would
        be taken for people whose names are badly written.
        """
        pairs: list[Gamma] = []
        starts: list[int] = []
        asked = 0
        for candidates in questions:
            asked += 1
            taught = [c for c in candidates if sum(f < _DIFFERS for _, f in c.parts) < 2]
            if taught:
                starts.append(len(pairs))
                pairs.extend(taught)
        parts = [(i, SLOT_NAMES.index(s), f) for i, p in enumerate(pairs) for s, f in p.parts]
        where, slots, factors = zip(*parts, strict=True) if parts else ((), (), ())
        return cls(
            asked,
            np.array(starts, np.intp),
            np.array([p.rest for p in pairs], np.float64),
            np.array([p.kinship for p in pairs], np.float64),
            np.array([bool(p.parts) for p in pairs], np.bool_),
            np.array([[p.gaps.count(k) for k in GAPS] for p in pairs], np.float64).reshape(-1, 3),
            np.array([-1 if p.same_sex is None else p.same_sex for p in pairs], np.intp),
            np.array([-1 if p.age is None else _span(p.age) for p in pairs], np.intp),
            np.array(where, np.intp),
            np.array(slots, np.intp),
            np.array(factors, np.float64),
        )

    def __len__(self) -> int:
        return len(self.rest)

    def log_factors(self, model: Parameters, strangers: Strangers) -> Floats:
        """Give the natural log of each pair's Bayes factor."""
        out = self.rest * _LOG2
        np.add.at(out, self.part_pair, np.log(self.part_factors(model)))
        lacking = self.gaps @ np.log(model.gaps / strangers.gaps)
        out += np.where(self.named, lacking - (model.gaps - strangers.gaps).sum(), 0.0)
        sexes = np.log(np.array([1 - model.same_sex, model.same_sex, 1.0]))
        sexes -= np.log(np.array([1 - strangers.same_sex, strangers.same_sex, 1.0]))
        ages = np.append(np.log(model.ages) - np.log(strangers.ages), 0.0)
        out += sexes[self.sex] + ages[self.age]
        return out

    def part_factors(self, model: Parameters) -> Floats:
        """Give the Bayes factor of each part, its slot's error counted in."""
        wrong: Floats = model.wrong[self.part_slot]
        return (1 - wrong) * self.part_factor + wrong

    def expect(
        self, model: Parameters, strangers: Strangers, searched: int
    ) -> tuple[Floats, float]:
        """Give each pair's probability of being one person, and the log-likelihood (natural)."""
        empty = (self.questions - len(self.starts)) * log(1 - model.share)
        if not len(self):
            return np.zeros(0), empty
        factors = self.log_factors(model, strangers) + log(model.share / searched)
        factors += np.minimum(self.kinship, max(0.0, log2(searched / KIN_SEARCHED))) * _LOG2
        sizes = np.diff(np.append(self.starts, len(self)))
        top = np.maximum(np.maximum.reduceat(factors, self.starts), log(1 - model.share))
        parts = np.exp(factors - np.repeat(top, sizes))
        total = np.add.reduceat(parts, self.starts) + np.exp(log(1 - model.share) - top)
        likely = parts / np.repeat(total, sizes)
        return likely, empty + float((np.log(total) + top).sum())


def _span(age: int) -> int:
    within = min(max(age, SPANS[0][0]), SPANS[-1][1])
    return next(i for i, (_, last) in enumerate(SPANS) if within <= last)
