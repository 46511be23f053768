"""The room's public face."""

import athar.evidence


def test_the_face_is_sorted_and_whole() -> None:
    names = athar.evidence.__all__
    assert names == sorted(names, key=lambda n: (not n.isupper(), n))
    assert all(hasattr(athar.evidence, name) for name in names)
