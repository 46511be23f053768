"""A search's result as one HTML file that needs nothing else.

The file has no script and asks for nothing over the network; a content security policy in its head
makes sure of both. It is laid out for a screen of any width, for paper (A4) and for dark screens,
from right to left in Arabic by ``dir`` on ``<html>`` and logical CSS properties alone.

All values are escaped. Those that come from a list stand in ``<bdi dir="auto">``, so that a Latin
name in an Arabic sentence does not move its neighbours.
"""

from collections.abc import Sequence
from functools import cache

from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup, escape

from athar.wording.isolation import FIRST_STRONG_ISOLATE, POP_ISOLATE, plain
from athar.wording.language import Language
from athar.wording.phrases import phrases
from athar.wording.view import ReasonView, view
from athar.workflows import TraceResult


def render_html(result: TraceResult, language: Language) -> str:
    """Lay a search's result out as a page for the tracing officer.

    Args:
        result: the answer to one question.
        language: of the words; also sets the page's direction.

    Returns:
        A whole HTML document, to be written as UTF-8.
    """
    words = phrases(language)
    return (
        _environment()
        .get_template("trace.html.j2")
        .render(
            t=words.say,
            count=words.count,
            language=language,
            result=view(result, language),
            bars=bars,
        )
    )


def bidi(text: str) -> Markup:
    """Escape a worded text and turn its direction isolates into ``<bdi>`` elements."""
    marked = str(escape(text))
    marked = marked.replace(FIRST_STRONG_ISOLATE, '<bdi dir="auto">')
    return Markup(marked.replace(POP_ISOLATE, "</bdi>"))  # noqa: S704 - escaped above


def bars(reasons: Sequence[ReasonView]) -> list[tuple[ReasonView, float, float]]:
    """Give a waterfall's bars: where each begins and how long it is, in percent of the scale.

    Args:
        reasons: in the order in which they are drawn.

    Returns:
        For each reason: itself, the start and the length of its bar, from the scale's beginning;
        the scale runs from the least to the greatest running sum, zero included.
    """
    ends = [edge for r in reasons for edge in (r.start, r.start + r.weight)]
    low, high = min([0.0, *ends]), max([0.0, *ends])
    scale = 100 / (high - low) if high > low else 0.0
    return [
        (r, (min(r.start, r.start + r.weight) - low) * scale, abs(r.weight) * scale)
        for r in reasons
    ]


@cache
def _environment() -> Environment:
    environment = Environment(
        loader=PackageLoader("athar.wording"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.filters["bidi"] = bidi
    environment.filters["plain"] = plain
    return environment
