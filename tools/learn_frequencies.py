"""Learn ``frequencies.csv`` of the room ``names``: how often each name element is carried, by slot.

    python tools/learn_frequencies.py DATA

DATA holds ``lists/*.csv`` (``key,name_ar,…``; releases of one list, the first undamaged) and
``names/wikidata_tokens``. In this order:

1. Each person is taken once over all releases: by key, and without one by folded name, age and sex.
   Of several spellings of a person that of the earliest release counts: later ones are damaged.
2. The name is cut into elements (compounds are one) and the elements are given to slots: the first
   is the own name, the last the family's, the second the father's, the third of four the
   grandfather's. A name of fewer than three elements or more than four says too little.
3. Spellings with the same folded form are one element, written as it is most often written.
   Damaged elements are read as `athar.text.repair_word` reads them where it is certain, else
   left out.
4. Elements that fewer than five people carry in a slot are left out: they could point at a family.

To these counts (origin ``lists``) come the Arabic-origin tokens of ``wikidata_tokens`` with at
least five persons (origin ``wikidata``, slot ``any``) and the hand-written elements of
``generator/data/regional_names.yaml`` (origin: the community), rank r with 1000 / (r + 4).
Only single elements are written, never two of one person.
"""

import csv
import sys
from collections import Counter, defaultdict
from collections.abc import Iterator
from pathlib import Path

import yaml

from athar.text import fold, repair_word

LEAST = 5
PACKAGE = Path(__file__).parents[1] / "src" / "athar"
OUT = PACKAGE / "names" / "data" / "frequencies.csv"
REGION = PACKAGE / "generator" / "data" / "regional_names.yaml"
HEADS = {"عبد", "ابو", "ام", "ال", "بو"}
TAILS = {"الله", "الدين", "الاسلام", "الهدي", "الزهراء", "الزهرا"}
SLOTS = {3: ("own", "father", "family"), 4: ("own", "father", "grandfather", "family")}
SEX = {"m": "male", "f": "female"}
Counts = dict[tuple[str, str, str, str], Counter[str]]


def people(lists: Path) -> Iterator[tuple[str, str]]:
    """Give (name, sex) of each person once, in the earliest spelling."""
    seen: set[object] = set()
    for path in sorted(lists.glob("*.csv")):
        with path.open(encoding="utf-8-sig", newline="") as file:
            for row in csv.DictReader(file):
                name = fold(row["name_ar"])
                marks: list[object] = [(name.replace(" ", ""), row["age"], row["sex"])]
                if row["key"]:
                    marks = [row["key"]]
                if not seen.intersection(marks):
                    yield row["name_ar"], SEX.get(row["sex"], "")
                seen.update(marks)


def elements(name: str) -> list[str] | None:
    """Cut a name into elements in their own spelling; ``None`` where damage leaves it open."""
    out: list[str] = []
    joining = False
    for word in name.split():
        readings = repair_word(word)
        if readings and not readings[0].certain:
            return None
        word = readings[0].text if readings else word
        if out and (joining or fold(word) in TAILS):
            out[-1] += word if fold(word) in TAILS or out[-1].startswith("عبد") else f" {word}"
        else:
            out.append(word)
        joining = fold(out[-1]) in HEADS
    return out


def count_lists(lists: Path, counts: Counts) -> None:
    """Add the elements of the lists, by slot and by the sex of who carries them."""
    for name, sex in people(lists):
        parts = elements(name)
        if parts is None or len(parts) not in SLOTS or not sex:
            continue
        for slot, element in zip(SLOTS[len(parts)], parts, strict=True):
            carrier = {"own": sex, "family": ""}.get(slot, "male")
            add(counts, element, slot, carrier, "lists", 1)


def count_tokens(path: Path, counts: Counts) -> None:
    """Add the tokens that the token table itself holds to be of Arabic origin."""
    with path.open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE):
            if row["arabic_origin_flag"] == "1" and len(row["arabic"]) > 2:
                forms = row["latin_forms_with_counts"].split(" | ")
                ends = (form.rpartition(":")[2] for form in forms)
                total = sum(int(end) for end in ends if end.isdigit())
                add(counts, row["arabic"], "any", "", "wikidata", total)


def count_region(path: Path, counts: Counts) -> None:
    """Add the hand-written elements, weighted by their rank."""
    for community, lists in yaml.safe_load(path.read_text("utf-8")).items():
        for kind, names in lists.items():
            for rank, element in enumerate(names, 1):
                weight = round(1000 / (rank + 4))
                if kind == "family":
                    add(counts, element, "family", "", community, weight)
                else:
                    add(counts, element, "own", kind, community, weight)
                if kind == "male":
                    add(counts, element, "father", kind, community, weight)
                    add(counts, element, "grandfather", kind, community, weight)


def add(counts: Counts, element: str, slot: str, sex: str, origin: str, n: int) -> None:
    key = fold(element).replace(" ", "")
    if len(key) > 1 and all(c.isalpha() for c in key):
        counts[origin, slot, sex, key][element] += n


def main(data: Path) -> None:
    counts: Counts = defaultdict(Counter)
    count_lists(data / "lists", counts)
    count_tokens(data / "names" / "wikidata_tokens" / "arabic_to_latin_groups.tsv", counts)
    count_region(REGION, counts)
    rows = []
    for (origin, slot, sex, _), spellings in counts.items():
        total = sum(spellings.values())
        if total >= LEAST:
            element = max(sorted(spellings), key=lambda s: spellings[s])
            rows.append((origin, slot, sex, -total, element, fold(element)))
    with OUT.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(("element", "folded", "slot", "sex", "count", "origin"))
        for origin, slot, sex, total, element, folded in sorted(rows):
            writer.writerow((element, folded, slot, sex, -total, origin))
    sys.stdout.write(f"{len(rows)} rows, {OUT.stat().st_size} bytes\n")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
