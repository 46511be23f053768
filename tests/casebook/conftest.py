"""An empty casebook for each test, and drafts of invented documents: nobody in them exists."""

import hashlib
import shutil
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from athar.casebook import AddedDocument, Casebook, DocumentDraft, add_document
from athar.domain import DocumentKind, PersonRecord, record_id, to_batch
from athar.workflows.custody import ChainCustodian

OPERATOR = "هدى المختبرة"

Add = Callable[..., AddedDocument]
Rows = Callable[[bytes, Sequence[PersonRecord]], list[PersonRecord]]


@pytest.fixture
def custodian() -> ChainCustodian:
    return ChainCustodian()


@pytest.fixture(scope="session")
def empty(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An empty casebook, made once and copied for each test."""
    folder = tmp_path_factory.mktemp("empty") / "casebook"
    Casebook.create(folder, operator=OPERATOR, custodian=ChainCustodian()).close()
    return folder


@pytest.fixture
def folder(empty: Path, tmp_path: Path) -> Path:
    return shutil.copytree(empty, tmp_path / "casebook")


@pytest.fixture
def book(folder: Path, custodian: ChainCustodian) -> Iterator[Casebook]:
    opened = Casebook.open(folder, custodian=custodian)
    yield opened
    opened.close()


@pytest.fixture
def rows() -> Rows:
    """Give records their place in a document: ids, rows and hash as intake would."""

    def placed(blob: bytes, records: Sequence[PersonRecord]) -> list[PersonRecord]:
        return [
            replace(r, record_id=record_id(blob, r.sheet, row), row=row, document_hash=blob)
            for row, r in enumerate(records, start=2)
        ]

    return placed


@pytest.fixture
def add(book: Casebook, rows: Rows) -> Add:
    """Add a document of some content with records; what is not said has a usual value."""

    def added(content: str, *records: PersonRecord, **said: Any) -> AddedDocument:
        blob = hashlib.sha256(content.encode()).digest()
        values = {"blob": blob, "size": len(content), "file_name": "list.csv"}
        draft = DocumentDraft(**{**values, "kind": DocumentKind.LIST, **said})
        placed = rows(blob, [replace(r, compartment=draft.compartment) for r in records])
        return add_document(book, draft, [to_batch(placed)] if placed else [])

    return added
