"""A file of enquiries against a file of records: invented people, without a casebook."""

import csv
import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from openpyxl import Workbook

from athar.domain import InputError, UseError, record_id
from athar.generator import record_batches
from athar.intake import read_list
from athar.workflows import BatchOptions, trace_batch

Write = Callable[[str, str], Path]

RECORDS = """id,name,age,sex
r1,سامر نبيل الهادي,34,ذكر
r2,هدى خالد السلوم,29,أنثى
r3,وديع نايف القاسم,51,ذكر
r4,Rima Fadi Alnajjar,22,f
"""
ENQUIRIES = """id,name,age,sex
q1,هدى خالد السلوم,29,أنثى
q2,جورجيت حنا بطرس,70,أنثى
q3,Samer Nabil Alhadi,34,m
"""
KEYS = ["records", "build_s", "index_bytes", "queries", "without_trace"]
KEYS += ["p50_ms", "p95_ms", "p99_ms", "peak_rss_mb", "weights", "prior", "model"]


@pytest.fixture
def write(tmp_path: Path) -> Write:
    """Write a file of a test, and give its path."""

    def write(name: str, content: str) -> Path:
        path = tmp_path / name
        path.write_text(content, encoding="utf-8")
        return path

    return write


def rows_of(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8-sig", newline="") as file:
        return list(csv.DictReader(file))


def traced(tmp_path: Path, asked: Path, listed: Path, **options: Any) -> list[dict[str, str]]:
    out = tmp_path / "out.csv"
    trace_batch(asked, listed, out, BatchOptions(**options))
    return rows_of(out)


class TestTheTraces:
    def test_the_right_record_comes_first_in_either_script(
        self, write: Write, tmp_path: Path
    ) -> None:
        """A name in Arabic finds its record, a name in Latin script the Arabic record."""
        rows = traced(tmp_path, write("q.csv", ENQUIRIES), write("r.csv", RECORDS))
        first = {r["query_id"]: r["record_id"] for r in rows if r["rank"] == "1"}
        assert first["q1"] == "r2"
        assert first["q3"] == "r1"

    def test_the_columns_are_those_promised(self, write: Write, tmp_path: Path) -> None:
        """The file begins with a byte-order mark and its header."""
        traced(tmp_path, write("q.csv", ENQUIRIES), write("r.csv", RECORDS))
        first = (tmp_path / "out.csv").read_bytes().split(b"\r\n")[0].decode()
        assert first == (
            "\ufeffquery_id,query_row,rank,record_id,record_row,"
            "match_weight,match_probability,reasons"
        )

    def test_rows_name_the_rows_of_both_files(self, write: Write, tmp_path: Path) -> None:
        """Titles and headers are counted, as a spreadsheet counts them."""
        asked = write("q.csv", "name,age\nهدى خالد السلوم,29\n")
        listed = write("r.csv", f"قائمة المخيم\n{RECORDS}")
        (row, *_) = traced(tmp_path, asked, listed)
        assert (row["query_row"], row["record_row"]) == ("2", "4")

    def test_reasons_are_codes_whose_weights_add_up(self, write: Write, tmp_path: Path) -> None:
        """The sum of the reasons is the match weight, up to rounding."""
        rows = traced(tmp_path, write("q.csv", ENQUIRIES), write("r.csv", RECORDS))
        for row in rows:
            reasons = json.loads(row["reasons"])
            assert all(set(r) == {"code", "weight"} for r in reasons)
            total = sum(r["weight"] for r in reasons)
            assert total == pytest.approx(float(row["match_weight"]), abs=0.01 * len(reasons))

    def test_rows_stand_in_the_order_of_the_enquiries(self, write: Write, tmp_path: Path) -> None:
        """And of one enquiry by rank from 1."""
        rows = traced(tmp_path, write("q.csv", ENQUIRIES), write("r.csv", RECORDS))
        places = [(int(r["query_row"]), int(r["rank"])) for r in rows]
        assert places == sorted(places)
        assert {rank for _, rank in places if rank < 2} == {1}

    def test_no_more_traces_than_asked_for(self, write: Write, tmp_path: Path) -> None:
        """``top`` bounds the rows of one enquiry."""
        same = "".join(f"r{i},هدى خالد السلوم,29,f\n" for i in range(5))
        asked, listed = write("q.csv", ENQUIRIES), write("r.csv", f"id,name,age,sex\n{same}")
        ranks = [r["rank"] for r in traced(tmp_path, asked, listed, top=2) if r["query_id"] == "q1"]
        assert ranks == ["1", "2"]

    def test_a_file_may_be_searched_in_itself(self, write: Write, tmp_path: Path) -> None:
        """The same bytes on both sides: each row finds its own."""
        path = write("r.csv", RECORDS)
        rows = traced(tmp_path, path, path)
        first = {r["query_id"]: r["record_id"] for r in rows if r["rank"] == "1"}
        assert first == {f"r{i}": f"r{i}" for i in range(1, 5)}


class TestIds:
    def test_repeated_and_missing_ids_stay_as_written(self, write: Write, tmp_path: Path) -> None:
        """An id is the file's word, whatever it is worth."""
        body = "هدى خالد السلوم,29\n"
        asked = write("q.csv", f"id,name,age\n007,{body}007,{body},{body}")
        rows = traced(tmp_path, asked, write("r.csv", RECORDS))
        assert [r["query_id"] for r in rows if r["rank"] == "1"] == ["007", "007", ""]

    def test_without_a_column_of_ids_rows_have_their_content_id(
        self, write: Write, tmp_path: Path
    ) -> None:
        """The id that the row would have in a casebook, in hexadecimal."""
        asked = write("q.csv", ENQUIRIES)
        listed = write("r.csv", "name,age\nهدى خالد السلوم,29\nوديع نايف القاسم,51\n")
        (row, *_) = traced(tmp_path, asked, listed)
        assert row["record_id"] == record_id(read_list(listed).document_hash, None, 2).hex()


class TestTheFigures:
    def test_stats_hold_what_was_promised(self, write: Write, tmp_path: Path) -> None:
        """Exactly these keys; counts add up."""
        stats = tmp_path / "stats.json"
        asked = write("q.csv", ENQUIRIES + "q4,مجهول الهوية,,\n")
        listed = write("r.csv", RECORDS)
        batch = trace_batch(asked, listed, tmp_path / "out.csv", BatchOptions(stats=stats))
        said = json.loads(stats.read_text("utf-8"))
        assert list(said) == KEYS
        assert (said["records"], said["queries"]) == (4, 3)
        assert said["index_bytes"] > 0
        assert said["build_s"] > 0
        assert 0 < said["p50_ms"] <= said["p95_ms"] <= said["p99_ms"]
        assert said["weights"] == "shipped"
        assert said == batch.stats.to_json()

    def test_ages_that_differ_between_the_files_are_learnt(
        self, write: Write, tmp_path: Path
    ) -> None:
        """Every age of the list is two years less; asked not to, nothing is learnt."""
        rows = [
            (r["name"], int(r["age_low"]), r["sex"])
            for batch in record_batches(600, 5)
            for r in batch.to_pylist()
            if r["name"] and (r["age_low"] or 0) > 10
        ]
        head = "id,name,age,sex\n"
        body = [f"{i},{name},{{}},{sex}\n" for i, (name, _, sex) in enumerate(rows)]
        ages = [age for _, age, _ in rows]
        asked = write("q.csv", head + "".join(b.format(a) for b, a in zip(body, ages, strict=True)))
        less = [a - 2 for a in ages]
        listed = write("r.csv", head + "".join(map(str.format, body, less)))
        out = tmp_path / "out.csv"
        learnt = trace_batch(asked, listed, out, BatchOptions(top=1)).stats
        shipped = trace_batch(asked, listed, out, BatchOptions(top=1, learn=False)).stats
        assert (learnt.weights, shipped.weights) == ("learnt", "shipped")
        bits = dict(learnt.model["age"]["difference"])
        assert max(bits, key=lambda years: bits[years]) == 2

    def test_an_enquiry_without_a_trace_has_no_row_and_is_counted(
        self, write: Write, tmp_path: Path
    ) -> None:
        """Nobody on the list resembles her."""
        out = tmp_path / "out.csv"
        batch = trace_batch(write("q.csv", ENQUIRIES), write("r.csv", RECORDS), out)
        asked = {"q1", "q2", "q3"}
        assert batch.stats.without_trace == len(asked - {r["query_id"] for r in rows_of(out)}) == 1


class TestRowsThatCannotBeRead:
    def test_they_stand_in_a_file_beside_the_traces(self, write: Write, tmp_path: Path) -> None:
        """With the file, the row, the reason and the whole row."""
        asked = write("q.csv", ENQUIRIES + "q4,مجهول الهوية,,\n")
        listed = write("r.csv", RECORDS + "المجموع,4,,\n")
        batch = trace_batch(asked, listed, tmp_path / "out.csv")
        assert batch.rejected == tmp_path / "out.rejected.csv"
        rows = rows_of(tmp_path / "out.rejected.csv")
        assert [(r["file"], r["row"], r["reason"]) for r in rows] == [
            ("q.csv", "5", "nothing_said"),
            ("r.csv", "6", "total_row"),
        ]
        assert json.loads(rows[0]["original"]) == ["q4", "مجهول الهوية", "", ""]

    def test_those_of_an_earlier_run_do_not_stay(self, write: Write, tmp_path: Path) -> None:
        """A second run with mended files leaves no stale file."""
        listed, out = write("r.csv", RECORDS), tmp_path / "out.csv"
        trace_batch(write("q.csv", ENQUIRIES + "q4,?,,\n"), listed, out)
        assert trace_batch(write("q.csv", ENQUIRIES), listed, out).rejected is None
        assert not (tmp_path / "out.rejected.csv").exists()


class TestAKeptIndex:
    def test_it_is_used_again_for_the_same_records(self, write: Write, tmp_path: Path) -> None:
        """The second run gives the same file, what could not be read included."""
        asked, listed = write("q.csv", ENQUIRIES), write("r.csv", RECORDS + "المجموع,4,,\n")
        out, options = tmp_path / "out.csv", BatchOptions(index=tmp_path / "kept")
        first = trace_batch(asked, listed, out, options)
        content = out.read_bytes()
        second = trace_batch(asked, listed, out, options)
        assert (first.reused, second.reused) == (False, True)
        assert out.read_bytes() == content
        assert second.records == first.records
        assert len(second.records.rejected) == 1

    @pytest.mark.parametrize("change", ["bytes", "mapping"])
    def test_other_bytes_or_another_mapping_have_their_own(
        self, write: Write, tmp_path: Path, change: str
    ) -> None:
        """Nothing is read from the index of another list, and that one stays."""
        asked, listed = write("q.csv", ENQUIRIES), write("r.csv", RECORDS)
        kept, out = tmp_path / "kept", tmp_path / "out.csv"
        trace_batch(asked, listed, out, BatchOptions(index=kept))
        mapping = {"name": "B"} if change == "mapping" else {}
        if change == "bytes":
            write("r.csv", RECORDS + "r5,هدى خالد السلوم,29,f\n")
        batch = trace_batch(asked, listed, out, BatchOptions(index=kept, mapping=mapping))
        assert not batch.reused
        assert batch.stats.records == (5 if change == "bytes" else 4)

    @pytest.mark.parametrize("damaged", ["manifest.json", "reading.json"])
    def test_a_damaged_one_is_built_anew(self, write: Write, tmp_path: Path, damaged: str) -> None:
        """It is derived: nothing is lost."""
        asked, listed = write("q.csv", ENQUIRIES), write("r.csv", RECORDS)
        kept, out = tmp_path / "kept", tmp_path / "out.csv"
        trace_batch(asked, listed, out, BatchOptions(index=kept))
        content = out.read_bytes()
        (file,) = kept.glob(f"*/{damaged}")
        file.write_bytes(file.read_bytes()[:-3])
        assert not trace_batch(asked, listed, out, BatchOptions(index=kept)).reused
        assert out.read_bytes() == content


class TestTheFiles:
    def test_a_workbook_may_meet_a_delimited_file(self, write: Write, tmp_path: Path) -> None:
        """Each is read as what it is."""
        book = Workbook()
        for row in csv.reader(RECORDS.splitlines()):
            book.active.append(row)
        book.save(tmp_path / "r.xlsx")
        rows = traced(tmp_path, write("q.csv", ENQUIRIES), tmp_path / "r.xlsx")
        assert {r["query_id"]: r["record_id"] for r in rows if r["rank"] == "1"}["q1"] == "r2"

    def test_a_mapping_serves_the_file_that_has_the_column(
        self, write: Write, tmp_path: Path
    ) -> None:
        """A column of one file alone is no fault of the other."""
        asked = write("q.csv", "id,who is sought,age\nq1,هدى خالد السلوم,29\n")
        mapping = {"name": "who is sought"}
        rows = traced(tmp_path, asked, write("r.csv", RECORDS), mapping=mapping)
        assert rows[0]["record_id"] == "r2"

    @pytest.mark.parametrize("mapping", [{"name": "no such column"}, {"nonsense": "B"}])
    def test_a_mapping_that_serves_neither_is_refused(
        self, write: Write, tmp_path: Path, mapping: dict[str, str]
    ) -> None:
        """A slip in a column's name must not go unseen."""
        with pytest.raises(UseError, match="there is no"):
            traced(tmp_path, write("q.csv", ENQUIRIES), write("r.csv", RECORDS), mapping=mapping)

    @pytest.mark.parametrize("content", ["", "age,sex\n31,m\n42,f\n"])
    def test_a_file_without_names_is_refused_and_nothing_is_written(
        self, write: Write, tmp_path: Path, content: str
    ) -> None:
        """On either side."""
        good, bad, out = write("good.csv", RECORDS), write("bad.csv", content), tmp_path / "out.csv"
        for asked, listed in ((good, bad), (bad, good)):
            with pytest.raises(InputError, match=r"bad\.csv"):
                trace_batch(asked, listed, out)
        assert sorted(p.name for p in tmp_path.iterdir()) == ["bad.csv", "good.csv"]

    @pytest.mark.parametrize("taken", ["q.csv", "r.csv"])
    def test_an_output_is_never_an_input(self, write: Write, tmp_path: Path, taken: str) -> None:
        """Whatever it is called: a link to an input is that input."""
        asked, listed = write("q.csv", ENQUIRIES), write("r.csv", RECORDS)
        (tmp_path / "link.csv").symlink_to(tmp_path / taken)
        with pytest.raises(UseError, match="overwritten"):
            trace_batch(asked, listed, tmp_path / "link.csv")
        with pytest.raises(UseError, match="overwritten"):
            stats = tmp_path / taken
            trace_batch(asked, listed, tmp_path / "out.csv", BatchOptions(stats=stats))
        assert asked.read_text("utf-8") == ENQUIRIES

    def test_a_folder_that_does_not_exist_is_told_before_any_work(
        self, write: Write, tmp_path: Path
    ) -> None:
        """And is not made."""
        with pytest.raises(UseError, match="its folder does not exist"):
            trace_batch(write("q.csv", ENQUIRIES), write("r.csv", RECORDS), tmp_path / "no" / "o")
        assert not (tmp_path / "no").exists()

    def test_a_failure_leaves_the_file_of_an_earlier_run(
        self, write: Write, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        """Interrupted at the last enquiry, nothing is half-written and nothing is left behind."""
        asked, listed, out = write("q.csv", ENQUIRIES), write("r.csv", RECORDS), tmp_path / "o.csv"
        out.write_text("earlier", encoding="utf-8")

        def stop(done: int, total: int | None) -> None:
            if done == total:
                raise KeyboardInterrupt

        with pytest.raises(KeyboardInterrupt):
            trace_batch(asked, listed, out, tracing=stop)
        assert out.read_text("utf-8") == "earlier"
        assert sorted(p.name for p in tmp_path.iterdir()) == ["o.csv", "q.csv", "r.csv"]


@pytest.mark.parametrize(
    "row",
    [
        "x,,,",
        "x,هدى,,",
        "x,هدى خالد السلوم,150,أنثى",
        "x,هدى خالد السلوم,null,?",
        "x,مجهول الهوية,40,ذكر",
        f"x,{' '.join(['هدى', 'خالد'] * 20)},29,f",
        "x,هدى Khaled السلوم 😀 12,29,f",
        "x,أم سامر,60,f",
        "x,الشهيد,30,m",
        "x,ه,29,f",
    ],
)
def test_an_odd_enquiry_harms_no_other(write: Write, tmp_path: Path, row: str) -> None:
    """Null and absurd ages, unknown and endless names, mixed scripts: the next row has its trace,
    and no unknown name is held for a certain match."""
    asked = write("q.csv", f"id,name,age,sex\n{row}\nq1,هدى خالد السلوم,29,أنثى\n")
    rows = traced(tmp_path, asked, write("r.csv", RECORDS))
    assert {r["query_id"]: r["record_id"] for r in rows if r["rank"] == "1"}["q1"] == "r2"
    if "مجهول" in row or "الشهيد" in row:
        assert all(float(r["match_probability"]) < 0.5 for r in rows if r["query_id"] == "x")


def test_a_long_list_is_read_by_a_second_process_and_gives_the_same(
    write: Write, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Traces, what could not be read, and the kept index."""
    asked, listed = write("q.csv", ENQUIRIES), write("r.csv", RECORDS + "المجموع,4,,\n")
    alone = trace_batch(asked, listed, tmp_path / "alone.csv")
    monkeypatch.setattr("athar.workflows.batch_index.ASIDE_FROM", 0)
    aside = trace_batch(asked, listed, tmp_path / "aside.csv")
    assert (tmp_path / "aside.csv").read_bytes() == (tmp_path / "alone.csv").read_bytes()
    assert aside.records == alone.records
    assert len(aside.records.rejected) == 1
