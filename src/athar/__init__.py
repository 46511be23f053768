"""Athar (أثر, *a trace*) finds what is left of a missing person in the record of a conflict.

The rooms, from the ground up (imports go downward only; ARCHITECTURE.md tells the rest):

``domain`` · ``text`` · ``names | places | dates`` · ``matching`` · ``index`` ·
``casebook | linking | tracing | reading | intake | evidence | generator`` · ``workflows`` ·
``wording`` · ``cli``.
"""

__version__ = "0.1.0"
