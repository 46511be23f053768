"""The room's face."""

import athar.places


def test_the_face_is_what_other_rooms_may_use() -> None:
    assert athar.places.__all__ == [
        "Place",
        "PlaceKind",
        "PlaceRelation",
        "RelationKind",
        "find",
        "relate",
    ]


def test_everything_on_the_face_exists() -> None:
    assert all(hasattr(athar.places, name) for name in athar.places.__all__)
