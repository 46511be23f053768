"""Looking at what was added."""

from athar import casebook as cb
from athar.workflows import Bench, documents, rejected_rows


def test_documents_stand_in_the_order_in_which_they_were_added(office_bench: Bench) -> None:
    assert [(d.number, d.file_name) for d in documents(office_bench)] == [
        (1, "camp.csv"),
        (2, "report.txt"),
        (3, "testimony.txt"),
        (4, "requests.csv"),
    ]


def test_a_row_that_could_not_be_read_is_kept_whole(office_bench: Bench) -> None:
    (row,) = rejected_rows(office_bench, "1")
    assert '"المجموع"' in row.original


def test_looking_at_such_rows_is_a_logged_read(office_bench: Bench) -> None:
    before = cb.pending_reads()
    rejected_rows(office_bench, "1")
    assert cb.pending_reads() == before + 1
