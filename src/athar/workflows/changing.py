"""Changing what was added: a document retracted or lawfully erased.

Both flag the answers that rested on the document. (Reading a list anew with other columns is in
`athar.workflows.adding`, beside the first reading.)
"""

from dataclasses import dataclass

from athar import casebook as cb
from athar.casebook import DocumentSummary
from athar.domain import UseError
from athar.workflows.bench import Bench


@dataclass(frozen=True, slots=True)
class Changed:
    """What a change did: the document as it is now, and how many answers were flagged."""

    document: DocumentSummary
    answers_flagged: int


def retract(bench: Bench, name: str) -> Changed:
    """Withdraw a document: its bytes and records stay, searches no longer see it.

    Args:
        bench: the open casebook.
        name: the document's number, or its file's name.
    """
    doc, flagged = cb.retract_document(bench.book, cb.document(name).number)
    bench.catch_up()
    return Changed(doc, flagged)


def erase(bench: Bench, name: str, *, order: str) -> Changed:
    """Destroy a document's bytes, text, rows, salts and index entries, under a lawful order.

    Safe to run again: an erasure that was interrupted is finished.

    Args:
        bench: the open casebook.
        name: the document's number, or its file's name.
        order: reference of the order.

    Raises:
        UseError: no order is named.
    """
    _named_order(order)
    doc, flagged = cb.erase_document(bench.book, cb.document(name).number, order=order)
    bench.catch_up()
    with bench.book.change():  # nobody adds the same bytes between the look and the destruction
        for sha256 in cb.unkept_blobs():
            bench.blobs.erase(sha256)
            cb.blob_destroyed(bench.book, sha256)
    return Changed(doc, flagged)


def erase_request(bench: Bench, number: str, *, order: str) -> None:
    """Destroy a request that came by word of mouth, under a lawful order.

    Args:
        bench: the open casebook.
        number: the request's number.
        order: reference of the order.

    Raises:
        UseError: no order is named, or there is no such request, or it came in a file.
    """
    _named_order(order)
    cb.erase_request(bench.book, number, order=order)


def _named_order(order: str) -> None:
    if not order.strip():
        raise UseError("an erasure needs the reference of its order")
