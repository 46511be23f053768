"""The command line: one thin face. A command parses, calls one workflow, and prints.

Exit status: 0 done, also with rejected rows or no trace; 1 verification found damage; 2 nothing
done (bad use, bad input, busy), with one clear line on stderr; 130 interrupted, nothing
half-written.
"""

import athar.cli.commands as _commands  # noqa: F401 - puts the commands on the group
from athar.cli.app import main

__all__ = ["main"]
