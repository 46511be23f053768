"""What is new for the open requests: on the terminal, and as JSON values.

A trace is laid out as it is in a search's result. Of one that is no longer there nothing is told
but when it was proposed, how strong it was, and why it went.
"""

from collections.abc import Iterator
from datetime import UTC, datetime
from typing import Any

from rich.console import Group, RenderableType
from rich.rule import Rule
from rich.text import Text

from athar.wording.described import name_of
from athar.wording.exchange import mentions_json, present, record_json, searched_json, trace_json
from athar.wording.isolation import isolate
from athar.wording.language import Language
from athar.wording.periods import dates
from athar.wording.phrases import phrases
from athar.wording.sentences import strength, weight
from athar.wording.terminal import INDENT, Line, inset, mention_lines, record_id_line, trace_lines
from athar.wording.view import mention_view, searched_view, trace_view
from athar.workflows import LostTrace, PersonNews, RequestNews, Watched

VERSION = 1

MOST_NAMED = 5
"""More documents that were searched for the first time are counted, not named one by one."""

MORE = 100
"""Traces that are asked for by who wants to see the lighter ones too."""


def render_news(watched: Watched, language: Language) -> RenderableType:
    """Lay a look at the open requests out for `rich.console.Console.print`."""
    say = phrases(language).say
    parts: list[RenderableType] = [*_head(watched, language)]
    for news in watched.news:
        parts += [Text(), Rule(style="dim"), *_request(news, language)]
    parts.append(Text())
    if watched.news:
        parts.append(Rule(style="dim"))
    parts += _summary(watched, language)
    if watched.news:
        parts.append(Line(say("terminal.footer"), language, style="bold"))
    return Group(*parts)


def _head(watched: Watched, language: Language) -> Iterator[RenderableType]:
    words = phrases(language)
    title = words.say("watch.title")
    if watched.again and watched.since is not None:
        title = words.say("watch.again", **_moment(watched.since, language))
    yield Line(title, language, style="bold")
    looked = words.say("watch.looked", **_moment(watched.asked_at, language))
    yield Line(looked, language, style="dim")
    if watched.added:
        views = [searched_view(d, language) for d in watched.added]
        documents = [words.say("place.document", number=f"{v.number} ({v.file})") for v in views]
        if len(documents) > MOST_NAMED:
            documents = [words.count("document", len(documents))]
        told = words.say("watch.added", documents=words.join(documents, last="then"))
        yield Line(told, language)


def _summary(watched: Watched, language: Language) -> Iterator[RenderableType]:
    words = phrases(language)
    if watched.requests:
        requests = words.count("request", watched.requests)
        yield Line(words.say("watch.requests", requests=requests), language)
        if not watched.news:
            none = words.say("watch.none")
            if watched.since is not None:
                none = words.say("watch.none_since", **_moment(watched.since, language))
            yield Line(f"{none} {words.say('watch.meaning')}", language)
    else:
        yield Line(words.say("watch.nobody"), language)
    if watched.refused:
        requests = words.count("request", watched.refused)
        yield Line(words.say("watch.refused", requests=requests), language)


def _request(news: RequestNews, language: Language) -> Iterator[RenderableType]:
    say = phrases(language).say
    yield Line(say("terminal.request", number=isolate(news.request)), language, style="bold")
    if news.first:
        yield Line(say("watch.first"), language, style="dim")
    for person in news.persons:
        yield from _person(person, news.request, language)


def _person(person: PersonNews, request: str, language: Language) -> Iterator[RenderableType]:
    words = phrases(language)
    yield Text()
    name = name_of(person.sought, language)
    yield Line(words.say("terminal.sought", name=name), language, style="bold")
    yield inset(record_id_line(person.sought.record_id.hex(), language))
    if person.new:
        yield from _titled("watch.new", language)
    for trace in person.new:
        yield from trace_lines(trace_view(trace, language), language)
    if person.more:
        command = isolate(f"athar trace {request} --top {MORE}")
        yield Line(words.say("watch.more", command=command), language)
    if person.stronger:
        yield from _titled("watch.stronger", language)
    for stronger in person.stronger:
        yield from trace_lines(trace_view(stronger.ranked, language), language)
        before = isolate(weight(stronger.before))
        yield inset(Line(words.say("watch.before", weight=before), language))
    if person.lost:
        yield from _titled("watch.lost", language)
    for lost in person.lost:
        yield inset(Line(_lost(lost, language), language, hanging=INDENT))
        yield inset(record_id_line(lost.record_id.hex(), language))
    mentions = dict.fromkeys(mention_view(m, language) for m in person.mentions)
    yield from mention_lines(tuple(mentions), language)


def _titled(key: str, language: Language) -> Iterator[RenderableType]:
    yield Text()
    yield Line(phrases(language).say(key), language)


def _lost(lost: LostTrace, language: Language) -> str:
    say = phrases(language).say
    day = lost.proposed_at.astimezone(UTC).date()
    return say(
        "watch.lost_trace",
        strength=strength(lost.strength, language),
        day=dates(day, day, language),
        why=say(f"watch.why.{lost.why}", number=str(lost.document)),
    )


def _moment(at: datetime, language: Language) -> dict[str, str]:
    told = at.astimezone(UTC)
    return {"day": dates(told.date(), told.date(), language), "time": isolate(f"{told:%H:%M}")}


def news_json(watched: Watched) -> dict[str, Any]:
    """Give a look at the open requests as values for `json.dumps`; traces are as in `to_json`."""
    return present(
        {
            "format": "athar.watch",
            "version": VERSION,
            "asked_at": watched.asked_at.isoformat(),
            "since": watched.since.isoformat() if watched.since else None,
            "again": watched.again,
            "requests": watched.requests,
            "refused": watched.refused,
            "added": [searched_json(d) for d in watched.added],
            "news": [
                {
                    "request": news.request,
                    "first": news.first,
                    "persons": [_person_json(p) for p in news.persons],
                }
                for news in watched.news
            ],
        }
    )


def _person_json(person: PersonNews) -> dict[str, Any]:
    return {
        "sought": record_json(person.sought),
        "new": [trace_json(t) for t in person.new],
        "more": person.more,
        "stronger": [
            {"weight_before": round(s.before, 2), **trace_json(s.ranked)} for s in person.stronger
        ],
        "lost": [
            present(
                {
                    "record_id": lost.record_id.hex(),
                    "proposed_at": lost.proposed_at.isoformat(),
                    "strength": lost.strength.value,
                    "why": lost.why.value,
                    "document": lost.document,
                }
            )
            for lost in person.lost
        ],
        "mentions": mentions_json(person.mentions),
    }
