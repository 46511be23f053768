"""The model is a value: equal by content, hashable, written and read as JSON, refused by name."""

import json
import pickle
from dataclasses import replace

import pytest

from athar.domain import InputError
from athar.matching import settings
from athar.matching.settings import Settings, from_json, step


def corrected(**changes: object) -> str:
    """Give the shipped model's JSON with entries ``group__entry`` changed; ``None`` takes out."""
    raw = json.loads(settings().to_json())
    for name, value in changes.items():
        group, _, entry = name.partition("__")
        if value is None:
            del raw[group][entry]
        elif entry:
            raw[group][entry] = value
        else:
            raw[group] = value
    return json.dumps(raw)


def with_ages() -> Settings:
    return replace(settings(), age_difference=((-1, -3.0), (0, 2.0), (1, 5.0)))


@pytest.mark.parametrize("model", [settings(), with_ages()])
def test_a_model_comes_back_from_its_json_equal_and_with_its_hash(model: Settings) -> None:
    back = from_json(model.to_json())
    assert back == model
    assert hash(back) == hash(model)
    assert back.age_difference == model.age_difference


def test_a_changed_model_is_another_one() -> None:
    assert with_ages() != settings()
    assert {settings(), with_ages(), settings()} == {with_ages(), settings()}


def test_a_model_goes_to_another_process() -> None:
    assert pickle.loads(pickle.dumps(with_ages())) == with_ages()  # noqa: S301 - our own bytes


def test_nothing_in_a_model_can_be_changed() -> None:
    with pytest.raises(TypeError):
        settings().slots["own"] = 0.5  # type: ignore[index]


def test_a_mirrored_model_has_its_differences_of_age_the_other_way() -> None:
    assert with_ages().mirrored().age_difference == ((-1, 5.0), (0, 2.0), (1, -3.0))
    assert with_ages().mirrored().mirrored() == with_ages()
    assert settings().mirrored() == settings()


@pytest.mark.parametrize(
    ("written", "named"),
    [
        ("no JSON", "must be JSON"),
        ("[]", "the model must be an object"),
        (corrected(version=2), "version 1"),
        (corrected(slots__own=1.5), "slots.own"),
        (corrected(slots__own="0.1"), "slots.own"),
        (corrected(sex__exact=True), "sex.exact"),
        (corrected(gaps__middle=None), "gaps lacks middle"),
        (corrected(gaps__other=1.0), "gaps has an entry that is not known, other"),
        (corrected(age__old=0), "age.old"),
        (corrected(age__steps=[[2, 1], [1, 2]]), "age.steps must ascend"),
        (corrected(age__steps=[]), "age.steps"),
        (corrected(age__difference=[[0, 1], [2, 1]]), "age.difference must go up year by year"),
        (corrected(birth__steps=[[1]]), "birth.steps"),
        (corrected(place=[]), "place must hold entries"),
    ],
)
def test_what_is_no_model_is_refused_by_the_entry_s_name(written: str, named: str) -> None:
    with pytest.raises(InputError) as refused:
        from_json(written)
    assert named in str(refused.value)


def test_a_step_holds_up_to_its_own_difference() -> None:
    steps = ((1.0, 4.0), (2.0, 3.0))
    assert [step(steps, d, -1.0) for d in (0.0, 1.0, 1.5, 2.5)] == [4.0, 4.0, 3.0, -1.0]
