"""What a repair proposes: a reading of damaged text, and the steps that led to it."""

from dataclasses import dataclass
from enum import StrEnum


class Step(StrEnum):
    """One kind of mending. The codes are stored; the faces word them."""

    MARKS = "marks"  # tatweel, zero-width and bidi marks taken out
    PRESENTATION = "presentation"  # shaped letters and ligatures taken apart
    REVERSED = "reversed"  # a line that was stored in the order of sight turned round
    BRACKETS = "brackets"  # )…( turned into (…)
    DIGITS = "digits"  # two families of digits in one text made one
    LAM_ALEF = "lam_alef"  # ال that was لا, or هللا that was الله, put back


@dataclass(frozen=True, slots=True)
class Reading:
    """One reading of a text, beside the text as it stands.

    Args:
        text: the text as read; the original where ``steps`` is empty.
        steps: what was done, in order; empty for the reading "it was not damaged".
        certain: ``True`` where no other reading is open; ``False`` where two words are possible
            and a comparison should try both.
    """

    text: str
    steps: tuple[Step, ...]
    certain: bool
