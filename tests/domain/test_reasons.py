"""Reasons are codes with values; a trace holds them without a verdict."""

from athar.domain import Comparison, Level, Reason


def test_a_code_is_the_comparison_and_its_level() -> None:
    reason = Reason(Comparison.FATHER, Level.SPELLING, "خالد", "Khaled", 3.256, 0.0123456)
    assert reason.code == "father.spelling"
    assert reason.to_json() == {
        "code": "father.spelling",
        "weight": 3.26,
        "left": "خالد",
        "right": "Khaled",
        "frequency": 0.012,
    }


def test_json_leaves_out_what_is_absent() -> None:
    assert Reason(Comparison.SEX, Level.EXACT, None, None, 1.0).to_json() == {
        "code": "sex.exact",
        "weight": 1.0,
    }
