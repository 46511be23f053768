"""Looking at what was added: documents, and the rows that could not be read."""

from athar import casebook as cb
from athar.casebook import DocumentSummary, RejectedDraft
from athar.workflows.bench import Bench


def documents(bench: Bench) -> list[DocumentSummary]:
    """Give all documents in the order in which they were added."""
    return cb.documents()


def rejected_rows(bench: Bench, name: str) -> list[RejectedDraft]:
    """Give the rows of a document (number or file name) that could not be read; a logged read."""
    doc = cb.document(name)
    cb.log_read(bench.book, "rejected_rows", [f"document:{doc.key}"])
    return cb.rejected_rows(doc.number)
