"""Verification: whatever is changed behind the casebook's back is found and named.

Each test changes one thing in a copy of a casebook, as somebody with the database's file in hand
would, and reads what verification says.
"""

import json
import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest

from athar.domain import UseError
from athar.evidence import GENESIS, Action, CustodyEntry, commitment, entry_hash
from athar.workflows.bench import open_bench
from athar.workflows.verify import Damage, Finding, Verification, verify


def check(folder: Path, head: str | None = None) -> Verification:
    with open_bench(folder) as bench:
        return verify(bench, head=head)


def found(folder: Path, head: str | None = None) -> set[tuple[Damage, str]]:
    return {(f.damage, f.subject) for f in check(folder, head).findings}


def change(folder: Path, *statements: str) -> None:
    """Change the database as no part of the program would."""
    with closing(sqlite3.connect(folder / "casebook.sqlite")) as database, database:
        for statement in statements:
            rows = database.execute(statement).rowcount
            assert rows > 0, f"changed nothing: {statement}"


def value(folder: Path, query: str) -> str:
    with closing(sqlite3.connect(folder / "casebook.sqlite")) as database:
        return str(database.execute(query).fetchone()[0])


def entry_of(folder: Path, action: str) -> str:
    """Give the sequence of the first event of an action."""
    query = f"SELECT min(sequence) FROM casebook_custodyevent WHERE action = '{action}'"
    return value(folder, query)


def blob(folder: Path, name: str) -> Path:
    hexed = value(folder, f"SELECT blob FROM casebook_document WHERE file_name = '{name}'")
    return folder / "evidence" / hexed[:2] / hexed


def test_a_casebook_in_which_each_thing_was_done_is_whole(folder: Path) -> None:
    report = check(folder)
    assert report.findings == ()
    assert report.whole
    assert (report.documents, report.erased, report.records) == (4, 1, 3)
    assert report.entries == int(value(folder, "SELECT count(*) FROM casebook_custodyevent"))
    assert report.head == value(
        folder, "SELECT hash FROM casebook_custodyevent ORDER BY sequence DESC"
    )
    assert report.reads_unsealed == 0


def test_a_new_casebook_is_whole(tmp_path: Path) -> None:
    from athar.workflows.bench import init

    init(tmp_path / "new", operator="Huda")
    report = check(tmp_path / "new")
    assert report.whole
    assert report.entries == 1


def test_a_changed_byte_of_a_preserved_file_is_named(folder: Path) -> None:
    path = blob(folder, "list.csv")
    path.chmod(0o600)
    content = bytearray(path.read_bytes())
    content[-2] ^= 1
    path.write_bytes(content)
    assert found(folder) == {(Damage.BYTES, path.name)}


def test_a_preserved_file_taken_away_is_named(folder: Path) -> None:
    path = blob(folder, "report.txt")
    path.unlink()
    assert found(folder) == {(Damage.BYTES_ABSENT, path.name)}


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE casebook_personrecord SET name = 'x' WHERE document_id = 1 AND row = 2",
        "UPDATE casebook_personrecord SET age_low = 3 WHERE document_id = 1 AND row = 2",
        "UPDATE casebook_personrecord SET original = NULL WHERE document_id = 1 AND row = 2",
        "UPDATE casebook_personrecord SET document_id = 2 WHERE document_id = 1 AND row = 2",
        "UPDATE casebook_personrecord SET kind = 'sought' WHERE document_id = 1 AND row = 2",
        "DELETE FROM casebook_personrecord WHERE document_id = 1 AND row = 3",
        "INSERT INTO casebook_personrecord (document_id, record_id, row, mapping_version, kind, "
        "vanished) VALUES (1, x'00', 9, 1, 'listed', 0)",
        "UPDATE casebook_rejectedrow SET reason = 'x'",
        "UPDATE casebook_rejectedrow SET original = '[]'",
        "DELETE FROM casebook_rejectedrow",
    ],
)
def test_a_change_of_a_lists_rows_is_named(folder: Path, statement: str) -> None:
    change(folder, statement)
    assert (Damage.CONTENT, "document 1") in found(folder)


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE casebook_document SET text = replace(text, 'الممر', 'الباب') WHERE id = 2",
        "UPDATE casebook_passage SET end = end - 1",
        "DELETE FROM casebook_passage",
    ],
)
def test_a_change_of_a_reports_text_or_passages_is_named(folder: Path, statement: str) -> None:
    change(folder, statement)
    assert found(folder) == {(Damage.CONTENT, "document 2")}


def test_a_change_that_takes_the_content_digest_along_is_named(folder: Path) -> None:
    from athar.casebook import content_digest

    change(folder, "UPDATE casebook_personrecord SET name = 'x' WHERE document_id = 1")
    with open_bench(folder):
        _, digest = content_digest(1)
    change(folder, f"UPDATE casebook_document SET content = '{digest}' WHERE id = 1")
    assert found(folder) == {(Damage.STATE, "document 1")}


@pytest.mark.parametrize(
    ("statement", "subject"),
    [
        ("UPDATE casebook_document SET file_name = 'x' WHERE id = 1", "document 1"),
        ("UPDATE casebook_document SET published = '2020-01-01' WHERE id = 1", "document 1"),
        ("UPDATE casebook_document SET compartment = 'x' WHERE id = 1", "document 1"),
        ("UPDATE casebook_document SET state = 'active' WHERE state = 'retracted'", "document 4"),
        ("UPDATE casebook_document SET source_id = NULL WHERE id = 1", "document 1"),
        ("UPDATE casebook_protectedspeaker SET consent = '{\"publication\": true}'", "document 3"),
        ("UPDATE casebook_protectedspeaker SET name = 'x'", "document 3"),
        ("UPDATE casebook_enquirer SET name = 'x'", "request R1"),
        ("UPDATE casebook_consent SET given = 0", "request R1"),
        ("UPDATE casebook_tracingrequest SET state = 'closed'", "request R1"),
        ("UPDATE casebook_personrecord SET name = 'x' WHERE kind = 'sought'", "request R1"),
        ("UPDATE casebook_judgement SET verdict = 'same' WHERE id = 1", "judgement 1"),
        ("UPDATE casebook_judgement SET reason = 'x' WHERE id = 1", "judgement 1"),
        ("UPDATE casebook_judgement SET withdrawn_at = NULL WHERE id = 2", "judgement 2"),
        ("UPDATE casebook_judgement SET withdrawn_why = 'x' WHERE id = 2", "judgement 2"),
        ("DELETE FROM casebook_judgement WHERE id = 1", "judgement 1"),
        ("UPDATE casebook_determination SET fate = 'dead'", "determination 1"),
        ("UPDATE casebook_determination SET basis = 'x'", "determination 1"),
        ("UPDATE casebook_answer SET told = 'x'", "answer 1"),
        ("UPDATE casebook_answer SET told_to = 'x'", "answer 1"),
        ("UPDATE casebook_answer SET rests_on = '[]'", "answer 1"),
        ("DELETE FROM casebook_answer", "answer 1"),
    ],
)
def test_a_change_of_what_was_last_recorded_is_named(
    folder: Path, statement: str, subject: str
) -> None:
    change(folder, statement)
    assert (Damage.STATE, subject) in found(folder)


def test_an_operator_given_another_name_is_named(folder: Path) -> None:
    """The log holds a key: the name behind it must not be exchanged."""
    change(folder, "UPDATE casebook_operator SET name = 'somebody else'")
    key = value(folder, "SELECT key FROM casebook_operator")
    assert (Damage.STATE, f"operator {key}") in found(folder)


def test_a_source_given_another_grade_is_named(folder: Path) -> None:
    change(folder, "UPDATE casebook_source SET reliability = 'A'")
    assert (Damage.STATE, "source 1") in found(folder)


def test_a_judgement_taken_out_with_its_commitment_is_named(folder: Path) -> None:
    change(
        folder,
        "DELETE FROM casebook_judgement WHERE id = 1",
        "DELETE FROM casebook_commitment WHERE subject = 'judgement:1'",
    )
    assert found(folder) == {(Damage.COMMITMENT, f"entry {entry_of(folder, 'judged')}")}


def test_a_judgement_put_in_by_hand_is_named(folder: Path) -> None:
    change(
        folder,
        "INSERT INTO casebook_judgement (left, right, verdict, by_id, at) "
        "SELECT left, right, 'same', by_id, at FROM casebook_judgement WHERE id = 1",
    )
    assert found(folder) == {(Damage.UNRECORDED, "judgement 3")}


def test_a_commitment_put_in_by_hand_is_named(folder: Path) -> None:
    """Without an entry in the chain, a commitment proves nothing."""
    salt, words = bytes(16), "{}"
    digest = commitment(salt, words).hex()
    change(
        folder,
        'INSERT INTO casebook_commitment (event_id, digest, salt, "values", subject) '
        f"VALUES (1, '{digest}', x'{salt.hex()}', '\"{words}\"', 'answer:1')",
    )
    assert (Damage.COMMITMENT, "entry 1") in found(folder)


@pytest.mark.parametrize(
    "emptied", ["salt = NULL", '"values" = NULL', 'salt = NULL, "values" = NULL']
)
def test_a_salt_destroyed_without_an_erasure_is_named(folder: Path, emptied: str) -> None:
    change(folder, f"UPDATE casebook_commitment SET {emptied} WHERE subject = 'answer:1'")
    assert (Damage.COMMITMENT, f"entry {entry_of(folder, 'answered')}") in found(folder)


def test_words_behind_a_commitment_that_were_changed_are_named(folder: Path) -> None:
    change(
        folder,
        "UPDATE casebook_commitment SET \"values\" = '\"{}\"' WHERE subject = 'judgement:1'",
    )
    assert (Damage.COMMITMENT, f"entry {entry_of(folder, 'judged')}") in found(folder)


def test_a_document_set_to_erased_by_hand_is_named(folder: Path) -> None:
    change(folder, "UPDATE casebook_document SET state = 'erased' WHERE id = 1")
    assert (Damage.UNRECORDED, "document 1") in found(folder)


def test_an_erased_document_called_active_again_is_named(folder: Path) -> None:
    change(folder, "UPDATE casebook_document SET state = 'active' WHERE state = 'erased'")
    assert (Damage.UNRECORDED, "document 5") in found(folder)


def test_a_document_taken_out_whole_is_named(folder: Path) -> None:
    change(
        folder,
        "DELETE FROM casebook_personrecord WHERE document_id = 4",
        "DELETE FROM casebook_document WHERE id = 4",
    )
    assert {damage for damage, _ in found(folder)} == {Damage.STATE}


EVENTS = "casebook_custodyevent"


@pytest.mark.parametrize(
    "changed",
    [
        "at = '2020-01-01T00:00:00.000000+00:00'",
        "actor = 'x'",
        "action = 'exported'",
        "subjects = '[\"document:x\"]'",
        "facts = '[[\"answers_flagged\", 9]]'",
        "commitments = '[]'",
        f"previous = '{bytes(32).hex()}'",
        f"hash = '{bytes(32).hex()}'",
    ],
)
def test_a_change_of_any_part_of_an_entry_is_named(folder: Path, changed: str) -> None:
    change(folder, f"UPDATE {EVENTS} SET {changed} WHERE action = 'retracted'")
    first = check(folder).findings[0]
    assert first == Finding(Damage.CHAIN, f"entry {value(folder, FIRST_BAD)}")


FIRST_BAD = f"""
    SELECT max(sequence) FROM {EVENTS} WHERE action IN ('retracted', 'exported')
"""


@pytest.mark.parametrize(
    "changed",
    [
        "subjects = 'null'",
        "facts = '[[1]]'",
        "facts = '[7]'",
        "commitments = '[\"zz\"]'",
        "previous = 'zz'",
        "hash = 'zz'",
    ],
)
def test_an_entry_that_cannot_even_be_read_is_named(folder: Path, changed: str) -> None:
    broken = entry_of(folder, "retracted")
    change(folder, f"UPDATE {EVENTS} SET {changed} WHERE action = 'retracted'")
    assert check(folder).findings[0] == Finding(Damage.CHAIN, f"entry {broken}")


@pytest.mark.parametrize("later", ["facts = '[7]'", "action = 'praised'"])
def test_the_first_of_several_broken_entries_is_the_one_named(folder: Path, later: str) -> None:
    change(
        folder,
        f"UPDATE {EVENTS} SET actor = 'x' WHERE sequence = 3",
        f"UPDATE {EVENTS} SET {later} WHERE sequence = 5",
    )
    assert check(folder).findings[0] == Finding(Damage.CHAIN, "entry 3")


def test_an_action_that_does_not_exist_is_named(folder: Path) -> None:
    broken = entry_of(folder, "retracted")
    change(folder, f"UPDATE {EVENTS} SET action = 'praised' WHERE action = 'retracted'")
    assert check(folder).findings[0] == Finding(Damage.ACTION, f"entry {broken}")


def test_an_entry_taken_out_is_named(folder: Path) -> None:
    broken = entry_of(folder, "judged")
    change(
        folder,
        f"DELETE FROM casebook_commitment WHERE event_id = {broken}",
        f"DELETE FROM {EVENTS} WHERE sequence = {broken}",
    )
    assert check(folder).findings[0].damage is Damage.CHAIN


def test_the_last_entries_taken_out_are_named_by_what_they_recorded(folder: Path) -> None:
    """Without their entries, what was done stands in the tables unrecorded."""
    head = check(folder).head
    last = entry_of(folder, "erased")
    change(
        folder,
        f"DELETE FROM casebook_commitment WHERE event_id >= {last}",
        f"DELETE FROM {EVENTS} WHERE sequence >= {last}",
    )
    damages = {damage for damage, _ in found(folder)}
    assert Damage.CHAIN not in damages
    assert Damage.UNRECORDED in damages
    assert (Damage.HEAD, head) in found(folder, head)


def rewrite(folder: Path, edit: Callable[[dict[str, object]], None]) -> None:
    """Rewrite the whole log consistently, with each event edited."""
    with closing(sqlite3.connect(folder / "casebook.sqlite")) as database, database:
        database.row_factory = sqlite3.Row
        previous = GENESIS
        for row in database.execute(f"SELECT * FROM {EVENTS} ORDER BY sequence").fetchall():
            event = dict(row)
            edit(event)
            entry = CustodyEntry(
                event["sequence"],
                event["at"],
                event["actor"],
                Action(event["action"]),
                tuple(json.loads(event["subjects"])),
                tuple((k, v) for k, v in json.loads(event["facts"])),
                tuple(bytes.fromhex(c) for c in json.loads(event["commitments"])),
                previous,
            )
            database.execute(
                f"UPDATE {EVENTS} SET at = ?, previous = ?, hash = ? WHERE sequence = ?",
                (entry.at, previous.hex(), entry_hash(entry).hex(), entry.sequence),
            )
            previous = entry_hash(entry)


def backdate(event: dict[str, object]) -> None:
    event["at"] = str(event["at"]).replace("20", "19", 1)


def test_a_log_rewritten_whole_and_consistently_fails_a_head_noted_earlier(folder: Path) -> None:
    head = check(folder).head
    rewrite(folder, backdate)
    assert check(folder).whole
    assert found(folder, head) == {(Damage.HEAD, head)}


def test_a_log_that_went_on_still_knows_each_earlier_head(folder: Path) -> None:
    with closing(sqlite3.connect(folder / "casebook.sqlite")) as database:
        heads = [row[0] for row in database.execute(f"SELECT hash FROM {EVENTS}")]
    assert all(check(folder, head).whole for head in (heads[0], heads[5], heads[-1]))


@pytest.mark.parametrize("head", ["", "0f", "x" * 64, "0" * 63])
def test_a_head_that_is_none_is_told(folder: Path, head: str) -> None:
    with pytest.raises(UseError, match="64 hexadecimal digits"):
        check(folder, head)


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE casebook_pendingread SET action = 'x' WHERE id = 1",
        "UPDATE casebook_pendingread SET at = '2020' WHERE id = 1",
        "UPDATE casebook_pendingread SET actor = 'x' WHERE id = 1",
        "UPDATE casebook_pendingread SET subjects = '[]' WHERE id = 1",
        "DELETE FROM casebook_pendingread WHERE id = 2",
        "UPDATE casebook_pendingread SET sealed_by_id = NULL WHERE id = 2",
    ],
)
def test_a_change_of_a_sealed_read_is_named(folder: Path, statement: str) -> None:
    change(folder, statement)
    assert found(folder) == {(Damage.READS, f"entry {entry_of(folder, 'reads_sealed')}")}


def test_a_record_under_another_id_is_named(folder: Path) -> None:
    """The id follows from the place: it is checked even where the digest was taken along."""
    from athar.casebook import content_digest

    change(folder, "UPDATE casebook_personrecord SET record_id = zeroblob(16) WHERE row = 3")
    with open_bench(folder):
        _, digest = content_digest(1)
    change(folder, f"UPDATE casebook_document SET content = '{digest}' WHERE id = 1")
    assert (Damage.RECORD_ID, "document 1") in found(folder)


def test_several_damages_are_all_named(folder: Path) -> None:
    blob(folder, "report.txt").unlink()
    change(
        folder,
        "UPDATE casebook_personrecord SET name = 'x' WHERE document_id = 1",
        "UPDATE casebook_answer SET told = 'x'",
    )
    assert {damage for damage, _ in found(folder)} == {
        Damage.BYTES_ABSENT,
        Damage.CONTENT,
        Damage.STATE,
    }


def test_verification_changes_nothing(folder: Path) -> None:
    check(folder)
    before = {p: p.read_bytes() for p in (folder / "evidence").rglob("*") if p.is_file()}
    rows = value(folder, "SELECT count(*) FROM casebook_custodyevent")
    check(folder)
    after = {p: p.read_bytes() for p in (folder / "evidence").rglob("*") if p.is_file()}
    assert after == before
    assert value(folder, "SELECT count(*) FROM casebook_custodyevent") == rows
