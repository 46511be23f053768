"""Setting: the invented siege, its places and its calendar.

Places are in ``data/setting.yaml``, in both scripts. Towns, villages, the hospital, the camp and
the prison are invented; a place of the same name would be chance.
"""

from datetime import date
from functools import lru_cache
from importlib import resources
from typing import Any, NamedTuple

import yaml

from athar.generator.dice import Weighted

EVACUATION = date(2021, 3, 1)
"""The day on which the invented evacuation begins."""


class Setting(NamedTuple):
    """The places of the story.

    Attributes:
        towns: towns and villages of origin by weight, in Arabic.
        latin: every place's name in Latin script, by its Arabic name.
        places: the story's own places by role (``besieged``, ``corridor``, ``camp`` …), in Arabic.
    """

    towns: Weighted[str]
    latin: dict[str, str]
    places: dict[str, str]


@lru_cache(maxsize=1)
def setting() -> Setting:
    """Load the setting."""
    path = resources.files("athar.generator") / "data" / "setting.yaml"
    loaded: dict[str, Any] = yaml.safe_load(path.read_text("utf-8"))
    towns = loaded["towns"]
    latin = {t["ar"]: t["en"] for t in [*towns, *loaded["places"].values()]}
    return Setting(
        Weighted([t["ar"] for t in towns], [t["weight"] for t in towns]),
        latin,
        {role: place["ar"] for role, place in loaded["places"].items()},
    )
