"""What two sources say of one person is learnt from pairs that nobody has labelled."""

from collections.abc import Sequence
from itertools import pairwise
from math import log2

import numpy as np
import pytest
from hypothesis import given
from hypothesis import settings as limits
from hypothesis import strategies as st

from athar.domain import PersonRecord, Sex
from athar.generator import Population
from athar.generator.setting import EVACUATION
from athar.matching import Estimate, Gamma, compare, gamma, learn, settings, strangers

SEARCHED = 20_000
COMMON = 2.0**9


def drawn(
    questions: int,
    *,
    seed: int = 1,
    present: float = 0.5,
    older: int = 1,
    wrong: float = 0.2,
    strange: int = 3,
) -> list[list[Gamma]]:
    """Draw questions: of the persons present, the left age is `older` years higher."""
    dice = np.random.default_rng(seed)

    def part(agrees: bool) -> float:
        return COMMON if agrees else 2.0**-14

    def true() -> Gamma:
        age = older + int(dice.choice([-1, 0, 1], p=[0.1, 0.8, 0.1]))
        family = ("family", part(bool(dice.random() > wrong)))
        return Gamma((("own", COMMON), ("father", COMMON), family), (), True, age, 0.0)

    def false() -> Gamma:
        chance = (*(dice.random(2) < 0.3), False)
        parts = tuple(zip(("own", "father", "family"), map(part, chance), strict=True))
        return Gamma(parts, (), bool(dice.random() < 0.5), int(dice.integers(-40, 41)), 0.0)

    return [
        [false() for _ in range(strange)] + ([true()] if dice.random() < present else [])
        for _ in range(questions)
    ]


def unlike(pairs: int = 4000) -> list[Gamma]:
    return [g for q in drawn(pairs, seed=99, present=0.0, strange=1) for g in q]


def learnt(questions: Sequence[Sequence[Gamma]]) -> Estimate:
    return learn(questions, unlike(), searched=SEARCHED)


def test_by_how_much_the_ages_of_two_sources_differ_is_learnt() -> None:
    estimate = learnt(drawn(1500))
    assert estimate.improved
    assert estimate.model.age_difference is not None
    bits = dict(estimate.model.age_difference)
    assert max(bits, key=lambda years: bits[years]) == 1
    assert bits[1] == pytest.approx(log2(0.8 / (1 / 81)), abs=0.4)
    assert bits[1] > bits[0] + 2
    assert bits[-1] < bits[1] - 4


def test_how_often_a_slot_is_wrong_is_learnt() -> None:
    estimate = learnt(drawn(1500, wrong=0.2))
    assert estimate.model.slots["family"] == pytest.approx(0.2, abs=0.05)


def test_how_often_a_part_is_lacking_is_learnt() -> None:
    """Of strangers, half lack a grandfather; of records of one person, one in four."""
    asked = drawn(1500, present=1.0)
    asked = [
        [g._replace(gaps=("middle",)) if (i + j) % 4 == 0 else g for j, g in enumerate(q)]
        for i, q in enumerate(asked)
    ]
    others = [g._replace(gaps=("middle",) if i % 2 else ()) for i, g in enumerate(unlike())]
    model = learn(asked, others, searched=SEARCHED).model
    assert model.gaps["middle"] == pytest.approx(-1.0, abs=0.15)
    assert model.gaps["last"] == settings().gaps["last"]


def test_the_share_of_people_who_are_there_is_learnt() -> None:
    for present in (0.3, 0.7):
        assert learnt(drawn(1500, present=present)).share == pytest.approx(present, abs=0.05)


def test_a_ceiling_moves_with_what_a_differing_part_weighs() -> None:
    """So much agreement as kinship explains stays the same."""
    model = learnt(drawn(1500)).model
    for slot in ("family", "grandfather"):
        kin = settings().ceilings[f"{slot}_differs"] - log2(settings().slots[slot])
        assert model.ceilings[f"{slot}_differs"] - log2(model.slots[slot]) == pytest.approx(kin)


def test_the_learnt_model_keeps_all_that_no_pair_speaks_of() -> None:
    estimate = learnt(drawn(1500))
    assert {"slots.grandfather", "gaps.first", "gaps.middle", "gaps.last"} <= set(estimate.kept)
    assert estimate.model.gaps == settings().gaps
    assert estimate.model.slots["grandfather"] == settings().slots["grandfather"]
    assert estimate.model.birth == settings().birth


def test_an_own_name_is_not_estimated() -> None:
    """Without labels a brother cannot be told from an own name that is wrong."""
    assert "slots.own" in learnt(drawn(1500)).kept


def test_strangers_who_share_more_than_frequencies_know_are_not_taken_for_the_same() -> None:
    """Two sons named after one grandfather: the parts between and after differ."""
    habit = Gamma(
        (("own", COMMON), ("father", 2.0**-14), ("grandfather", COMMON), ("family", 2.0**-14)),
        (),
        True,
        1,
        0.0,
    )
    asked = [[*q, *([habit] * (i % 2))] for i, q in enumerate(drawn(1500, wrong=0.02))]
    estimate = learnt(asked)
    assert estimate.model.slots["father"] < 0.01
    assert estimate.model.slots["family"] < 0.04
    assert estimate.share == pytest.approx(0.5, abs=0.05)


def test_too_few_pairs_change_nothing() -> None:
    estimate = learnt(drawn(60))
    assert estimate.model == settings()
    assert "age.difference" in estimate.kept


def test_no_pairs_at_all_change_nothing() -> None:
    estimate = learn([[], []], [], searched=100)
    assert estimate.model == settings()
    assert (estimate.questions, estimate.pairs, estimate.improved) == (2, 0, False)


def test_what_does_not_hold_of_the_questions_held_out_is_not_taken() -> None:
    """Every fifth question tells of sources whose ages differ the other way."""
    contrary = drawn(1500, seed=2, older=-8, present=1.0, wrong=0.02)
    asked = drawn(1500, seed=1, older=8, present=1.0, wrong=0.02)
    asked[::5] = contrary[::5]
    estimate = learnt(asked)
    assert not estimate.improved
    assert estimate.held_out[1] <= estimate.held_out[0]
    assert estimate.model == settings()
    assert "age.difference" in estimate.kept


@limits(max_examples=15, deadline=None)
@given(st.integers(0, 1000), st.floats(0.05, 0.95), st.integers(-6, 6), st.floats(0.0, 0.6))
def test_the_objective_never_falls(seed: int, present: float, older: int, wrong: float) -> None:
    asked = drawn(300, seed=seed, present=present, older=older, wrong=wrong)
    objective = learn(asked, unlike(1000), searched=SEARCHED).objective
    assert len(objective) > 1
    assert all(after >= before - 1e-6 for before, after in pairwise(objective))


def test_the_same_pairs_give_the_same_model() -> None:
    assert learnt(drawn(400)) == learnt(drawn(400))


def aged(record: PersonRecord, years: int) -> PersonRecord:
    return PersonRecord(
        record_id=bytes(16),
        name=record.name,
        age_low=years,
        age_high=years,
        sex=record.sex,
    )


def test_two_lists_whose_ages_differ_by_a_year_are_learnt_from_names() -> None:
    """From records to a model: 250 invented people, each a year younger on the second list."""
    people = [
        (PersonRecord(record_id=bytes(16), name=p.name, sex=Sex(p.sex)), p.age(EVACUATION))
        for p in Population(250, seed=3)
    ]
    left = [aged(record, years + 1) for record, years in people]
    right = [aged(record, years) for record, years in people]
    model = settings()
    vectors = [
        [gamma(one, other, compare(one, other, model), model) for other in right[i : i + 3]]
        for i, one in enumerate(left)
    ]
    others = strangers(left, right, model)
    estimate = learn(vectors, others, searched=len(right), share=0.9)
    assert estimate.model.age_difference is not None
    one, other = left[0], right[0]
    weights = [compare(*pair, estimate.model).weight for pair in ((one, other), (other, one))]
    assert weights[0] > compare(one, other).weight
    assert weights[1] < weights[0]
    assert compare(other, one, estimate.model.mirrored()).weight == pytest.approx(weights[0])
