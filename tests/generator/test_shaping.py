"""Text as exports from PDF leave it."""

from athar.generator.shaping import shape
from athar.text import clean, repair


def test_letters_become_shapes_and_come_back() -> None:
    name = "محمد خالد الحداد"
    shaped = shape(name)
    assert all(ord(c) >= 0xFE80 for c in shaped if c != " ")
    assert clean(shaped) == name


def test_a_reversed_line_can_be_read_by_the_repair() -> None:
    name = "خالد ابراهيم الموصلي"
    readings = [reading.text for reading in repair(name[::-1])]
    assert name in readings
