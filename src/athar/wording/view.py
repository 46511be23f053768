"""A search's result in words, before any layout: terminal and page say the same.

`view` walks a TraceResult once and gives frozen values of worded text, in reading order; the two
layouts only place them. Values from sources stand between direction isolates (see `isolation`).
"""

from dataclasses import dataclass
from datetime import UTC

from athar.domain import DocumentKind, Reason
from athar.wording.absence import no_trace, searched
from athar.wording.described import Fact, describe, name_of
from athar.wording.isolation import isolate
from athar.wording.language import Language
from athar.wording.periods import dates
from athar.wording.phrases import phrases
from athar.wording.sentences import (
    judged,
    probability,
    protected,
    sentence,
    standing,
    status,
    strength,
    unsettled,
    weight,
)
from athar.workflows import (
    Mention,
    Moment,
    RankedTrace,
    Reference,
    Searched,
    SoughtResult,
    Standing,
    Strength,
    TraceResult,
)


@dataclass(frozen=True, slots=True)
class ReasonView:
    """What was compared, a sentence of how, and its part in the weight.

    `start` is the sum of the weights before it.
    """

    subject: str
    text: str
    points: str
    weight: float
    start: float


@dataclass(frozen=True, slots=True)
class PlaceView:
    """Where a record or a mention stands: place and source, and its standing unless current."""

    place: str
    source: str
    standing: str | None


@dataclass(frozen=True, slots=True)
class TraceView:
    """One trace in words."""

    rank: int
    name: str
    facts: tuple[Fact, ...]
    strength: Strength
    strength_text: str
    probability: float
    probability_text: str
    weight_text: str
    reasons: tuple[ReasonView, ...]
    unsettled: str | None
    judged: str | None
    record_id: str
    places: tuple[PlaceView, ...]

    @property
    def speaks_for(self) -> tuple[ReasonView, ...]:
        """Reasons of positive weight."""
        return tuple(r for r in self.reasons if r.weight > 0)

    @property
    def speaks_against(self) -> tuple[ReasonView, ...]:
        """Reasons of negative weight, and those of none."""
        return tuple(r for r in self.reasons if r.weight <= 0)


@dataclass(frozen=True, slots=True)
class MomentView:
    """One line of a timeline."""

    when: str
    what: str
    where: str | None
    who: str
    place: str | None


@dataclass(frozen=True, slots=True)
class MentionView:
    """One sentence of a report, or in its place the words that a testimony is protected."""

    quote: str | None
    place: PlaceView | None
    protected: str | None


@dataclass(frozen=True, slots=True)
class SoughtView:
    """One sought person's traces in words."""

    name: str
    record_id: str | None
    facts: tuple[Fact, ...]
    traces: tuple[TraceView, ...]
    none_of_them: str | None
    absence: str | None
    timeline: tuple[MomentView, ...]
    mentions: tuple[MentionView, ...]


@dataclass(frozen=True, slots=True)
class SearchedView:
    """One searched document in words."""

    number: int
    file: str
    kind: str
    source: str
    date: str
    records: str


@dataclass(frozen=True, slots=True)
class ResultView:
    """A whole answer in words."""

    request: str | None
    day: str
    time: str
    circumstances: str | None
    sought: tuple[SoughtView, ...]
    summary: str
    searched: tuple[SearchedView, ...]
    same_sought: tuple[tuple[str, str], ...]


def view(result: TraceResult, language: Language) -> ResultView:
    """Put a search's result into words.

    Args:
        result: the answer to one question.
        language: of the words.

    Returns:
        Worded text in reading order, values between direction isolates.
    """
    asked = result.asked_at.astimezone(UTC)
    return ResultView(
        request=isolate(result.request) if result.request else None,
        day=dates(asked.date(), asked.date(), language),
        time=isolate(f"{asked:%H:%M}"),
        circumstances=_paragraphs(result.circumstances),
        sought=tuple(_sought(s, result, language) for s in result.sought),
        summary=searched(result, language),
        searched=tuple(searched_view(s, language) for s in result.searched),
        same_sought=tuple(
            (isolate(s.request), probability(s.probability, language)) for s in result.same_sought
        ),
    )


def _paragraphs(text: str | None) -> str | None:
    lines = [isolate(line) for line in (text or "").splitlines() if line.strip()]
    return "\n".join(lines) or None


def _sought(sought: SoughtResult, result: TraceResult, language: Language) -> SoughtView:
    none = probability(sought.none_probability, language)
    absence = None
    if not sought.traces:
        named = name_of(sought.sought, language) if len(result.sought) > 1 else None
        absence = no_trace(result, language, name=named, faint=sought.faint, isolated=True)
    return SoughtView(
        name=name_of(sought.sought, language),
        # A description that was only typed in is kept nowhere: its id leads to nothing.
        record_id=sought.sought.record_id.hex() if result.request else None,
        facts=describe(sought.sought, language),
        traces=tuple(trace_view(t, language) for t in sought.traces),
        none_of_them=(
            phrases(language).say("none_of_them", probability=none) if sought.traces else None
        ),
        absence=absence,
        timeline=tuple(_moment(m, language) for m in sought.timeline),
        # A protected testimony is named once, however often a name stands in it.
        mentions=tuple(dict.fromkeys(mention_view(m, language) for m in sought.mentions)),
    )


def trace_view(ranked: RankedTrace, language: Language) -> TraceView:
    """Word one trace."""
    trace = ranked.trace
    return TraceView(
        rank=ranked.rank,
        name=name_of(ranked.record, language),
        facts=describe(ranked.record, language),
        strength=ranked.strength,
        strength_text=strength(ranked.strength, language),
        probability=trace.probability,
        probability_text=probability(trace.probability, language),
        weight_text=isolate(weight(trace.weight)),
        reasons=reason_views(trace.reasons, language),
        unsettled=unsettled(trace.settles, language),
        judged=judged(ranked.judged, language) if ranked.judged else None,
        record_id=ranked.record.record_id.hex(),
        places=tuple(place_view(r, language) for r in ranked.references),
    )


def reason_views(reasons: tuple[Reason, ...], language: Language) -> tuple[ReasonView, ...]:
    """Word reasons in their order."""
    views = []
    total = 0.0
    for reason in reasons:
        views.append(
            ReasonView(
                subject=phrases(language).say(f"subjects.{reason.comparison}"),
                text=sentence(reason, language, isolated=True),
                points=isolate(weight(reason.weight)),
                weight=reason.weight,
                start=total,
            )
        )
        total += reason.weight
    return tuple(views)


def place_view(reference: Reference, language: Language) -> PlaceView:
    """Word where a record stands."""
    words = phrases(language)
    source = _source(reference, language)
    if reference.reliability is not None:
        grade = words.say(f"reliability.{reference.reliability}")
        source = words.join([source, words.say("place.grade", grade=grade)], last="then")
    told = None
    if reference.standing is not Standing.CURRENT:
        told = standing(reference.standing, language)
    return PlaceView(_row(reference, language), source, told)


def _row(reference: Reference, language: Language) -> str:
    words = phrases(language)
    file, row = isolate(reference.file), str(reference.row)
    if reference.sheet is None:
        return words.say("place.row", file=file, row=row)
    return words.say("place.sheet_row", file=file, sheet=isolate(reference.sheet), row=row)


def _source(held: Reference | Mention, language: Language) -> str:
    words = phrases(language)
    parts = [words.say("place.document", number=str(held.document))]
    if held.source:
        parts.append(words.say("place.source", source=isolate(held.source)))
    else:
        parts.append(words.say("place.source_unsaid"))
    if held.published is not None:
        day = dates(held.published, held.published, language)
        parts.append(words.say("place.dated", day=day))
    else:
        parts.append(words.say("place.undated"))
    return words.join(parts, last="then")


def _moment(moment: Moment, language: Language) -> MomentView:
    words = phrases(language)
    record = moment.record
    what = words.say("timeline.nothing")
    if record.status is not None:
        what = status(record.status, language, kind=record.kind)
    where = record.place_recorded or record.place_last_seen
    who = words.say("timeline.enquirer")
    if moment.rank is not None:
        who = words.say("timeline.trace", rank=str(moment.rank))
    return MomentView(
        when=dates(moment.first, moment.last, language),
        what=what,
        where=isolate(where) if where else None,
        who=who,
        place=_row(moment.reference, language) if moment.reference else None,
    )


def mention_view(mention: Mention, language: Language) -> MentionView:
    """Word one mention; of a testimony its number alone is told."""
    if mention.quote is None:
        return MentionView(None, None, protected(mention.document, language))
    place = PlaceView(isolate(mention.file), _source(mention, language), None)
    return MentionView(isolate(mention.quote), place, None)


def searched_view(document: Searched, language: Language) -> SearchedView:
    """Word one searched document; of a testimony neither file nor source is told."""
    words = phrases(language)
    file = isolate(document.file)
    source = isolate(document.source) if document.source else words.say("page.unsaid")
    if document.kind == DocumentKind.TESTIMONY:
        # Either may tell who spoke; a mention gives the number under which both would stand here.
        file = source = words.say("page.withheld")
    return SearchedView(
        number=document.document,
        file=file,
        kind=words.say(f"kinds.{document.kind}") if f"kinds.{document.kind}" in words else "",
        source=source,
        date=dates(document.published, document.published, language),
        records=f"{document.records:,}",
    )
