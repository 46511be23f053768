"""The index: what it finds, and that a crash or a cut file never gives a wrong answer."""

import json
import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from athar.domain import (
    IndexFileError,
    PersonRecord,
    RecordKind,
    Sex,
    UseError,
    to_batch,
)
from athar.index import Index
from athar.index.keeping import LEFT_OUT
from athar.names import Encoded

FILED = ("mother", "kunya", "nickname", "said", "marks")

NAMES = (
    "محمد خالد الشامي",
    "محمود خالد الشامي",
    "Abdulrahman Youssef Ash-Shami",
    "عالء عبد هللا الاغا",
    "أبو زيد",
    "مجهول الهوية",
)


def person(number: int, name: str | None, **more: object) -> PersonRecord:
    return PersonRecord(
        record_id=number.to_bytes(16, "big"),
        name=name,
        row=number,
        **more,  # type: ignore[arg-type]
    )


def listed() -> list[PersonRecord]:
    return [person(i, name, age_low=30.0 + i, age_high=30.0 + i) for i, name in enumerate(NAMES)]


def sought(name: str | None, **more: object) -> PersonRecord:
    return person(10**6, name, kind=RecordKind.SOUGHT, **more)


@pytest.fixture
def index(tmp_path: Path) -> Index:
    made = Index.create(tmp_path / "index")
    made.append([to_batch(listed())], label="a")
    return made


def first(index: Index, query: PersonRecord) -> int | None:
    found = [(c.bits[0], int(c.rows[0])) for c in index.search_candidates(query) if len(c.rows)]
    return max(found)[1] if found else None


@pytest.mark.parametrize(
    ("name", "row"),
    [
        ("محمد خالد الشامي", 0),
        ("Mohamed Khaled el-Shami", 0),
        ("Mahmoud Khaled Alshami", 1),
        ("عبد الرحمن يوسف الشامي", 2),
        ("علاء عبدالله الآغا", 3),
        ("Alaa Abdullah al-Agha", 3),
        ("Abu Zaid", 4),
    ],
)
def test_a_name_is_found_in_either_script(index: Index, name: str, row: int) -> None:
    assert first(index, sought(name)) == row


def test_an_unknown_name_finds_nobody_by_name(index: Index) -> None:
    assert all(not c.bits.any() for c in index.search_candidates(sought("مجهول الهوية")))


def test_people_are_found_without_their_own_name(tmp_path: Path) -> None:
    index = Index.create(tmp_path / "i")
    records = [
        person(0, "محمد الشامي", name_mother="فاطمة"),
        person(1, "خالد الشامي", kunya="أبو قصي"),
        person(2, None, place_recorded="مشفى هجين", age_low=40.0, age_high=50.0, sex=Sex.MALE),
        person(3, None, phone="+963 944 123 456"),
    ]
    index.append([to_batch(records)], label="a")
    assert first(index, sought(None, name_mother="Fatima")) == 0
    assert first(index, sought(None, kunya="Abu Kusai")) == 1
    assert first(index, sought(None, place_last_seen="هجين", age_low=45.0, sex=Sex.MALE)) == 2
    assert first(index, sought(None, phone="0944123456")) == 3


def test_a_common_name_is_not_lost_among_its_namesakes(tmp_path: Path) -> None:
    index = Index.create(tmp_path / "i")
    same = [person(i, "محمد أحمد محمد", age_low=float(i % 80), sex=Sex.MALE) for i in range(4000)]
    target = person(5000, "محمد أحمد محمد", age_low=99.0, sex=Sex.MALE)
    index.append([to_batch([*same, target])], label="a")
    assert first(index, sought("محمد أحمد محمد", age_low=99.0)) == 4000


def test_records_come_back_without_notes_and_original(tmp_path: Path) -> None:
    index = Index.create(tmp_path / "i")
    index.append([to_batch([person(1, "محمد", notes="n", original="[1]")])], label="a")
    (found,) = index.records([(1).to_bytes(16, "big"), b"x" * 16])
    assert (found.name, found.notes, found.original) == ("محمد", None, None)


def test_batches_and_segments_add_up(index: Index) -> None:
    index.append([to_batch([person(100, "قصي")]), to_batch([person(101, "جمال")])], label="b")
    assert (len(index), index.labels) == (len(NAMES) + 2, ("a", "b"))
    assert index.records([(101).to_bytes(16, "big")])[0].name == "جمال"


def test_the_same_label_replaces(index: Index) -> None:
    index.append([to_batch([person(100, "قصي")])], label="a")
    assert (len(index), index.labels) == (1, ("a",))


def test_an_empty_stream_is_an_empty_segment(index: Index) -> None:
    assert index.append([], label="none") == 0
    assert first(index, sought("محمد خالد الشامي")) == 0


def test_removing_a_label(index: Index) -> None:
    assert index.remove("a")
    assert not index.remove("a")
    assert len(Index.open(index._folder)) == 0


def test_erasing_leaves_no_byte_of_the_name(index: Index, tmp_path: Path) -> None:
    assert index.erase([(2).to_bytes(16, "big"), b"x" * 16]) == 1
    assert len(index) == len(NAMES) - 1
    left = b"".join(p.read_bytes() for p in (tmp_path / "index").rglob("*") if p.is_file())
    assert b"Youssef" not in left
    assert b"youssef" not in left
    assert "محمود".encode() in left


def test_erasing_takes_every_row_of_an_id(tmp_path: Path) -> None:
    """Ids are of document, sheet and row; should two rows share one, neither stays."""
    index = Index.create(tmp_path / "index")
    index.append([to_batch([person(1, "قصي"), person(1, "قصي"), person(2, "جمال")])], label="a")
    assert index.erase([(1).to_bytes(16, "big")]) == 2
    assert len(index) == 1


def test_a_reader_keeps_what_it_opened(index: Index) -> None:
    reader = Index.open(index._folder)
    index.append([to_batch([person(100, "قصي")])], label="b")
    index.remove("a")
    assert first(reader, sought("محمد خالد الشامي")) == 0
    assert reader.records([(0).to_bytes(16, "big")])[0].name == NAMES[0]
    assert len(Index.open(index._folder)) == 1


def test_an_index_is_not_made_over_another(index: Index) -> None:
    with pytest.raises(UseError, match="already"):
        Index.create(index._folder)


def test_no_index_is_an_error_with_a_remedy(tmp_path: Path) -> None:
    with pytest.raises(IndexFileError, match="rebuild"):
        Index.open(tmp_path)


def test_another_version_is_an_error_with_a_remedy(index: Index) -> None:
    path = index._folder / "manifest.json"
    path.write_text(json.dumps({**json.loads(path.read_text()), "version": 99}))
    with pytest.raises(IndexFileError, match="version.*rebuild"):
        Index.open(index._folder)


@pytest.mark.parametrize("name", ["records.arrow", "pairs.npy", "words.arrow", "meta.json"])
def test_a_file_cut_short_is_an_error_with_a_remedy(index: Index, name: str) -> None:
    path = next(index._folder.glob("segment-*")) / name
    path.write_bytes(path.read_bytes()[:-7])
    with pytest.raises(IndexFileError, match="rebuild"):
        Index.open(index._folder)


@pytest.mark.parametrize(
    ("name", "edit"),
    [
        ("manifest.json", {"segments": None}),
        ("manifest.json", {"segments": [{}]}),
        ("meta.json", {"rows": 99}),
        ("meta.json", {"rows": None}),
        ("meta.json", {"sizes": "abc"}),
    ],
)
def test_an_edited_description_is_an_error_with_a_remedy(
    index: Index, name: str, edit: dict[str, object]
) -> None:
    path = next(index._folder.rglob(name))
    path.write_text(json.dumps({**json.loads(path.read_text()), **edit}))
    with pytest.raises(IndexFileError, match="damaged.*rebuild"):
        Index.open(index._folder)


def test_a_stream_that_fails_leaves_the_old_index(index: Index) -> None:
    def failing():  # type: ignore[no-untyped-def]
        yield to_batch([person(100, "قصي")])
        raise OSError("no space")

    with pytest.raises(OSError, match="no space"):
        index.append(failing(), label="b")
    assert Index.open(index._folder).labels == ("a",)
    assert not list(index._folder.glob("*.tmp"))


def test_a_writer_killed_in_the_middle_leaves_the_old_index(index: Index) -> None:
    code = (
        "import os, signal, sys\n"
        "from athar.domain import PersonRecord, to_batch\n"
        "from athar.index import Index\n"
        "def stream():\n"
        "    yield to_batch([PersonRecord(record_id=b'k' * 16, name='قصي')])\n"
        "    os.kill(os.getpid(), signal.SIGKILL)\n"
        "Index.open(sys.argv[1]).append(stream(), label='b')\n"
    )
    done = subprocess.run([sys.executable, "-c", code, os.fspath(index._folder)], check=False)
    assert done.returncode == -signal.SIGKILL
    again = Index.open(index._folder)
    assert again.labels == ("a",)
    again.append([to_batch([person(100, "قصي")])], label="b")
    assert not list(index._folder.glob("*.tmp"))
    assert Index.open(index._folder).labels == ("a", "b")


def test_a_segment_holds_no_original_and_no_notes(tmp_path: Path) -> None:
    """Neither the columns nor any byte of the folder hold what stays in the casebook."""
    index = Index.create(tmp_path / "index")
    record = PersonRecord(
        record_id=b"1" * 16,
        name="قصي عبد الرحمن الشامي",
        notes="CONFIDED-TO-THE-OFFICE",
        original='["THE-ROW-AS-IT-STOOD"]',
    )
    index.append([to_batch([record])], label="list")
    (segment,) = index.segments
    assert LEFT_OUT == ("original", "notes")
    assert not any(segment.kept.holds(column) for column in LEFT_OUT)
    for path in (p for p in tmp_path.rglob("*") if p.is_file()):
        held = path.read_bytes()
        assert b"CONFIDED" not in held
        assert b"THE-ROW" not in held


def test_a_segments_files_are_those_that_are_known(tmp_path: Path) -> None:
    index = Index.create(tmp_path / "index")
    index.append([to_batch([PersonRecord(record_id=b"1" * 16, name="قصي")])], label="list")
    (segment,) = index.segments
    filed = {f"{r}{part}" for r in FILED for part in ("", "_rows")}
    found = {f"{r}{part}" for r in ("near", "letters", "keys") for part in ("", "_at")}
    names = {"elements", "starts", "further", "profile", "homes", "key_of", "unlisted"}
    posted = {"singles", "single_starts", "pairs", "pair_starts"}
    meanings = {"meaning_starts", "meaning_words", "meaning_chances"}
    open_words = {f"open_{part}" for part in ("words", *Encoded._fields)}
    arrays = filed | found | names | posted | meanings | open_words
    files = {f"{a}.npy" for a in arrays} | {
        f"{a}.arrow" for a in ("records", "names", "words", "profiles")
    }
    assert {p.name for p in segment.folder.iterdir()} == files | {"meta.json"}
