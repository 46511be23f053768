"""What `benchmarks.peers.logic_v2` runs in an environment with nomenklatura: JSON in, JSON out.

In: the rows of a list and the enquiries, each with the numbers of the rows to compare. Out: for
each enquiry the scores in the rows' order, and the seconds that comparing took.
"""

import json
import sys
import time
from typing import Any

from followthemoney import model
from nomenklatura.matching import LogicV2, ScoringConfig


def entity(number: int, values: dict[str, str]) -> Any:
    """Make a person as the library takes it."""
    person = model.make_entity("Person")
    person.id = f"P{number}"
    for prop, value in values.items():
        person.add(prop, value)
    return person


def main() -> None:
    """Read, compare, write."""
    given = json.load(sys.stdin)
    rows = [entity(i, values) for i, values in enumerate(given["rows"])]
    config = ScoringConfig.defaults()
    out = []
    for number, asked in enumerate(given["asked"]):
        query = entity(-1 - number, asked["person"])
        start = time.perf_counter()
        scores = [float(LogicV2.compare(query, rows[i], config).score) for i in asked["rows"]]
        out.append({"scores": scores, "seconds": time.perf_counter() - start})
    json.dump(out, sys.stdout)


if __name__ == "__main__":
    main()
