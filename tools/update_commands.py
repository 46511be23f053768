"""Write docs/commands.md anew from the commands' own help.

python tools/update_commands.py
"""

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1]))

from tests.commands import COMMANDS, reference

if __name__ == "__main__":
    COMMANDS.write_text(reference(), encoding="utf-8")
