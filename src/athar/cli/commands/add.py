"""``athar add``, ``athar reread``, ``athar template``: files into the casebook."""

from pathlib import Path
from typing import Any

import click
from rich.table import Table
from rich.text import Text

from athar import workflows
from athar.cli.app import athar
from athar.cli.notices import said
from athar.cli.options import (
    FILE,
    Day,
    Mapping,
    casebook_option,
    json_option,
    operator_option,
)
from athar.cli.screen import notice, progress, say, show, show_json
from athar.domain import DocumentKind, InputError, Reliability, ReportedStatus, UseError
from athar.intake import write_template
from athar.wording import isolate
from athar.workflows import Added, AddOptions, Preview, SpeakerDraft

CONSENTS = click.Choice(list(workflows.CONSENT_PURPOSES))


def reading_options(command: Any) -> Any:
    """The options that say how a list is read."""
    for option in (
        click.option(
            "--map",
            "mapping",
            multiple=True,
            type=Mapping(),
            help="FIELD=COLUMN (header, letter or number), over what is recognised.",
        ),
        click.option("--sheet", help="Read this worksheet alone."),
        click.option("--headers", type=FILE, help="A YAML file of further headers."),
        click.option(
            "--status",
            type=click.Choice([s.value for s in ReportedStatus]),
            help="What the list reports of every row that states nothing.",
        ),
    ):
        command = option(command)
    return command


@athar.command()
@click.argument("files", nargs=-1, required=True, type=FILE)
@click.option("--source", help="Who provides it.")
@click.option(
    "--reliability",
    type=click.Choice([r.value for r in Reliability]),
    help="How reliable the source is held to be, A to F.",
)
@click.option("--published", type=Day(), help="The day it was published.")
@click.option("--series", help="The series of releases that a list belongs to.")
@click.option(
    "--kind",
    type=click.Choice([k.value for k in DocumentKind]),
    help="What it is. Default: requests where its columns are an intake form's, else a list where "
    "it has rows, else a report.",
)
@click.option(
    "--compartment",
    default="open",
    show_default=True,
    help="Keep it apart under this name: with its own index. It bars nobody on one laptop.",
)
@click.option(
    "--speaker",
    prompt="The speaker's real name (kept apart; asked for here so that no shell remembers it)",
    prompt_required=False,
    help="Of a testimony: asks for the speaker's real name, which is kept apart and protected.",
)
@click.option("--pseudonym", help="Of a testimony: what the speaker is called.")
@click.option(
    "--consents",
    multiple=True,
    type=CONSENTS,
    help="What the speaker consented to; without tracing, a testimony is kept but not searched.",
)
@reading_options
@click.option("--dry-run", is_flag=True, help="Show what would be read; keep nothing.")
@json_option
@operator_option
@casebook_option
def add(
    casebook: Path | None,
    operator: str | None,
    as_json: bool,
    dry_run: bool,
    files: tuple[Path, ...],
    **options: Any,
) -> None:
    """Add FILES: lists, reports, testimonies or requests, as people send them.

    Bytes are preserved, columns recognised, unreadable rows kept and counted. Adding the same file
    again adds nothing. Nothing is half-added.

    \b
    Examples:
      athar add camp.xlsx --source "Camp office" --published 2019-03-30
      athar add requests.csv --kind requests
      athar add unclear.csv --dry-run --map name=B --map name_mother=F
    """
    chosen = _options(**options)
    for path in files:  # before any is added: a slip in the last name should not leave the first
        if not path.exists():
            raise InputError("there is no such file; nothing was added", file=path)
    if dry_run:
        previews = [workflows.preview(path, chosen) for path in files]
        if as_json:
            show_json([_preview_json(p) for p in previews])
        else:
            for path, found in zip(files, previews, strict=True):
                _show_preview(path, found)
        return
    results: list[dict[str, Any]] = []
    waiting = 0
    try:
        with workflows.open_bench(casebook, operator=operator) as bench:
            for path in files:
                with progress(f"reading {path.name}") as advance:
                    added = workflows.add(bench, path, chosen, progress=advance)
                results.append(_added_json(added))
                if not as_json:
                    _show_added(path, added)
            if any(r["new"] for r in results):
                waiting = workflows.traceable_requests(bench)
    finally:
        # Files before one that is refused were added: a program must learn of them too.
        if as_json and results:
            show_json(results)
    if waiting and not as_json:
        requests = "1 open request" if waiting == 1 else f"{waiting} open requests"
        notice(f"{requests}: see what is new for them with: athar watch")


@athar.command()
@click.argument("document")
@reading_options
@operator_option
@casebook_option
def reread(casebook: Path | None, operator: str | None, document: str, **options: Any) -> None:
    """Read the list DOCUMENT (number or file name) anew, with other columns.

    Record ids and judgements stay; answers that rested on it are flagged.

    Example: athar reread 3 --map name_mother=F
    """
    chosen = _options(**options)
    with (
        workflows.open_bench(casebook, operator=operator) as bench,
        progress("reading") as advance,
    ):
        doc, flagged = workflows.reread(bench, document, chosen, progress=advance)
    say(f"Document {doc.number} was read anew: {doc.records} records, {doc.rejected} unreadable.")
    if flagged:
        say(f"{flagged} answers rested on it and are now flagged: athar answers --flagged")


@athar.command()
@click.argument("kind", type=click.Choice([DocumentKind.LIST.value, DocumentKind.REQUESTS.value]))
@click.argument("file", type=FILE)
def template(kind: str, file: Path) -> None:
    """Write a blank list, or an Arabic intake form for requests, as XLSX to FILE.

    Example: athar template requests form.xlsx
    """
    write_template(file, DocumentKind(kind))
    say(f"Wrote {file}")


def _options(
    mapping: tuple[tuple[str, str], ...],
    sheet: str | None,
    headers: Path | None,
    status: str | None,
    kind: str | None = None,
    reliability: str | None = None,
    speaker: str | None = None,
    pseudonym: str | None = None,
    consents: tuple[str, ...] = (),
    **same: Any,
) -> AddOptions:
    told = None
    if speaker or pseudonym or consents:
        if kind != DocumentKind.TESTIMONY:
            raise UseError("only a testimony has a speaker", remedy="add --kind testimony")
        given = {purpose: purpose in consents for purpose in workflows.CONSENT_PURPOSES}
        told = SpeakerDraft(pseudonym, speaker, given)
    return AddOptions(
        mapping=dict(mapping),
        sheet=sheet,
        headers=headers,
        default_status=ReportedStatus(status) if status else None,
        kind=DocumentKind(kind) if kind else None,
        reliability=Reliability(reliability) if reliability else None,
        speaker=told,
        **same,
    )


def _show_added(path: Path, added: Added) -> None:
    doc = added.document
    if not added.new:
        say(f"{path}: was here already as document {doc.number}; nothing was added.")
        return
    counts = [f"{doc.records} records"] if doc.kind is DocumentKind.LIST else []
    counts += [f"{len(added.requests)} requests"] if doc.kind is DocumentKind.REQUESTS else []
    counts += [f"{doc.rejected} rows that could not be read"] if doc.rejected else []
    counts += [f"{doc.blank} blank rows"] if doc.blank else []
    say(f"{path}: added as document {doc.number} ({doc.kind})" + _after(counts))
    for told in added.notices:
        notice(f"  {said(told)}")
    if doc.rejected:
        notice(f"  see the unreadable rows with: athar documents --rejected {doc.number}")
    for number, others in added.same_sought.items():
        seem = ", ".join(o.request for o in others)
        notice(f"  request {number} seems to seek a person whom {seem} seeks too; both stay open")


def _after(counts: list[str]) -> str:
    return f": {', '.join(counts)}" if counts else ""


def _show_preview(path: Path, found: Preview) -> None:
    say(f"{path}: would be read as {found.kind}; nothing was kept.")
    for layout in found.layouts:
        table = Table("column", "header", "read as", "known by", title=layout.get("sheet"))
        for column in layout["columns"]:
            cells = (column["column"], column["header"], column["field"], column["by"])
            table.add_row(*(Text(isolate(c) if c else "") for c in cells))
        show(table)
    counts = found.counts
    say(
        f"{counts['total']} rows: {counts['records']} records, {counts['rejected']} unreadable, "
        f"{counts['blank']} blank, {counts['header']} titles and headers."
    )
    for told in found.notices:
        notice(f"  {said(told)}")


def _preview_json(found: Preview) -> dict[str, Any]:
    return {
        "kind": found.kind,
        "layouts": found.layouts,
        "notices": found.notices,
        "counts": found.counts,
        "rejected": found.rejected,
    }


def _added_json(added: Added) -> dict[str, Any]:
    doc = added.document
    return {
        "document": doc.number,
        "file": doc.file_name,
        "kind": doc.kind,
        "sha256": doc.blob.hex(),
        "new": added.new,
        "records": doc.records,
        "rejected": doc.rejected,
        "blank": doc.blank,
        "headers": doc.headers,
        "notices": list(added.notices),
        "requests": list(added.requests),
        "same_sought": {k: [s.request for s in v] for k, v in added.same_sought.items()},
    }
