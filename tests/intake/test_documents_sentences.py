"""Sentences of a text."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from athar.intake.documents import sentences


def cut(text: str, *, wrapped: bool = False) -> list[str]:
    """Give the sentences' words."""
    return [text[span.start : span.end] for span in sentences(text, wrapped=wrapped)]


def test_the_signs_of_both_scripts_end_sentences() -> None:
    assert cut("وصل الباص. هل رآه أحد؟ لا! غاب؛ ثم عاد… واختفى") == [
        "وصل الباص.",
        "هل رآه أحد؟",
        "لا!",
        "غاب؛",
        "ثم عاد…",
        "واختفى",
    ]


def test_a_line_is_no_longer_than_itself() -> None:
    assert cut("عنوان بلا نقطة\nوصل الباص.") == ["عنوان بلا نقطة", "وصل الباص."]


def test_closing_quotes_belong_to_their_sentence() -> None:
    assert cut("قال: “وصلنا.” ثم مضى.") == ["قال: “وصلنا.”", "ثم مضى."]


@pytest.mark.parametrize(
    "text",
    [
        "قال د. خالد إن 3.5 كيلومترات تفصلهم.",
        "نقل أ. سامر الخبر.",
        "Dr. Khaled saw 3.5 km of tents.",
        "رآه الشاهد (كان صغيرا. يذكر ذلك) في الممر.",
        "انظر example.org للمزيد.",
    ],
)
def test_full_stops_that_end_nothing(text: str) -> None:
    assert cut(text) == [text]


def test_a_full_stop_without_its_space_ends_an_arabic_sentence() -> None:
    assert cut("وصل الباص.وقال شاهد إنه رآه.") == ["وصل الباص.", "وقال شاهد إنه رآه."]


def test_lines_broken_by_width_make_one_sentence() -> None:
    wrapped = (
        "A short title\n"
        "The families left through the corridor in the early hours of\n"
        "the morning and reached the camp on foot. One of them was\n"
        "missing.\n"
        "\n"
        "Nothing more was heard."
    )
    assert cut(wrapped, wrapped=True) == [
        "A short title",
        "The families left through the corridor in the early hours of\n"
        "the morning and reached the camp on foot.",
        "One of them was\nmissing.",
        "Nothing more was heard.",
    ]


@given(st.text(alphabet='اب .؟!؛…()"”\n\r\t5dr\u2028\ufeff', max_size=60), st.booleans())
def test_every_character_but_space_is_in_one_passage(text: str, wrapped: bool) -> None:
    spans = sentences(text, wrapped=wrapped)
    assert all(a.end <= b.start for a, b in zip(spans, spans[1:], strict=False))
    kept = "".join(text[span.start : span.end] for span in spans)
    assert "".join(kept.split()) == "".join(text.split())
    assert all(text[s.start : s.end] == text[s.start : s.end].strip() != "" for s in spans)
