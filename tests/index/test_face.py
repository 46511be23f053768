"""The room's face is what it says and no more."""

import athar.index


def test_the_face_is_sorted_and_whole() -> None:
    face = athar.index.__all__
    assert face == sorted(face, key=lambda n: (not n.isupper(), not n[0].isupper(), n))
    assert all(hasattr(athar.index, name) for name in face)
    assert "Index" in face
