"""The model: what each level of agreement weighs, as one frozen value that a person can read.

`settings` gives the shipped model, from ``data/weights.yaml``, where each entry is explained. All
that compares takes the model as an argument, so that one estimated for two sources
(`athar.matching.estimating`) stands beside the shipped one. A model is hashed by its content, once,
so that comparisons can be remembered under it; its JSON has the entries of the file.
"""

import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, fields, replace
from functools import cache
from hashlib import sha256
from importlib.resources import files
from itertools import pairwise
from math import isfinite
from types import MappingProxyType
from typing import Any

import yaml

from athar.domain import InputError

VERSION = 1
"""Version of a model's JSON."""

Group = Mapping[str, float]
Steps = tuple[tuple[float, float], ...]
Differences = tuple[tuple[int, float], ...]


@dataclass(frozen=True, slots=True, eq=False)
class Settings:
    """Parameters as in the file; steps are (largest difference, bits), ascending.

    Attributes:
        age_difference: (left age minus right age in whole years, bits), ascending without a gap,
            for two sources whose ages differ in a known way; the first and last entries stand for
            all beyond them too. ``None``: ages are compared by `age_steps`, whichever is higher.
    """

    slots: Group
    gaps: Group
    order: Group
    ceilings: Group
    kunya: Group
    mother: Group
    sex: Group
    age_steps: Steps
    age_beyond: float
    age_old: float
    age_difference: Differences | None
    birth: Group
    birth_steps: Steps
    birth_beyond: float
    origin: Group
    place: Group
    date: Group
    identifier: Group
    phone: Group
    card: Group
    description: Group
    _digest: bytes = field(init=False, repr=False)
    _hash: int = field(init=False, repr=False)

    def __post_init__(self) -> None:
        for name in _GROUPS:
            object.__setattr__(self, name, MappingProxyType(dict(getattr(self, name))))
        digest = sha256(self.to_json().encode()).digest()
        object.__setattr__(self, "_digest", digest)
        object.__setattr__(self, "_hash", int.from_bytes(digest[:7]))

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Settings) and self._digest == other._digest

    def __hash__(self) -> int:
        return self._hash

    def __reduce__(self) -> tuple[Callable[[str], "Settings"], tuple[str]]:
        return from_json, (self.to_json(),)

    def mirrored(self) -> "Settings":
        """Give the model of the same two sources, left and right exchanged."""
        if self.age_difference is None:
            return self
        turned = tuple((-years, bits) for years, bits in reversed(self.age_difference))
        return replace(self, age_difference=turned)

    def to_json(self) -> str:
        """Give the model as JSON: its version, and the entries of ``data/weights.yaml``."""
        raw: dict[str, Any] = {"version": VERSION}
        raw |= {name: dict(getattr(self, name)) for name in _GROUPS}
        raw["age"] = {
            "steps": self.age_steps,
            "beyond": self.age_beyond,
            "old": self.age_old,
            "difference": self.age_difference,
        }
        raw["birth"] |= {"steps": self.birth_steps, "beyond": self.birth_beyond}
        return json.dumps(raw, indent=1)


_GROUPS = tuple(f.name for f in fields(Settings) if f.type is Group)


def from_json(written: str) -> Settings:
    """Read a model that `Settings.to_json` wrote, perhaps corrected by hand.

    Args:
        written: JSON. Every entry of the shipped model must be there and no other.

    Returns:
        The model.

    Raises:
        InputError: for JSON that is no model, or one of another version; the message names the
            entry.
    """
    try:
        raw = json.loads(written)
    except ValueError:
        raise InputError("a model must be JSON", remedy="write it with Settings.to_json") from None
    if not isinstance(raw, dict):
        raise _bad("the model", "must be an object")
    version = raw.pop("version", None)
    if version != VERSION:
        raise InputError(
            f"a model of version {VERSION} is read, not of {version!r}", remedy="estimate it anew"
        )
    return _parse(raw)


@cache
def settings() -> Settings:
    """Give the shipped model."""
    return _parse(_shipped())


@cache
def _shipped() -> dict[str, Any]:
    path = files("athar.matching") / "data" / "weights.yaml"
    raw: dict[str, Any] = yaml.safe_load(path.read_text("utf-8"))
    return raw


def _parse(raw: Mapping[str, Any]) -> Settings:
    _same_keys("the model", raw, _shipped())
    groups: dict[str, dict[str, Any]] = {}
    for name, known in _shipped().items():
        if not isinstance(raw[name], Mapping):
            raise _bad(name, "must hold entries")
        _same_keys(name, raw[name], known)
        groups[name] = dict(raw[name])
    age, birth = groups.pop("age"), groups["birth"]
    steps = _steps("birth.steps", birth.pop("steps"))
    beyond = _number("birth.beyond", birth.pop("beyond"))
    return Settings(
        **{n: {k: _number(f"{n}.{k}", v) for k, v in group.items()} for n, group in groups.items()},
        age_steps=_steps("age.steps", age["steps"]),
        age_beyond=_number("age.beyond", age["beyond"]),
        age_old=_number("age.old", age["old"]),
        age_difference=_differences("age.difference", age["difference"]),
        birth_steps=steps,
        birth_beyond=beyond,
    )


def _same_keys(name: str, given: Mapping[str, Any], known: Mapping[str, Any]) -> None:
    for key in known:
        if key not in given:
            raise _bad(name, f"lacks {key}")
    for key in given:
        if key not in known:
            raise _bad(name, f"has an entry that is not known, {key}")


_POSITIVE = ("age.old", "birth.range")


def _number(name: str, value: Any) -> float:
    if isinstance(value, bool) or not isinstance(value, int | float) or not isfinite(value):
        raise _bad(name, "must be a number")
    if name.startswith("slots.") and not 0 < value < 1:
        raise _bad(name, "is a chance: it must lie between 0 and 1")
    if name in _POSITIVE and value <= 0:
        raise _bad(name, "must be above 0")
    return float(value)


def _steps(name: str, value: Any) -> Steps:
    steps = _pairs(name, value)
    if any(one >= other for (one, _), (other, _) in pairwise(steps)):
        raise _bad(name, "must ascend")
    return steps


def _differences(name: str, value: Any) -> Differences | None:
    if value is None:
        return None
    found = tuple((round(years), bits) for years, bits in _pairs(name, value))
    if any(other != one + 1 for (one, _), (other, _) in pairwise(found)):
        raise _bad(name, "must go up year by year")
    return found


def _pairs(name: str, value: Any) -> Steps:
    if not isinstance(value, list | tuple) or not value:
        raise _bad(name, "must be a list of [years, bits]")
    for pair in value:
        if not isinstance(pair, list | tuple) or len(pair) != 2:
            raise _bad(name, "must be a list of [years, bits]")
    return tuple((_number(name, years), _number(name, bits)) for years, bits in value)


def _bad(name: str, what: str) -> InputError:
    return InputError(f"{name} {what}", remedy="correct the model, or estimate it anew")


def step(steps: Steps, difference: float, beyond: float) -> float:
    """Give the bits of the first step that a difference does not exceed."""
    return next((bits for most, bits in steps if difference <= most), beyond)
