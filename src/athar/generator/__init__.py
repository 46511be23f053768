"""Invented people, and all that is written about them: lists, reports, requests, and the truth.

:func:`write_demonstration` writes the material of the demonstration; :class:`Population`,
:func:`record_batches` and :func:`write_list` give people by the million for measuring;
:class:`Noise` and :class:`Romaniser` write one person again as another list would. Name elements
follow real frequencies, each drawn by itself, and noise follows real pairs of rows
(``tools/learn_frequencies.py``, ``tools/learn_noise.py``); no row about a person is in here.

The same seed gives the same bytes on every machine.
"""

from athar.generator.bulk import BATCH_ROWS, record_batches, write_list
from athar.generator.demonstration import (
    PEOPLE,
    SEED,
    Demonstration,
    DemonstrationFile,
    write_demonstration,
)
from athar.generator.dice import Dice
from athar.generator.noise import Noise
from athar.generator.population import Person, Population
from athar.generator.romanising import Romaniser

__all__ = [
    "BATCH_ROWS",
    "PEOPLE",
    "SEED",
    "Demonstration",
    "DemonstrationFile",
    "Dice",
    "Noise",
    "Person",
    "Population",
    "Romaniser",
    "record_batches",
    "write_demonstration",
    "write_list",
]
