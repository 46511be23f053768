"""Files into text and rows: lists, requests, reports and testimonies.

:func:`recognise` tells a file's format from its content. :func:`read_list` reads a list of persons
into batches of RECORDS, with the layout that it recognised, what it noticed, and every row that it
could not read; :func:`read_requests` gathers such rows into requests; :func:`suggests_requests`
tells which of the two a file is; :func:`write_template` makes the blank forms for both.
:func:`read_document` reads a report into plain text with passages.

Leaves out who says it and when (the casebook knows), and what a text means (`athar.reading`).
Knowledge of headers, sexes and statuses is in ``data/``.
"""

from athar.intake.aside import ListAside
from athar.intake.formats import FileFormat, recognise
from athar.intake.layout import Column, Layout
from athar.intake.list_reading import ListReading, read_list
from athar.intake.mapping import known_fields
from athar.intake.notices import Notice, NoticeCode
from athar.intake.options import ListOptions
from athar.intake.plain_text import DocumentNotice, PlainText, Span, read_document
from athar.intake.rejected import Counts, RejectedRow
from athar.intake.requests import (
    EnquirerDraft,
    RequestDraft,
    RequestsReading,
    read_requests,
)
from athar.intake.sheets import Progress
from athar.intake.suggesting import suggests_requests
from athar.intake.template import write_template

__all__ = [
    "Column",
    "Counts",
    "DocumentNotice",
    "EnquirerDraft",
    "FileFormat",
    "Layout",
    "ListAside",
    "ListOptions",
    "ListReading",
    "Notice",
    "NoticeCode",
    "PlainText",
    "Progress",
    "RejectedRow",
    "RequestDraft",
    "RequestsReading",
    "Span",
    "known_fields",
    "read_document",
    "read_list",
    "read_requests",
    "recognise",
    "suggests_requests",
    "write_template",
]
