"""Codes into sentences, in Arabic and English, on the terminal and on one page.

Engines and workflows give codes with values; this room alone holds the words. The sentences are
data (``data/ar.yaml``, ``data/en.yaml``) that a native speaker can correct. Nothing here states an
identity, a death or a find: traces are proposals, and a tracing officer decides.
"""

from athar.wording.absence import no_trace, searched
from athar.wording.batch import batch_lines
from athar.wording.exchange import to_json
from athar.wording.explained import explained_json, render_explained
from athar.wording.isolation import isolate
from athar.wording.language import Language
from athar.wording.naming import comparison_json, name_json, render_comparison, render_name
from athar.wording.news import news_json, render_news
from athar.wording.page import render_html
from athar.wording.periods import ages, dates
from athar.wording.sentences import (
    frequency,
    probability,
    sentence,
    settles,
    sex,
    standing,
    status,
    strength,
    weight,
)
from athar.wording.terminal import render_terminal

__all__ = [
    "Language",
    "ages",
    "batch_lines",
    "comparison_json",
    "dates",
    "explained_json",
    "frequency",
    "isolate",
    "name_json",
    "news_json",
    "no_trace",
    "probability",
    "render_comparison",
    "render_explained",
    "render_html",
    "render_name",
    "render_news",
    "render_terminal",
    "searched",
    "sentence",
    "settles",
    "sex",
    "standing",
    "status",
    "strength",
    "to_json",
    "weight",
]
