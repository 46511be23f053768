"""The room's face."""

import athar.reading


def test_the_face_is_what_other_rooms_may_use() -> None:
    assert athar.reading.__all__ == ["Mention", "find_any_element", "find_mentions"]


def test_everything_on_the_face_exists() -> None:
    assert all(hasattr(athar.reading, name) for name in athar.reading.__all__)
