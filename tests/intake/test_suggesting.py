"""Lists and requests told apart."""

from pathlib import Path

import pytest

from athar.domain import DocumentKind
from athar.intake import suggests_requests, write_template


def test_the_form_for_requests_is_told_from_the_form_for_lists(tmp_path: Path) -> None:
    write_template(tmp_path / "requests.xlsx", DocumentKind.REQUESTS)
    write_template(tmp_path / "list.xlsx", DocumentKind.LIST)
    assert suggests_requests(tmp_path / "requests.xlsx")
    assert not suggests_requests(tmp_path / "list.xlsx")


@pytest.mark.parametrize(
    ("header", "requests"),
    [
        ("Enquirer,Enquirer phone,Sought person", True),
        ("Request no,Sought person,Consent to tracing", True),
        ("Name,Age,Phone", False),
        ("Name,Age,Reported by", False),
    ],
)
def test_two_columns_that_only_requests_have_tell(
    tmp_path: Path, header: str, requests: bool
) -> None:
    path = tmp_path / "file.csv"
    path.write_text(f"{header}\na,b,c\n", encoding="utf-8")
    assert suggests_requests(path) is requests


@pytest.mark.parametrize("content", [b"", b"%PDF-1.4", b"A report of one sentence."])
def test_what_is_no_list_is_no_file_of_requests(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "file"
    path.write_bytes(content)
    assert not suggests_requests(path)
