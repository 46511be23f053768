"""No sentence of the data files states an identity, a death or a find."""

import re

import pytest

from athar.wording.language import Language
from athar.wording.phrases import phrases

ASSERTIONS = {
    Language.ENGLISH: re.compile(
        r"\b(is|was|are|were|has) (dead|alive|deceased|killed)\b"
        r"|\b(died|deceased|killed|found|identified|confirmed|proven|proves|certainly|surely)\b"
        r"|\bdefinitely\b|\bthe same (person|man|woman|child)\b|\bmatch found\b|\bbody of\b",
        re.IGNORECASE,
    ),
    Language.ARABIC: re.compile(
        r"\b(هو نفسه|هي نفسها|الشخص نفسه|نفس الشخص|الشخص ذاته)\b"
        r"|\b(توفي|توفّي|تُوفّي|توفيت|قُتل|قتل|قتلت|مات|ماتت|استشهد|شهيد)\b"
        r"|\b(عُثر|عثر|العثور|وُجد|تم التعرف|التعرّف عليه)\b"
        r"|\b(مؤكد|مؤكدة|تأكد|ثبت|بالتأكيد|حتمًا)"
    ),
}

DEATH = re.compile(r"\bdead\b|\bdeath\b|\bbody\b|متوف|وفاة|جثمان|جثة")


def sentences(language: Language) -> list[tuple[str, str]]:
    words = phrases(language)
    return [(key, words.template(key)) for key in sorted(words.keys)]


@pytest.mark.parametrize("language", Language)
def test_no_sentence_asserts_an_identity_a_death_or_a_find(language: Language) -> None:
    said = [key for key, text in sentences(language) if ASSERTIONS[language].search(text)]
    assert said == []


@pytest.mark.parametrize("language", Language)
def test_death_is_named_only_among_what_sources_report(language: Language) -> None:
    said = {key for key, text in sentences(language) if DEATH.search(text)}
    assert said == {"statuses.dead", "statuses.unidentified_body"}


@pytest.mark.parametrize(
    ("language", "text"),
    [
        (Language.ENGLISH, "This person was found."),
        (Language.ENGLISH, "He is dead."),
        (Language.ARABIC, "هو نفسه."),
        (Language.ARABIC, "توفي في المخيم."),
    ],
)
def test_the_scan_sees_an_assertion(language: Language, text: str) -> None:
    assert ASSERTIONS[language].search(text)


@pytest.mark.parametrize("language", Language)
def test_the_frame_of_a_status_names_its_source(language: Language) -> None:
    frames = [text for key, text in sentences(language) if key.startswith("reported.")]
    assert len(frames) == 3
    source = {Language.ENGLISH: "by the", Language.ARABIC: "بحسب"}[language]
    assert all(source in text for text in frames)
