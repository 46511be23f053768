"""Re-estimating the model for two sources by EM, from pairs without labels.

Fellegi and Sunter's model, its levels independent given that two records are of one person: the
expectation step gives each candidate its probability, rivals and "none of them" counted; the
maximisation step counts anew, so weighted, how often a slot of a name is wrong, how many parts are
lacking, how often sexes agree, and by how many years the ages of the two sources differ. What two
*strangers* say is counted on random pairs and stays. What an agreed name is worth follows from its
frequency and is not estimated; nor is how often an own name is wrong, which without labels nothing
tells from a brother. Ceilings move with what a differing part weighs.

Every parameter is drawn towards the model that one starts from, as by `STRENGTH` pairs (Dirichlet,
beta and gamma priors), so that the objective, the log-likelihood with the log prior, never falls.
A parameter that fewer than `LEAST_PAIRS` pairs are expected to speak of is left as it is. One
question in `HELD_OUT` takes no part in the estimate: where its likelihood is not better under the
estimate, all is left as it is.

Source: Winkler, "Using the EM algorithm for weight computation in the Fellegi-Sunter model of
record linkage" (1988); here with rivals, as at most one candidate of a question is right.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from math import log, log2

import numpy as np

from athar.matching.gamma import Gamma
from athar.matching.sample import (
    GAPS,
    SLOT_NAMES,
    SPANS,
    Floats,
    Parameters,
    Sample,
    Strangers,
)
from athar.matching.settings import Settings, settings, step

STRENGTH = 50.0
"""Pairs that the model one starts from counts as."""

LEAST_PAIRS = 100
"""Expected pairs of one person, and random pairs, without which a parameter is left as it is."""

HELD_OUT = 5
MOST_ROUNDS = 200
_ENOUGH = 1e-3
"""A round that adds less to the objective than this (natural log) is the last."""

_OWN, _AGES, _SEX = "slots.own", "age.difference", "sex"


@dataclass(frozen=True, slots=True)
class Estimate:
    """What was estimated, and on what.

    Attributes:
        model: the model to compare with, left and right as in the pairs given.
        share: estimated share of questions whose person is among those searched.
        questions: questions given; pairs: their candidates.
        objective: log-likelihood with log prior (natural) after each round; it never falls.
        held_out: bits a question of what was held out, with the model one started from and with
            the estimate.
        kept: parameters left as they were, as entries of the model.
        improved: whether the estimate was better on what was held out; where not, `model` is the
            one that was started from.
    """

    model: Settings
    share: float
    questions: int
    pairs: int
    objective: tuple[float, ...]
    held_out: tuple[float, float]
    kept: tuple[str, ...]
    improved: bool


def learn(
    questions: Iterable[Sequence[Gamma]],
    strangers: Iterable[Gamma],
    *,
    searched: int,
    share: float = 0.5,
    model: Settings | None = None,
) -> Estimate:
    """Estimate the model of two sources.

    Args:
        questions: of each record of the left source the vectors of its candidates in the right
            one, compared with `model`.
        strangers: vectors of pairs drawn at random from the two sources, left and right alike.
        searched: number of records in the right source.
        share: roughly the share (0-1) of questions whose person is among them.
        model: the model to start from; ``None`` for the shipped one.

    Returns:
        The model with its report. The same pairs in the same order give the same.
    """
    before, searched = model or settings(), max(searched, 1)
    asked = list(questions)
    others = Strangers.of(strangers)
    taught = Sample.of(q for i, q in enumerate(asked) if i % HELD_OUT)
    tested = Sample.of(q for i, q in enumerate(asked) if i % HELD_OUT == 0)
    start = _start(before, others, min(max(share, 0.01), 0.99))
    kept = _too_few(taught, others, start, searched)
    old, _ = _run(taught, others, start, frozenset(_ALL), searched)
    new, objective = _run(taught, others, start, kept, searched)
    held_out = _bits(tested, others, old, searched), _bits(tested, others, new, searched)
    improved = held_out[1] > held_out[0]
    return Estimate(
        _changed(before, new, others, kept) if improved else before,
        (new if improved else old).share,
        len(asked),
        len(taught) + len(tested),
        objective,
        held_out,
        tuple(name for name in _ALL if name in kept) if improved else _ALL,
        improved,
    )


_ALL = (
    *(f"slots.{s}" for s in SLOT_NAMES),
    *(f"gaps.{g}" for g in GAPS),
    _SEX,
    _AGES,
)


def _start(model: Settings, strangers: Strangers, share: float) -> Parameters:
    """Give the model as chances that sum to one."""
    ages = strangers.ages * np.exp2([_age_bits(model, span) for span in SPANS])
    same = strangers.same_sex * 2.0 ** model.sex["exact"]
    other = (1 - strangers.same_sex) * 2.0 ** model.sex["conflict"]
    return Parameters(
        share,
        np.array([model.slots[s] for s in SLOT_NAMES]),
        strangers.gaps * np.exp2([model.gaps[g] for g in GAPS]),
        same / (same + other),
        ages / ages.sum(),
    )


def _age_bits(model: Settings, span: tuple[int, int]) -> float:
    """Give the bits of a span of differences, of its year next to none."""
    years = min(span, key=abs)
    learnt = model.age_difference
    if learnt is None:
        return step(model.age_steps, abs(years), model.age_beyond)
    return learnt[min(max(years - learnt[0][0], 0), len(learnt) - 1)][1]


def _too_few(
    sample: Sample, strangers: Strangers, start: Parameters, searched: int
) -> frozenset[str]:
    """Name the parameters of which too few pairs speak."""
    likely, _ = sample.expect(start, strangers, searched)
    parts = np.bincount(sample.part_slot, likely[sample.part_pair], len(SLOT_NAMES))
    counts = {f"slots.{s}": float(n) for s, n in zip(SLOT_NAMES, parts, strict=True)}
    lacking = strangers.gaps * strangers.named
    for kind, n in zip(GAPS, np.minimum(likely @ sample.gaps, lacking), strict=True):
        counts[f"gaps.{kind}"] = float(n)
    counts[_SEX] = min(float(likely[sample.sex >= 0].sum()), strangers.sexes)
    counts[_AGES] = min(float(likely[sample.age >= 0].sum()), strangers.aged)
    return frozenset((_OWN, *(name for name, n in counts.items() if n < LEAST_PAIRS)))


def _run(
    sample: Sample, strangers: Strangers, start: Parameters, kept: frozenset[str], searched: int
) -> tuple[Parameters, tuple[float, ...]]:
    """Turn expectation and maximisation until the objective stands still."""
    now, objective = start, list[float]()
    for _ in range(MOST_ROUNDS):
        likely, fit = sample.expect(now, strangers, searched)
        objective.append(fit + _log_prior(now, start))
        if len(objective) > 1 and objective[-1] - objective[-2] < _ENOUGH:
            break
        now = _maximise(sample, likely, now, start, kept)
    return now, tuple(objective)


def _maximise(
    sample: Sample, likely: Floats, now: Parameters, start: Parameters, kept: frozenset[str]
) -> Parameters:
    share = _drawn(float(likely.sum()), sample.questions, start.share)
    parts = likely[sample.part_pair]
    wrong = parts * now.wrong[sample.part_slot] / sample.part_factors(now)
    of_slot = np.bincount(sample.part_slot, parts, len(SLOT_NAMES))
    of_wrong = np.bincount(sample.part_slot, wrong, len(SLOT_NAMES))
    slots = [
        w if f"slots.{s}" in kept else _drawn(n, m, w0)
        for s, w, n, m, w0 in zip(
            SLOT_NAMES, now.wrong, of_wrong, of_slot, start.wrong, strict=True
        )
    ]
    named = float(likely[sample.named].sum())
    gaps = [
        g if f"gaps.{k}" in kept else _drawn(n, named, g0)
        for k, g, n, g0 in zip(GAPS, now.gaps, likely @ sample.gaps, start.gaps, strict=True)
    ]
    same, sexes = (float(likely[which].sum()) for which in (sample.sex == 1, sample.sex >= 0))
    years = np.bincount(sample.age[sample.age >= 0], likely[sample.age >= 0], len(SPANS))
    return Parameters(
        share,
        np.array(slots),
        np.array(gaps),
        now.same_sex if _SEX in kept else _drawn(same, sexes, start.same_sex),
        now.ages if _AGES in kept else (years + STRENGTH * start.ages) / (years.sum() + STRENGTH),
    )


def _drawn(count: float, of: float, before: float) -> float:
    """Give a share or a rate, drawn towards what it was before."""
    return (count + STRENGTH * before) / (of + STRENGTH)


def _log_prior(now: Parameters, start: Parameters) -> float:
    def beta(p: Floats | float, before: Floats | float) -> float:
        here, there = np.asarray(p), np.asarray(before)
        return float((there * np.log(here) + (1 - there) * np.log(1 - here)).sum())

    rates = float((start.gaps * np.log(now.gaps) - now.gaps).sum())
    years = float((start.ages * np.log(now.ages)).sum())
    chances = (now.share, start.share), (now.wrong, start.wrong), (now.same_sex, start.same_sex)
    return STRENGTH * (rates + years + sum(beta(p, before) for p, before in chances))


def _bits(sample: Sample, strangers: Strangers, model: Parameters, searched: int) -> float:
    _, fit = sample.expect(model, strangers, searched)
    return fit / log(2.0) / max(sample.questions, 1)


def _changed(
    before: Settings, new: Parameters, strangers: Strangers, kept: frozenset[str]
) -> Settings:
    """Put the estimate into the model, the parameters that were kept left as they stand."""
    changed = {s: float(w) for s, w in zip(SLOT_NAMES, new.wrong, strict=True)}
    slots = {s: w for s, w in changed.items() if f"slots.{s}" not in kept}
    # A ceiling is of a part that differs for certain: it moves with what such a part weighs.
    ceilings = {f"{s}_differs": log2(w / before.slots[s]) for s, w in slots.items()}
    gaps = dict(zip(GAPS, np.log2(new.gaps / strangers.gaps).tolist(), strict=True))
    sex = {
        "exact": log2(new.same_sex / strangers.same_sex),
        "conflict": log2((1 - new.same_sex) / (1 - strangers.same_sex)),
    }
    bits = np.log2(new.ages / strangers.ages).tolist()
    ages = tuple(
        (years, b)
        for (first, last), b in zip(SPANS, bits, strict=True)
        for years in range(first, last + 1)
    )
    return replace(
        before,
        slots={**before.slots, **slots},
        ceilings={k: bits + ceilings.get(k, 0.0) for k, bits in before.ceilings.items()},
        gaps={**before.gaps, **{g: b for g, b in gaps.items() if f"gaps.{g}" not in kept}},
        sex=before.sex if _SEX in kept else sex,
        age_difference=before.age_difference if _AGES in kept else ages,
    )
