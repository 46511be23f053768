"""How well lam-alef is put back: ``python -m benchmarks.repair LISTS``.

LISTS is a folder of releases of one list (CSV with ``key,name_ar``), of which at least one was
damaged by export and one was not. Words are paired through the key: the same person, the same
place in the name. A word whose two spellings differ by لا and ال (or by a ligature turned round)
is really damaged; every word of the undamaged release is not.

Printed: of the damaged words, the share whose true spelling is the first reading, is among the
readings, and is given as certain; of the undamaged, the share wrongly called certainly damaged, and
the share left open. Figures only, never a name. ``--even`` measures on the keys that end in an even
digit alone: tables learnt with ``--without-even`` have not seen them.
"""

import argparse
import csv
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from athar.text import clean, repair_word

_DAMAGE = "هللا"


def read_release(path: Path, *, even: bool) -> dict[str, str]:
    """Read the names of one release that have a key of their own.

    Args:
        path: the CSV.
        even: keep even keys alone.
    """
    names: dict[str, str] = {}
    seen: Counter[str] = Counter()
    with path.open(encoding="utf-8-sig", newline="") as file:
        for row in csv.DictReader(file):
            if row["key"] and not (even and int(row["key"], 16) % 2):
                names[row["key"]] = clean(row["name_ar"])
                seen[row["key"]] += 1
    return {key: name for key, name in names.items() if seen[key] == 1}


def paired_words(whole: dict[str, str], damaged: dict[str, str]) -> Iterator[tuple[str, str]]:
    """Pair the words of names that are of one person.

    Args:
        whole: names of an undamaged release by key.
        damaged: names of a damaged release by key.

    Yields:
        (undamaged spelling, spelling in the damaged release), words at the same place.
    """
    for key in sorted(whole.keys() & damaged.keys()):
        left, right = (
            name.replace("عبد ال", "عبدال").replace("عبد هللا", "عبدهللا").split(" ")
            for name in (whole[key], damaged[key])
        )
        if len(left) == len(right):
            yield from zip(left, right, strict=True)


def is_damage(whole: str, damaged: str) -> bool:
    """Tell whether two spellings differ by a ligature's order alone.

    Args:
        whole: the undamaged spelling.
        damaged: the other.
    """
    ligature = any(pair in whole for pair in ("لا", "لأ", "لإ", "لآ", "لله", "ريال"))
    return whole != damaged and ligature and sorted(whole) == sorted(damaged)


def measure(pairs: Counter[tuple[str, str]], *, suspect: bool) -> Counter[str]:
    """Count how the readings of each word fare.

    Args:
        pairs: (undamaged spelling, spelling in the damaged release) → how often.
        suspect: read each word as one of a file known to be damaged.
    """
    tally: Counter[str] = Counter()
    for (whole, damaged), count in pairs.items():
        readings = repair_word(damaged, suspect=suspect)
        texts = [reading.text for reading in readings]
        certain = len(readings) == 1
        if is_damage(whole, damaged):
            tally["damaged"] += count
            tally["first"] += count * (texts[:1] == [whole])
            tally["among"] += count * (whole in texts)
            tally["certain"] += count * (certain and texts == [whole])
            tally["certainly_other"] += count * (certain and texts != [whole])
        readings = repair_word(whole, suspect=suspect)
        wrong = len(readings) == 1 and readings[0].text != whole
        tally["undamaged"] += count
        tally["wrong"] += count * wrong
        tally["open"] += count * (len(readings) > 1)
        if any(pair in whole[1:] for pair in ("ال", "أل", "إل", "آل")):
            tally["tempting"] += count
            tally["tempting_wrong"] += count * wrong
    return tally


def main() -> None:
    """Measure every pair of an undamaged and a damaged release."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("lists", type=Path)
    parser.add_argument("--even", action="store_true")
    options = parser.parse_args()
    releases = {
        path.stem: read_release(path, even=options.even)
        for path in sorted(options.lists.glob("*.csv"))
    }
    hurt = {
        label: sum(_DAMAGE in name for name in names.values()) / max(1, len(names))
        for label, names in releases.items()
    }
    for label, names in releases.items():
        for other, damaged in releases.items():
            if hurt[label] < 0.005 and hurt[other] > hurt[label]:
                for suspect in (False, True):
                    known = "known to be damaged" if suspect else "each word by itself"
                    print(f"{label} (whole) against {other} (damaged), {known}")
                    report(measure(Counter(paired_words(names, damaged)), suspect=suspect))


def report(tally: Counter[str]) -> None:
    """Print the figures of one pair of releases.

    Args:
        tally: the counts of :func:`measure`.
    """
    for title, of, keys in (
        ("damaged words", "damaged", ("first", "among", "certain", "certainly_other")),
        ("undamaged words", "undamaged", ("wrong", "open")),
        ("undamaged words with ال inside", "tempting", ("tempting_wrong",)),
    ):
        print(f"  {tally[of]:>7,} {title}")
        for key in keys:
            print(f"          {key.rpartition('_')[2]:<8} {tally[key] / max(1, tally[of]):.4f}")


if __name__ == "__main__":
    main()
