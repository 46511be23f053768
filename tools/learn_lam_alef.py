"""Learn ``words.csv`` and ``lam_alef.csv`` of the room ``text`` from undamaged spellings.

Counts single words and letter contexts, never whole names; what occurs fewer than five times is
left out, because it could point at a family. A list counts only where it is undamaged: one that
holds هللا is passed over whole.

    python tools/learn_lam_alef.py DATA [--without-even] [--out FOLDER]

DATA holds ``lists/*.csv`` (``key,name_ar,…``) and ``names/wikidata_tokens``. ``--without-even``
leaves out half of the keys, so that ``benchmarks/repair.py --even`` measures on people never seen.
"""

import argparse
import csv
from collections import Counter
from pathlib import Path

from athar.text import Script, clean, script
from athar.text.lam_alef import ALEFS, context, windows

LEAST = 5
FOLDER = Path(__file__).parents[1] / "src" / "athar" / "text" / "data"
SOURCES = (
    "# Counts of at least five, learnt by tools/learn_lam_alef.py from undamaged spellings in a\n"
    "# published list (Unlicense) and in aligned name tokens (MIT). No whole name is in them.\n"
)


def list_words(data: Path, *, without_even: bool) -> Counter[str]:
    """Count the words of the undamaged lists.

    Args:
        data: folder with ``lists``.
        without_even: leave out the keys that end in an even digit.
    """
    words: Counter[str] = Counter()
    for path in sorted((data / "lists").glob("*.csv")):
        with path.open(encoding="utf-8-sig", newline="") as file:
            rows = list(csv.DictReader(file))
        if any("هللا" in row["name_ar"] for row in rows):
            continue
        for row in rows:
            if not (without_even and row["key"] and int(row["key"], 16) % 2 == 0):
                words.update(clean(row["name_ar"]).split(" "))
    return arabic(words)


def token_words(data: Path) -> Counter[str]:
    """Count the aligned name tokens: names of all the world as Arabic writes them.

    Args:
        data: folder with ``names/wikidata_tokens``.
    """
    words: Counter[str] = Counter()
    tokens = data / "names" / "wikidata_tokens" / "wd_arabic.normalized.aligned.tokens"
    for line in tokens.read_text(encoding="utf-8").splitlines():
        _, letters, count = line.split("\t")
        words[clean(letters.replace(" ", ""))] += int(count)
    return arabic(words)


def arabic(words: Counter[str]) -> Counter[str]:
    """Keep the words of two or more Arabic letters.

    Args:
        words: counted words.
    """
    return Counter(
        {
            w: n
            for w, n in words.items()
            if len(w) > 1 and w.isalpha() and script(w) is Script.ARABIC
        }
    )


def contexts(words: Counter[str]) -> dict[tuple[str, str], list[int]]:
    """Count the letters around ال and لا inside words, in windows of six sizes.

    Args:
        words: undamaged words with their counts.

    Returns:
        (letters before, letters after) → [counted around ال, counted around لا].
    """
    table: dict[tuple[str, str], list[int]] = {}
    for word, count in words.items():
        for at in range(len(word) - 1):
            kept = word[at] in ALEFS and word[at + 1] == "ل" and at > 0
            swapped = word[at] == "ل" and word[at + 1] in ALEFS
            if kept or swapped:
                for window in windows(*context(word, at)):
                    table.setdefault(window, [0, 0])[swapped] += count
    return table


def write(path: Path, header: list[str], rows: list[list[str | int]]) -> None:
    """Write one table with its sources above it.

    Args:
        path: the file.
        header: names of the columns.
        rows: its rows.
    """
    with path.open("w", encoding="utf-8", newline="") as file:
        file.write(SOURCES)
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(header)
        writer.writerows(rows)


def main() -> None:
    """Learn both tables and write them."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("data", type=Path)
    parser.add_argument("--without-even", action="store_true")
    parser.add_argument("--out", type=Path, default=FOLDER)
    options = parser.parse_args()
    listed = list_words(options.data, without_even=options.without_even)
    tokens = token_words(options.data)
    rows: list[list[str | int]] = [
        [word, *(count if count >= LEAST else 0 for count in (listed[word], tokens[word]))]
        for word in listed | tokens
        if max(listed[word], tokens[word]) >= LEAST
    ]
    write(
        options.out / "words.csv",
        ["word", "lists", "tokens"],
        sorted(rows, key=lambda row: (-int(row[1]), -int(row[2]), str(row[0]))),
    )
    around = {key: pair for key, pair in contexts(listed + tokens).items() if sum(pair) >= LEAST}
    write(
        options.out / "lam_alef.csv",
        ["before", "after", "alef_lam", "lam_alef"],
        [[*key, *pair] for key, pair in sorted(around.items())],
    )


if __name__ == "__main__":
    main()
