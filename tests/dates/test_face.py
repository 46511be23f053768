"""The room's face."""

import athar.dates


def test_the_face_is_what_other_rooms_may_use() -> None:
    assert athar.dates.__all__ == ["AgeSpan", "Calendar", "DateSpan", "parse_age", "parse_date"]


def test_everything_on_the_face_exists() -> None:
    assert all(hasattr(athar.dates, name) for name in athar.dates.__all__)
