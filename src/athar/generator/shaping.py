"""Shaping and damage: text as careless exports from PDF leave it.

Exports write letters as the shapes on the page (Unicode's presentation forms), lines in the order
seen from the left, the ligature لا backwards, and names without the spaces between them. The
forms are Unicode's own; the shares are choices, but that of لا, which `Noise` has learnt.
"""

import unicodedata
from functools import lru_cache

from athar.generator.dice import Dice
from athar.generator.noise import Noise

_SHAPED, _REVERSED, _JOINED = 0.10, 0.08, 0.08


@lru_cache(maxsize=1)
def _forms() -> dict[tuple[str, str], str]:
    """Give (form, letter) → shape for single letters."""
    forms: dict[tuple[str, str], str] = {}
    for code in range(0xFE80, 0xFEFD):
        parts = unicodedata.decomposition(chr(code)).split()
        if len(parts) == 2:
            forms[parts[0].strip("<>"), chr(int(parts[1], 16))] = chr(code)
    return forms


def shape(text: str) -> str:
    """Write Arabic letters as the shapes that they take beside one another.

    Args:
        text: in letters.
    """
    forms = _forms()
    out = []
    for at, letter in enumerate(text):
        before, after = text[at - 1 : at], text[at + 1 : at + 2]
        joined = ("initial", before) in forms and ("final", letter) in forms
        joins = ("initial", letter) in forms and ("final", after) in forms
        form = {(True, True): "medial", (True, False): "final", (False, True): "initial"}
        out.append(forms.get((form.get((joined, joins), "isolated"), letter), letter))
    return "".join(out)


def exported(name: str, dice: Dice, noise: Noise) -> str:
    """Write a name as an export from PDF leaves it.

    Args:
        name: as the list itself has it.
        dice: the source of chance.
        noise: of the style ``exported``.
    """
    name = noise.name(name)
    if dice.chance(_JOINED):
        name = name.replace(" ", "", 2)
    if dice.chance(_REVERSED):
        return name[::-1]
    return shape(name) if dice.chance(_SHAPED) else name
