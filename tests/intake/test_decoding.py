"""Text from bytes."""

from pathlib import Path

import pytest

from athar.intake.decoding import Decoded, detect, likeliest, looks_binary, read_lines

ARABIC = "الاسم,مكان القيد\nسامر خالد الخطيب,دير الزور\nريم عبد الرحمن,حلب\n"
FRENCH = "Prénom,Père\nHélène,François\nAndré,Noël\n"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16-le", "utf-16-be", "cp1256", "iso8859_6"])
def test_arabic_is_told_by_its_bytes(encoding: str) -> None:
    assert detect(ARABIC.encode(encoding)) == encoding


@pytest.mark.parametrize(
    ("encoding", "found"), [("utf-8-sig", "utf-8-sig"), ("utf-16", "utf-16"), ("ascii", "utf-8")]
)
def test_marks_and_plain_ascii(encoding: str, found: str) -> None:
    assert detect("Name,Age\nSamer,35\n".encode(encoding)) == found


def test_french_accents_are_not_taken_for_arabic() -> None:
    content = FRENCH.encode("cp1252")
    assert content.decode(detect(content)) == FRENCH


def test_a_single_word_is_enough() -> None:
    for encoding in ("cp1256", "iso8859_6"):
        assert likeliest("محمد الخالد".encode(encoding)) == encoding


def test_a_sample_cut_within_a_letter_is_still_utf8() -> None:
    assert detect("سامر".encode()[:-1]) == "utf-8"


def test_bytes_of_no_text_are_binary() -> None:
    assert looks_binary(bytes(range(256)) * 8)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16", "utf-16-le", "cp1256"])
def test_text_is_not_binary(encoding: str) -> None:
    assert not looks_binary(ARABIC.encode(encoding))


def lines(folder: Path, content: bytes, encoding: str) -> tuple[list[str], Decoded]:
    path = folder / "list.csv"
    path.write_bytes(content)
    decoded = Decoded(encoding)
    return [line for lines in read_lines(path, decoded) for line in lines], decoded


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-16-le"])
def test_every_kind_of_line_end_is_one_newline(tmp_path: Path, end: str, encoding: str) -> None:
    found, _ = lines(tmp_path, f"a{end}b{end}c".encode(encoding), encoding)
    assert found == ["a\n", "b\n", "c"]


def test_lines_of_another_encoding_are_read_by_themselves_and_told(tmp_path: Path) -> None:
    first = "سامر خالد\n"
    second = "ريم العلي\n"
    content = (first * 3).encode() + second.encode("cp1256") + first.encode()
    found, decoded = lines(tmp_path, content, "utf-8")
    assert found == [first, first, first, second, first]
    assert decoded.lines == {"cp1256": 1}
    assert decoded.first_lines == {"cp1256": [4]}


def test_nul_characters_are_taken_out_and_told(tmp_path: Path) -> None:
    found, decoded = lines(tmp_path, b"a\nb\x00c\x00\nd\n", "utf-8")
    assert found == ["a\n", "bc\n", "d\n"]
    assert (decoded.nuls, decoded.nul_lines) == (2, [2])


def test_lines_across_the_pieces_of_a_large_file_are_whole(tmp_path: Path) -> None:
    line = "سامر خالد الخطيب من دير الزور\n"
    count = 40_000
    for encoding in ("utf-8", "utf-16-le"):
        found, _ = lines(tmp_path, (line * count).encode(encoding), encoding)
        assert len(found) == count
        assert set(found) == {line}
