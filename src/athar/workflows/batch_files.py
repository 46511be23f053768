"""The two files of a batch, opened: the enquiries and the records, with one mapping for both.

A mapping names columns of either file or of both, so that each FIELD=COLUMN serves the files that
have such a column, and is refused where neither has it.
"""

import time
from collections.abc import Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import NamedTuple

from athar.domain import InputError, RecordKind, UseError
from athar.intake import ListOptions, ListReading, read_list


class Opened(NamedTuple):
    """A list that is recognised and not yet read.

    Attributes:
        reading: the list.
        mapping: the part of the user's mapping that serves it.
        seconds: that opening it took.
    """

    reading: ListReading
    mapping: Mapping[str, str]
    seconds: float

    @property
    def has_ids(self) -> bool:
        """Whether the file has a column of its own ids."""
        return any("source_key" in layout.fields for layout in self.reading.layouts)


def open_pair(enquiries: Path, records: Path, mapping: Mapping[str, str]) -> tuple[Opened, Opened]:
    """Open the enquiries and the records of a batch.

    Args:
        enquiries: a list of sought persons.
        records: the list to search.
        mapping: field → column.

    Raises:
        InputError: a file cannot be read, or holds no list.
        UseError: the mapping names a field that is not known, or a column of neither file.
    """
    pair = (
        _open(enquiries, mapping, RecordKind.SOUGHT),
        _open(records, mapping, RecordKind.LISTED),
    )
    for field, column in mapping.items():
        if not any(field in opened.mapping for opened in pair):
            read_list(records, ListOptions(mapping={field: column}))  # says what is wrong with it
            raise UseError(f"--map {field}={column} serves neither file")
    return pair


def refuse_inputs(inputs: Sequence[Path], outputs: Sequence[Path]) -> None:
    """Refuse outputs that would take the place of an input, of one another, or of a folder.

    Args:
        inputs: files that are read.
        outputs: files that are to be written.

    Raises:
        UseError: naming the output.
    """
    for at, path in enumerate(outputs):
        if not path.parent.is_dir():
            raise UseError(f"{path} cannot be written: its folder does not exist")
        if path.is_dir():
            raise UseError(f"{path} is a folder", remedy="name a file to be written")
        if any(_same(path, other) for other in inputs):
            raise UseError(f"{path} is to be read and would be overwritten", remedy="name another")
        if any(_same(path, other) for other in outputs[:at]):
            raise UseError(f"{path} would be written twice", remedy="name two files")


def _open(path: Path, mapping: Mapping[str, str], kind: RecordKind) -> Opened:
    began = time.perf_counter()
    options = ListOptions(mapping=mapping, kind=kind)
    try:
        reading, fitting = read_list(path, options), mapping
    except UseError as refused:
        fitting = {f: c for f, c in mapping.items() if _fits(path, {f: c})}
        try:
            reading = read_list(path, replace(options, mapping=fitting))
        except InputError:
            # Without the column that the user named there is no list: the column is to blame.
            raise refused from None
    return Opened(reading, fitting, time.perf_counter() - began)


def _fits(path: Path, mapping: Mapping[str, str]) -> bool:
    try:
        read_list(path, ListOptions(mapping=mapping, document_hash=bytes(32)))
    except UseError:
        return False
    except InputError:
        pass  # it names a column, and not one of names
    return True


def _same(one: Path, other: Path) -> bool:
    if one.exists() and other.exists():
        return one.samefile(other)
    return one.resolve() == other.resolve()
