"""The room's face is what it says and no more."""

import athar.matching


def test_the_face_is_sorted_and_whole() -> None:
    face = athar.matching.__all__
    assert face == sorted(face, key=lambda n: (not n.isupper(), not n[0].isupper(), n))
    assert all(hasattr(athar.matching, name) for name in face)
    assert {"PairScore", "compare", "posterior"} <= set(face)
