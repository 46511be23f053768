"""One pair within its list: odds, weight and rivals add up to the probability."""

from math import log2
from pathlib import Path

import pytest

from athar.domain import PersonRecord, RecordKind, to_batch
from athar.index import Index
from athar.matching import compare
from athar.tracing import trace, weigh_within

LABEL = "a list"


def person(number: int, name: str, age: float | None = None, **more: object) -> PersonRecord:
    return PersonRecord(
        record_id=number.to_bytes(16, "big"),
        name=name,
        row=number,
        age_low=age,
        age_high=age,
        **more,  # type: ignore[arg-type]
    )


ROW = person(1, "عرفات هشام الديراوي", 38.0)
NAMESAKE = person(2, "عرفات هشام الديراوي", 38.0)
STRANGER = person(3, "سهيلة منذر القصاب", 61.0)
SOUGHT = person(9, "Arafat Hisham Dirawi", 37.0, kind=RecordKind.SOUGHT)


def listed(folder: Path, *records: PersonRecord) -> Index:
    index = Index.create(folder)
    index.append([to_batch(records)], label=LABEL)
    return index


def test_the_weight_is_the_pairs_own(tmp_path: Path) -> None:
    within = weigh_within(SOUGHT, ROW, [listed(tmp_path, ROW, STRANGER)], label=LABEL)
    assert within.score == compare(SOUGHT, ROW)
    assert (within.listed, within.judged_as) == (2, 10_000)


@pytest.mark.parametrize("rows", [(ROW, STRANGER), (ROW, NAMESAKE, STRANGER)])
def test_what_is_told_adds_up_to_the_odds_of_the_probability(
    tmp_path: Path, rows: tuple[PersonRecord, ...]
) -> None:
    within = weigh_within(SOUGHT, ROW, [listed(tmp_path, *rows)], label=LABEL)
    told = within.prior_bits + within.score.weight + within.rival_bits
    assert told == pytest.approx(log2(within.probability / (1 - within.probability)))


def test_the_probability_is_the_one_that_tracing_gives(tmp_path: Path) -> None:
    index = listed(tmp_path, ROW, NAMESAKE, STRANGER)
    traced = {t.record_id: t.probability for t in trace(SOUGHT, [index]).traces}
    within = weigh_within(SOUGHT, ROW, [index], label=LABEL)
    assert within.probability == pytest.approx(traced[ROW.record_id])


def test_a_namesake_in_the_list_takes_away_what_leads_beyond_evens(tmp_path: Path) -> None:
    alone = weigh_within(SOUGHT, ROW, [listed(tmp_path / "1", ROW)], label=LABEL)
    beside = weigh_within(SOUGHT, ROW, [listed(tmp_path / "2", ROW, NAMESAKE)], label=LABEL)
    assert alone.rival_bits == 0
    assert beside.prior_bits == pytest.approx(alone.prior_bits)
    assert beside.probability == pytest.approx(0.5, abs=0.01)
    assert beside.rival_bits == pytest.approx(-(beside.prior_bits + beside.score.weight), abs=0.01)


def test_a_row_that_nothing_speaks_for_is_improbable_and_answered(tmp_path: Path) -> None:
    within = weigh_within(SOUGHT, STRANGER, [listed(tmp_path, ROW, STRANGER)], label=LABEL)
    assert within.score.weight < 0
    assert within.probability < 0.001
