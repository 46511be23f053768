"""First rows of unknown words: headers where they cannot be a person's, else persons."""

from pathlib import Path

import pytest

from athar.intake import ListReading, read_list

PEOPLE = (
    "سامر خالد الحسن,35,ذكر,حلب",
    "رنا عمر العلي,28,أنثى,حمص",
    "زيد علي الأحمد,41,ذكر,حلب",
    "هدى عمر الأحمد,7,أنثى,حلب",
)


def names(folder: Path, *lines: str) -> tuple[list[str | None], ListReading]:
    path = folder / "list.csv"
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")
    reading = read_list(path)
    return [n for b in reading.batches() for n in b.column("name").to_pylist()], reading


@pytest.mark.parametrize(
    "header",
    [
        "Col1,Col2,Col3,Col4",
        "A,B,C,D",
        "Field 1,Field 2,Field 3,Field 4",
        "المذكور,كذا,كذا,كذا",
        "Who is it,How many,Which,Whence",
    ],
)
def test_words_over_names_ages_and_sexes_are_a_header(tmp_path: Path, header: str) -> None:
    found, reading = names(tmp_path, header, *PEOPLE)
    assert len(found) == len(PEOPLE)
    assert reading.layouts[0].header_rows == (1,)
    assert reading.layouts[0].fields == ("name", "age", "sex")
    assert {str(n.code) for n in reading.notices} == {"header_guessed", "column_unknown"}


def test_one_known_word_among_a_machines_labels_keeps_its_meaning(tmp_path: Path) -> None:
    rows = [f"{number},{row}" for number, row in enumerate(PEOPLE, 1)]
    found, reading = names(tmp_path, "كود,Col1,Col2,Col3,Col4", *rows)
    assert len(found) == len(PEOPLE)
    told = [(column.field, column.by) for column in reading.layouts[0].columns]
    assert told == [
        ("source_key", "header"),
        ("name", "content"),
        ("age", "content"),
        ("sex", "content"),
        (None, None),
    ]


def test_a_label_over_names_alone_is_a_header(tmp_path: Path) -> None:
    found, _ = names(tmp_path, "Col1", *(row.split(",")[0] for row in PEOPLE))
    assert len(found) == len(PEOPLE)


@pytest.mark.parametrize(
    "row",
    [
        "عمر أحمد علي,مسن,أعزب,حلب",
        "سامر,,,حلب",
        "سامر,؟,غير معروف,حلب",
        "سامر,لا يوجد,ذكر,حلب",
        "Samer,elderly,,Aleppo",
        "Samer,,male,Aleppo",
        "Samer Khaled,,,",
        "S,30,M,Aleppo",
        "B,,,",
    ],
)
def test_a_persons_row_is_not_swallowed(tmp_path: Path, row: str) -> None:
    found, reading = names(tmp_path, row, *PEOPLE)
    assert found[0] == row.split(",")[0]
    assert len(found) == len(PEOPLE) + 1
    assert reading.counts.header == 0
