"""The speaker of a testimony is never in a trace, in a mention, or in an index."""

from collections.abc import Callable
from pathlib import Path

import pytest

from athar.domain import DocumentKind, PersonRecord, UseError
from athar.workflows import (
    AddOptions,
    Bench,
    Mention,
    SpeakerDraft,
    add,
    trace_person,
    trace_request,
)

Write = Callable[[str, str | bytes], Path]

SPEAKER = "زنوبيا مروان القيصري"
ENCODINGS = ("utf-8", "utf-16-le", "utf-32-le", "cp1256")


def mentions(bench: Bench, name: str) -> tuple[Mention, ...]:
    sought = PersonRecord(record_id=bytes(16), name=name)
    return trace_person(bench, sought).sought[0].mentions


def test_a_search_for_the_speaker_finds_nothing(office_bench: Bench) -> None:
    sought = PersonRecord(record_id=bytes(16), name=SPEAKER)
    (found,) = trace_person(office_bench, sought).sought
    assert found.traces == ()
    assert found.mentions == ()


def test_a_testimony_is_named_by_its_number_alone(office_bench: Bench) -> None:
    """Its words, its file's name and its source may tell who speaks: kin, village, post."""
    found = [m for m in trace_request(office_bench, "Q-1").sought[0].mentions if m.document == 3]
    assert [(m.quote, m.file, m.source) for m in found] == [(None, "", None)]


@pytest.mark.parametrize("name", ["زنوبيا", "زنوبيا القيصري", "Zenobia Marwan"])
def test_a_speaker_is_hidden_by_as_much_of_the_name_as_is_known(
    office_bench: Bench, write: Write, name: str
) -> None:
    told = "\n".join(
        (
            f"قالت {name} إن غيث ماهر الناصر كان معها في الحافلة.",
            "وصل غيث ماهر الناصر إلى المخيم.",
        )
    )
    testimony = AddOptions(
        kind=DocumentKind.TESTIMONY, speaker=SpeakerDraft(None, name, {"tracing": True})
    )
    add(office_bench, write("told.txt", told), testimony)
    (mention,) = mentions(office_bench, "غيث ماهر الناصر")
    assert mention.start == told.index("وصل غيث") + len("وصل ")


def test_the_same_words_in_an_open_report_are_quoted(office_bench: Bench, write: Write) -> None:
    add(office_bench, write("open.txt", "قالت زنوبيا إن غيث ماهر الناصر كان معها في الحافلة.\n"))
    (mention,) = mentions(office_bench, "غيث ماهر الناصر")
    assert mention.file == "open.txt"


def test_no_byte_of_the_index_spells_the_speakers_name(office: Path, office_bench: Bench) -> None:
    files = [p for p in (office / "index").rglob("*") if p.is_file()]
    held = b"".join(p.read_bytes() for p in files)
    assert "الهادي".encode() in held  # the index does spell the names of the list
    for part in ("زنوبيا", "القيصري"):
        assert not any(part.encode(encoding) in held for encoding in ENCODINGS)


def test_no_custody_entry_spells_any_name(office_bench: Bench) -> None:
    from athar import casebook as cb

    entries = repr(list(cb.events()))
    assert len(entries) > 100
    for name in ("زنوبيا", "رنا", "الهادي", "camp.csv", "Layla"):
        assert name not in entries


TOLD = """\
قالت زنوبيا خليل القيصري إنها خرجت ومعها سامر نبيل الهادي.
ثم رأت سامر نبيل الهادي عند الجسر.
"""


@pytest.mark.parametrize(
    "speaker",
    [
        "Zenobia Khalil Qaysari",
        "زنوبيا",
        "القيصري زنوبيا",
        "د. زنوبيا القيصري",
        "أم خالد زنوبيا القيصري",
    ],
)
@pytest.mark.parametrize(
    "sought", ["زنوبيا القيصري", "Zenobia Qaysari", "زنوبيا خليل", "سامر نبيل الهادي"]
)
def test_no_quote_names_a_speaker_however_the_name_is_written(
    empty_bench: Bench, write: Write, speaker: str, sought: str
) -> None:
    told = SpeakerDraft(None, speaker, {"tracing": True})
    add(empty_bench, write("told.txt", TOLD), AddOptions(kind=DocumentKind.TESTIMONY, speaker=told))
    second = TOLD.index("سامر نبيل الهادي عند")
    found = mentions(empty_bench, sought)
    assert [m.start for m in found] == ([second] if sought == "سامر نبيل الهادي" else [])


@pytest.mark.parametrize(
    "speaker",
    [
        SpeakerDraft("أم كنان", None, {"tracing": True}),
        SpeakerDraft(None, "زنوبيا القيصري", {"tracing": False}),
        SpeakerDraft(None, "زنوبيا القيصري", {}),
    ],
)
def test_a_testimony_without_name_or_consent_is_not_searched(
    empty_bench: Bench, write: Write, speaker: SpeakerDraft
) -> None:
    add(
        empty_bench,
        write("told.txt", TOLD),
        AddOptions(kind=DocumentKind.TESTIMONY, speaker=speaker),
    )
    sought = PersonRecord(record_id=bytes(16), name="سامر نبيل الهادي")
    result = trace_person(empty_bench, sought)
    assert result.sought[0].mentions == ()
    assert result.searched == ()


def test_a_testimony_is_not_added_again_as_an_open_report(empty_bench: Bench, write: Write) -> None:
    told = SpeakerDraft(None, "زنوبيا القيصري", {"tracing": True})
    path = write("told.txt", TOLD)
    add(empty_bench, path, AddOptions(kind=DocumentKind.TESTIMONY, speaker=told))
    with pytest.raises(UseError, match="protected testimony"):
        add(empty_bench, path, AddOptions(source="another"))
