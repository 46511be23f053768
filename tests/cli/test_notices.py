"""Everything that intake may notice has a sentence."""

import pytest

from athar.cli.notices import SENTENCES, said
from athar.intake import NoticeCode
from athar.intake.documents.extract import NoticeCode as DocumentNoticeCode


@pytest.mark.parametrize("code", [*NoticeCode, *DocumentNoticeCode])
def test_every_code_is_worded(code: str) -> None:
    assert said({"code": str(code)}) == SENTENCES[str(code)]


def test_a_notice_says_where_what_and_how_often() -> None:
    notice = {"code": "not_an_age", "sheet": "S", "column": "F", "rows": [3, 9], "count": 7}
    assert said(notice) == "sheet S, column F, rows 3, 9 …: cells that are no age were left out (7)"


def test_a_code_of_a_newer_intake_is_shown_as_it_is() -> None:
    assert said({"code": "something_new"}) == "something_new"
