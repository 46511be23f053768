"""The room's face."""

from athar import generator


def test_the_face_is_what_other_rooms_use() -> None:
    assert generator.__all__ == [
        "BATCH_ROWS",
        "PEOPLE",
        "SEED",
        "Demonstration",
        "DemonstrationFile",
        "Dice",
        "Noise",
        "Person",
        "Population",
        "Romaniser",
        "record_batches",
        "write_demonstration",
        "write_list",
    ]
    assert all(hasattr(generator, name) for name in generator.__all__)
