"""Reasons: why a pair weighs what it weighs, as codes with values.

Engines give codes; faces word them in the reader's language; CSV carries them as JSON. The weight
of a pair is the sum of its reasons' weights (log2 Bayes factors), so a list of reasons *is* the
explanation, drawn as a waterfall.

A code is ``comparison.level`` in the terms of Fellegi–Sunter linkage: what was compared, and which
level of agreement was found.
"""

from enum import StrEnum
from typing import Any, NamedTuple


class Comparison(StrEnum):
    """What of two records was compared."""

    OWN_NAME = "own_name"
    FATHER = "father"
    GRANDFATHER = "grandfather"
    FAMILY = "family"
    OTHER_NAME = "other_name"  # a name element beyond the four slots
    NAME = "name"  # the name as a whole: order, gaps
    MOTHER = "mother"
    KUNYA = "kunya"
    NICKNAME = "nickname"
    SEX = "sex"
    AGE = "age"
    BIRTH = "birth"
    ORIGIN = "origin"
    PLACE = "place"
    DATE = "date"
    IDENTIFIER = "identifier"
    PHONE = "phone"
    DESCRIPTION = "description"
    HOUSEHOLD = "household"


class Level(StrEnum):
    """The level of agreement that a comparison found, strongest first."""

    EXACT = "exact"  # the same, up to letters that are the same letter
    SPELLING = "spelling"  # a usual respelling, romanisation or damage of the same
    NEAR = "near"  # close, and possibly an error of the same
    CONTAINS = "contains"  # one place or period within the other
    SWAPPED = "swapped"  # the same parts in another order
    MISSING = "missing"  # present on one side alone; the parts around it agree
    DIFFERS = "differs"
    CONFLICT = "conflict"  # cannot both be true of one person


class Reason(NamedTuple):
    """One comparison's part in a pair's weight.

    Attributes:
        comparison: what was compared.
        level: what was found.
        left: the left record's value as written, or ``None``.
        right: the right record's value as written, or ``None``.
        weight: log2 Bayes factor; positive speaks for the same person.
        frequency: share of people (0–1) who carry the agreed value, where known.
    """

    comparison: Comparison
    level: Level
    left: str | None
    right: str | None
    weight: float
    frequency: float | None = None

    @property
    def code(self) -> str:
        """``comparison.level``, as it stands in CSV and JSON."""
        return f"{self.comparison}.{self.level}"

    def to_json(self) -> dict[str, Any]:
        """Give the reason as JSON values, weights to two decimals, absent values left out."""
        out: dict[str, Any] = {"code": self.code, "weight": round(self.weight, 2)}
        if self.left is not None:
            out["left"] = self.left
        if self.right is not None:
            out["right"] = self.right
        if self.frequency is not None:
            out["frequency"] = float(f"{self.frequency:.2g}")
        return out
