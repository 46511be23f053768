"""The room's knowledge, read from its data files: months, numbers, and the words around them.

Every word is brought to the search form as it is read, so that a file can be written naturally.
"""

from functools import cache
from importlib.resources import files
from typing import Any

import yaml

from athar.text import fold

_DATA = files("athar.dates") / "data"


@cache
def read(name: str) -> dict[Any, Any]:
    """Read one data file.

    Args:
        name: its name without ``.yaml``.
    """
    said: dict[Any, Any] = yaml.safe_load((_DATA / f"{name}.yaml").read_text(encoding="utf-8"))
    return said


@cache
def month_numbers() -> dict[str, tuple[str, int]]:
    """Give a month's name in the search form → its calendar (``g`` or ``h``) and number."""
    return {
        fold(name): (calendar[0], number)
        for calendar in ("gregorian", "hijri")
        for number, names in enumerate(read("months")[calendar], start=1)
        for name in names
    }


@cache
def phrases(name: str, section: str) -> frozenset[str]:
    """Give one section of a data file as a set in the search form.

    Args:
        name: the file's name without ``.yaml``.
        section: the section's key.
    """
    return frozenset(fold(phrase) for phrase in read(name)[section])


@cache
def number_words() -> dict[str, int]:
    """Give a number's word in the search form → its value."""
    return {fold(word): value for value, words in read("numbers").items() for word in words}
