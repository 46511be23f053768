"""The form in which headers are looked up."""

import re
from functools import lru_cache

from athar.text import fold

_NOT_A_WORD = re.compile(r"[^\w#№°/&]+|_+")
_BRACKETED = re.compile(r"[(\[{<][^()\[\]{}<>]*[)\]}>]")


@lru_cache(1 << 14)
def header_key(header: str) -> str:
    """Give the search form of a header: folded, without punctuation.

    Args:
        header: a header as written.

    Returns:
        Words with one space between; "/" stays, for "ذكر/أنثى" and "M/F".
    """
    return " ".join(_NOT_A_WORD.sub(" ", fold(header)).split())


def without_brackets(header: str) -> str:
    """Take bracketed remarks out of a header ("Age (years)")."""
    return _BRACKETED.sub(" ", header)
