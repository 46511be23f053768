"""Pages are written whole, for their owner alone, or not at all."""

from pathlib import Path

import pytest

from athar.domain import UseError
from athar.workflows import write_page

TEXT = "<p>رنا</p>\n"


def test_a_page_is_utf_8_and_its_owners_alone(tmp_path: Path) -> None:
    page = tmp_path / "page.html"
    write_page(page, TEXT)
    assert page.read_text(encoding="utf-8") == TEXT
    assert page.stat().st_mode & 0o077 == 0


def test_an_older_page_is_replaced(tmp_path: Path) -> None:
    page = tmp_path / "page.html"
    page.write_text("older")
    write_page(page, TEXT)
    assert page.read_text(encoding="utf-8") == TEXT
    assert list(tmp_path.iterdir()) == [page]


def test_a_place_that_cannot_be_written_is_named(tmp_path: Path) -> None:
    with pytest.raises(UseError, match="absent/page.html"):
        write_page(tmp_path / "absent" / "page.html", TEXT)


def test_nothing_stays_of_a_page_that_could_not_be_put_in_place(tmp_path: Path) -> None:
    (tmp_path / "page.html").mkdir()
    with pytest.raises(UseError):
        write_page(tmp_path / "page.html", TEXT)
    assert [p.name for p in tmp_path.iterdir()] == ["page.html"]
