"""Names by themselves, on the terminal and as JSON values: parts, elements and comparisons.

The JSON forms hold codes and numbers and no sentence: chances and shares between 0 and 1, weights
and bits as log2 Bayes factors to two decimals. Absent values are left out.
"""

from collections.abc import Iterable, Iterator
from typing import Any

from rich.console import Group, RenderableType

from athar.names import ParsedName
from athar.wording.isolation import isolate
from athar.wording.language import Language
from athar.wording.phrases import phrases
from athar.wording.sentences import frequency, probability, sentence, weight
from athar.wording.terminal import INDENT, Line, inset
from athar.workflows import (
    Alternative,
    ComparedElement,
    ElementReading,
    NameComparison,
    NameReading,
)

VERSION = 1

_PARTS = ("kunya", "own", "father", "grandfather", "forefathers", "family", "alias", "titles")


def render_name(reading: NameReading, language: Language) -> RenderableType:
    """Lay out what a name is read as, for `rich.console.Console.print`."""
    say = phrases(language).say
    if reading.unknown:
        return Line(say("names.unknown", name=isolate(reading.name)), language)
    lines = [Line(say("names.name", name=isolate(reading.name)), language, style="bold")]
    out: list[RenderableType] = [*lines, *_inset(_parts(reading.parsed, language), language)]
    for other in reading.parsed.alternatives:
        told = " · ".join(_parts(other, language))
        out += _inset([say("names.otherwise", parts=told)], language)
    out += _inset((_element(e, language) for e in reading.elements), language)
    return Group(*out)


def render_comparison(found: NameComparison, language: Language) -> RenderableType:
    """Lay out a comparison of two names, for `rich.console.Console.print`."""
    say = phrases(language).say
    title = say("names.compared", left=isolate(found.left), right=isolate(found.right))
    out: list[RenderableType] = [Line(title, language, style="bold")]
    unknown = [say("names.unknown", name=isolate(name)) for name in found.unknown]
    out += _inset(unknown, language)
    for step in found.steps:
        out += _inset(_step(step, language), language)
    if not found.steps and not unknown:
        out += _inset([say("names.nothing_compared")], language)
    out += _inset([say("names.weight", weight=weight(found.weight))], language)
    return Group(*out)


def name_json(reading: NameReading) -> dict[str, Any]:
    """Give what a name is read as as values that `json.dumps` takes."""
    return {
        "format": "athar.names.parse",
        "version": VERSION,
        "name": reading.name,
        "unknown": reading.unknown,
        "parts": _parts_json(reading.parsed),
        "alternatives": [_parts_json(other) for other in reading.parsed.alternatives],
        "elements": [
            {
                "written": e.written,
                "key": e.key,
                "share": float(f"{e.share:.2g}"),
                "names": _alternatives_json(e.alternatives),
                "unlisted": round(e.unlisted, 4),
            }
            for e in reading.elements
        ],
    }


def comparison_json(found: NameComparison) -> dict[str, Any]:
    """Give a comparison of two names as values that `json.dumps` takes.

    ``weight`` of a step is what it adds in its slot, ``bits`` what the two elements alone say.
    """
    return {
        "format": "athar.names.compare",
        "version": VERSION,
        "left": found.left,
        "right": found.right,
        "unknown": list(found.unknown),
        "weight": round(found.weight, 2),
        "elements": [_step_json(step) for step in found.steps],
    }


def _step_json(step: ComparedElement) -> dict[str, Any]:
    out = step.reason.to_json()
    if step.likeness is not None:
        out["bits"] = round(step.likeness.bits, 2)
        out["same"] = round(step.likeness.same, 4)
        out["names"] = _alternatives_json(step.shared)
    return out


def _alternatives_json(alternatives: Iterable[Alternative]) -> list[dict[str, Any]]:
    return [{"name": a.name, "chance": round(a.chance, 4)} for a in alternatives]


def _parts_json(parsed: ParsedName) -> dict[str, Any]:
    found = {part: getattr(parsed, part) for part in (*_PARTS, "family_kind")}
    return {k: list(v) if isinstance(v, tuple) else v for k, v in found.items() if v}


def _parts(parsed: ParsedName, language: Language) -> Iterator[str]:
    say = phrases(language).say
    for part in _PARTS:
        value = getattr(parsed, part)
        if value:
            words = value if isinstance(value, tuple) else (value,)
            joined = phrases(language).join([isolate(w) for w in words], last="then")
            if part == "family" and parsed.family_kind:
                kind = say(f"names.kinds.{parsed.family_kind}")
                joined = say("names.of_kind", value=joined, kind=kind)
            yield say("names.part", label=say(f"names.parts.{part}"), value=joined)


def _element(element: ElementReading, language: Language) -> str:
    say = phrases(language).say
    told = [_chance(a, language) for a in element.alternatives]
    if probability(element.unlisted, language) != say("probability.almost_none"):
        chance = probability(element.unlisted, language)
        told.append(say("names.chance", name=say("names.unlisted"), chance=chance))
    how_common = frequency(element.share, language)
    names = phrases(language).join(told or [say("names.unlisted")], last="or")
    return say("names.element", written=isolate(element.written), frequency=how_common, names=names)


def _step(step: ComparedElement, language: Language) -> Iterator[str]:
    say = phrases(language).say
    text = sentence(step.reason, language, isolated=True)
    yield say("names.step", points=weight(step.reason.weight), text=text)
    if step.likeness is not None:
        bits = weight(step.likeness.bits)
        if step.shared:
            told = [_chance(a, language) for a in step.shared]
            names = phrases(language).join(told, last="or")
            yield say("names.alone_shared", bits=bits, names=names)
        else:
            yield say("names.alone", bits=bits)


def _chance(alternative: Alternative, language: Language) -> str:
    chance = probability(alternative.chance, language)
    name = isolate(alternative.name)
    return phrases(language).say("names.chance", name=name, chance=chance)


def _inset(texts: Iterable[str], language: Language) -> list[RenderableType]:
    return [inset(Line(text, language, hanging=INDENT)) for text in texts]
