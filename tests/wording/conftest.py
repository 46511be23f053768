"""An invented answer that the tests word: nobody in it exists."""

from dataclasses import replace
from datetime import UTC, date, datetime

import pytest

from athar.domain import (
    AgeReference,
    Comparison,
    Identifier,
    Level,
    PersonRecord,
    Reason,
    RecordKind,
    Reliability,
    ReportedStatus,
    Sex,
    Trace,
    Verdict,
)
from athar.workflows import (
    Mention,
    Moment,
    RankedTrace,
    Reference,
    SameSought,
    Searched,
    SoughtResult,
    Standing,
    Strength,
    TraceResult,
)

DAUGHTER = PersonRecord(
    record_id=bytes(16),
    kind=RecordKind.SOUGHT,
    name="سمر خالد الهجيني",
    name_father="خالد",
    name_mother="فاطمة",
    sex=Sex.FEMALE,
    age_low=34,
    age_high=34,
    age_reference=AgeReference.AT_EVENT,
    place_origin="هجين",
    place_last_seen="الباغوز",
    status=ReportedStatus.MISSING,
    event_from=date(2019, 1, 1),
    event_to=date(2019, 1, 31),
    relation="ابنة",
)

SON_OF_DAUGHTER = PersonRecord(
    record_id=b"\x01" * 16,
    kind=RecordKind.SOUGHT,
    name="ليث",
    sex=Sex.MALE,
    age_low=0.67,
    age_high=0.67,
    relation="حفيد",
)

IN_CAMP = PersonRecord(
    record_id=b"\xaa" * 16,
    name="Samar Khaled Alhajini",
    other_names=("سمر خالد الهجينى",),
    sex=Sex.FEMALE,
    age_low=31,
    age_high=31,
    age_reference=AgeReference.AT_LIST_DATE,
    place_origin="Hajin",
    place_recorded="Camp, sector 4",
    status=ReportedStatus.IN_CAMP,
    event_from=date(2019, 3, 14),
    event_to=date(2019, 3, 14),
    household="H-118",
    tent="4/118",
    identifiers=(Identifier("card", "A-0042"),),
    original='["secret cell"]',
)

AT_CORRIDOR = PersonRecord(
    record_id=b"\xbb" * 16,
    name="سمر خالد العلي",
    sex=Sex.FEMALE,
    age_low=30,
    age_high=35,
    status=ReportedStatus.SCREENED,
    place_recorded="نقطة التدقيق شرق الباغوز",
    event_from=date(2019, 3, 3),
    event_to=date(2019, 3, 9),
)

CAMP_ROW = Reference(
    document=4,
    file="camp_arrivals_2019-03.xlsx",
    source="Camp registration desk",
    reliability=Reliability.B,
    published=date(2019, 3, 20),
    sheet="Sheet1",
    row=118,
)
OLD_CAMP_ROW = Reference(
    document=2,
    file="camp_arrivals_2019-02.xlsx",
    source=None,
    reliability=None,
    published=None,
    sheet=None,
    row=97,
    standing=Standing.SUPERSEDED,
)
CORRIDOR_ROW = Reference(
    document=3,
    file="قائمة الممر.csv",
    source="متطوعون عند الممر",
    reliability=Reliability.D,
    published=date(2019, 3, 9),
    sheet=None,
    row=44,
    standing=Standing.VANISHED,
)

CAMP_TRACE = RankedTrace(
    rank=1,
    trace=Trace(
        record_id=IN_CAMP.record_id,
        weight=17.1,
        probability=0.934,
        reasons=(
            Reason(Comparison.FAMILY, Level.SPELLING, "الهجيني", "Alhajini", 9.6, 0.00008),
            Reason(Comparison.OWN_NAME, Level.SPELLING, "سمر", "Samar", 5.4, 0.004),
            Reason(Comparison.FATHER, Level.SPELLING, "خالد", "Khaled", 4.1, 0.011),
            Reason(Comparison.ORIGIN, Level.EXACT, "هجين", "Hajin", 3.2, 0.002),
            Reason(Comparison.SEX, Level.EXACT, "female", "female", 1.0, 0.5),
            Reason(Comparison.AGE, Level.NEAR, "34", "31", -1.2),
            Reason(Comparison.PLACE, Level.DIFFERS, "الباغوز", "Camp, sector 4", -5.0),
        ),
        settles=(Comparison.MOTHER, Comparison.BIRTH),
    ),
    record=IN_CAMP,
    references=(CAMP_ROW, OLD_CAMP_ROW),
    strength=Strength.STRONG,
)
CORRIDOR_TRACE = RankedTrace(
    rank=2,
    trace=Trace(
        record_id=AT_CORRIDOR.record_id,
        weight=6.3,
        probability=0.041,
        reasons=(
            Reason(Comparison.OWN_NAME, Level.EXACT, "سمر", "سمر", 7.9, 0.004),
            Reason(Comparison.FATHER, Level.EXACT, "خالد", "خالد", 6.5, 0.011),
            Reason(Comparison.FAMILY, Level.DIFFERS, "الهجيني", "العلي", -8.1),
        ),
        settles=(Comparison.MOTHER,),
    ),
    record=AT_CORRIDOR,
    references=(CORRIDOR_ROW,),
    strength=Strength.WEAK,
)

LISTS = (
    Searched(2, "camp_arrivals_2019-02.xlsx", None, None, 390, "list"),
    Searched(3, "قائمة الممر.csv", "متطوعون عند الممر", date(2019, 3, 9), 512, "list"),
    Searched(
        4, "camp_arrivals_2019-03.xlsx", "Camp registration desk", date(2019, 3, 20), 2119, "list"
    ),
    Searched(5, "تقرير الحافلات.txt", "مراسل محلي", date(2019, 3, 30), 0, "report"),
)

RESULT = TraceResult(
    request="R-7",
    circumstances="خرجت مع طفلها في الحافلات الأخيرة، وانقطع الاتصال بعدها.",
    sought=(
        SoughtResult(
            sought=DAUGHTER,
            traces=(CAMP_TRACE, CORRIDOR_TRACE),
            none_probability=0.025,
            timeline=(
                Moment(date(2019, 1, 1), date(2019, 1, 31), None, DAUGHTER, None),
                Moment(date(2019, 3, 3), date(2019, 3, 9), 2, AT_CORRIDOR, CORRIDOR_ROW),
                Moment(date(2019, 3, 14), date(2019, 3, 14), 1, IN_CAMP, CAMP_ROW),
            ),
            mentions=(
                Mention(
                    5,
                    "تقرير الحافلات.txt",
                    "مراسل محلي",
                    date(2019, 3, 30),
                    "وسأل رجل من هجين عن ابنته سمر وطفلها بعد وصول الحافلات.",
                    26,
                    29,
                ),
            ),
        ),
        SoughtResult(
            sought=SON_OF_DAUGHTER, traces=(), none_probability=1.0, timeline=(), mentions=()
        ),
    ),
    searched=LISTS,
    asked_at=datetime(2019, 4, 2, 9, 30, tzinfo=UTC),
    same_sought=(SameSought("R-3", 0.81),),
)


PROTECTED = Mention(
    document=6, file="", source=None, published=date(2019, 4, 1), quote=None, start=0, end=3
)
"""What the workflows give of a testimony."""


def with_first_sought(**changes: object) -> TraceResult:
    """Give the answer with changes to the first sought person's result alone."""
    first = replace(RESULT.sought[0], **changes)  # type: ignore[arg-type]
    return replace(RESULT, sought=(first, *RESULT.sought[1:]))


@pytest.fixture
def protected() -> TraceResult:
    """The answer, with two names in one protected testimony besides the report."""
    again = replace(PROTECTED, start=40, end=43)
    told = with_first_sought(mentions=(*RESULT.sought[0].mentions, PROTECTED, again))
    testimony = Searched(6, "شهادة أم ليث.txt", "Umm Layth", date(2019, 4, 1), 0, "testimony")
    return replace(told, searched=(*LISTS, testimony))


@pytest.fixture(params=Verdict)
def judged(request: pytest.FixtureRequest) -> tuple[Verdict, TraceResult]:
    """The answer, with a judgement of the team on its first trace."""
    trace = replace(CAMP_TRACE, judged=request.param)
    return request.param, with_first_sought(traces=(trace, CORRIDOR_TRACE))


@pytest.fixture
def result() -> TraceResult:
    """Two sought persons: one with two traces, one with none."""
    return RESULT
