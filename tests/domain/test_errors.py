"""Errors name the place and the way out, and carry them as data."""

import pytest

from athar.domain import AtharError, DamageError, InputError, UnsupportedError, UseError


def test_an_input_error_names_file_row_column_and_what_to_do() -> None:
    error = InputError(
        "the age is not a number", file="camp.csv", row=4, column="age", remedy="correct it"
    )
    assert str(error) == "camp.csv, row 4, column age: the age is not a number: correct it"
    assert (error.file, error.row, error.column) == ("camp.csv", 4, "age")


def test_an_error_without_a_place_says_only_what_is_wrong() -> None:
    assert str(UseError("no name was given")) == "no name was given"


@pytest.mark.parametrize(
    ("kind", "status"), [(UseError, 2), (InputError, 2), (UnsupportedError, 2), (DamageError, 1)]
)
def test_each_error_has_its_exit_status(kind: type[AtharError], status: int) -> None:
    assert kind("x").exit_status == status
