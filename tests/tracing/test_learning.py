"""Learning the model of two sources from the enquiries at hand."""

from pathlib import Path

import pytest

from athar.domain import PersonRecord, RecordKind, Sex, to_batch
from athar.index import Index
from athar.matching import Estimate, settings
from athar.tracing import learn_model, prior_of
from athar.tracing.learning import LEAST_LEARNT_FROM, MOST_SHARE

OWN = ("أحمد", "خالد", "سمير", "يوسف", "علي", "حسن", "قصي", "نور", "باسل", "هاني")
FAMILIES = ("الحلبي", "الحسن", "العلي", "النجار", "الخطيب", "حمدان", "الشامي", "الدروبي")


def person(number: int, age: float) -> PersonRecord:
    own, father = OWN[number % 10], OWN[number // 10 % 10]
    return PersonRecord(
        record_id=number.to_bytes(16, "big"),
        name=f"{own} {father} {OWN[(number * 7 + 3) % 10]} {FAMILIES[number % 8]}",
        age_low=age,
        age_high=age,
        sex=Sex.MALE,
    )


def asked(number: int, *, older: int = 0) -> PersonRecord:
    found = person(number, float(20 + number % 50 + older))
    return PersonRecord(
        record_id=(10**6 + number).to_bytes(16, "big"),
        kind=RecordKind.SOUGHT,
        name=found.name,
        age_low=found.age_low,
        age_high=found.age_high,
        sex=found.sex,
    )


@pytest.fixture
def index(tmp_path: Path) -> Index:
    made = Index.create(tmp_path / "index")
    made.append([to_batch([person(i, float(20 + i % 50)) for i in range(600)])], label="list")
    return made


def test_too_few_enquiries_keep_the_shipped_model(index: Index) -> None:
    estimate = learn_model([asked(i) for i in range(20)], index)
    assert estimate.model == settings()
    assert prior_of(estimate) == 0.5


@pytest.mark.parametrize("sought", [[], [asked(1)]])
def test_none_or_one_enquiry_in_an_empty_index_teaches_nothing(
    sought: list[PersonRecord], tmp_path: Path
) -> None:
    estimate = learn_model(sought, Index.create(tmp_path / "empty"))
    assert (estimate.model, estimate.questions) == (settings(), len(sought))


def test_ages_that_differ_in_a_known_way_are_learnt(index: Index) -> None:
    """Where enquirers tell ages two years above the list's, two years speak most of all for."""
    estimate = learn_model([asked(i, older=2) for i in range(0, 600, 2)], index)
    assert estimate.improved
    bits = dict(estimate.model.age_difference or ())
    assert bits[2] == max(bits.values()) > bits[-2]


def test_the_same_enquiries_teach_the_same(index: Index) -> None:
    sought = [asked(i, older=2) for i in range(150)]
    one, other = learn_model(sought, index), learn_model(sought, index)
    assert (one.model, one.share, one.objective) == (other.model, other.share, other.objective)


@pytest.mark.parametrize(
    ("questions", "share", "prior"),
    [
        (LEAST_LEARNT_FROM - 1, 0.9, 0.5),
        (LEAST_LEARNT_FROM, 0.9, 0.9),
        (LEAST_LEARNT_FROM, 1.0, MOST_SHARE),
        (LEAST_LEARNT_FROM, 0.0, 1.0 - MOST_SHARE),
    ],
)
def test_the_share_is_believed_of_many_and_never_wholly(
    questions: int, share: float, prior: float
) -> None:
    estimate = Estimate(settings(), share, questions, 0, (), (0.0, 0.0), (), False)
    assert prior_of(estimate) == prior
