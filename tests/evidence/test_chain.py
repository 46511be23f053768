"""The custody chain: any single change of a log is found, and named by its place."""

from hypothesis import assume, given
from hypothesis import strategies as st

from athar.evidence import (
    GENESIS,
    Action,
    CustodyEntry,
    commitment,
    entry_hash,
    new_salt,
    seal,
    verify_chain,
)

Link = tuple[CustodyEntry, bytes]

_ids = st.text("abcdef0123456789:", max_size=6)
_drafts = st.lists(
    st.tuples(
        st.sampled_from(Action),
        st.lists(_ids, max_size=3),
        st.lists(st.tuples(_ids, st.integers() | _ids), max_size=3),
        st.lists(st.binary(min_size=32, max_size=32), max_size=2),
    ),
    min_size=1,
    max_size=6,
)


def chain_of(
    drafts: list[tuple[Action, list[str], list[tuple[str, str | int]], list[bytes]]],
) -> list[Link]:
    links: list[Link] = []
    previous = GENESIS
    for number, (action, subjects, facts, commitments) in enumerate(drafts, start=1):
        entry = CustodyEntry(
            number,
            f"2026-01-01T00:00:{number:02}.000000+00:00",
            "0f",
            action,
            tuple(subjects),
            tuple(facts),
            tuple(commitments),
            previous,
        )
        previous = entry_hash(entry)
        links.append((entry, previous))
    return links


chains = _drafts.map(chain_of)


def test_an_empty_log_is_whole() -> None:
    report = verify_chain([])
    assert (report.entries, report.head, report.broken_at) == (0, GENESIS, None)


@given(chains)
def test_a_log_is_whole_as_it_was_written(links: list[Link]) -> None:
    report = verify_chain(links)
    assert (report.entries, report.broken_at) == (len(links), None)
    assert report.head == links[-1][1]
    assert report.head_seen is None


@given(chains, st.data())
def test_a_change_of_any_field_of_any_entry_is_found_and_named(
    links: list[Link], data: st.DataObject
) -> None:
    at = data.draw(st.integers(0, len(links) - 1))
    entry, stored = links[at]
    changed = data.draw(
        st.sampled_from(
            [
                (entry._replace(sequence=entry.sequence + 1), stored),
                (entry._replace(at=entry.at.replace("2026", "2025")), stored),
                (entry._replace(actor=entry.actor + "0"), stored),
                (
                    entry._replace(
                        action=next(a for a in Action if a is not entry.action),
                    ),
                    stored,
                ),
                (entry._replace(subjects=(*entry.subjects, "x")), stored),
                (entry._replace(facts=(*entry.facts, ("x", 1))), stored),
                (entry._replace(commitments=(*entry.commitments, bytes(32))), stored),
                (entry._replace(previous=bytes([entry.previous[0] ^ 1]) + entry.previous[1:]),)
                + (stored,),
                (entry, bytes([stored[0] ^ 1]) + stored[1:]),
            ]
        )
    )
    report = verify_chain([*links[:at], changed, *links[at + 1 :]])
    assert report.broken_at == at + 1
    assert report.head == (links[at - 1][1] if at else GENESIS)


@given(chains, st.data())
def test_moving_a_value_from_one_field_to_the_next_is_found(
    links: list[Link], data: st.DataObject
) -> None:
    """Parts are length-prefixed: a subject cannot become a fact with the hash left as it is."""
    at = data.draw(st.integers(0, len(links) - 1))
    entry, stored = links[at]
    moved = entry._replace(subjects=(), facts=(*((s, s) for s in entry.subjects), *entry.facts))
    if moved == entry:
        return
    assert verify_chain([*links[:at], (moved, stored), *links[at + 1 :]]).broken_at == at + 1


@given(chains, st.data())
def test_an_entry_taken_out_is_missed_unless_it_was_the_last(
    links: list[Link], data: st.DataObject
) -> None:
    at = data.draw(st.integers(0, len(links) - 1))
    report = verify_chain([*links[:at], *links[at + 1 :]])
    assert report.broken_at == (at + 1 if at < len(links) - 1 else None)


@given(chains)
def test_the_last_entries_taken_out_are_missed_by_a_head_noted_earlier(links: list[Link]) -> None:
    report = verify_chain(links[:-1], head=links[-1][1])
    assert (report.broken_at, report.head_seen) == (None, False)


@given(chains, st.data())
def test_an_entry_that_is_put_in_is_found(links: list[Link], data: st.DataObject) -> None:
    at = data.draw(st.integers(0, len(links) - 1))
    report = verify_chain([*links[: at + 1], links[at], *links[at + 1 :]])
    assert report.broken_at == at + 2


@given(chains.filter(lambda links: len(links) > 1), st.data())
def test_two_entries_that_change_places_are_found(links: list[Link], data: st.DataObject) -> None:
    at = data.draw(st.integers(0, len(links) - 2))
    swapped = [*links[:at], links[at + 1], links[at], *links[at + 2 :]]
    assert verify_chain(swapped).broken_at == at + 1


@given(chains, st.data())
def test_any_earlier_head_is_known_to_a_log_that_continues_from_it(
    links: list[Link], data: st.DataObject
) -> None:
    assume(links)
    head = data.draw(st.sampled_from([stored for _, stored in links]))
    assert verify_chain(links, head=head).head_seen is True


@given(chains, st.one_of(st.just(GENESIS), st.binary(min_size=32, max_size=32)))
def test_a_head_that_was_never_there_is_not_known(links: list[Link], head: bytes) -> None:
    assert verify_chain(links, head=head).head_seen is (head in {s for _, s in links})


@given(_drafts)
def test_a_log_rewritten_whole_is_whole_by_itself_but_fails_a_head_noted_earlier(
    drafts: list[tuple[Action, list[str], list[tuple[str, str | int]], list[bytes]]],
) -> None:
    noted = chain_of(drafts)[-1][1]
    action, subjects, facts, commitments = drafts[0]
    rewritten = chain_of([(action, [*subjects, "more"], facts, commitments), *drafts[1:]])
    assert verify_chain(rewritten).broken_at is None
    assert verify_chain(rewritten, head=noted).head_seen is False


def test_a_commitment_depends_on_its_salt_and_on_each_value() -> None:
    salt = new_salt()
    assert commitment(salt, "a", "b") == commitment(salt, "a", "b")
    others = {
        commitment(new_salt(), "a", "b"),
        commitment(salt, "ab"),
        commitment(salt, "a", "b", None),
        commitment(salt, "b", "a"),
    }
    assert commitment(salt, "a", "b") not in others
    assert len(others) == 4


READS = [("2026-01-01", "0f", "searched", ("document:1",)), ("2026-01-02", "0f", "viewed", ())]


def test_a_seal_counts_its_reads_and_depends_on_their_order() -> None:
    digest, count = seal(READS)
    assert count == 2
    assert seal(reversed(READS)) != (digest, count)
    assert seal(READS[:1])[0] != digest


def test_a_seal_tells_a_subject_from_the_read_that_follows() -> None:
    """One read with five subjects is not two reads, though the words are the same."""
    one = [("t", "0f", "viewed", ("t", "0f", "viewed"))]
    two = [("t", "0f", "viewed", ()), ("t", "0f", "viewed", ())]
    assert seal(one)[0] != seal(two)[0]
