"""A casebook in which each thing was done once, copied for each test: nobody in it exists."""

import shutil
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import date
from pathlib import Path

import pytest

from athar.casebook import (
    AddedDocument,
    DocumentDraft,
    EnquirerDraft,
    RejectedDraft,
    RequestDraft,
    SpeakerDraft,
    add_document,
    add_requests,
    answer,
    determine,
    judge,
    log_read,
    request,
    seal_reads,
    withdraw_judgement,
)
from athar.domain import DocumentKind, Fate, PersonRecord, Verdict, record_id, to_batch
from athar.workflows.bench import Bench, init, open_bench
from athar.workflows.changing import erase, retract

Opened = Callable[[Path], Iterator[Bench]]

LIST = "الاسم\nسامر نبيل\nخالد نبيل\n"
REPORT = "قالت أم سامر: خرجوا من الممر."


def place(
    bench: Bench, folder: Path, name: str, content: str, *names: str, **said: object
) -> AddedDocument:
    """Add a file with its bytes, and a record for each name: intake's part, done by hand."""
    path = folder / name
    path.write_text(content, encoding="utf-8")
    blob = bench.blobs.add(path)
    values: dict[str, object] = {"kind": DocumentKind.LIST, "source": "مكتب المخيم", **said}
    draft = DocumentDraft(
        blob=blob.sha256,
        size=blob.size,
        file_name=name,
        **values,  # type: ignore[arg-type]
    )
    records = [
        PersonRecord(
            record_id=record_id(blob.sha256, None, row),
            row=row,
            document_hash=blob.sha256,
            name=written,
            compartment=draft.compartment,
            original=f'["{written}"]',
        )
        for row, written in enumerate(names, start=2)
    ]
    return add_document(bench.book, draft, [to_batch(records)] if records else [])


@pytest.fixture(scope="session")
def filled(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A casebook with a list, a report, a testimony, a request, decisions, reads, an erasure."""
    files = tmp_path_factory.mktemp("files")
    folder = files / "casebook"
    init(folder, operator="هدى المختبرة")
    with open_bench(folder) as bench:
        rejected = [RejectedDraft(None, 4, "الاسم", "no_name", '["؟"]')]
        there = place(
            bench, files, "list.csv", LIST, "سامر نبيل", "خالد نبيل", rejected=rejected
        ).document
        spans = {"kind": DocumentKind.REPORT, "text": REPORT, "passages": [(0, 12)]}
        place(bench, files, "report.txt", REPORT, **spans)
        speaker = SpeakerDraft("S1", "ليلى الشاهدة", {"publication": False})
        spoken = {"kind": DocumentKind.TESTIMONY, "text": "...", "speaker": speaker}
        place(bench, files, "testimony.txt", "...", **spoken)
        ids = [record_id(there.blob, None, row) for row in (2, 3)]
        draft = RequestDraft(
            enquirer=EnquirerDraft(name="عمر السائل"),
            sought=[PersonRecord(record_id=bytes(16), name="سامر")],
            consent={"tracing": True},
        )
        (number,) = add_requests(bench.book, [draft])
        sought = request(number).sought[0].record_id
        judge(bench.book, ids[0], ids[1], verdict=Verdict.DIFFERENT, reason="أخوان")
        taken_back = judge(bench.book, ids[0], sought, verdict=Verdict.SAME, reason=None)
        withdraw_judgement(bench.book, taken_back, why="أب آخر")
        answer(bench.book, number, told_to="الأخت", told="سجل واحد", rests_on=ids[:1])
        determine(bench.book, number, 1, fate=Fate.STILL_MISSING, basis="لا خبر")
        log_read(bench.book, "traced", [ids[0].hex()])
        log_read(bench.book, "viewed", [])
        seal_reads(bench.book)
        place(bench, files, "withdrawn.csv", "withdrawn", "عمر", published=date(2024, 4, 1))
        retract(bench, "withdrawn.csv")
        place(bench, files, "erased.csv", "erased", "نور المنسية")
        erase(bench, "erased.csv", order="order 12")
        bench.catch_up()
    return folder


@pytest.fixture
def folder(filled: Path, tmp_path: Path) -> Path:
    return shutil.copytree(filled, tmp_path / "casebook")


@pytest.fixture
def opened() -> Callable[[Path], "contextmanager[Bench]"]:  # type: ignore[type-arg]
    return open_bench


@pytest.fixture
def bench(folder: Path) -> Iterator[Bench]:
    with open_bench(folder) as there:
        yield there


@pytest.fixture
def add(bench: Bench, tmp_path: Path) -> Callable[..., AddedDocument]:
    """Add a list to the open casebook."""

    def added(name: str, *names: str, **said: object) -> AddedDocument:
        return place(bench, tmp_path, name, f"{name} {names}", *names, **said)

    return added
