"""The lists of the demonstration, each as its keeper would write it.

A list has its own columns, its own reading of a name, its own noise, and keeps households together
where people stood together. Of each row the person behind it is remembered for the truth.
"""

from collections.abc import Callable, Iterable, Iterator
from datetime import date, timedelta
from typing import NamedTuple

from athar.domain import Sex
from athar.generator import roster as rosters
from athar.generator.dice import Dice
from athar.generator.files import Row
from athar.generator.noise import Noise
from athar.generator.population import Person
from athar.generator.romanising import Romaniser
from athar.generator.roster import Roster
from athar.generator.setting import EVACUATION, setting
from athar.generator.shaping import exported

_MONTHS = (
    "كانون الثاني", "شباط", "آذار", "نيسان", "أيار", "حزيران",
    "تموز", "آب", "أيلول", "تشرين الأول", "تشرين الثاني", "كانون الأول",
)  # fmt: skip
_SEX = {Sex.MALE: "ذكر", Sex.FEMALE: "أنثى"}
_WOUNDS = (
    "إصابة بشظايا",
    "سوء تغذية",
    "حروق",
    "كسر في الساق",
    "إنهاك وجفاف",
    "ولادة",
    "التهاب رئوي",
)
_WARDS = ("الجراحة", "الأطفال", "الداخلية", "الإسعاف", "النسائية")
_OUTCOMES = ("ما زال في المشفى", "خرج", "محوَّل إلى مشفى آخر", "توفي")
_BUILD = ("نحيل", "متوسط البنية", "ممتلئ", "طويل القامة", "قصير القامة")
_MARKS = (
    "ندبة في الساعد الأيسر", "شامة تحت العين اليمنى", "سن أمامية مكسورة", "وشم صغير على اليد",
    "أثر كسر قديم في الساق", "لا علامات ظاهرة",
)  # fmt: skip
_CLOTHES = (
    "سترة بنية وحذاء أسود", "عباءة سوداء", "معطف رمادي", "قميص أزرق وبنطال جينز", "كنزة صوف خضراء",
    "جلابية بيضاء",
)  # fmt: skip
_THINGS = (
    "ساعة يد متوقفة", "مسبحة", "مفتاح معلق بخيط أحمر", "خاتم فضة", "صورة طفل", "هاتف محطم",
    "لا مقتنيات",
)  # fmt: skip
_NOBODY = ("مجهول الهوية", "مجهول", None)
_FOUND = ("طريق جسر اللقالق", "ساحة شط المرجان", "مزرعة الفنار", "ضفة حويجة الرمان", "قرب المشفى")


class Sheet(NamedTuple):
    """A list as a sheet.

    Attributes:
        head: title and header rows.
        body: rows with the number of the person behind each.
    """

    head: tuple[Row, ...]
    body: tuple[tuple[int, Row], ...]

    def rows(self) -> Iterator[Row]:
        """Give the rows as they stand in the file."""
        yield from self.head
        yield from (row for _, row in self.body)

    def places(self) -> Iterator[tuple[int, int]]:
        """Give (person's number, 1-based row in the file)."""
        for at, (number, _) in enumerate(self.body, len(self.head) + 1):
            yield number, at


def day_month(day: date) -> str:
    """Write a date with the Levantine name of its month."""
    return f"{day.day} {_MONTHS[day.month - 1]} {day.year}"


def corridor(roster: Roster, dice: Dice) -> Sheet:
    """Give the list of the exit corridor: three-part names, buses of forty, ages in years."""
    noise = Noise(dice)
    head = ("الرقم", "الاسم الثلاثي", "العمر", "الجنس", "القرية", "تاريخ الخروج", "رقم الحافلة")
    body = []
    for at, person in enumerate(_in_households(roster, rosters.CORRIDOR, dice)):
        day = EVACUATION + timedelta(days=at * 5 // len(roster.on[rosters.CORRIDOR]))
        row = (
            at + 1,
            noise.name(person.short_name),
            noise.age(person.age(EVACUATION)) or "أقل من سنة",
            _sex(person, noise),
            person.origin,
            day.strftime("%d/%m/%Y"),
            at // 40 + 1,
        )
        body.append((person.number, row))
    return Sheet((head,), tuple(body))


def corridor_exported(sheet: Sheet, dice: Dice) -> Sheet:
    """Give a copy of the corridor's list as an export from PDF left it.

    Args:
        sheet: what `corridor` gave.
        dice: the source of chance.
    """
    noise = Noise(dice, "exported")
    head = ("م", "الاسم", "العمر", "الجنس", "القرية", "التاريخ")
    body = []
    for number, row in sheet.body:
        name = exported(str(row[1]), dice, noise)
        body.append((number, (row[0], name, row[2], row[3], row[4], row[5])))
    return Sheet((head,), tuple(body))


def screening(roster: Roster, dice: Dice) -> Sheet:
    """Give the list of the screening point: name in parts, mother, birth date in many ways."""
    noise = Noise(dice)
    head = ("التسلسل", "الاسم", "اسم الأب", "الكنية", "اسم الأم", "تاريخ الولادة", "الجنس",
            "مكان القيد", "تاريخ الفرز", "النتيجة")  # fmt: skip
    body = []
    for at, person in enumerate(_in_households(roster, rosters.SCREENING, dice), 1):
        day = EVACUATION + timedelta(days=2 + dice.between(0, 5))
        held = person.sex is Sex.MALE and person.age(day) > 15 and dice.chance(0.1)
        row = (
            at,
            noise.name(person.own),
            noise.name(person.father),
            noise.name(person.family),
            noise.name(person.mother),
            _birth(person, dice),
            _sex(person, noise),
            person.origin,
            day_month(day),
            "محتجز للتحقيق"
            if held
            else dice.pick(("سُمح بالعبور", "سُمح بالعبور", "محوَّل إلى المخيم")),
        )
        body.append((person.number, row))
    return Sheet((head,), tuple(body))


def hospital(roster: Roster, dice: Dice) -> Sheet:
    """Give the hospital's list: a title block, headers in two rows."""
    noise = Noise(dice)
    blank: Row = (None,) * 9
    title: Row = ("مشفى عين الغرانيق - سجل الداخلين", *blank[1:])
    date_row: Row = ("من 1 آذار 2021 إلى 8 آذار 2021", *blank[1:])
    upper: Row = ("م", "المريض", None, None, None, "الدخول", None, None, "الحالة")
    lower: Row = (
        None,
        "الاسم الكامل",
        "العمر",
        "الجنس",
        "العنوان",
        "التاريخ",
        "القسم",
        "السبب",
        None,
    )
    body = []
    taken = set(roster.on[rosters.DETENTION])
    for at, person in enumerate(_shuffled(roster, rosters.HOSPITAL, dice), 1):
        day = EVACUATION + timedelta(days=dice.between(0, 7))
        status = dice.pick(_OUTCOMES[:3])
        if person.number in roster.on[rosters.MORGUE]:
            status = _OUTCOMES[3]
        cause = dice.pick(_WOUNDS[:5])
        if person.number in taken:
            cause = "محوَّل من سجن الطاحونة، " + cause
        name = person.name if dice.chance(0.6) else person.short_name
        age = _age_in_words(person, day)
        row = (at, noise.name(name), age, _sex(person, noise), person.origin, day.isoformat(),
               dice.pick(_WARDS), cause, status)  # fmt: skip
        body.append((person.number, row))
    return Sheet((title, date_row, blank, upper, lower), tuple(body))


def camp(roster: Roster, dice: Dice) -> Sheet:
    """Give the camp's list: Latin script, tents and family cards, households together."""
    head = ("No", "Full Name", "Father's Name", "Mother's Name", "Sex", "Age", "Place of Origin",
            "Arrival Date", "Tent", "Family Card", "Phone")  # fmt: skip
    latin, noise, romaniser = setting().latin, Noise(dice), Romaniser(dice)
    body = []
    marks: dict[int, tuple[str, str]] = {}
    spelt: dict[tuple[int, str], str] = {}

    def write(person: Person, words: str) -> str:
        # One clerk writes a family once: its shared elements are spelt alike within a household.
        return " ".join(
            spelt.setdefault((person.household, w), romaniser.name(w)) for w in _units(words)
        )

    for at, person in enumerate(_in_households(roster, rosters.CAMP, dice), 1):
        if person.household not in marks:
            number = len(marks)
            marks[person.household] = (
                f"{'ABCDEFGH'[number // 40 % 8]}-{number % 40 + 1:02d}",
                f"FC-{21_000 + number}",
            )
        tent, card = marks[person.household]
        day = EVACUATION + timedelta(days=3 + int(card[-3:]) % 20)
        phone = person.phone if person.relation in ("head", "wife") and dice.chance(0.6) else ""
        row = (at, write(person, person.short_name), write(person, person.father),
               write(person, person.mother), "M" if person.sex is Sex.MALE else "F",
               noise.age(person.age(day)), latin[person.origin], day.strftime("%d/%m/%Y"),
               tent, card, phone)  # fmt: skip
        body.append((person.number, row))
    return Sheet((head,), tuple(body))


def detention(roster: Roster, dice: Dice) -> Sheet:
    """Give the list of the detained of the two years before, with the branch and the date."""
    noise = Noise(dice)
    head = ("م", "الاسم والشهرة", "اسم الأب", "اسم الأم", "المواليد", "مكان الاعتقال",
            "تاريخ الاعتقال", "الفرع", "الحالة")  # fmt: skip
    body = []
    for at, person in enumerate(_shuffled(roster, rosters.DETENTION, dice), 1):
        if person.number == roster.brothers[0]:
            taken = date(2019, 3, 14)
        else:
            taken = date(2018, 6, 1) + timedelta(days=dice.between(0, 650))
        status = dice.pick(("معتقل", "معتقل", "معتقل", "مغيب قسراً", "مفقود"))
        row = (at, noise.name(f"{person.own} {person.family}"), noise.name(person.father),
               noise.name(person.mother) if dice.chance(0.8) else None, person.birth.year,
               person.origin, day_month(taken),
               dice.pick(("سجن الطاحونة", "سجن الطاحونة", "الفرع 917", "مفرزة تل الحمائم")),
               status)  # fmt: skip
        body.append((person.number, row))
    return Sheet((head,), tuple(body))


def morgue(roster: Roster, dice: Dice) -> Sheet:
    """Give the morgue's list: most bodies without a name, ages as ranges."""
    noise = Noise(dice)
    head = ("رقم الجثة", "الاسم إن عُرف", "الجنس", "العمر التقديري", "الأوصاف", "المقتنيات والملابس",
            "مكان العثور", "تاريخ العثور")  # fmt: skip
    body = []
    for at, person in enumerate(_shuffled(roster, rosters.MORGUE, dice), 1):
        day = EVACUATION + timedelta(days=dice.between(0, 16))
        low = max(0, person.age(day) // 5 * 5 - 5 * dice.chance(0.3))
        name = noise.name(person.short_name) if dice.chance(0.2) else None
        row = (f"ب-{at:03d}", name or dice.pick(_NOBODY), _sex(person, noise),
               f"{low}-{low + dice.pick((5, 10))}", f"{dice.pick(_BUILD)}، {dice.pick(_MARKS)}",
               f"{dice.pick(_CLOTHES)}، {dice.pick(_THINGS)}", dice.pick(_FOUND),
               day.strftime("%d/%m/%Y"))  # fmt: skip
        body.append((person.number, row))
    return Sheet((head,), tuple(body))


MAKERS: dict[str, Callable[[Roster, Dice], Sheet]] = {
    rosters.CORRIDOR: corridor,
    rosters.SCREENING: screening,
    rosters.HOSPITAL: hospital,
    rosters.CAMP: camp,
    rosters.DETENTION: detention,
    rosters.MORGUE: morgue,
}
"""The lists that are made from the roster, by name."""


def _in_households(roster: Roster, name: str, dice: Dice) -> Iterable[Person]:
    """Give the people of a list, households together and in drawn order."""
    people = [roster.person(n) for n in roster.on[name]]
    order = {h: dice.unit() for h in dict.fromkeys(p.household for p in people)}
    return sorted(people, key=lambda p: (order[p.household], p.number))


def _shuffled(roster: Roster, name: str, dice: Dice) -> Iterable[Person]:
    people = [(dice.unit(), n) for n in roster.on[name]]
    return [roster.person(n) for _, n in sorted(people)]


def _sex(person: Person, noise: Noise) -> str:
    other = Sex.FEMALE if person.sex is Sex.MALE else Sex.MALE
    return _SEX[other if noise.sex_is_wrong() else person.sex]


def _birth(person: Person, dice: Dice) -> str | int:
    """Write a birth date as clerks do: in full, with the month's name, or the year alone."""
    way = dice.unit()
    if way < 0.5:
        return person.birth.strftime("%d/%m/%Y")
    return day_month(person.birth) if way < 0.7 else person.birth.year


def _age_in_words(person: Person, day: date) -> str | int:
    months = (day - person.birth).days // 30
    if months < 1:
        return "حديث الولادة"
    return f"{months} أشهر" if months < 12 else person.age(day)


def _units(name: str) -> list[str]:
    """Cut a name at spaces, keeping the heads of compounds with what follows."""
    units: list[str] = []
    for word in name.split(" "):
        if units and units[-1] in ("ابو", "أبو", "عبد", "ام", "أم", "قره"):
            units[-1] += f" {word}"
        else:
            units.append(word)
    return units
