"""A search's result on a terminal.

Every line stands in its own direction isolate: a terminal sees only lines, so an isolate that a
wrapped line leaves open would drag the next line's text along. `Line` therefore wraps first and
then closes what each line opened and opens it again on the next (UAX 9 treats each terminal line
as a paragraph). Arabic lines are set right to left and flush right.

The overview is a table whose last column alone holds values from sources; all else is stacked
lines, which survive a narrow window and both directions better than cells do.
"""

from collections.abc import Iterable, Iterator

from rich.console import Console, ConsoleOptions, Group, RenderableType, RenderResult
from rich.measure import Measurement
from rich.padding import Padding
from rich.rule import Rule
from rich.segment import Segment
from rich.style import Style
from rich.table import Table
from rich.text import Text

from athar.wording.isolation import (
    FIRST_STRONG_ISOLATE,
    POP_ISOLATE,
    RIGHT_TO_LEFT_ISOLATE,
    isolate,
    plain,
)
from athar.wording.language import Language
from athar.wording.phrases import phrases
from athar.wording.view import MentionView, MomentView, ResultView, SoughtView, TraceView, view
from athar.workflows import Strength, TraceResult

INDENT = 3
_STYLES = {Strength.STRONG: "bold", Strength.FAIR: "default", Strength.WEAK: "dim"}


class Line:
    """A text that is wrapped with each line's direction isolates balanced.

    Args:
        text: worded, values isolated; line breaks are kept.
        language: gives direction and flush side.
        style: rich style of the whole text.
        hanging: columns by which lines after the first are set in.
    """

    def __init__(self, text: str, language: Language, *, style: str = "", hanging: int = 0) -> None:
        self.text = text
        self.language = language
        self.style = style
        self.hanging = hanging

    def __rich_console__(self, console: Console, options: ConsoleOptions) -> RenderResult:
        width = options.max_width
        rtl = self.language is Language.ARABIC
        style = console.get_style(self.style) if self.style else Style.null()
        for number, line in enumerate(self._balanced(console, width)):
            inset = self.hanging if number else 0
            room = max(width - inset - Text(plain(line)).cell_len, 0)
            if rtl:
                line = f"{' ' * room}{RIGHT_TO_LEFT_ISOLATE}{line}{POP_ISOLATE}"
            yield Segment(f"{'' if rtl else ' ' * inset}{line}", style)
            yield Segment.line()

    def __rich_measure__(self, console: Console, options: ConsoleOptions) -> Measurement:
        lines = plain(self.text).splitlines() or [""]
        words = self.text.split() or [""]
        longest = max(Text(line).cell_len for line in lines)
        word = max(Text(plain(word)).cell_len for word in words)
        return Measurement(min(word, options.max_width), min(longest, options.max_width))

    def _balanced(self, console: Console, width: int) -> Iterator[str]:
        is_open = False
        room = max(width - self.hanging, 1)
        for line in Text(self.text).wrap(console, room, justify="left"):
            kept = line.plain.rstrip()
            start = FIRST_STRONG_ISOLATE if is_open else ""
            for mark in kept:
                is_open = mark == FIRST_STRONG_ISOLATE or (is_open and mark != POP_ISOLATE)
            yield f"{start}{kept}{POP_ISOLATE if is_open else ''}"


def render_terminal(result: TraceResult, language: Language) -> RenderableType:
    """Lay a search's result out for a terminal.

    Args:
        result: the answer to one question.
        language: of the words.

    Returns:
        What `rich.console.Console.print` takes; it fits itself to the console's width.
    """
    worded = view(result, language)
    parts: list[RenderableType] = [*_head(worded, language)]
    for sought in worded.sought:
        parts += _sought(sought, language)
    parts += [Text(), Rule(style="dim"), Line(worded.summary, language)]
    if worded.same_sought:
        requests = phrases(language).join([r for r, _ in worded.same_sought], last="and")
        text = phrases(language).say("terminal.same_sought", requests=requests)
        parts.append(Line(text, language))
    parts.append(Line(phrases(language).say("terminal.footer"), language, style="bold"))
    return Group(*parts)


def _head(worded: ResultView, language: Language) -> Iterator[RenderableType]:
    say = phrases(language).say
    title = say("terminal.question")
    if worded.request:
        title = say("terminal.request", number=worded.request)
    yield Line(title, language, style="bold")
    yield Line(say("terminal.asked", day=worded.day, time=worded.time), language, style="dim")
    if worded.circumstances:
        yield Line(worded.circumstances, language)


def _sought(sought: SoughtView, language: Language) -> Iterator[RenderableType]:
    say = phrases(language).say
    yield Text()
    yield Rule(style="dim")
    yield Line(say("terminal.sought", name=sought.name), language, style="bold")
    if sought.facts:
        yield inset(Line(_stacked(f"{f.label}: {f.value}" for f in sought.facts), language))
    if sought.record_id:
        yield inset(record_id_line(sought.record_id, language))
    yield Text()
    if sought.absence:
        yield Line(sought.absence, language)
    if len(sought.traces) > 1:
        yield _overview(sought.traces, language)
    for trace in sought.traces:
        yield from trace_lines(trace, language)
    if sought.none_of_them:
        yield Text()
        yield Line(sought.none_of_them, language)
    yield from _timeline(sought.timeline, language)
    yield from mention_lines(sought.mentions, language)


def _overview(traces: Iterable[TraceView], language: Language) -> Table:
    say = phrases(language).say
    table = Table(box=None, pad_edge=False, padding=(0, 2, 0, 0))
    columns = ["rank", "strength", "probability", "weight", "name"]
    rtl = language is Language.ARABIC
    # Arabic columns run from the right; the cells of values then come first, balanced by `Line`.
    for column in reversed(columns) if rtl else columns:
        table.add_column(
            Line(say(f"terminal.{column}"), language, style="dim"), no_wrap=column != "name"
        )
    for trace in traces:
        texts = [
            str(trace.rank),
            trace.strength_text,
            trace.probability_text,
            trace.weight_text,
            trace.name,
        ]
        cells = [Line(text, language, style=_STYLES[trace.strength]) for text in texts]
        table.add_row(*(reversed(cells) if rtl else cells))
    return table


def trace_lines(trace: TraceView, language: Language) -> Iterator[RenderableType]:
    """Lay one trace out, its lines set in below its title."""
    say = phrases(language).say
    yield Text()
    title = say("terminal.trace", rank=str(trace.rank), name=trace.name)
    yield Line(title, language, style="bold")
    measure = say(
        "terminal.measure",
        strength=trace.strength_text,
        probability=trace.probability_text,
        weight=trace.weight_text,
    )
    lines = [Line(measure, language)]
    if trace.judged:
        lines.append(Line(trace.judged, language, hanging=INDENT))
    if trace.facts:
        facts = _stacked(f"{f.label}: {f.value}" for f in trace.facts)
        lines.append(Line(facts, language, style="dim"))
    for place in trace.places:
        where = f"{say('terminal.stands')}: {place.place} ({place.source})"
        lines.append(Line(where, language, hanging=INDENT))
        if place.standing:
            lines.append(Line(place.standing, language, hanging=INDENT))
    for key, reasons in (
        ("speaks_for", trace.speaks_for),
        ("speaks_against", trace.speaks_against),
    ):
        for reason in reasons:
            text = f"{say(f'terminal.{key}')} {reason.points}: {reason.text}"
            lines.append(Line(text, language, hanging=INDENT))
    if trace.unsettled:
        lines.append(Line(f"{say('terminal.unsettled')}: {trace.unsettled}", language))
    lines.append(record_id_line(trace.record_id, language))
    yield from (inset(line) for line in lines)


def _timeline(moments: tuple[MomentView, ...], language: Language) -> Iterator[RenderableType]:
    if not moments:
        return
    say = phrases(language).say
    yield Text()
    yield Line(say("terminal.timeline"), language, style="bold")
    for moment in moments:
        parts = [moment.what, moment.where, moment.who, moment.place]
        told = phrases(language).join([p for p in parts if p], last="then")
        yield inset(Line(f"{moment.when}: {told}", language, hanging=INDENT))


def mention_lines(
    mentions: tuple[MentionView, ...], language: Language
) -> Iterator[RenderableType]:
    """Lay mentions out below their title; nothing where there are none."""
    if not mentions:
        return
    yield Text()
    yield Line(phrases(language).say("terminal.mentions"), language, style="bold")
    for mention in mentions:
        told = mention.protected or mention.quote or ""
        yield inset(Line(told, language, hanging=INDENT))
        if mention.place:
            source = f"{mention.place.place} ({mention.place.source})"
            yield inset(Line(source, language, style="dim", hanging=INDENT))


def record_id_line(record_id: str, language: Language) -> Line:
    """Give a record id on a line of its own, whole, to be copied."""
    text = f"{phrases(language).say('record_id')}: {isolate(record_id)}"
    return Line(text, language, style="dim")


def _stacked(parts: Iterable[str]) -> str:
    return " · ".join(parts)


def inset(line: Line) -> Padding:
    """Set a line in, from the side where its language begins."""
    rtl = line.language is Language.ARABIC
    return Padding(line, (0, INDENT if rtl else 0, 0, 0 if rtl else INDENT))
