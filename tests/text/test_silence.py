"""Cells that hold no answer."""

import pytest

from athar.text import says_nothing


@pytest.mark.parametrize(
    "cell",
    [
        None,
        "",
        "  ",
        "-",
        "--",
        "؟",
        "???",
        "N/A",
        "n.a.",
        "NULL",
        "(null)",
        "#N/A",
        "NaN",
        "Unknown",
        "[unknown]",
        "not specified",
        "غير معروف",
        "غير معروفة",
        "غير محدّد",
        "لا يوجد",
        "لايوجد",
        "مجهول",
        "Inconnu",
        "non précisé",
        "Bilinmiyor",
        "\u200f-\u200f",
    ],
)
def test_a_cell_that_says_nothing(cell: str | None) -> None:
    assert says_nothing(cell)


@pytest.mark.parametrize("cell", ["0", "x5", "علي", "Nada", "Naim", "لا", "No", "1/1", "بلال"])
def test_a_cell_that_answers(cell: str) -> None:
    assert not says_nothing(cell)
