"""Bad input: one line on stderr that names the file and says what to do; nothing is added.

What people can be expected to send is imported, with counts, and no cell is ever quoted.
"""

import json
import os
import random
import resource
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from msoffcrypto.format.ooxml import OOXMLFile
from openpyxl import Workbook
from reportlab.pdfgen.canvas import Canvas

SECRET = "زنوبيا"
PERSON = f"{SECRET} خالد الحسن"
HEADER = "الاسم,العمر,الجنس"
PEOPLE = [f"{PERSON},{age},أنثى" for age in range(1, 31)]

Write = Callable[[str, str | bytes], Path]


def nothing_was_added(athar: Any, casebook: Path) -> bool:
    listed = json.loads(athar("documents", "--json", "--casebook", casebook).out)
    kept = [p for p in (casebook / "evidence").rglob("*") if p.is_file()]
    return not listed and not kept and not list((casebook / "work").iterdir())


def workbook(path: Path) -> Path:
    book = Workbook()
    for row in (("الاسم", "العمر"), (PERSON, 35), (PERSON, 36)):
        book.active.append(row)
    book.save(path)
    return path


def scan(path: Path) -> Path:
    canvas = Canvas(str(path))
    canvas.rect(100, 100, 300, 300, fill=1)
    canvas.showPage()
    canvas.save()
    return path


def locked(path: Path) -> Path:
    plain = workbook(path.with_name("plain.xlsx"))
    with plain.open("rb") as source, path.open("wb") as target:
        OOXMLFile(source).encrypt("open sesame", target)
    return path


def bomb(path: Path) -> Path:
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("xl/workbook.xml", "<workbook/>")
        with archive.open("xl/worksheets/sheet1.xml", "w") as sheet:
            for _ in range(100):
                sheet.write(bytes(1 << 20))
    return path


class TestRefused:
    def refuse(self, athar: Any, casebook: Path, path: Path, *options: str) -> str:
        ran = athar("add", path, "--casebook", casebook, *options)
        assert (ran.status, ran.out) == (2, "")
        assert str(path) in ran.line
        assert SECRET not in ran.err
        assert nothing_was_added(athar, casebook)
        return str(ran.line)

    @pytest.mark.parametrize(
        ("name", "content", "said"),
        [
            ("empty.csv", b"", "empty"),
            ("noise.csv", random.Random(1).randbytes(20_000), "no text"),
            ("line.csv", f"{SECRET}," * 700_000, "one line"),
            ("numbers.csv", "x,y\n1,2\n3,4\n", "--map name="),
            ("picture.csv", b"\x89PNG\r\n\x1a\n" + bytes(100), "picture"),
        ],
    )
    def test_a_file_that_is_no_list(
        self, athar: Any, empty: Path, write: Write, name: str, content: str | bytes, said: str
    ) -> None:
        assert said in self.refuse(athar, empty, write(name, content))

    @pytest.mark.parametrize(
        ("make", "name", "said"),
        [
            (scan, "scan.pdf", "text layer"),
            (locked, "locked.xlsx", "password"),
            (bomb, "bomb.xlsx", "more than is safe"),
        ],
    )
    def test_a_file_that_cannot_be_opened(
        self,
        athar: Any,
        empty: Path,
        tmp_path: Path,
        make: Callable[[Path], Path],
        name: str,
        said: str,
    ) -> None:
        assert said in self.refuse(athar, empty, make(tmp_path / name))

    def test_a_file_that_is_not_there(self, athar: Any, empty: Path, tmp_path: Path) -> None:
        assert "no such file" in self.refuse(athar, empty, tmp_path / "absent.csv")

    def test_a_folder(self, athar: Any, empty: Path, tmp_path: Path) -> None:
        assert "director" in self.refuse(athar, empty, tmp_path)

    def test_a_testimony_without_its_speakers_consent(
        self, athar: Any, empty: Path, write: Write
    ) -> None:
        path = write("told.txt", f"قالت {PERSON} إنها رأت الحافلات.\n")
        ran = athar("add", path, "--kind", "testimony", "--casebook", empty)
        assert ran.status == 2
        assert "--consents" in ran.line
        assert SECRET not in ran.err
        assert nothing_was_added(athar, empty)

    @pytest.mark.parametrize(
        ("mapping", "said"), [("no_such_field=A", "name_father"), ("name=Z", "A=الاسم")]
    )
    def test_a_mapping_that_does_not_fit_is_told_with_the_choices(
        self, athar: Any, empty: Path, write: Write, mapping: str, said: str
    ) -> None:
        path = write("list.csv", "\n".join([HEADER, *PEOPLE]))
        ran = athar("add", path, "--map", mapping, "--casebook", empty)
        assert ran.status == 2
        assert said in ran.line
        assert SECRET not in ran.err
        assert nothing_was_added(athar, empty)

    def test_files_before_a_bad_one_are_added_and_told(
        self, athar: Any, empty: Path, write: Write
    ) -> None:
        good, bad = write("a.csv", "\n".join([HEADER, *PEOPLE])), write("b.csv", b"")
        ran = athar("add", good, bad, "--json", "--casebook", empty)
        assert ran.status == 2
        assert str(bad) in ran.line
        assert [a["file"] for a in json.loads(ran.out)] == ["a.csv"]


class TestCasebook:
    def test_no_casebook_names_the_command_that_makes_one(
        self, athar: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.chdir(tmp_path)
        monkeypatch.delenv("ATHAR_CASEBOOK", raising=False)
        for command in (("documents",), ("verify",), ("trace", "--name", "x"), ("answers",)):
            ran = athar(*command)
            assert ran.status == 2
            assert "athar init" in ran.line

    def test_one_of_a_newer_program_is_left_alone(self, athar: Any, empty: Path) -> None:
        settings = empty / "athar.toml"
        settings.write_text(settings.read_text().replace("format = 1", "format = 99"))
        before = (empty / "casebook.sqlite").read_bytes()
        ran = athar("documents", "--casebook", empty)
        assert ran.status == 2
        assert "newer version" in ran.line
        assert (empty / "casebook.sqlite").read_bytes() == before

    def test_without_an_operator_nothing_is_written(
        self, athar: Any, empty: Path, write: Write
    ) -> None:
        settings = empty / "athar.toml"
        lines = [w for w in settings.read_text().splitlines() if not w.startswith("operator")]
        settings.write_text("\n".join(lines))
        ran = athar("add", write("list.csv", "\n".join([HEADER, *PEOPLE])), "--casebook", empty)
        assert ran.status == 2
        assert "--as" in ran.line
        assert nothing_was_added(athar, empty)

    def test_a_folder_that_cannot_be_written(self, athar: Any, tmp_path: Path) -> None:
        (tmp_path / "file").touch()
        ran = athar("init", tmp_path / "file" / "book", "--as", "Layla H.")
        assert ran.status == 2
        assert str(tmp_path / "file" / "book") in ran.line

    @pytest.mark.skipif(os.geteuid() == 0, reason="the superuser may write everywhere")
    def test_a_folder_without_the_right_to_write(self, athar: Any, tmp_path: Path) -> None:
        tmp_path.chmod(0o500)
        ran = athar("init", tmp_path / "book", "--as", "Layla H.")
        tmp_path.chmod(0o700)
        assert ran.status == 2
        assert "cannot be written" in ran.line

    @pytest.mark.parametrize("limit", [1 << 12, 1 << 18])
    def test_a_full_disk_leaves_a_whole_casebook(
        self, athar: Any, installed: Any, empty: Path, write: Write, limit: int
    ) -> None:
        rows = [f"{PERSON},{n % 90},أنثى" for n in range(3000)]
        path = write("list.csv", "\n".join([HEADER, *rows]))
        full = lambda: resource.setrlimit(resource.RLIMIT_FSIZE, (limit, limit))  # noqa: E731
        ran = installed("add", path, "--casebook", empty, preexec_fn=full)
        assert ran.status == 2
        assert "disk" in ran.line
        assert SECRET not in ran.err
        assert athar("verify", "--casebook", empty).status == 0
        again = json.loads(athar("add", path, "--json", "--casebook", empty).out)
        assert again[0]["records"] == 3000
        assert athar("verify", "--casebook", empty).status == 0


class TestImported:
    """Read with counts; what was odd is told by row, and no cell is quoted."""

    def add(self, athar: Any, casebook: Path, path: Path) -> dict[str, Any]:
        ran = athar("add", path, "--json", "--casebook", casebook)
        assert ran.status == 0
        assert SECRET not in ran.out + ran.err
        (added,) = json.loads(ran.out)
        return dict(added)

    def test_a_title_merged_cells_and_two_header_rows(
        self, athar: Any, empty: Path, tmp_path: Path
    ) -> None:
        book = Workbook()
        sheet = book.active
        sheet.append(("قائمة مفقودين",))
        sheet.merge_cells("A1:F1")
        sheet.append(("م", "الاسم", None, None, "الولادة", None))
        sheet.merge_cells("B2:D2")
        sheet.append((None, "الاسم الأول", "اسم الأب", "الكنية", "المكان", "التاريخ"))
        sheet.append((1, SECRET, "خالد", "الحسن", "حلب", 1980))
        sheet.append((2, "رنا", "خالد", "الحسن", "حلب", 1985))
        book.save(tmp_path / "merged.xlsx")
        added = self.add(athar, empty, tmp_path / "merged.xlsx")
        assert (added["records"], added["headers"], added["rejected"]) == (2, 3, 0)

    def test_mixed_encodings(self, athar: Any, empty: Path, write: Write) -> None:
        people = "\n".join(PEOPLE) + "\n"
        content = b"".join((f"{HEADER}\n".encode(), people.encode(), people.encode("cp1256")))
        added = self.add(athar, empty, write("mixed.csv", content))
        assert added["records"] == 60
        assert "other_encoding" in {n["code"] for n in added["notices"]}

    def test_columns_swapped_in_mid_file(self, athar: Any, empty: Path, write: Write) -> None:
        content = "\n".join([HEADER, *PEOPLE, "40,رنا علي الأحمد,أنثى"])
        added = self.add(athar, empty, write("swapped.csv", content))
        (told,) = [n for n in added["notices"] if n["code"] == "columns_swapped"]
        assert (added["records"], told["rows"]) == (31, [32])

    def test_duplicated_headers(self, athar: Any, empty: Path, write: Write) -> None:
        content = f"الاسم,العمر,العمر\n{PERSON},3,4\nرنا خالد,5,6\n"
        added = self.add(athar, empty, write("twice.csv", content))
        assert added["records"] == 2
        assert "duplicate_header" in {n["code"] for n in added["notices"]}

    def test_a_dry_run_quotes_no_cell_and_keeps_nothing(
        self, athar: Any, empty: Path, write: Write
    ) -> None:
        path = write("list.csv", "\n".join([HEADER, *PEOPLE, f"40,{PERSON},أنثى"]))
        ran = athar("add", path, "--dry-run", "--casebook", empty)
        assert ran.status == 0
        assert SECRET not in ran.out + ran.err
        assert nothing_was_added(athar, empty)
