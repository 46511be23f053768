"""An office's casebook of invented people, made once and copied for each test that needs it.

Documents: 1 the camp's list, 2 a report, 3 a testimony whose speaker is protected, 4 requests.
Workflows are imported where they are used: the tests of the rooms below need nothing of them.
"""

import shutil
from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from athar.workflows import Bench

OPERATOR = "Layla H."
SPEAKER = "زنوبيا مروان القيصري"
CAMP = """\
الاسم,اسم الأب,الكنية,اسم الأم,العمر,الجنس,رقم الخيمة,الحالة
رنا,سامر,الهادي,هدى,33,أنثى,C-14,في المخيم
ليلى,رامز,الشاوي,رنا,9,أنثى,C-14,في المخيم
نبيل,رامز,الشاوي,رنا,6,ذكر,C-14,في المخيم
يوسف,إبراهيم,الدرويش,فاطمة,41,ذكر,A-2,في المخيم
مريم,عيسى,الخابوري,سعاد,28,أنثى,A-9,في المخيم
حسان,توفيق,البصيري,نجاح,50,ذكر,B-1,في المخيم
ليلى,رامز,الشاوي,وداد,9,أنثى,F-40,في المخيم
المجموع,7,,,,,,
"""
REPORT = """\
خرجت عشرات العائلات من البلدة صباح الأحد عبر الممر الشرقي بعد أسبوعين من الحصار.
وقال عامل إغاثة إن بين الواصلين رنا سامر الهادي ومعها طفلان، وإنهم نقلوا إلى المخيم في اليوم نفسه.
ولم تعرف بعد أخبار من بقي في البلدة.
"""
TESTIMONY = """\
اسمي زنوبيا مروان القيصري وكنت في الحافلة الثالثة.
رأيت رنا سامر الهادي عند نقطة التفتيش مع طفليها.
قالت زنوبيا مروان القيصري إن رنا سامر الهادي طلبت ماء.
"""
REQUESTS = """\
رقم الطلب,اسم مقدم الطلب,هاتف مقدم الطلب,صلة القرابة,اسم الشخص المطلوب,اسم الأب,اسم الأم,العمر,\
الجنس,مفقود منذ,الموافقة على البحث
Q-1,سامر نبيل الهادي,0900100200,ابنتي,رنا سامر الهادي,سامر,هدى,34,أنثى,2019-03-10,نعم
Q-1,سامر نبيل الهادي,0900100200,حفيدتي,ليلى رامز الشاوي,رامز,,9,أنثى,2019-03-10,نعم
Q-1,سامر نبيل الهادي,0900100200,حفيدي,نبيل رامز الشاوي,رامز,رنا,6,ذكر,2019-03-10,نعم
Q-2,خالد درويش العبد,0900300400,أخي,غسان درويش العبد,درويش,,30,ذكر,2018-01-02,لا
Q-3,وفاء سامر الهادي,0900500600,أختي,رنا سامر الهادي,سامر,هدى,33,أنثى,2019-03-12,نعم
"""


@pytest.fixture(scope="session")
def office_template(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Make the casebook and the files that it was made of; nobody writes in it afterwards."""
    from athar.domain import DocumentKind, Reliability
    from athar.workflows import AddOptions, SpeakerDraft, add, init, open_bench

    folder = tmp_path_factory.mktemp("office")
    files = folder / "files"
    files.mkdir()
    for name, text in (
        ("camp.csv", CAMP),
        ("report.txt", REPORT),
        ("testimony.txt", TESTIMONY),
        ("requests.csv", REQUESTS),
    ):
        (files / name).write_text(text, encoding="utf-8")
    init(folder / "casebook", operator=OPERATOR)
    with open_bench(folder / "casebook") as bench:
        camp = AddOptions(
            source="إدارة المخيم", reliability=Reliability.B, published=date(2019, 4, 2)
        )
        add(bench, files / "camp.csv", camp)
        report = AddOptions(source="وكالة الضفتين", published=date(2019, 3, 30))
        add(bench, files / "report.txt", report)
        speaker = SpeakerDraft("أم كنان", SPEAKER, {"tracing": True, "publication": False})
        testimony = AddOptions(kind=DocumentKind.TESTIMONY, speaker=speaker)
        add(bench, files / "testimony.txt", testimony)
        add(bench, files / "requests.csv", AddOptions(kind=DocumentKind.REQUESTS))
    return folder


@pytest.fixture
def office(office_template: Path, tmp_path: Path) -> Path:
    """A copy of the casebook's folder for one test."""
    return Path(shutil.copytree(office_template / "casebook", tmp_path / "casebook"))


@pytest.fixture
def office_bench(office: Path) -> "Iterator[Bench]":
    """The copy, open."""
    from athar.workflows import open_bench

    with open_bench(office) as opened:
        yield opened


@pytest.fixture(scope="session")
def empty_template(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Make a casebook without documents; nobody writes in it afterwards."""
    from athar.workflows import init

    folder = tmp_path_factory.mktemp("empty") / "casebook"
    init(folder, operator=OPERATOR)
    return folder


@pytest.fixture
def empty(empty_template: Path, tmp_path: Path) -> Path:
    """A casebook without documents for one test."""
    return Path(shutil.copytree(empty_template, tmp_path / "casebook"))


@pytest.fixture
def empty_bench(empty: Path) -> "Iterator[Bench]":
    """The casebook without documents, open."""
    from athar.workflows import open_bench

    with open_bench(empty) as opened:
        yield opened


@pytest.fixture
def write(tmp_path: Path) -> Callable[[str, str | bytes], Path]:
    """Write a file of a name and content into the test's folder."""

    def written(name: str, content: str | bytes) -> Path:
        path = tmp_path / name
        path.write_bytes(content if isinstance(content, bytes) else content.encode())
        return path

    return written
