"""The index: from the elements of a sought name to the records worth an answer, weighed.

`Index` is a folder of immutable segments, one a label, named by a manifest that is replaced
atomically: `append`, `remove` and `erase` leave the old state or the new. `search_candidates` finds
rows by names in either script, mothers, kunyas, numbers, and by place and description where there
is no name, each with what name, sex and age weigh. It holds no whole original row and no notes:
those stay in the casebook.

Leaves out the reasons (`athar.matching`) and the asking (`athar.tracing`).
"""

from athar.index.index import CANDIDATES, Index
from athar.index.searching import Candidates
from athar.index.segment import Segment

__all__ = ["CANDIDATES", "Candidates", "Index", "Segment"]
