"""Reasons, statuses and strengths in sentences.

A reason's sentence is put together from data: what was compared (``subjects``), how it came out
(``levels``, or ``combinations`` where the general pattern reads badly), the values as written, and
how common the agreed value is. Each pattern has a form for two values, for one (or two that are
equal), and for none, so that every pair of comparison and level is worded whatever is known.

No function here states who a person is or what became of them. A status is always told together
with who reports it.
"""

from collections.abc import Sequence

from athar.domain import Comparison, Level, Reason, RecordKind, ReportedStatus, Sex, Verdict
from athar.wording.isolation import isolate, plain
from athar.wording.language import Language
from athar.wording.periods import (
    dates,
    exactness,
    is_age,
    written_age,
    written_date,
    written_period,
)
from athar.wording.phrases import Phrases, phrases
from athar.workflows import Standing, Strength

VERY_COMMON_FROM = 1 / 50
COMMON_FROM = 1 / 500
UNCOMMON_FROM = 1 / 5000
"""Limits of the four words for a share of people (0–1).

They follow what an officer meets: a *very common* value is shared by somebody in most streets, a
*common* one by several people in each camp, an *uncommon* one by a few in a town, and a *rare* one
by fewer than one person in five thousand.
"""

WITHOUT_FREQUENCY = frozenset(
    {Comparison.SEX, Comparison.AGE, Comparison.BIRTH, Comparison.DATE, Comparison.HOUSEHOLD}
)
"""Comparisons of which no value is usefully called common or rare."""

_AGREEING = frozenset({Level.EXACT, Level.SPELLING, Level.NEAR, Level.CONTAINS, Level.SWAPPED})
_AGED = frozenset({Comparison.AGE, Comparison.BIRTH})
_DATED = _AGED | {Comparison.DATE}


def sentence(reason: Reason, language: Language, *, isolated: bool = False) -> str:
    """Word a reason.

    Args:
        reason: with or without values and frequency.
        language: of the sentence.
        isolated: keep the values between direction isolates, for lines that mix scripts.

    Returns:
        Such as ``father's name agrees: خالد ~ Khaled, common``.
    """
    words = phrases(language)
    if (mixed := _age_and_birth(reason, words)) is not None:
        return mixed if isolated else plain(mixed)
    given = [v for v in (reason.left, reason.right) if v]
    values = [_value(v, reason.comparison, language) for v in given]
    said = words.say(
        _key(reason, given, words),
        subject=words.say(f"subjects.{reason.comparison}"),
        left=values[0] if values else "",
        right=values[-1] if values else "",
        value=values[0] if values else "",
    )
    if reason.frequency is not None and _is_shared(reason):
        worded = frequency(reason.frequency, language)
        said = words.say("frequency.phrase", said=said, frequency=worded)
    return said if isolated else plain(said)


def settles(comparisons: Sequence[Comparison], language: Language) -> str | None:
    """Word what would settle a question, ``None`` where nothing is named.

    Args:
        comparisons: the most telling first.
        language: of the sentence.
    """
    named = unsettled(comparisons, language)
    return phrases(language).say("settles", what=named) if named else None


def unsettled(comparisons: Sequence[Comparison], language: Language) -> str | None:
    """Name what would settle a question, without the verb; ``None`` where nothing is named."""
    if not comparisons:
        return None
    words = phrases(language)
    named = dict.fromkeys(words.say(f"the.{c}") for c in comparisons)
    return words.join(list(named), last="or")


def frequency(share: float, language: Language) -> str:
    """Word the share of people (0–1) who carry a value: very common, common, uncommon, rare."""
    if share >= VERY_COMMON_FROM:
        word = "very_common"
    elif share >= COMMON_FROM:
        word = "common"
    else:
        word = "uncommon" if share >= UNCOMMON_FROM else "rare"
    return phrases(language).say(f"frequency.{word}")


def strength(value: Strength, language: Language) -> str:
    """Word a trace's strength."""
    return phrases(language).say(f"strength.{value}")


def probability(value: float, language: Language) -> str:
    """Word a match probability (0–1). Neither 0% nor 100% is ever said: no computation is sure."""
    percent = round(value * 100)
    if percent < 1:
        return phrases(language).say("probability.almost_none")
    if percent > 99:
        return phrases(language).say("probability.almost_all")
    return phrases(language).say("probability.percent", percent=str(percent))


def weight(value: float) -> str:
    """Write a match weight (log2 Bayes factor) with its sign, to one decimal."""
    rounded = round(value, 1) + 0.0  # takes the sign off -0.0
    return f"{rounded:+.1f}".replace("-", "\u2212") if rounded else "0.0"


def status(
    value: ReportedStatus, language: Language, *, kind: RecordKind = RecordKind.LISTED
) -> str:
    """Word a status as what a source reports.

    Args:
        value: what the source believes.
        language: of the words.
        kind: who says so: a list, a report, or the enquirer.

    Returns:
        Such as ``reported detained by the list``.
    """
    words = phrases(language)
    return words.say(f"reported.{kind}", status=words.say(f"statuses.{value}"))


def standing(value: Standing, language: Language) -> str:
    """Word how a document's row stands towards later releases of its series."""
    return phrases(language).say(f"standing.{value}")


def judged(value: Verdict, language: Language) -> str:
    """Word the team's judgement on a sought person's record and another, as a judgement alone."""
    words = phrases(language)
    return words.say("judged", verdict=words.say(f"verdicts.{value}"))


def protected(document: int, language: Language) -> str:
    """Word a mention in a protected testimony, of which the document's number alone is told."""
    return phrases(language).say("protected", number=str(document))


def sex(value: Sex, language: Language) -> str:
    """Word a sex as the source states it."""
    return phrases(language).say(f"sex.{value}")


def _age_and_birth(reason: Reason, words: Phrases) -> str | None:
    """Word an age set against a birth; ``None`` unless the two values are one of each."""
    key = f"age_and_birth.{reason.level}"
    if reason.comparison not in _AGED or key not in words or not (reason.left and reason.right):
        return None
    age, birth = reason.left, reason.right
    if is_age(birth):
        age, birth = birth, age
    period = written_period(birth)
    if period is None or not is_age(age):
        return None
    born = words.say(f"born.{exactness(*period)}", birth=dates(*period, words.language))
    return words.say(key, age=written_age(age, words.language), born=born)


def _is_shared(reason: Reason) -> bool:
    """Tell whether the two sides share a value of which it matters how common it is."""
    return reason.comparison not in WITHOUT_FREQUENCY and reason.level in _AGREEING


def _key(reason: Reason, given: list[str], words: Phrases) -> str:
    """Choose the pattern: the combination's own or the level's, in the form of the values given."""
    forms = [("bare", "one", "both")[len(given)]]
    if len(given) == 2 and given[0] == given[1]:
        forms = ["same", "one"]
    own = f"combinations.{reason.comparison}.{reason.level}"
    for form in forms:
        if f"{own}.{form}" in words:
            return f"{own}.{form}"
    return f"levels.{reason.level}.{forms[-1]}"


def _value(value: str, comparison: Comparison, language: Language) -> str:
    if comparison is Comparison.SEX and value in set(Sex):
        return sex(Sex(value), language)
    if comparison in _AGED and is_age(value):
        return written_age(value, language)
    if comparison in _DATED:
        return written_date(value, language)
    return isolate(value)
