"""The room's face."""

import athar.text


def test_the_face_is_what_other_rooms_may_use() -> None:
    assert athar.text.__all__ == [
        "OffsetMap",
        "Reading",
        "Script",
        "Step",
        "ascii_digits",
        "clean",
        "clean_with_map",
        "fold",
        "repair",
        "repair_word",
        "says_nothing",
        "script",
        "shows_damage",
    ]


def test_everything_on_the_face_exists() -> None:
    assert all(hasattr(athar.text, name) for name in athar.text.__all__)
