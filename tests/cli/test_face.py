"""The room's face."""

import athar.cli


def test_the_face_is_one_function() -> None:
    assert athar.cli.__all__ == ["main"]
    assert callable(athar.cli.main)
