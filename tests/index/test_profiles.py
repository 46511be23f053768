"""Profiles: sex, age and birth, each distinct profile kept once."""

from datetime import date

import numpy as np
import pytest

from athar.domain import PersonRecord, Sex, to_batch
from athar.index.profiles import COLUMNS, Profiles


def person(**said: object) -> PersonRecord:
    return PersonRecord(record_id=b"p" * 16, **said)  # type: ignore[arg-type]


@pytest.mark.parametrize("at_once", [1, 3, 100])
def test_every_record_has_the_profile_that_it_states(at_once: int) -> None:
    people = [
        person(sex=sex, age_low=age, birth_from=birth)
        for sex in (None, Sex.MALE, Sex.FEMALE)
        for age in (None, 0.0, 34.0)
        for birth in (None, date(1990, 1, 2))
    ] * 2
    profiles = Profiles()
    for at in range(0, len(people), at_once):
        profiles.add(to_batch(people[at : at + at_once]))
    codes, kept = profiles.finish()
    rows = kept.to_pylist()
    assert len(rows) == len(people) // 2
    assert [rows[code] for code in codes.tolist()] == [
        {column: p.to_row()[column] for column in COLUMNS} for p in people
    ]


@pytest.mark.parametrize(("distinct", "kind"), [(256, np.uint8), (257, np.uint16)])
def test_numbers_are_as_short_as_they_can_be(distinct: int, kind: type[np.unsignedinteger]) -> None:
    profiles = Profiles()
    profiles.add(to_batch([person(age_low=n / 4) for n in range(distinct)]))
    codes, kept = profiles.finish()
    assert codes.dtype == kind
    assert (len(kept), int(codes.max())) == (distinct, distinct - 1)


def test_no_records_have_no_profiles() -> None:
    codes, kept = Profiles().finish()
    assert (len(codes), len(kept)) == (0, 0)
