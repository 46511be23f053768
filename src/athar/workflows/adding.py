"""Adding a file: its bytes preserved, its kind recognised, its content read, all in the casebook.

In this order: the file is copied into the evidence and hashed; it is read (lists into a spool,
reports into text and passages, requests into drafts); one transaction writes the document with
everything that was read and its custody event; then its index segment is built. What fails before
the transaction leaves nothing; what fails after it is made up for when the casebook is next opened.
"""

import hashlib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from datetime import date
from pathlib import Path
from typing import Any

from athar import casebook as cb
from athar.casebook import DocumentDraft, DocumentSummary, RejectedDraft, SpeakerDraft
from athar.domain import (
    OPEN_COMPARTMENT,
    DocumentKind,
    InputError,
    Reliability,
    ReportedStatus,
    UseError,
)
from athar.evidence import Blob
from athar.intake import (
    Layout,
    ListOptions,
    ListReading,
    Notice,
    Progress,
    read_document,
    read_list,
    read_requests,
    recognise,
    suggests_requests,
)
from athar.workflows.bench import Bench, first_label, label
from athar.workflows.requesting import as_draft, same_sought
from athar.workflows.result import SameSought
from athar.workflows.segmenting import segment
from athar.workflows.spool import Spool

TABLES = frozenset({".csv", ".tsv", ".tab", ".xlsx", ".xls", ".ods"})
"""Endings of names that promise a table."""

LONGEST_COMPARTMENT = 100
"""Bytes of UTF-8: the name, in hexadecimal, is a folder's."""


@dataclass(frozen=True, slots=True, kw_only=True)
class AddOptions:
    """What a person says of a file on adding it; every part has a usual value.

    Attributes:
        kind: what it is; ``None``: a list where it has rows or is named as one, else a report.
        source: who provides it.
        reliability: the source's grade.
        published: the day it was published.
        series: name of the series of releases that it belongs to.
        compartment: who may see it.
        mapping: field → column, laid over what is recognised.
        sheet: the one worksheet to read.
        headers: a YAML file of further headers.
        default_status: reported status of rows that state none.
        speaker: of a testimony.
    """

    kind: DocumentKind | None = None
    source: str | None = None
    reliability: Reliability | None = None
    published: date | None = None
    series: str | None = None
    compartment: str = OPEN_COMPARTMENT
    mapping: Mapping[str, str] = field(default_factory=dict)
    sheet: str | None = None
    headers: Path | None = None
    default_status: ReportedStatus | None = None
    speaker: SpeakerDraft | None = None


@dataclass(frozen=True, slots=True)
class Added:
    """What adding did.

    Attributes:
        document: the document.
        new: whether it was added now; else the same bytes of the same source were there already.
        notices: what the reader should know, as JSON values with a ``code``.
        requests: numbers of the requests that were opened.
        same_sought: for a request's number, other requests that seem to seek the same person.
    """

    document: DocumentSummary
    new: bool
    notices: Sequence[Mapping[str, Any]] = ()
    requests: Sequence[str] = ()
    same_sought: Mapping[str, tuple[SameSought, ...]] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Preview:
    """What adding a list would do: its layouts, notices, counts and first rejected rows."""

    kind: DocumentKind
    layouts: Sequence[Mapping[str, Any]]
    notices: Sequence[Mapping[str, Any]]
    counts: Mapping[str, int]
    rejected: Sequence[Mapping[str, Any]]


def add(
    bench: Bench, path: Path, options: AddOptions | None = None, *, progress: Progress | None = None
) -> Added:
    """Add a file to the casebook.

    Args:
        bench: the open casebook.
        path: the file; it is left as it is.
        options: what is said of it.
        progress: called now and then with units done and their total, where known.

    Returns:
        What was added. The same bytes from the same source add nothing.

    Raises:
        InputError: the file cannot be read as what it is said to be; nothing was added.
        UseError: the options do not fit the file, or no operator is named.
    """
    said = options or AddOptions()
    if not 0 < len(said.compartment.encode()) <= LONGEST_COMPARTMENT:
        raise UseError(f"a compartment's name has 1 to {LONGEST_COMPARTMENT} bytes")
    bench.book.operator()
    kind = said.kind or kind_of(path)
    with _preserved(bench, path) as blob:
        if kind is DocumentKind.LIST:
            return _add_list(bench, path, blob, said, progress)
        if kind is DocumentKind.REQUESTS:
            return _add_requests(bench, path, blob, said)
        return _add_text(bench, path, blob, kind, said)


def reread(
    bench: Bench, name: str, options: AddOptions, *, progress: Progress | None = None
) -> tuple[DocumentSummary, int]:
    """Read a list anew from its preserved bytes, with other columns; ids and judgements stay.

    Args:
        bench: the open casebook.
        name: the document's number, or its file's name.
        options: mapping, sheet, headers and default status of the new reading; what they leave
            open is as in the reading before.
        progress: as in `add`.

    Returns:
        The document, and how many answers were flagged because they rested on it.
    """
    doc = cb.document(name)
    if doc.kind is not DocumentKind.LIST:
        raise UseError(f"document {doc.number} is no list", remedy="only lists have columns")
    options = _laid_over(options, (doc.layout or {}).get("options", {}))
    path = bench.blobs.path(doc.blob)
    with named(path, doc.file_name or name), Spool(bench.book.work) as spool:
        reading = read_list(
            path,
            _list_options(
                options,
                doc.blob,
                compartment=doc.compartment,
                version=doc.mapping_version + 1,
                published=doc.published,
            ),
        )
        spool.fill(reading.batches(progress))
        read = _read_parts(reading, options)
        changed, flagged = cb.reread_document(bench.book, doc.number, spool.batches(), **read)
        index = bench.index(doc.compartment)
        index.append(spool.batches(), label=label(changed))
        index.remove(label(doc))
    return changed, flagged


def preview(path: Path, options: AddOptions | None = None) -> Preview:
    """Read a list without keeping anything.

    Raises:
        InputError: the file cannot be read.
        UseError: it is no list, or the options do not fit it.
    """
    said = options or AddOptions()
    kind = said.kind or kind_of(path)
    if kind not in (DocumentKind.LIST, DocumentKind.REQUESTS):
        raise UseError("only lists and requests have columns to be shown")
    reading = read_list(path, _list_options(said, None))
    for _ in reading.batches():
        pass
    return Preview(
        kind,
        [layout.to_json() for layout in reading.layouts],
        [n.to_json() for n in reading.notices],
        reading.counts.to_json(),
        [r.to_json() for r in reading.rejected[:20]],
    )


def kind_of(path: Path) -> DocumentKind:
    """Tell what a file is where nobody said: requests, list or report.

    Requests where its columns are those of an intake form, a list where it has rows. What is named
    as a table and is none is not quietly kept as a report: reading it as a list says what is wrong
    with it.
    """
    if not (recognise(path).is_list or path.suffix.lower() in TABLES):
        return DocumentKind.REPORT
    return DocumentKind.REQUESTS if suggests_requests(path) else DocumentKind.LIST


@contextmanager
def named(path: Path, name: str) -> Iterator[None]:
    """Let errors about a preserved file name it as the user knows it."""
    try:
        yield
    except InputError as error:
        if error.file is not None and Path(error.file) == path:
            error.file = name
        raise


@contextmanager
def _preserved(bench: Bench, path: Path) -> Iterator[Blob]:
    """Keep the file's bytes; if what follows fails and nothing else needs them, let them go."""
    try:
        blob = bench.blobs.add(path)
    except FileNotFoundError as error:
        raise InputError("there is no such file", file=path) from error
    except IsADirectoryError as error:
        raise InputError("this is a folder, not a file", file=path) from error
    try:
        yield blob
    except BaseException:
        with bench.book.change():  # nobody adds the same bytes between the look and the erasure
            if blob.sha256 not in {d.blob for d in cb.documents() if d.state != "erased"}:
                bench.blobs.erase(blob.sha256)
        raise
    if not bench.blobs.path(blob.sha256).exists():
        # Another process failed on the same bytes and let them go before they were added here.
        bench.blobs.add(path)


def _fits(there: DocumentSummary, kind: DocumentKind, path: Path) -> None:
    """Refuse bytes that are in the casebook as something else: they would not be read as asked."""
    if there.kind is not kind:
        raise UseError(
            f"{path} is in the casebook already, as document {there.number}, a {there.kind}",
            remedy="add it under another --source, or have the first one erased",
        )


def _add_list(
    bench: Bench, path: Path, blob: Blob, said: AddOptions, progress: Progress | None
) -> Added:
    with Spool(bench.book.work) as spool:
        options = _list_options(
            said, blob.sha256, compartment=said.compartment, published=said.published
        )
        reading = read_list(path, options)
        records = spool.fill(reading.batches(progress))
        _unchanged(path, blob)
        draft = _draft(path, blob, DocumentKind.LIST, said, **_read_parts(reading, said))
        if (there := cb.same_document(draft)) is not None:
            _fits(there, DocumentKind.LIST, path)
            return Added(there, new=False)
        index, segment_label = bench.index(said.compartment), first_label(draft.key)
        with segment(index, spool, records=records, label=segment_label):
            added = cb.add_document(bench.book, draft, spool.batches())
    if not added.new:  # another process added the same file meanwhile
        index.remove(segment_label)
    return Added(added.document, added.new, draft.notices)


def _add_requests(bench: Bench, path: Path, blob: Blob, said: AddOptions) -> Added:
    reading = read_requests(path, _list_options(said, blob.sha256, published=said.published))
    drafts = reading.requests()
    _unchanged(path, blob)
    rejected = [RejectedDraft(**r.to_json()) for r in reading.rejected]
    draft = _draft(
        path,
        blob,
        DocumentKind.REQUESTS,
        said,
        layout=_layout(reading.layouts, said),
        rejected=rejected,
        blank=reading.counts.blank,
        headers=reading.counts.header,
        notices=_notices(reading.notices),
    )
    with bench.book.change():
        added = cb.add_document(bench.book, draft)
        _fits(added.document, DocumentKind.REQUESTS, path)
        if not added.new:
            return Added(added.document, new=False)
        numbers = cb.add_requests(
            bench.book,
            [as_draft(r, asked_on=said.published or date.today()) for r in drafts],
            document=added.document.number,
        )
    everything = cb.requests(open_only=True)
    alike = {r.number: same_sought(r, everything) for r in everything if r.number in set(numbers)}
    found = {number: others for number, others in alike.items() if others}
    return Added(added.document, True, draft.notices, numbers, found)


def _add_text(bench: Bench, path: Path, blob: Blob, kind: DocumentKind, said: AddOptions) -> Added:
    if kind is DocumentKind.TESTIMONY and said.speaker is None:
        raise UseError(
            "a testimony needs its speaker's consent",
            remedy="give --speaker or --pseudonym, and --consents for each purpose they agreed to",
        )
    if kind is DocumentKind.REPORT and _is_testimony(blob):
        raise UseError(
            "these bytes are in the casebook as a protected testimony",
            remedy="as a report its speaker would be named; nothing was added",
        )
    text = read_document(path)
    _unchanged(path, blob)
    draft = _draft(
        path,
        blob,
        kind,
        said,
        published=said.published or text.published,
        text=text.text,
        title=text.title,
        author=text.author,
        url=text.url,
        passages=[(p.start, p.end) for p in text.passages],
        notices=[{"code": str(n.code), "detail": n.value} for n in text.notices],
    )
    added = cb.add_document(bench.book, draft)
    _fits(added.document, kind, path)
    return Added(added.document, added.new, draft.notices)


def _is_testimony(blob: Blob) -> bool:
    same = (d for d in cb.documents(active=True) if d.blob == blob.sha256)
    return any(d.kind is DocumentKind.TESTIMONY for d in same)


def _draft(
    path: Path, blob: Blob, kind: DocumentKind, said: AddOptions, **read: Any
) -> DocumentDraft:
    values: dict[str, Any] = {
        "blob": blob.sha256,
        "size": blob.size,
        "file_name": path.name,
        "kind": kind,
        "source": said.source,
        "reliability": said.reliability,
        "published": said.published,
        "series": said.series,
        "compartment": said.compartment,
        "speaker": said.speaker,
    }
    return DocumentDraft(**{**values, **read})


def _list_options(
    said: AddOptions,
    document_hash: bytes | None,
    *,
    compartment: str = OPEN_COMPARTMENT,
    version: int = 1,
    published: date | None = None,
) -> ListOptions:
    return ListOptions(
        mapping=said.mapping,
        sheet=said.sheet,
        document_hash=document_hash,
        compartment=compartment,
        mapping_version=version,
        extra_headers=said.headers,
        published=published,
        default_status=said.default_status,
    )


def _laid_over(options: AddOptions, before: Mapping[str, Any]) -> AddOptions:
    """Give options with what they leave open taken from an earlier reading."""
    status = before.get("status")
    return replace(
        options,
        mapping={**before.get("mapping", {}), **options.mapping},
        sheet=options.sheet or before.get("sheet"),
        default_status=options.default_status or (ReportedStatus(status) if status else None),
    )


def _layout(layouts: Iterable[Layout], said: AddOptions) -> dict[str, Any]:
    """Give how a list was read, as JSON: what was said of it, and what was recognised."""
    status = None if said.default_status is None else str(said.default_status)
    return {
        "options": {"mapping": dict(said.mapping), "sheet": said.sheet, "status": status},
        "sheets": [layout.to_json() for layout in layouts],
    }


def _read_parts(reading: ListReading, said: AddOptions) -> dict[str, Any]:
    """Give what a reading found besides its records; call it when the batches are read."""
    return {
        "layout": _layout(reading.layouts, said),
        "rejected": [RejectedDraft(**r.to_json()) for r in reading.rejected],
        "blank": reading.counts.blank,
        "headers": reading.counts.header,
        "notices": _notices(reading.notices),
    }


def _notices(notices: Sequence[Notice]) -> list[dict[str, Any]]:
    return [n.to_json() for n in notices]


def _unchanged(path: Path, blob: Blob) -> None:
    """Refuse a file that changed while it was read: its records would not be its bytes'."""
    with path.open("rb") as file:
        if hashlib.file_digest(file, "sha256").digest() != blob.sha256:
            raise InputError("the file changed while it was read", file=path, remedy="add it again")
