"""Learn which letters a PDF export loses where a font writes two as one sign.

Usage: ``python tools/learn_ligatures.py PATH_TO_LISTS > src/athar/names/data/ligatures.csv``

Rows of two releases with the same key whose names differ in one word are compared letter by letter.
What the older release lacks or has otherwise is counted with the letter before it, and kept where
at least five people's names show it and the words are otherwise the same: ``في`` written ``ق`` at a
word's end, ``ير`` without its last letter. Only counts of letters are printed.
"""

import csv
import sys
from collections import Counter
from difflib import SequenceMatcher
from pathlib import Path

from athar.names import element_key
from athar.text import fold, repair_word

OLDER, NEWER = "2024-08-08", "2024-09-21"
LEAST = 5


def read(path: Path) -> dict[str, list[str]]:
    """Read each key's words."""
    with path.open(encoding="utf-8", newline="") as lines:
        return {r["key"]: r["name_ar"].split() for r in csv.DictReader(lines) if r["key"]}


def changes(written: str, meant: str) -> list[tuple[str, str, str]]:
    """Give (written, meant, place) of what parts two words; nothing where it is more than one."""
    steps = SequenceMatcher(None, written, meant, autojunk=False).get_opcodes()
    unlike = [s for s in steps if s[0] != "equal"]
    if len(unlike) != 1:
        return []
    _, i, j, u, v = unlike[0]
    if i == j and i:
        i, u = i - 1, u - 1
    place = "end" if j == len(written) else "within"
    return [(written[i:j], meant[u:v], place)] if i and i < j and u < v else []


def main() -> None:
    """Print the table."""
    folder = Path(sys.argv[1])
    older, newer = read(folder / f"{OLDER}.csv"), read(folder / f"{NEWER}.csv")
    counts: Counter[tuple[str, str, str]] = Counter()
    for key in older.keys() & newer.keys():
        words = older[key], newer[key]
        if len(words[0]) != len(words[1]):
            continue
        pairs = [(fold(a), fold(b)) for a, b in zip(*words, strict=True) if fold(a) != fold(b)]
        if len(pairs) != 1:
            continue
        keys = element_key(pairs[0][0]), element_key(pairs[0][1])
        # What is damaged by inverted lam-alef has a repair of its own, and spelling is no damage.
        if not all(keys) or "_" in "".join(keys) or any(len(repair_word(w)) for w in pairs[0]):
            continue
        counts.update(changes(*keys))
    out = csv.writer(sys.stdout, lineterminator="\n")
    out.writerow(("written", "meant", "place", "count"))
    for (written, meant, place), count in sorted(counts.items(), key=lambda c: (-c[1], c[0])):
        # One letter for another is no ligature, but a slip that parts real names (سامر, سامي).
        if count >= LEAST and (len(meant) > len(written) or len(written) > 1):
            out.writerow((written, meant, place, count))


if __name__ == "__main__":
    main()
