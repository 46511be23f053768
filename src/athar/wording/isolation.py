"""Values from untrusted lists, made safe to stand in a line of another direction.

A value in Arabic within an English line (or the other way round) drags its neighbours with it
under the Unicode bidirectional algorithm (UAX 9) unless it is *isolated*. `isolate` puts a value
between FIRST STRONG ISOLATE (U+2068) and POP DIRECTIONAL ISOLATE (U+2069): the terminal prints
these as they are, the page turns them into ``<bdi>``, and `plain` takes them away again.

A value may itself hold such marks, or control characters that move a terminal's cursor. `tame`
takes them out first, so that no value can break out of its isolate or hide its neighbours.
"""

FIRST_STRONG_ISOLATE = "\u2068"
RIGHT_TO_LEFT_ISOLATE = "\u2067"
POP_ISOLATE = "\u2069"

_JOINERS = "\u200c\u200d"
"""ZERO WIDTH (NON-)JOINER: unprintable, yet part of the spelling in Persian and Kurdish."""


def tame(value: str) -> str:
    """Give a value without control and direction marks, white space single.

    Args:
        value: as the source has it.

    Returns:
        The value on one line; every unprintable character but the joiners became a space.
    """
    kept = (c if c.isprintable() or c in _JOINERS else " " for c in value)
    return " ".join("".join(kept).split())


def isolate(value: str) -> str:
    """Give a tamed value between isolates, ready to stand in any line."""
    return f"{FIRST_STRONG_ISOLATE}{tame(value)}{POP_ISOLATE}"


def plain(text: str) -> str:
    """Give a worded text without the isolates that `isolate` put in."""
    return text.replace(FIRST_STRONG_ISOLATE, "").replace(POP_ISOLATE, "")
