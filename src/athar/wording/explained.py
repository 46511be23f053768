"""One pair of records explained: as a waterfall on the terminal, and as JSON values.

In this order: the two sides, the odds before anything is compared, each reason with its bar, the
weight, what the list's other rows take away, the probability, and what would settle it.
"""

from collections.abc import Iterator
from typing import Any

from rich.console import Group, RenderableType
from rich.padding import Padding
from rich.rule import Rule
from rich.text import Text

from athar.domain import RecordKind
from athar.matching import PairScore
from athar.tracing import PairWithin
from athar.wording.described import describe, name_of
from athar.wording.exchange import present, record_json, reference_json
from athar.wording.isolation import isolate
from athar.wording.language import Language
from athar.wording.phrases import phrases
from athar.wording.sentences import judged, probability, strength, unsettled, weight
from athar.wording.terminal import INDENT, Line, inset, record_id_line
from athar.wording.view import place_view, reason_views
from athar.wording.waterfall import AGAINST, EVEN, FOR, Step, Waterfall, steps
from athar.workflows import Explained, Side, strength_of

VERSION = 1


def render_explained(found: Explained, language: Language) -> RenderableType:
    """Lay a pair out as a waterfall, for `rich.console.Console.print`."""
    say = phrases(language).say
    parts: list[RenderableType] = [Line(say("explain.title"), language, style="bold")]
    for side in (found.left, found.right):
        parts += [Text(), *_side(side, language)]
    parts += [Text(), Rule(style="dim")]
    parts += _waterfall(found, language)
    parts += [Text(), *_result(found, language)]
    parts.append(Line(say("terminal.footer"), language, style="bold"))
    return Group(*parts)


def _side(side: Side, language: Language) -> Iterator[RenderableType]:
    say = phrases(language).say
    sought = side.record.kind is RecordKind.SOUGHT
    key = "terminal.sought" if sought else "explain.record"
    yield Line(say(key, name=name_of(side.record, language)), language, style="bold")
    facts = " · ".join(f"{f.label}: {f.value}" for f in describe(side.record, language))
    if facts:
        yield inset(Line(facts, language, style="dim"))
    if side.request:
        yield inset(Line(say("explain.of_request", number=isolate(side.request)), language))
    for reference in side.references:
        place = place_view(reference, language)
        where = f"{say('terminal.stands')}: {place.place} ({place.source})"
        yield inset(Line(where, language, hanging=INDENT))
        if place.standing:
            yield inset(Line(place.standing, language, hanging=INDENT))
    if side.file is not None:
        at = {"file": isolate(side.file), "row": str(side.record.row)}
        place_text = say("place.row", **at)
        if side.record.sheet is not None:
            place_text = say("place.sheet_row", sheet=isolate(side.record.sheet), **at)
        yield inset(Line(say("explain.of_file", place=place_text), language))
    else:
        yield inset(record_id_line(side.record.record_id.hex(), language))


def _waterfall(found: Explained, language: Language) -> Iterator[RenderableType]:
    words = phrases(language)
    reasons = [(r.text, r.weight) for r in reason_views(found.score.reasons, language)]
    signs = {"supports": FOR, "opposes": AGAINST, "even": EVEN}
    yield Line(words.say("explain.how", **signs), language, style="dim")
    yield Text()
    before, after = _odds(found.within, language)
    bars = steps([*before, *reasons, *after])
    upto = len(bars) - len(after)
    yield _drawn(bars, bars[:upto], language)
    if not reasons:
        yield inset(Line(words.say("explain.nothing"), language))
    key = "explain.weight_after" if before else "explain.weight"
    yield Line(words.say(key, weight=isolate(weight(found.score.weight))), language, style="bold")
    if after:
        yield _drawn(bars, bars[upto:], language)


def _odds(
    within: PairWithin | None, language: Language
) -> tuple[list[tuple[str, float]], list[tuple[str, float]]]:
    """Word the odds before the reasons, and what is taken away after them."""
    if within is None:
        return [], []
    say = phrases(language).say
    odds = f"{float(f'{2.0**-within.prior_bits:.2g}'):,.0f}"
    before = [(say("explain.prior", odds=odds), within.prior_bits)]
    return before, [(say("explain.rivals"), within.rival_bits)] if within.rival_bits else []


def _drawn(scale: list[Step], drawn: list[Step], language: Language) -> Padding:
    rtl = language is Language.ARABIC
    sides = (0, INDENT if rtl else 0, 0, 0 if rtl else INDENT)
    return Padding(Waterfall(scale, drawn, language), sides)


def _result(found: Explained, language: Language) -> Iterator[RenderableType]:
    words = phrases(language)
    within = found.within
    if within is None:
        yield Line(words.say("explain.no_list"), language)
    else:
        told = words.say("explain.unproposed")
        if found.is_trace:
            told = strength(strength_of(within.probability), language)
        chance = probability(within.probability, language)
        told = words.say("explain.result", told=told, probability=chance)
        yield Line(told, language, style="bold")
        if within.judged_as > within.listed:
            records = words.count("record", within.judged_as)
            yield Line(words.say("explain.judged_as", records=records), language, style="dim")
    if found.left.request and found.left.company:
        command = isolate(f"athar trace {found.left.request}")
        yield Line(words.say("explain.company", command=command), language, style="dim")
    if found.judged:
        yield Line(judged(found.judged, language), language, hanging=INDENT)
    if what := unsettled(found.score.settles, language):
        yield Line(words.say("explain.settle", what=what), language)


def explained_json(found: Explained) -> dict[str, Any]:
    """Give a pair as values that `json.dumps` takes; reasons as `Reason.to_json` has them."""
    return present(
        {
            "format": "athar.explain",
            "version": VERSION,
            "left": _side_json(found.left),
            "right": _side_json(found.right),
            **_score_json(found.score),
            "within": _within_json(found.within) if found.within else None,
            "judged": found.judged.value if found.judged else None,
        }
    )


def _side_json(side: Side) -> dict[str, Any]:
    return present(
        {
            "record": record_json(side.record),
            "request": side.request,
            "references": [reference_json(r) for r in side.references],
            "file": side.file,
        }
    )


def _score_json(score: PairScore) -> dict[str, Any]:
    return {
        "weight": round(score.weight, 2),
        "reasons": [r.to_json() for r in score.reasons],
        "settles": [c.value for c in score.settles],
    }


def _within_json(within: PairWithin) -> dict[str, Any]:
    return {
        "records": within.listed,
        "judged_as": within.judged_as,
        "prior_bits": round(within.prior_bits, 2),
        "rival_bits": round(within.rival_bits, 2),
        "probability": round(within.probability, 4),
    }
