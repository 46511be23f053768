"""The room's public face."""

import athar.casebook


def test_the_face_is_sorted_and_whole() -> None:
    def order(name: str) -> tuple[int, str]:
        return (0 if name.isupper() else 1 if name[0].isupper() else 2, name)

    names = athar.casebook.__all__
    assert names == sorted(names, key=order)
    assert all(hasattr(athar.casebook, name) for name in names)
