"""The model's parameters, from ``data/weights.yaml``: what each level of agreement weighs."""

from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

import yaml

Steps = tuple[tuple[float, float], ...]


@dataclass(frozen=True, slots=True)
class Settings:
    """Parameters as in the file; steps are (largest difference, bits)."""

    slots: dict[str, float]
    gaps: dict[str, float]
    order: dict[str, float]
    ceilings: dict[str, float]
    kunya: dict[str, float]
    sex: dict[str, float]
    age_steps: Steps
    age_beyond: float
    age_old: float
    birth: dict[str, float]
    birth_steps: Steps
    origin: dict[str, float]
    place: dict[str, float]
    date: dict[str, float]
    identifier: dict[str, float]
    phone: dict[str, float]
    card: dict[str, float]
    description: dict[str, float]


@cache
def settings() -> Settings:
    """Load the parameters once."""
    path = files("athar.matching") / "data" / "weights.yaml"
    raw: dict[str, Any] = yaml.safe_load(path.read_text("utf-8"))
    age, birth = raw.pop("age"), raw.pop("birth")
    return Settings(
        **raw,
        age_steps=tuple((float(d), float(w)) for d, w in age["steps"]),
        age_beyond=age["beyond"],
        age_old=age["old"],
        birth={k: v for k, v in birth.items() if k != "steps"},
        birth_steps=tuple((float(d), float(w)) for d, w in birth["steps"]),
    )


def step(steps: Steps, difference: float, beyond: float) -> float:
    """Give the bits of the first step that a difference does not exceed."""
    return next((bits for most, bits in steps if difference <= most), beyond)
