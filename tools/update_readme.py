"""Write the README's example anew from a true run of the demonstration.

python tools/update_readme.py
"""

import sys
import tempfile
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1]))

from tests.readme import README, example, with_example


def main() -> None:
    """Run the demonstration and replace the example's lines."""
    with tempfile.TemporaryDirectory() as folder:
        text = with_example(README.read_text(encoding="utf-8"), example(Path(folder)))
    README.write_text(text, encoding="utf-8")


if __name__ == "__main__":
    main()
