"""Learn ``noise.json`` and ``romanisations.csv`` of the generator: how one person is written twice.

    python tools/learn_noise.py LISTS [--names NAMES]

LISTS holds the releases of one list (``key,name_ar,…``); the same key is the same person. Each pair
of releases gives a *style*: ``typed`` (first to second: respelt by people) and ``exported`` (first
to third: damaged by export from PDF besides). For each class of change a style holds two rates: the
share of names changed among those where it could be, and within a changed name the share of its
places that changed. A person who changed sex, family and age at once has another's key: such pairs
are left out. Rates rest on thousands of pairs; no name is written.

NAMES (default: ``../names`` beside LISTS) gives the romanisations of the elements of
``frequencies.csv``: those of ``wikidata_tokens`` that at least two persons carry, of elements with
at least five, with counts; and the one of ``levant_segments``, with no count, where it is sound.
"""

import argparse
import csv
import json
import re
import sys
from collections import Counter, defaultdict
from difflib import SequenceMatcher
from pathlib import Path
from typing import Any

from learn_frequencies import HEADS, elements

from athar.text import fold

PACKAGE = Path(__file__).parents[1] / "src" / "athar"
STYLES = {"typed": (0, 1), "exported": (0, 2)}
LEAST = 5
LETTERS = {
    "hamza_dropped": ("أإآ", "ا"),
    "hamza_added": ("ا", "أإآ"),
    "teh_to_heh": ("ة", "ه"),
    "heh_to_teh": ("ه", "ة"),
    "yeh_to_maksura": ("ي", "ى"),
    "maksura_to_yeh": ("ى", "ي"),
    "yeh_hamza": ("ئ", "ىي"),
    "waw_hamza": ("ؤ", "و"),
}
LAM_ALEF = re.compile("ل([اأإآ])")
GOD = re.compile("الله")


def inverted(word: str) -> str:
    """Give a word as an export with inverted lam-alef leaves it."""
    return GOD.sub("هللا", LAM_ALEF.sub(r"\1ل", word))


class Tally:
    """Opportunities and changes, by class."""

    def __init__(self) -> None:
        self.could: Counter[str] = Counter()
        self.did: Counter[str] = Counter()
        self.places: Counter[str] = Counter()
        self.changed: Counter[str] = Counter()

    def note(self, kind: str, places: int, changed: int) -> None:
        """Add one name: how many places could change and how many did."""
        if places:
            self.could[kind] += 1
            if changed:
                self.did[kind] += 1
                self.places[kind] += places
                self.changed[kind] += min(changed, places)

    def rates(self) -> dict[str, dict[str, float]]:
        return {
            kind: {
                "names": round(self.did[kind] / self.could[kind], 5),
                "places": round(self.changed[kind] / self.places[kind], 3),
            }
            for kind in sorted(self.could)
            if self.did[kind] >= LEAST
        }


def compare(left: str, right: str, tally: Tally) -> None:
    """Tally how a name changed from one release to the other."""
    a, b = elements(left), elements(right)
    if not a or not b:
        return
    compare_spaces(left, right, tally)
    raw = right.replace(" ", "")
    whole = left.replace(" ", "")
    places = len(LAM_ALEF.findall(whole)) + len(GOD.findall(whole))
    damage = fold(inverted(whole)) in fold(raw) or any(
        inverted(word) != word and fold(inverted(word)) in fold(raw) for word in left.split()
    )
    tally.note("lam_alef", places, places if damage and places else 0)
    if fold(whole) == fold("".join(b)) and len(whole) == len("".join(b)):
        compare_letters(whole, "".join(b), tally)
    keys_a = [fold(e).replace(" ", "") for e in a]
    keys_b = [fold(e).replace(" ", "") for e in b]
    compare_elements(keys_a, keys_b, tally)


def compare_spaces(left: str, right: str, tally: Tally) -> None:
    """Tally compounds written together or apart."""
    apart = [w for w in left.split() if fold(w) in HEADS]
    heads_right = Counter(fold(w) for w in right.split() if fold(w) in HEADS)
    tally.note("compound_joined", len(apart), max(0, len(apart) - heads_right.total()))
    joined = [w for w in left.split() if re.match("عبدال|[أا]بو..|عبدرب", w)]
    tally.note("compound_split", len(joined), max(0, heads_right.total() - len(apart)))


def compare_letters(left: str, right: str, tally: Tally) -> None:
    """Tally the interchanged letters of two names of equal folded form and length."""
    for kind, (old, new) in LETTERS.items():
        places = [i for i, c in enumerate(left) if c in old]
        tally.note(kind, len(places), sum(right[i] in new for i in places))


def compare_elements(left: list[str], right: list[str], tally: Tally) -> None:
    """Tally elements respelt, replaced, dropped, added, run together or moved."""
    same = "".join(left) == "".join(right)
    tally.note("run_together", max(0, len(left) - 1), len(left) - len(right) if same else 0)
    moved = sorted(left) == sorted(right) and left != right
    tally.note("swapped", 1, int(moved))
    kinds: Counter[str] = Counter()
    if not same and not moved:
        matcher = SequenceMatcher(a=left, b=right, autojunk=False)
        for op, a0, a1, b0, b1 in matcher.get_opcodes():
            if op != "equal":
                kinds.update(changes(left[a0:a1], right[b0:b1]))
    for kind in ("article", "respelt", "replaced"):
        tally.note(kind, len(left), kinds[kind])
    for kind in ("dropped", "added"):
        tally.note(kind, len(left), kinds[kind])


def changes(left: list[str], right: list[str]) -> list[str]:
    """Name the changes of a run of elements."""
    out = []
    for a, b in zip(left, right, strict=False):
        if a.removeprefix("ال") == b.removeprefix("ال"):
            out.append("article")
        elif SequenceMatcher(a=a, b=b, autojunk=False).ratio() >= 0.6:
            out.append("respelt")
        else:
            out.append("replaced")
    out += ["dropped"] * (len(left) - len(right)) + ["added"] * (len(right) - len(left))
    return out


def letter_edits(pairs: list[tuple[str, str]]) -> dict[str, Any]:
    """Count the letter changes of respelt elements: letters lost, added, exchanged."""
    kinds: Counter[str] = Counter()
    exchanged: Counter[tuple[str, str]] = Counter()
    for left, right in pairs:
        for op, a0, a1, b0, b1 in SequenceMatcher(a=left, b=right, autojunk=False).get_opcodes():
            if op != "equal":
                kinds[op] += 1
            if op == "replace" and a1 - a0 == b1 - b0 == 1:
                exchanged[left[a0], right[b0]] += 1
    total = kinds.total()
    return {
        "share": {k: round(n / total, 3) for k, n in sorted(kinds.items())},
        "exchanged": [[a, b, n] for (a, b), n in exchanged.most_common() if n >= LEAST],
    }


def style(left: dict[str, Any], right: dict[str, Any]) -> dict[str, Any]:
    """Learn one style from two releases."""
    tally = Tally()
    ages: Counter[int] = Counter()
    respelt: list[tuple[str, str]] = []
    sexes = pairs = 0
    for key in sorted(left.keys() & right.keys()):
        a, b = left[key], right[key]
        if not a["age"].isdigit() or not b["age"].isdigit():
            continue
        shift = int(b["age"]) - int(a["age"])
        parts = [fold(x["name_ar"]).split() for x in (a, b)]
        if not set(parts[0]) & set(parts[1]) and abs(shift) > 1:
            continue
        pairs += 1
        sexes += a["sex"] != b["sex"]
        ages[max(-10, min(10, shift))] += 1
        compare(a["name_ar"], b["name_ar"], tally)
        one, other = elements(a["name_ar"]) or [], elements(b["name_ar"]) or []
        if len(one) == len(other):
            respelt += [
                (x, y)
                for x, y in zip(map(fold, one), map(fold, other), strict=True)
                if x != y and changes([x], [y]) == ["respelt"]
            ]
    return {
        "pairs": pairs,
        "classes": tally.rates(),
        "age_shift": {str(s): round(n / pairs, 5) for s, n in sorted(ages.items()) if n >= LEAST},
        "sex_changed": round(sexes / pairs, 5),
        "letters": letter_edits(respelt),
    }


def keyed(path: Path) -> dict[str, Any]:
    with path.open(encoding="utf-8-sig", newline="") as file:
        return {row["key"]: row for row in csv.DictReader(file) if row["key"]}


def romanisations(names: Path, out: Path) -> int:
    """Write the romanisations of the elements of frequencies.csv."""
    with (PACKAGE / "names" / "data" / "frequencies.csv").open(encoding="utf-8") as file:
        known = {row["folded"].replace(" ", "") for row in csv.DictReader(file)}
    found: dict[str, Counter[str]] = defaultdict(Counter)
    tokens = names / "wikidata_tokens" / "arabic_to_latin_groups.tsv"
    with tokens.open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE):
            for item in row["latin_forms_with_counts"].split(" | "):
                latin, _, count = item.rpartition(":")
                if count.isdigit() and int(count) >= 2 and latin.isascii() and latin.isalpha():
                    found[fold(row["arabic"])][latin] += int(count)
    segments: dict[str, str] = {}
    with (names / "levant_segments" / "dict_ar_en.csv").open(encoding="utf-8", newline="") as file:
        for pair in csv.reader(file):
            if len(pair) == 2 and re.fullmatch("[a-z' -]+", pair[1]):
                segments.setdefault(fold(pair[0]).replace(" ", ""), pair[1])
    rows = 0
    with out.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(("folded", "latin", "count"))
        for key in sorted(known):
            if found[key].total() >= LEAST:
                forms = sorted(found[key].items(), key=lambda p: (-p[1], p[0]))
                floor = max(2, forms[0][1] // 50)
                kept = [(latin, n) for latin, n in forms if n >= floor][:10]
                writer.writerows((key, latin, n) for latin, n in kept)
                rows += len(kept)
            if key in segments:
                writer.writerow((key, segments[key], 0))
                rows += 1
    return rows


def main() -> None:
    """Learn both files and write them."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("lists", type=Path)
    parser.add_argument("--names", type=Path)
    options = parser.parse_args()
    releases = [keyed(path) for path in sorted(options.lists.glob("*.csv"))]
    learnt = {
        "sources": "Rates over keyed pairs of three releases of a published list (compiled by "
        "TechForPalestine, Unlicense). Learnt by tools/learn_noise.py.",
        "styles": {n: style(releases[a], releases[b]) for n, (a, b) in STYLES.items()},
    }
    data = PACKAGE / "generator" / "data"
    text = json.dumps(learnt, ensure_ascii=False, indent=1, sort_keys=True)
    (data / "noise.json").write_text(text + "\n", encoding="utf-8")
    names = options.names or options.lists.parent / "names"
    count = romanisations(names, data / "romanisations.csv")
    sys.stdout.write(f"{len(text)} bytes of rates, {count} romanisations\n")


if __name__ == "__main__":
    main()
