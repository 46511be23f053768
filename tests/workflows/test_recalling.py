"""Recalling: what looks have shown, shown again as it is today."""

from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from athar import casebook as cb
from athar.domain import UseError
from athar.workflows import (
    Bench,
    Lost,
    PersonNews,
    Watched,
    add,
    recall,
    retract,
    set_consent,
    watch,
    watch_since,
)

Write = Callable[[str, str | bytes], Path]

APRIL = "الاسم,العمر\nرنا سامر الهادي,33\nتوفيق غسان البصيري,51\n"
REPORT = "وقال عامل إغاثة إن بين الواصلين رنا سامر الهادي.\n"


def shown(watched: Watched) -> dict[str, list[tuple[PersonNews, ...]]]:
    """Give the news of each request, whatever was said of the moment."""
    return {n.request: [n.persons] for n in watched.news}


def test_the_last_look_is_shown_again_whole(office_bench: Bench) -> None:
    """What was kept and never read (a terminal that closed) is not lost."""
    look = watch(office_bench)
    again = recall(office_bench)
    assert again.again and not look.again
    assert shown(again) == shown(look) != {}


def test_showing_it_again_is_a_read_and_looks_for_nothing(
    office_bench: Bench, write: Write
) -> None:
    watch(office_bench)
    add(office_bench, write("april.csv", APRIL))
    reads, events = cb.pending_reads(), len(list(cb.events()))
    recall(office_bench)
    assert (cb.pending_reads(), len(list(cb.events()))) == (reads + 1, events)
    assert watch(office_bench).news


def test_where_there_was_no_look_it_is_said(office_bench: Bench) -> None:
    with pytest.raises(UseError, match="athar watch"):
        recall(office_bench)


def test_looks_since_a_day_are_laid_together(office_bench: Bench, write: Write) -> None:
    watch(office_bench)
    add(office_bench, write("april.csv", APRIL))
    add(office_bench, write("another.txt", REPORT))
    since = watch_since(office_bench, datetime.now(UTC).date() - timedelta(days=1))
    rana = next(p for n in since.news if n.request == "Q-1" for p in n.persons)
    assert {r.file for t in rana.new for r in t.references} == {"camp.csv", "april.csv"}
    assert {m.file for m in rana.mentions} >= {"report.txt", "another.txt"}
    assert [a.file for a in since.added] == ["april.csv", "another.txt"]
    assert (since.requests, since.refused) == (2, 1)


def test_a_day_without_looks_gives_nothing(empty_bench: Bench) -> None:
    assert watch_since(empty_bench, datetime.now(UTC).date()).news == ()


def test_what_was_withdrawn_since_is_told_as_withdrawn(office_bench: Bench) -> None:
    watch(office_bench)
    retract(office_bench, "camp.csv")
    persons = [p for n in recall(office_bench).news for p in n.persons]
    assert not any(p.new for p in persons)
    assert {lost.why for p in persons for lost in p.lost} == {Lost.RETRACTED}


def test_what_came_back_since_it_was_told_as_gone_is_shown(
    office: Path, office_bench: Bench, office_template: Path
) -> None:
    day = datetime.now(UTC).date() - timedelta(days=1)
    watch(office_bench)
    retract(office_bench, "camp.csv")
    watch(office_bench)
    add(office_bench, office_template / "files" / "camp.csv")
    persons = [p for n in watch_since(office_bench, day).news for p in n.persons]
    assert all(p.new and not p.lost for p in persons)


def test_of_a_request_whose_consent_was_withdrawn_since_nothing_is_shown(
    office_bench: Bench,
) -> None:
    watch(office_bench)
    set_consent(office_bench, "Q-1", "tracing", given=False, why=None)
    again = recall(office_bench)
    assert [n.request for n in again.news] == ["Q-3"]
    assert again.refused == 1


def test_what_was_added_since_is_left_to_the_next_look(office_bench: Bench, write: Write) -> None:
    def told(watched: Watched) -> list[tuple[int, bytes, float]]:
        new = (t for n in watched.news for p in n.persons for t in p.new)
        return [(t.rank, t.record.record_id, round(t.trace.weight, 2)) for t in new]

    look = watch(office_bench)
    add(office_bench, write("april.csv", APRIL))
    assert told(recall(office_bench)) == told(look)
    assert watch(office_bench).news
