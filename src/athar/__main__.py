"""The program's entry: ``athar``, and ``python -m athar``.

Loading the program takes a moment, in which an interrupt must end it as quietly as later on.
"""

import os
import sys

INTERRUPTED = 130


def main() -> int:
    """Load the command line and run it. Returns the exit status."""
    os.umask(0o077)  # whatever is made holds names: for its owner alone
    try:
        from athar.cli import main as run  # loaded here, where an interrupt is heard
    except KeyboardInterrupt:
        sys.stderr.write("athar: interrupted; nothing was half-written\n")
        return INTERRUPTED
    return run()


if __name__ == "__main__":
    sys.exit(main())
