"""Reading reports: where a text names somebody.

Plain search for now: :func:`find_mentions`. It says that words stand together, not that a person
is meant. Leaves out what a report claims.
"""

from athar.reading.mentions import Mention, find_any_element, find_mentions

__all__ = ["Mention", "find_any_element", "find_mentions"]
