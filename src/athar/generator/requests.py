"""Requests: what families ask, in an Arabic form with one row a sought person.

Two are featured. A man seeks his daughter and her children: one request, several sought persons. A
man seeks his brother, taken two years before. Of the rest most seek someone who is on a list, and
some seek people who are on none. An enquirer tells what a relative knows: names by ear, ages by
memory, not always the mother's name.
"""

from collections.abc import Iterable
from datetime import date, timedelta
from typing import NamedTuple

from athar.domain import Sex
from athar.generator import roster as rosters
from athar.generator.dice import Dice
from athar.generator.files import Row
from athar.generator.lists import day_month
from athar.generator.noise import Noise
from athar.generator.population import Person
from athar.generator.roster import Roster
from athar.generator.setting import EVACUATION, setting

HEAD = ("رقم الطلب", "اسم مقدم الطلب", "هاتف مقدم الطلب", "صلة القرابة", "اسم الشخص المطلوب",
        "اسم الأب", "اسم الأم", "العمر", "الجنس", "مكان آخر مشاهدة", "تاريخ آخر اتصال",
        "ظروف الفقدان", "الموافقة على مشاركة المعلومات")  # fmt: skip
REQUESTS = 40
DAUGHTER, BROTHER = "ط-001", "ط-002"
_SHARES = {
    rosters.CAMP: 0.29, rosters.CORRIDOR: 0.16, rosters.SCREENING: 0.13, rosters.DETENTION: 0.13,
    rosters.HOSPITAL: 0.08, rosters.MORGUE: 0.03,
}  # fmt: skip
_ASKED = date(2021, 4, 10)
_STORY_DAUGHTER = (
    "أنا من {town}. خرجت ابنتي مع أولادها من شط المرجان في الأيام الأولى للممر، ولم يصل منهم خبر "
    "بعد ذلك. زوجها بقي في البلدة ولا نعلم عنه شيئاً."
)
_STORY_BROTHER = "أُخذ أخي من حاجز تل الحمائم قبل سنتين ولم يعد، وقيل لنا إنه في سجن الطاحونة."
_STORIES = {
    Sex.MALE: (
        "افترقنا عند صعود الحافلات ولم نره بعدها.",
        "انقطع الاتصال به منذ الأيام الأولى للخروج.",
        "خرج مع أقارب لنا ولم يصل إلى المكان المتفق عليه.",
        "بقي في البلدة حين خرجنا.",
        "آخر ما سمعناه أنه كان مصاباً.",
    ),
    Sex.FEMALE: (
        "افترقنا عند صعود الحافلات ولم نرها بعدها.",
        "انقطع الاتصال بها منذ الأيام الأولى للخروج.",
        "خرجت مع أقارب لنا ولم تصل إلى المكان المتفق عليه.",
        "بقيت في البلدة حين خرجنا.",
        "آخر ما سمعناه أنها كانت مصابة.",
    ),
}
_STORY_TAKEN = "أُخذ من الطريق أمام الناس ولم نعرف الجهة التي أخذته."


class Request(NamedTuple):
    """A request.

    Attributes:
        number: as in the file.
        sought: numbers of the people sought.
        rows: one a sought person.
    """

    number: str
    sought: tuple[int, ...]
    rows: tuple[Row, ...]


def draw_requests(roster: Roster, dice: Dice) -> tuple[Request, ...]:
    """Draw the requests, the featured two first.

    Args:
        roster: who is on which list.
        dice: the source of chance.
    """
    writer = _Writer(roster, dice)
    taken = {*roster.daughter, *roster.brothers}
    out = [writer.daughter(), writer.brother()]
    leads = [_list_at(at / (REQUESTS - 2)) for at in range(REQUESTS - 2)]
    for _, at in sorted((dice.unit(), at) for at in range(len(leads))):
        person = _candidate(roster, dice, leads[at], taken)
        taken.add(person.number)
        out.append(writer.request(f"ط-{len(out) + 1:03d}", person))
    return tuple(out)


def _list_at(part: float) -> str | None:
    """Give the list that a request at this part of the file leads to; ``None`` for no trace."""
    for name, share in _SHARES.items():
        if part < share:
            return name
        part -= share
    return None


def _candidate(roster: Roster, dice: Dice, name: str | None, taken: Iterable[int]) -> Person:
    """Draw somebody of a list whom nobody seeks yet; without a list, somebody who is on none."""
    while True:
        pool = roster.on[name] if name else tuple(range(1, len(roster.people) + 1))
        person = roster.person(dice.pick(pool))
        if person.number in taken or (name is None and roster.lists_of(person.number)):
            continue
        return person


class _Writer:
    """Writes requests as the enquirers do."""

    def __init__(self, roster: Roster, dice: Dice) -> None:
        self._roster, self._dice, self._noise = roster, dice, Noise(dice)

    def daughter(self) -> Request:
        """Write the request of a man for his daughter and her children."""
        people = [self._roster.person(n) for n in self._roster.daughter]
        mother = people[0]
        asks = (f"{mother.father} {mother.grandfather} {mother.family}", "0900112233")
        story = _STORY_DAUGHTER.format(town=mother.origin)
        rows = []
        for person in people:
            relation = "ابنتي" if person is mother else _grandchild(person)
            rows.append(
                self._row(DAUGHTER, asks, relation, person, setting().places["besieged"],
                          EVACUATION + timedelta(days=1), story)
            )  # fmt: skip
        return Request(DAUGHTER, self._roster.daughter, tuple(rows))

    def brother(self) -> Request:
        """Write the request of a man for the brother taken two years before."""
        sought, asking = (self._roster.person(n) for n in self._roster.brothers)
        asks = (asking.short_name, asking.phone)
        row = self._row(BROTHER, asks, "أخي", sought, "حاجز تل الحمائم",
                        date(2019, 3, 14), _STORY_BROTHER)  # fmt: skip
        return Request(BROTHER, (sought.number,), (row,))

    def request(self, number: str, person: Person) -> Request:
        """Write a request for one person."""
        detained = person.number in self._roster.on[rosters.DETENTION]
        day = EVACUATION + timedelta(days=self._dice.between(-6, 3))
        if detained:
            day = date(2019, 1, 1) + timedelta(days=self._dice.between(0, 300))
        story = _STORY_TAKEN if detained else self._dice.pick(_STORIES[person.sex])
        place = self._dice.pick((person.origin, setting().places["besieged"]))
        relation, asks = self._enquirer(person)
        row = self._row(number, asks, relation, person, place, day, story)
        return Request(number, (person.number,), (row,))

    def _enquirer(self, person: Person) -> tuple[str, tuple[str, str]]:
        """Give (relation, (name, phone)) of a relative who asks."""
        son = person.sex is Sex.MALE
        if person.relation == "child" and self._dice.chance(0.5):
            name = f"{person.mother} {person.mother_family}"
            return ("ابني" if son else "ابنتي"), (name, person.phone)
        if person.relation in ("head", "elder") and person.age(EVACUATION) > 45:
            asks = self._dice.pick(("محمود", "خالد", "ياسين", "حسن"))
            relation = "والدي" if son else "والدتي"
            return relation, (f"{asks} {person.own} {person.family}", person.phone)
        asks = self._dice.pick(("إبراهيم", "علي", "مصطفى", "أحمد", "عيسى"))
        name = f"{asks} {person.father} {person.family}"
        return ("أخي" if son else "أختي"), (name, person.phone)

    def _row(
        self, number: str, asks: tuple[str, str], relation: str, person: Person, place: str,
        day: date, story: str,
    ) -> Row:  # fmt: skip
        dice, featured = self._dice, number in (DAUGHTER, BROTHER)
        name = person.name if dice.chance(0.4) else person.short_name
        mother = person.mother if featured or dice.chance(0.75) else None
        about = person.age(_ASKED) + (0 if dice.chance(0.7) else dice.pick((-1, 1)))
        written = name if featured else self._noise.name(name)
        return (
            number, *asks, relation, written, person.father, mother, max(0, about),
            "ذكر" if person.sex is Sex.MALE else "أنثى", place, day_month(day), story,
            "نعم" if featured or dice.chance(0.9) else "لا",
        )  # fmt: skip


def _grandchild(person: Person) -> str:
    return "حفيدي" if person.sex is Sex.MALE else "حفيدتي"
