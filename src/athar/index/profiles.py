"""Profiles: what records say of sex, age and birth, each distinct one kept once.

A list holds some hundreds of them, so that a question weighs each once, exactly as
`athar.matching` does, and a record by a look at its profile's number.
"""

from typing import Any

import numpy as np
import numpy.typing as npt
import pyarrow as pa

from athar.domain import RECORDS

COLUMNS = (
    "sex",
    "age_low",
    "age_high",
    "age_reference",
    "age_date",
    "birth_from",
    "birth_to",
    "event_from",
)
SCHEMA = pa.schema([RECORDS.field(c).remove_metadata() for c in COLUMNS])


class Profiles:
    """Numbers the profiles of batches, one after another."""

    def __init__(self) -> None:
        self._numbers: dict[tuple[Any, ...], int] = {}
        self._codes: list[npt.NDArray[np.uint32]] = []

    def add(self, batch: pa.RecordBatch) -> None:
        """Take in a batch of RECORDS."""
        combined = np.zeros(len(batch), np.int64)
        values: list[list[Any]] = []
        for name in COLUMNS:
            column = batch.column(name).dictionary_encode("encode")
            values.append(column.dictionary.to_pylist())
            codes = column.indices.to_numpy().astype(np.int64)
            combined = _dense(combined * max(len(values[-1]), 1) + codes)
        _, first, inverse = np.unique(combined, return_index=True, return_inverse=True)
        rows = batch.select(list(COLUMNS)).take(pa.array(first))
        columns = [c.to_pylist() for c in rows.columns]
        numbers = [
            self._numbers.setdefault(p, len(self._numbers)) for p in zip(*columns, strict=True)
        ]
        self._codes.append(np.array(numbers, np.uint32)[inverse])

    def finish(self) -> tuple[npt.NDArray[Any], pa.RecordBatch]:
        """Give each record's profile number, in the least unsigned type, and the profiles."""
        codes = np.concatenate([np.zeros(0, np.uint32), *self._codes])
        most = len(self._numbers)
        kind = np.uint8 if most <= 1 << 8 else np.uint16 if most <= 1 << 16 else np.uint32
        rows = [dict(zip(COLUMNS, p, strict=True)) for p in self._numbers]
        return codes.astype(kind), pa.RecordBatch.from_pylist(rows, schema=SCHEMA)


def _dense(codes: npt.NDArray[np.int64]) -> npt.NDArray[np.int64]:
    """Number the distinct codes anew, so that products of columns stay small."""
    _, inverse = np.unique(codes, return_inverse=True)
    return inverse.astype(np.int64)
