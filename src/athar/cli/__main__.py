"""``python -m athar.cli``, the same as ``athar``."""

import sys

from athar.cli import main

if __name__ == "__main__":
    sys.exit(main())
