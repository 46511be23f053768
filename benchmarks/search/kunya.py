"""Kunya and family: "ابو محمد الخطيب" as the whole of what is known of a name, generated people.

Every third person of a list of invented people has their kunya on it, where they have a child: in a
column of its own, before the name, or after it, in turn. It is the name of the eldest son, or of
the eldest child. Those whose row holds one are sought by kunya and family name, age as said, sex;
so that all whose kunya is unknown, and all of the same kunya, are rivals.
"""

from collections.abc import Iterator
from itertools import groupby

from athar.domain import Sex
from athar.generator import Dice, Person, Population, Romaniser
from benchmarks.people import ARABIC, LATIN, Enquiry, Listed, Row, as_said
from benchmarks.search.recall import ATHAR, SCRIPTS, Asked, by_athar, by_peers
from benchmarks.search.stage import DAY, SEED, Stage, told
from benchmarks.search.table import Line

HEADS = {Sex.MALE: "ابو", Sex.FEMALE: "ام"}
LATIN_HEADS = {"ابو": ("Abu", "Abo", "Abou"), "ام": ("Um", "Umm", "Om")}
PEOPLE = 28_185
EVERY = 3


def measure(stage: Stage, queries: int) -> Iterator[Line]:
    """Measure in one script and across."""
    listed, sought = people(queries)
    built = stage.index("kunya", listed, ARABIC)
    for peer in stage.quick:
        peer.load(listed, ARABIC)
    for column in SCRIPTS:
        part = f"{SCRIPTS[column]} -> Arabic"
        with told(f"kunya, {part}"):
            asked: Asked = [("", e) for e in sought[column]]
            figures = by_athar(built.folder, asked, listed).figures()
            yield Line("kunya", part, ATHAR, figures)
            theirs = by_peers(stage.quick, asked, listed, figures["ms"])
            yield from (Line("kunya", part, *one) for one in theirs)


def people(queries: int) -> tuple[Listed, dict[str, list[Enquiry]]]:
    """Give a list of invented people, and enquiries by kunya and family in each script."""
    dice = Dice(SEED, 9)
    romaniser = Romaniser(dice)
    rows, holders = [], []
    for _, members in groupby(Population(PEOPLE, SEED), key=lambda p: p.household):
        house = list(members)
        for person in house:
            kunya = kunya_of(person, house) if person.number % EVERY == 0 else None
            rows.append(_row(person, kunya))
            if kunya is not None:
                holders.append((rows[-1], kunya, person.family))
    step = max(1, len(holders) // queries)
    out: dict[str, list[Enquiry]] = {ARABIC: [], LATIN: []}
    for row, kunya, family in holders[::step][:queries]:
        head, _, child = kunya.partition(" ")
        latin = f"{dice.pick(LATIN_HEADS[head])} {romaniser.name(f'{child} {family}')}"
        for column, said in ((ARABIC, f"{kunya} {family}"), (LATIN, latin)):
            out[column].append(Enquiry(said, as_said(row), row.sex, row))
    return Listed.of(rows), out


def kunya_of(person: Person, house: list[Person]) -> str | None:
    """Give a parent's kunya: after the eldest son, else the eldest child, else ``None``."""
    children = [p for p in house if p.relation == "child"]
    if person.relation not in ("head", "wife") or not children:
        return None
    named = next((c for c in children if c.sex is Sex.MALE), children[0])
    return f"{HEADS[person.sex]} {named.own}"


def _row(person: Person, kunya: str | None) -> Row:
    """Write a person with the kunya in its own column, before the name, or after it."""
    name, apart = person.name, None
    if kunya is not None:
        way = person.number // EVERY % 3
        name = (name, f"{kunya} {name}", f"{name} {kunya}")[way]
        apart = kunya if way == 0 else None
    return Row(str(person.number), name, None, person.age(DAY), person.sex.value[0], apart)
