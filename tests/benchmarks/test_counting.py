"""How the benchmarks count: ranks, twins under another key, ages as said, calibration."""

import pytest
from benchmarks.peers import Narrowed
from benchmarks.people import (
    ARABIC,
    SAID,
    Listed,
    Row,
    as_said,
    full,
    own_family,
    own_father,
    own_father_family,
    rank_of,
)
from benchmarks.search.engine import Answer
from benchmarks.search.honesty import calibration_error, judge

MEANT = Row("k1", "سامر نبيل خالد الهادي", None, 30, "m")
TWIN = Row("k2", "سامر نبيل خالد الهادى", None, 31, "m")
OTHER = Row("k3", "سامر نبيل خالد الحمود", None, 30, "m")


def test_a_row_that_may_be_the_same_person_counts_neither_way() -> None:
    """A twin under another key before the right row leaves it first; another row does not."""
    assert rank_of(MEANT, [TWIN, MEANT]) == 1
    assert rank_of(MEANT, [OTHER, TWIN, MEANT]) == 2


def test_a_row_that_was_not_found_has_no_rank() -> None:
    """Twins alone are not the right row."""
    assert rank_of(MEANT, [TWIN, OTHER]) is None


def test_an_invented_row_without_a_key_is_nobodys_own_row() -> None:
    """Two rows without keys are not one person."""
    nobody = MEANT._replace(key=None)
    assert rank_of(nobody, [OTHER, nobody._replace(age=50)]) is None


def test_the_parts_of_a_name_make_the_forms_of_an_enquiry() -> None:
    """Own, father's and family name are the first two parts and the last."""
    asked = [f(MEANT, ARABIC) for f in (full, own_father_family, own_family, own_father)]
    assert [e and e.name for e in asked] == [
        "سامر نبيل خالد الهادي",
        "سامر نبيل الهادي",
        "سامر الهادي",
        "سامر نبيل",
    ]


def test_a_name_of_two_parts_is_not_asked_by_father() -> None:
    """Its second part may be the family's."""
    assert own_father(MEANT._replace(name_ar="سامر الهادي"), ARABIC) is None


def test_an_age_as_said_is_off_by_three_years_at_most_and_the_same_again() -> None:
    """Ages are said wrongly within limits, and alike in every run."""
    rows = [MEANT._replace(key=f"k{i}") for i in range(200)]
    said = [as_said(r) for r in rows]
    assert {a - 30 for a in said if a is not None} == set(range(-SAID, SAID + 1))
    assert said == [as_said(r) for r in rows]


def test_peers_are_told_age_and_sex_and_keep_rows_that_do_not_say() -> None:
    """A row of another sex or a far age is left out; one without either stays."""
    rows = [
        MEANT,
        MEANT._replace(sex="f"),
        MEANT._replace(age=40),
        Row("k4", "سامر", None, None, None),
    ]
    enquiry = full(MEANT, ARABIC)
    assert enquiry is not None
    assert Narrowed(Listed.of(rows)).rows(enquiry).tolist() == [0, 3]


def test_calibration_error_is_the_distance_of_probability_and_truth() -> None:
    """Certain traces of which one in ten is wrong err by a tenth; right halves err by nothing."""
    assert calibration_error([(1.0, True)] * 90 + [(1.0, False)] * 10) == pytest.approx(0.1)
    assert calibration_error([(0.5, True)] * 50 + [(0.5, False)] * 50) == pytest.approx(0.0)


def test_errors_of_different_bins_do_not_cancel() -> None:
    """Too sure above and too unsure below is not calibrated."""
    traces = [(0.9, i % 2 == 0) for i in range(100)] + [(0.1, i % 2 == 0) for i in range(100)]
    assert calibration_error(traces) == pytest.approx(0.4)


def test_alarms_and_reach_are_counted_over_absent_and_present() -> None:
    """A sure trace of somebody else is an alarm where the person is absent, no reach otherwise."""
    listed = Listed.of([MEANT, OTHER, TWIN])
    absent = full(MEANT._replace(key="gone", name_ar="سامر نبيل خالد العلي"), ARABIC)
    present = full(MEANT, ARABIC)
    assert absent is not None and present is not None
    asked = [("", absent), ("", present), ("", present)]
    answers = [Answer([1], [0.7], 0.0), Answer([2, 0], [0.6, 0.55], 0.0), Answer([0], [0.4], 0.0)]
    figures = judge(asked, answers, listed, {"gone"})
    assert figures["alarms"] == 1.0
    assert figures["reached"] == 0.5
