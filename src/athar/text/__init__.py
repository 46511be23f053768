"""Characters, spans, and readings of damaged Arabic.

From the least to the most: :func:`ascii_digits`, :func:`clean` and :func:`fold` derive forms of a
text; :func:`clean_with_map` keeps the way back to the original's offsets; :func:`repair` proposes
readings of what export from PDF has damaged. :func:`script` tells the script, and
:func:`says_nothing` the cells that hold no answer.

The original is never altered: everything here is derived and stands beside it. Knowledge is in
``data/``. Leaves out what is a name and what is a date: the rooms above know.
"""

from athar.text.folding import ascii_digits, clean, fold
from athar.text.offsets import OffsetMap, clean_with_map
from athar.text.reading import Reading, Step
from athar.text.repairing import repair, repair_word, shows_damage
from athar.text.script import Script, script
from athar.text.silence import says_nothing

__all__ = [
    "OffsetMap",
    "Reading",
    "Script",
    "Step",
    "ascii_digits",
    "clean",
    "clean_with_map",
    "fold",
    "repair",
    "repair_word",
    "says_nothing",
    "script",
    "shows_damage",
]
