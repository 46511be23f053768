"""The room's face is what it says and no more."""

import athar.names


def test_the_face_is_sorted_and_whole() -> None:
    face = athar.names.__all__
    assert face == sorted(face, key=lambda n: (not n.isupper(), not n[0].isupper(), n))
    assert all(hasattr(athar.names, name) for name in face)
    assert {"split", "parse", "compare_elements", "frequency", "is_unknown", "romanise"} <= set(
        face
    )
