"""The room's public face."""

import athar.domain


def test_the_face_is_sorted_and_whole() -> None:
    assert athar.domain.__all__ == sorted(athar.domain.__all__, key=lambda n: (not n.isupper(), n))
    assert all(hasattr(athar.domain, name) for name in athar.domain.__all__)
