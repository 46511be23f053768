"""Each command does its one thing, in words for people and in JSON for programs."""

import html.parser
import json
import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from openpyxl import load_workbook

Write = Callable[[str, str | bytes], Path]

LIST = "الاسم,العمر,س\nسامر خالد الحسن,35,هدى\nوديع نايف السلوم,20,سلمى\nالمجموع,2,\n"


class Page(html.parser.HTMLParser):
    """What a page says of language and direction, and what it would fetch."""

    def __init__(self) -> None:
        super().__init__()
        self.directions: list[tuple[str, str | None, str | None]] = []
        self.fetched: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        said = dict(attrs)
        if "dir" in said or "lang" in said:
            self.directions.append((tag, said.get("lang"), said.get("dir")))
        self.fetched += [v or "" for k, v in attrs if k in ("src", "href", "action", "data")]
        if tag in ("script", "iframe", "link", "object"):
            self.fetched.append(tag)


def traced(athar: Any, casebook: Path, *question: str) -> dict[str, Any]:
    ran = athar("trace", *question, "--json", "--casebook", casebook)
    assert (ran.status, ran.err) == (0, "")
    return dict(json.loads(ran.out))


class TestInit:
    def test_a_casebook_is_its_makers_alone(self, athar: Any, tmp_path: Path) -> None:
        assert athar("init", tmp_path / "book", "--as", "Layla H.").status == 0
        assert (tmp_path / "book").stat().st_mode & 0o777 == 0o700
        assert athar("verify", "--casebook", tmp_path / "book").status == 0

    def test_a_casebook_is_not_made_over_another(self, athar: Any, empty: Path) -> None:
        ran = athar("init", empty, "--as", "Layla H.")
        assert ran.status == 2
        assert "already" in ran.line

    def test_the_nearest_casebook_above_is_used(
        self, athar: Any, office: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.delenv("ATHAR_CASEBOOK", raising=False)
        monkeypatch.chdir(office / "work")
        assert "camp.csv" in athar("documents").out


class TestAdd:
    def test_it_says_what_was_read_and_what_was_not(
        self, athar: Any, empty: Path, write: Write
    ) -> None:
        ran = athar("add", write("list.csv", LIST), "--casebook", empty)
        assert ran.status == 0
        assert "document 1 (list): 2 records, 1 rows that could not be read" in ran.out
        assert "athar documents --rejected 1" in ran.err

    def test_again_it_says_that_it_was_here(self, athar: Any, empty: Path, write: Write) -> None:
        path = write("list.csv", LIST)
        athar("add", path, "--casebook", empty)
        ran = athar("add", path, "--casebook", empty)
        assert ran.status == 0
        assert "was here already as document 1" in ran.out

    def test_a_dry_run_shows_the_columns_as_json(
        self, athar: Any, empty: Path, write: Write
    ) -> None:
        path = write("list.csv", LIST)
        ran = athar("add", path, "--dry-run", "--json", "--map", "name_mother=س")
        (found,) = json.loads(ran.out)
        fields = [c["field"] for c in found["layouts"][0]["columns"]]
        assert fields == ["name", "age", "name_mother"]

    def test_requests_that_seek_one_person_are_told(
        self, athar: Any, empty: Path, office_template: Path
    ) -> None:
        path = office_template / "files" / "requests.csv"
        ran = athar("add", path, "--kind", "requests", "--casebook", empty)
        assert "3 requests" in ran.out
        assert "request Q-1 seems to seek a person whom Q-3 seeks too" in ran.err

    def test_a_list_is_read_anew_with_another_column(
        self, athar: Any, empty: Path, write: Write
    ) -> None:
        athar("add", write("list.csv", LIST), "--casebook", empty)
        ran = athar("reread", "1", "--map", "name_mother=C", "--casebook", empty)
        assert ran.out == "Document 1 was read anew: 2 records, 1 unreadable.\n"
        found = traced(athar, empty, "--name", "سامر خالد الحسن", "--mother", "هدى")
        reasons = found["sought"][0]["traces"][0]["reasons"]
        assert "mother.exact" in {r["code"] for r in reasons}


class TestTemplate:
    @pytest.mark.parametrize("kind", ["list", "requests"])
    def test_a_blank_form_is_written(self, athar: Any, tmp_path: Path, kind: str) -> None:
        ran = athar("template", kind, tmp_path / "form.xlsx")
        assert ran.status == 0
        assert load_workbook(tmp_path / "form.xlsx").worksheets


class TestDocuments:
    def test_they_are_listed_as_json(self, athar: Any, office: Path) -> None:
        listed = json.loads(athar("documents", "--json", "--casebook", office).out)
        assert [(d["number"], d["kind"]) for d in listed] == [
            (1, "list"),
            (2, "report"),
            (3, "testimony"),
            (4, "requests"),
        ]
        assert listed[0]["published"] == "2019-04-02"

    def test_unreadable_rows_are_shown(self, athar: Any, office: Path) -> None:
        ran = athar("documents", "--rejected", "1", "--json", "--casebook", office)
        (row,) = json.loads(ran.out)
        assert (row["row"], row["reason"]) == (9, "total_row")

    def test_a_withdrawn_document_is_said_to_be(self, athar: Any, office: Path) -> None:
        assert athar("retract", "camp.csv", "--casebook", office).status == 0
        listed = json.loads(athar("documents", "--json", "--casebook", office).out)
        assert listed[0]["state"] == "retracted"

    def test_an_erasure_asks_first(self, athar: Any, installed: Any, office: Path) -> None:
        ran = installed(
            "erase", "1", "--order", "court 2024/17", "--casebook", office, stdin=None, input="n\n"
        )
        assert ran.status == 2
        assert "nothing was done" in ran.err
        listed = json.loads(athar("documents", "--json", "--casebook", office).out)
        assert listed[0]["state"] == "active"

    def test_after_an_erasure_verification_says_erased(self, athar: Any, office: Path) -> None:
        order = ("--order", "court 2024/17", "--yes")
        assert athar("erase", "1", *order, "--casebook", office).status == 0
        ran = athar("verify", "--casebook", office)
        assert ran.status == 0
        assert "Documents erased under an order: 1" in ran.out


class TestTrace:
    def test_a_request_is_answered_as_json(self, athar: Any, office: Path) -> None:
        found = traced(athar, office, "Q-1")
        assert found["request"] == "Q-1"
        first = [s["traces"][0]["references"][0]["row"] for s in found["sought"]]
        assert first == [2, 3, 4]

    def test_a_person_described_in_options_is_answered(self, athar: Any, office: Path) -> None:
        said = ("--name", "Rana", "--father", "Samer", "--family", "al-Hadi", "--age", "33")
        ran = athar("trace", *said, "--casebook", office)
        assert ran.status == 0
        assert "camp.csv" in ran.out

    def test_no_trace_is_a_result(self, athar: Any, office: Path) -> None:
        ran = athar("trace", "--name", "عبد المحسن قحطان الزيباري", "--casebook", office)
        assert ran.status == 0
        assert "No trace to propose" in ran.out
        assert "7 records" in ran.out

    @pytest.mark.parametrize(
        "question", [(), ("Q-1", "--name", "رنا"), ("--name", " "), ("--name", "رنا", "--age", "x")]
    )
    def test_a_question_that_is_none_is_refused(
        self, athar: Any, office: Path, question: tuple[str, ...]
    ) -> None:
        ran = athar("trace", *question, "--casebook", office)
        assert (ran.status, ran.out) == (2, "")
        assert ran.line

    def test_without_consent_nobody_is_searched_for(self, athar: Any, office: Path) -> None:
        ran = athar("trace", "Q-2", "--casebook", office)
        assert (ran.status, ran.out) == (2, "")
        assert "consent" in ran.line

    @pytest.mark.parametrize(("language", "direction"), [("ar", "rtl"), ("en", "ltr")])
    def test_a_page_stands_by_itself_and_says_its_direction_once(
        self, athar: Any, office: Path, tmp_path: Path, language: str, direction: str
    ) -> None:
        path = tmp_path / "Q-1.html"
        question = ("trace", "Q-1", "--html", path, "--lang", language, "--casebook", office)
        assert athar(*question).status == 0
        text = path.read_text(encoding="utf-8")
        page = Page()
        page.feed(text)
        assert page.directions[0] == ("html", language, direction)
        assert [d for d in page.directions if d[0] == "html"] == page.directions[:1]
        # A record id is Latin digits whatever the page: it alone says so.
        others = [d for d in page.directions[1:] if d[0] != "code"]
        assert not [d for d in others if d[2] in ("rtl", "ltr")]
        assert [f for f in page.fetched if not f.startswith("#")] == []
        assert not re.search(r"https?://|url\(|@import", text)
        assert "رنا" in text


class TestDecisions:
    def test_a_judgement_is_kept_and_taken_back(self, athar: Any, office: Path) -> None:
        traces = traced(athar, office, "Q-1")["sought"][1]["traces"]
        left, right = (t["record"]["record_id"] for t in traces[:2])
        why = ("--why", "two mothers")
        ran = athar("judge", left, right, "different", *why, "--casebook", office)
        assert ran.out == "Judgement 1 is kept.\n"
        ran = athar("judge", "--withdraw", "1", "--casebook", office)
        assert "taken back" in ran.out

    def test_an_answer_is_flagged_when_its_list_is_withdrawn(
        self, athar: Any, office: Path
    ) -> None:
        trace = traced(athar, office, "Q-1")["sought"][0]["traces"][0]
        told = ("--to", "the father", "--told", "A list holds a name like hers.")
        rests_on = ("--rests-on", trace["record"]["record_id"])
        assert athar("answer", "Q-1", *told, *rests_on, "--casebook", office).status == 0
        assert "No answer is flagged" in athar("answers", "--flagged", "--casebook", office).out
        assert "1 answers rested on it" in athar("retract", "1", "--casebook", office).out
        (kept,) = json.loads(athar("answers", "--flagged", "--json", "--casebook", office).out)
        assert (kept["request"], kept["flags"][0]["why"]) == ("Q-1", "retracted")


class TestRequest:
    TYPED = (
        *("وفاء سامر الهادي", "0900500600", "ar"),
        *("رنا سامر الهادي", "أختي", "سامر", "هدى", "", ""),
        *("woman", "female", "thirty three and a bit", "33", "", "", "دير الممر", "2019-03"),
        *("", "n", "كانت مع طفليها", "y", "n", "n", "n"),
    )

    def test_a_request_is_taken_step_by_step(
        self, athar: Any, installed: Any, office: Path
    ) -> None:
        typed = "\n".join(self.TYPED) + "\n"
        ran = installed("request", "new", "--casebook", office, stdin=None, input=typed)
        assert (ran.status, ran.err) == (0, "")
        assert "Please answer with one of: female, male" in ran.out
        assert "could not be read" in ran.out
        assert "Request Q-1 seems to seek one of the same persons" in ran.out
        (number,) = re.findall(r"Request (\S+) is open", ran.out)
        found = traced(athar, office, number)
        assert found["sought"][0]["traces"][0]["references"][0]["row"] == 2

    def test_requests_are_listed_as_json(self, athar: Any, office: Path) -> None:
        listed = json.loads(athar("request", "list", "--json", "--casebook", office).out)
        assert [(r["request"], len(r["sought"])) for r in listed] == [
            ("Q-1", 3),
            ("Q-2", 1),
            ("Q-3", 1),
        ]


class TestVerify:
    def test_a_head_that_was_noted_is_continued(self, athar: Any, office: Path) -> None:
        head = json.loads(athar("verify", "--json", "--casebook", office).out)["head"]
        athar("trace", "Q-1", "--casebook", office)
        assert athar("verify", "--head", head, "--casebook", office).status == 0
        assert athar("verify", "--head", "1" * 64, "--casebook", office).status == 1

    def test_a_changed_byte_is_damage(self, athar: Any, office: Path) -> None:
        kept = next(p for p in (office / "evidence").rglob("*") if p.is_file())
        kept.chmod(0o600)
        kept.write_bytes(kept.read_bytes() + b" ")
        ran = athar("verify", "--casebook", office)
        assert ran.status == 1
        assert "a preserved file was changed" in ran.err


def test_the_demonstration_answers_two_families(athar: Any, tmp_path: Path) -> None:
    folder = tmp_path / "demo"
    ran = athar("demo", "--folder", folder, "--people", 600)
    assert ran.status == 0
    assert "12 files were added" in ran.out
    assert ran.out.count("These are proposals.") == 2
    assert len(list(folder.glob("*.html"))) == 4
