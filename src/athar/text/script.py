"""Which script a text is written in."""

import unicodedata
from enum import StrEnum
from functools import lru_cache


class Script(StrEnum):
    """The scripts that the names of the region are written in."""

    ARABIC = "arabic"
    LATIN = "latin"
    MIXED = "mixed"


@lru_cache(1 << 12)
def _of_letter(char: str) -> Script | None:
    if not char.isalpha():
        return None
    name = unicodedata.name(char, "")
    if name.startswith("ARABIC"):
        return Script.ARABIC
    return Script.LATIN if name.startswith(("LATIN", "FULLWIDTH LATIN")) else None


@lru_cache(1 << 16)
def script(text: str) -> Script | None:
    """Tell the script of a text's letters.

    Args:
        text: any text.

    Returns:
        The one script, ``MIXED`` where letters of both stand together, ``None`` where there is no
        letter of either.
    """
    if text.isascii():
        return Script.LATIN if any(map(str.isalpha, text)) else None
    found = {_of_letter(char) for char in set(text)} - {None}
    if len(found) > 1:
        return Script.MIXED
    return next(iter(found), None)
