"""``athar documents``, ``athar retract``, ``athar erase``: what was added, and its withdrawal."""

from pathlib import Path

import click
from rich.table import Table
from rich.text import Text

from athar import workflows
from athar.cli.app import athar
from athar.cli.options import casebook_option, json_option, operator_option
from athar.cli.screen import say, show, show_json
from athar.wording import isolate
from athar.workflows import Changed, DocumentSummary


@athar.command()
@click.option("--rejected", metavar="DOC", help="Show the rows of DOC that could not be read.")
@json_option
@casebook_option
def documents(casebook: Path | None, rejected: str | None, as_json: bool) -> None:
    """List the documents of the casebook, or the rows of one that could not be read.

    Example: athar documents --rejected 3
    """
    with workflows.open_bench(casebook) as bench:
        if rejected is not None:
            rows = workflows.rejected_rows(bench, rejected)
            head: tuple[str, ...] = ("sheet", "row", "column", "reason", "original")
            lines: list[tuple[object, ...]] = [
                (r.sheet, r.row, r.column, r.reason, r.original) for r in rows
            ]
        else:
            head = ("number", "file", "kind", "source", "published", "records", "rejected", "state")
            lines = [_line(d) for d in workflows.documents(bench)]
    if as_json:
        show_json([dict(zip(head, map(_plain, line), strict=True)) for line in lines])
        return
    table = Table(*head)
    for line in lines:
        table.add_row(*(Text("" if c is None else isolate(str(c))) for c in line))
    show(table)


@athar.command()
@click.argument("document")
@operator_option
@casebook_option
def retract(casebook: Path | None, operator: str | None, document: str) -> None:
    """Withdraw DOCUMENT (its number or file name): kept, but no longer searched.

    Example: athar retract 3
    """
    with workflows.open_bench(casebook, operator=operator) as bench:
        _say_changed(workflows.retract(bench, document), "was withdrawn and is no longer searched")


@athar.command()
@click.argument("document")
@click.option("--order", required=True, help="Reference of the lawful order to erase.")
@click.confirmation_option(prompt="This destroys the document and its records for good. Go on?")
@operator_option
@casebook_option
def erase(casebook: Path | None, operator: str | None, document: str, order: str) -> None:
    """Destroy DOCUMENT, its records and its preserved bytes, under a lawful order.

    What stays is a placeholder and a custody log that still verifies and says "erased".

    Example: athar erase 3 --order "court of …, 2024/17"
    """
    with workflows.open_bench(casebook, operator=operator) as bench:
        _say_changed(workflows.erase(bench, document, order=order), "was erased")


def _say_changed(changed: Changed, what: str) -> None:
    say(f"Document {changed.document.number} {what}.")
    if changed.answers_flagged:
        say(
            f"{changed.answers_flagged} answers rested on it and are now flagged: "
            "athar answers --flagged"
        )


def _line(doc: DocumentSummary) -> tuple[object, ...]:
    state = doc.state if doc.superseded_by is None else f"superseded by {doc.superseded_by}"
    return (
        doc.number,
        doc.file_name,
        doc.kind,
        doc.source,
        doc.published,
        doc.records,
        doc.rejected,
        state,
    )


def _plain(cell: object) -> object:
    return cell if cell is None or isinstance(cell, int | str) else str(cell)
