"""Romanising by named schemes."""

import pytest

from athar.domain import UseError
from athar.names import romanise


def test_simple_scheme() -> None:
    assert romanise("قصي الشامي") == "qsi shami"


def test_french_scheme() -> None:
    assert romanise("جود", "french") == "djoud"


def test_an_unknown_scheme_names_those_there_are() -> None:
    with pytest.raises(UseError, match="french, simple"):
        romanise("قصي", "runes")
