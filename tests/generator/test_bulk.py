"""People by the million."""

import csv
from pathlib import Path

from athar.domain import RECORDS, from_batch
from athar.generator import BATCH_ROWS, Population, record_batches, write_list


def test_batches_are_of_the_records_schema_and_bounded() -> None:
    batches = list(record_batches(BATCH_ROWS + 10, 1))
    assert [b.num_rows for b in batches] == [BATCH_ROWS, 10]
    assert all(b.schema.equals(RECORDS) for b in batches)


def test_a_record_says_what_the_person_is() -> None:
    batch = next(record_batches(50, 4))
    for record, person in zip(from_batch(batch), Population(50, 4), strict=True):
        assert (record.name, record.sex, record.place_origin) == (
            person.name,
            person.sex,
            person.origin,
        )
        assert record.row == person.number


def test_ids_are_distinct_and_of_the_seed() -> None:
    one = next(record_batches(500, 1)).column("record_id").to_pylist()
    other = next(record_batches(500, 2)).column("record_id").to_pylist()
    assert len(set(one)) == 500
    assert not set(one) & set(other)


def test_a_plain_list_has_a_header_and_a_row_a_person(tmp_path: Path) -> None:
    path = tmp_path / "list.csv"
    write_list(path, 200, 9)
    with path.open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    assert [r["name"] for r in rows] == [p.name for p in Population(200, 9)]
    assert {"id", "father", "mother", "age", "sex", "place", "status"} <= rows[0].keys()
