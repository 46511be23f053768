"""Names by themselves, in words of both languages and as JSON values."""

import io
import json

import pytest
from rich.console import Console, RenderableType

from athar.wording import Language, comparison_json, name_json, render_comparison, render_name
from athar.workflows import compare_names, read_name


def told(renderable: RenderableType) -> str:
    out = io.StringIO()
    Console(file=out, width=100).print(renderable)
    return out.getvalue()


@pytest.mark.parametrize(
    ("language", "label", "kind"),
    [
        (Language.ENGLISH, "Family name", "nisba"),
        (Language.ARABIC, "اسم العائلة", "نسبة"),
    ],
)
def test_parts_are_told_under_their_labels(language: Language, label: str, kind: str) -> None:
    text = told(render_name(read_name("الحاج سامر خالد الشامي"), language))
    assert f"{label}: ⁨الشامي⁩" in text
    assert kind in text
    assert "⁨الحاج⁩" in text


@pytest.mark.parametrize("language", Language)
def test_an_unknown_name_is_said_to_speak_for_nobody(language: Language) -> None:
    text = told(render_name(read_name("مجهول الهوية"), language))
    assert len(text.splitlines()) == 1
    assert "⁨مجهول الهوية⁩" in text


def test_other_readings_are_told() -> None:
    assert "Or: Own name: ⁨سامر⁩ · Family name: ⁨خالد⁩" in told(
        render_name(read_name("سامر خالد"), Language.ENGLISH)
    )


@pytest.mark.parametrize("language", Language)
def test_a_comparison_tells_each_step_and_the_whole(language: Language) -> None:
    found = compare_names("Samer Haddad", "سامر حداد")
    text = told(render_comparison(found, language))
    assert "⁨Haddad⁩ ~ ⁨حداد⁩" in text
    assert f"{found.weight:+.1f}" in text


def test_two_names_without_anything_in_common_to_compare_say_so() -> None:
    text = told(render_comparison(compare_names("أبو سامر", "سامر"), Language.ENGLISH))
    assert "Nothing could be compared." in text


def test_a_names_json_holds_codes_and_numbers_alone() -> None:
    value = name_json(read_name("سامر خالد الشامي"))
    assert json.loads(json.dumps(value)) == value
    assert value["format"] == "athar.names.parse"
    assert value["parts"]["family_kind"] == "nisba"
    assert set(value["elements"][0]) == {"written", "key", "share", "names", "unlisted"}


def test_a_comparisons_json_holds_the_reasons_as_everywhere() -> None:
    found = compare_names("Samer Haddad", "سامر حداد")
    value = comparison_json(found)
    assert json.loads(json.dumps(value)) == value
    for step, element in zip(found.steps, value["elements"], strict=True):
        assert element.items() >= step.reason.to_json().items()


@pytest.mark.parametrize("name", ["\x1b[31mسامر", "سامر\u202eخالد", "سامر\nخالد"])
def test_what_a_name_holds_cannot_turn_the_line(name: str) -> None:
    text = told(render_name(read_name(name), Language.ENGLISH))
    assert "\x1b" not in text
    assert "\u202e" not in text
