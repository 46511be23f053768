"""The one exception tree.

::

    AtharError                  exit status 2 unless said otherwise
    ├── UseError                the command was called wrongly
    ├── InputError              a file cannot be read as what it is said to be
    │   └── UnsupportedError    the file is whole, but of a kind that is not read (yet)
    ├── CasebookError           no casebook, an unwritable one, one of a newer version
    │   └── BusyError           another process holds it
    ├── IndexFileError          an index of another version, or damaged: it can be rebuilt
    └── DamageError             verification found damage (exit status 1)

An error carries data and is worded for the person who can mend it: what is wrong, where, what to
do. No message holds personal data: a cell's content is never quoted, only its place is named. The
library raises; it never prints and never exits.
"""

from pathlib import Path


class AtharError(Exception):
    """Anything that Athar refuses or cannot do.

    Args:
        message: one line: what is wrong.
        remedy: what the reader can do about it, or ``None``.
    """

    exit_status = 2

    def __init__(self, message: str, *, remedy: str | None = None) -> None:
        self.message = message
        self.remedy = remedy
        super().__init__(message)

    def __str__(self) -> str:
        return f"{self.message}: {self.remedy}" if self.remedy else self.message


class UseError(AtharError):
    """A command or function was called with arguments that do not fit."""


class InputError(AtharError):
    """A file that cannot be read as what it is said to be.

    Args:
        message: what is wrong.
        file: the file as the user named it.
        row: 1-based row in the file, headers and titles counted, where one is to blame.
        column: header or 1-based number of the column, where one is to blame.
        remedy: what to do.
    """

    def __init__(
        self,
        message: str,
        *,
        file: Path | str | None = None,
        row: int | None = None,
        column: str | int | None = None,
        remedy: str | None = None,
    ) -> None:
        self.file = file
        self.row = row
        self.column = column
        super().__init__(message, remedy=remedy)

    def __str__(self) -> str:
        place = [str(self.file)] if self.file is not None else []
        if self.row is not None:
            place.append(f"row {self.row}")
        if self.column is not None:
            place.append(f"column {self.column}")
        said = super().__str__()
        return f"{', '.join(place)}: {said}" if place else said


class UnsupportedError(InputError):
    """A whole file of a kind that is not read, such as a scan without a text layer."""


class CasebookError(AtharError):
    """The casebook is absent, unwritable, or of a version that this program does not know."""


class BusyError(CasebookError):
    """Another process holds the casebook for longer than was waited."""


class IndexFileError(AtharError):
    """An index that is damaged or of another version. It is a projection: it can be rebuilt."""


class DamageError(AtharError):
    """Verification found something that is not as it was written."""

    exit_status = 1
