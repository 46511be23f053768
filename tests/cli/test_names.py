"""``athar names``: the names engine by itself, for people, for programs and for pipes."""

import json
from collections.abc import Callable
from typing import Any

import pytest

NAME = "أبو سامر خالد عبد الرحمن الشامي"


def json_of(ran: Any) -> dict[str, Any]:
    assert (ran.status, ran.err) == (0, "")
    return dict(json.loads(ran.out))


class TestParse:
    def test_it_tells_the_parts_and_what_each_element_may_be(self, athar: Any) -> None:
        ran = athar("names", "parse", NAME, "Kusay al-Hadi")
        assert (ran.status, ran.err) == (0, "")
        assert "Kunya: ⁨أبو سامر⁩" in ran.out
        assert "Family name: ⁨الشامي⁩" in ran.out
        assert "may stand for ⁨قصي⁩" in ran.out

    def test_the_words_are_arabic_where_asked(self, athar: Any) -> None:
        told = athar("names", "parse", NAME, "--lang", "ar").out
        assert "اسم العائلة: ⁨الشامي⁩" in told
        assert "Family" not in told

    def test_programs_get_codes_and_numbers(self, athar: Any) -> None:
        found = json_of(athar("names", "parse", NAME, "--json"))
        assert found["parts"] == {
            "kunya": "أبو سامر",
            "own": "خالد",
            "father": "عبد الرحمن",
            "family": "الشامي",
            "family_kind": "nisba",
        }
        assert found["elements"][1]["written"] == "خالد"
        assert found["elements"][1]["names"][0]["chance"] > 0.9
        assert 0 < found["elements"][1]["share"] < 0.1

    @pytest.mark.parametrize(
        "name",
        ["", " ", "12", "😀", "مجهول الهوية", "Unknown", "الدكتور", "؟", "\x00"],
    )
    def test_what_is_no_name_is_said_to_be_unknown(self, athar: Any, name: str) -> None:
        found = json_of(athar("names", "parse", name, "--json"))
        assert (found["unknown"], found["parts"], found["elements"]) == (True, {}, [])
        assert "No name is known here" in athar("names", "parse", name).out

    @pytest.mark.parametrize(
        "name", ["م", "x", "محمد " * 40, "سامر 😀 Khaled 7 الحسن", "أم خالد", "7asan 3ali"]
    )
    def test_strange_names_are_answered(self, athar: Any, name: str) -> None:
        assert athar("names", "parse", name).status == 0


class TestRomanise:
    def test_every_scheme_is_printed_by_its_name(self, athar: Any) -> None:
        lines = athar("names", "romanise", "قصي الشامي", "--scheme", "all").out.splitlines()
        assert {"simple", "french", "usual", "ala-lc"} <= {line.split(":")[0] for line in lines}

    def test_programs_get_every_scheme_under_its_name(self, athar: Any) -> None:
        found = json_of(athar("names", "romanise", "قصي", "--scheme", "all", "--json"))
        assert found["name"] == "قصي"
        assert found["schemes"]["simple"] == "Qsi"

    def test_an_unknown_scheme_is_refused_by_naming_those_there_are(self, athar: Any) -> None:
        ran = athar("names", "romanise", "قصي", "--scheme", "runes")
        assert ran.status == 2
        assert "simple" in ran.line


class TestCompare:
    def test_it_weighs_element_by_element(self, athar: Any) -> None:
        found = json_of(athar("names", "compare", "Kusay Haddad", "قصي حداد", "--json"))
        by_code = {e["code"].split(".")[0]: e for e in found["elements"]}
        assert by_code["own_name"]["bits"] > 3
        assert by_code["family"]["names"][0]["chance"] > 0.5
        total = sum(e["weight"] for e in found["elements"])
        assert found["weight"] == pytest.approx(total, abs=0.05)

    def test_it_is_told_in_words_of_either_language(self, athar: Any) -> None:
        assert "family name agrees" in athar("names", "compare", "Sami Haddad", "سامي حداد").out
        ran = athar("names", "compare", "Sami Haddad", "سامي حداد", "--lang", "ar")
        assert "اتفاق في اسم العائلة" in ran.out

    @pytest.mark.parametrize("unknown", ["مجهول الهوية", "Unknown", "", "😀", "المهندس"])
    def test_an_unknown_name_weighs_nothing(self, athar: Any, unknown: str) -> None:
        found = json_of(athar("names", "compare", unknown, "سامر الحسن", "--json"))
        assert (found["weight"], found["elements"], found["unknown"]) == (0, [], [unknown])

    def test_one_name_alone_is_refused(self, athar: Any) -> None:
        ran = athar("names", "compare", "سامر")
        assert ran.status == 2
        assert "two names" in ran.line


class TestStandardInput:
    def test_names_come_one_a_line_and_go_one_a_line(self, installed: Callable[..., Any]) -> None:
        ran = installed("names", "romanise", stdin=None, input="قصي\r\n\nSami")
        assert (ran.status, ran.out.splitlines()) == (0, ["Qsi", "", "Sami"])

    def test_each_name_gives_one_line_of_json(self, installed: Callable[..., Any]) -> None:
        ran = installed("names", "parse", "--json", stdin=None, input="سامر الحسن\n\nKhaled\n")
        assert [json.loads(line)["unknown"] for line in ran.out.splitlines()] == [
            False,
            True,
            False,
        ]

    def test_pairs_come_with_a_tab_between(self, installed: Callable[..., Any]) -> None:
        ran = installed("names", "compare", "--json", stdin=None, input="قصي\tKusay\nسامر\n")
        assert ran.status == 2
        assert json.loads(ran.out)["weight"] > 3
        assert ran.line.startswith("athar: standard input, row 2: ")

    def test_what_is_not_text_is_told_by_its_line(self, installed: Callable[..., Any]) -> None:
        ran = installed(
            "names", "parse", stdin=None, input="سامر\n\udcff\udcfe\n", errors="surrogateescape"
        )
        assert ran.status == 2
        assert ran.line.startswith("athar: standard input, row 2: this is not UTF-8 text")
