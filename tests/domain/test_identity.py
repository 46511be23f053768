"""Ids come from content, over typed and length-prefixed parts."""

import hashlib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from athar.domain import digest, encode, record_id

PARTS = st.lists(
    st.one_of(st.none(), st.booleans(), st.integers(), st.text(), st.binary()), max_size=5
)


@given(PARTS, PARTS)
def test_two_different_sequences_never_share_their_bytes(left: list, right: list) -> None:
    same = [(type(p), p) for p in left] == [(type(p), p) for p in right]
    assert (encode(*left) == encode(*right)) is same


def test_the_boundary_between_parts_counts() -> None:
    assert digest("a", "b.c") != digest("a.b", "c")


def test_a_number_and_its_digits_differ() -> None:
    assert digest(1) != digest("1") != digest(b"1") != digest(True)


def test_the_encoding_is_the_documented_one() -> None:
    assert encode("ab", None, 7) == (
        b"s"
        + (2).to_bytes(8, "big")
        + b"ab"
        + b"n"
        + bytes(8)
        + b"i"
        + (1).to_bytes(8, "big")
        + b"7"
    )


def test_another_type_is_refused() -> None:
    with pytest.raises(TypeError, match="float"):
        encode(1.5)  # type: ignore[arg-type]


def test_a_record_id_is_128_bits_of_document_sheet_and_row() -> None:
    document = hashlib.sha256(b"a list").digest()
    here = record_id(document, None, 2)
    assert len(here) == 16
    assert here == record_id(document, None, 2)
    assert here != record_id(document, "Sheet1", 2)
    assert here != record_id(document, None, 3)
    assert here != record_id(hashlib.sha256(b"another").digest(), None, 2)
