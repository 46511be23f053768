"""Casebook: the open folder.

::

    FOLDER/ (0700)
    ├── athar.toml         settings
    ├── casebook.sqlite    records, requests, judgements, custody
    ├── evidence/          every added file's bytes
    ├── index/             derived: can be deleted and rebuilt
    └── work/              spools of running imports; may be emptied when none runs
"""

import os
import secrets
import time
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager, suppress
from datetime import UTC, datetime
from pathlib import Path

from django.core.management import call_command
from django.db import DatabaseError, OperationalError, connection, transaction
from django.db.migrations.executor import MigrationExecutor

from athar.casebook.custody import Custodian, append
from athar.casebook.models import Operator
from athar.casebook.settings import BUSY_SECONDS
from athar.casebook.settings_file import FILE_NAME, Settings, read_settings, write_settings
from athar.domain import BusyError, CasebookError, UseError

DATABASE = "casebook.sqlite"
UNFINISHED = ".unfinished"
"""Stands in the folder while `create` runs."""


class Casebook:
    """An open casebook. One is open in a process at a time; opening another closes the first.

    Attributes:
        folder: the casebook's folder.
        settings: what its ``athar.toml`` says.
        custodian: the custody chain's arithmetic.
    """

    def __init__(
        self, folder: Path, settings: Settings, custodian: Custodian, operator: str | None
    ) -> None:
        self.folder = folder
        self.settings = settings
        self.custodian = custodian
        self._operator = (operator or "").strip() or settings.operator

    @property
    def evidence(self) -> Path:
        """Folder of the preserved bytes."""
        return self.folder / "evidence"

    @property
    def index(self) -> Path:
        """Folder of the derived index."""
        return self.folder / "index"

    @property
    def work(self) -> Path:
        """Folder of spools."""
        return self.folder / "work"

    @classmethod
    def create(cls, folder: Path, *, operator: str | None, custodian: Custodian) -> "Casebook":
        """Make a casebook.

        Args:
            folder: a folder that is absent, empty, or left by an interrupted `create`.
            operator: who works with it.
            custodian: the custody chain's arithmetic.

        Raises:
            UseError: nobody is named as the operator; nothing was made.
            CasebookError: the folder is not empty, or cannot be written.
        """
        name = (operator or "").strip()
        if not name:
            raise UseError("a casebook needs an operator", remedy='name one with --as "NAME"')
        _prepare(folder)
        book = cls(folder, Settings(secrets.token_hex(16), name), custodian, name)
        book._connect()
        call_command("migrate", verbosity=0)
        (folder / DATABASE).chmod(0o600)
        with book.change():
            append(book, "created", subjects=(f"casebook:{book.settings.casebook}",))
        # Written last: a folder without it is no casebook yet, and `create` may be run again.
        write_settings(folder, book.settings)
        (folder / UNFINISHED).unlink()
        return book

    @classmethod
    def open(cls, folder: Path, *, custodian: Custodian, operator: str | None = None) -> "Casebook":
        """Open a casebook; one of an older version is migrated, its database copied aside first.

        Raises:
            CasebookError: it is none, unreadable, or of a newer version.
        """
        settings = read_settings(folder)
        with suppress(OSError):  # `create` was killed after its last step but this one
            (folder / UNFINISHED).unlink()
        if not (folder / DATABASE).is_file():
            raise CasebookError(
                f"{folder}: {DATABASE} is missing", remedy="restore it from a backup"
            )
        if not (folder / DATABASE).stat().st_size:  # SQLite would take it for a new database
            raise _unreadable(folder)
        book = cls(folder, settings, custodian, operator)
        book._connect()
        try:
            book._migrate()
        except CasebookError:
            book.close()
            raise
        except DatabaseError as wrong:
            book.close()
            raise _unreadable(folder) from wrong
        return book

    @staticmethod
    def find(start: Path) -> Path:
        """Give the nearest folder, from `start` upward, that is a casebook.

        Raises:
            CasebookError: there is none.
        """
        for folder in (start, *start.parents):
            if (folder / FILE_NAME).is_file():
                return folder
        raise CasebookError("no casebook here or above", remedy="make one with: athar init FOLDER")

    def close(self) -> None:
        """Release the database."""
        connection.close()

    @contextmanager
    def change(self) -> Iterator[None]:
        """Hold one transaction: everything in it happens, or nothing.

        Raises:
            BusyError: another process held the casebook for too long.
        """
        try:
            with _begun():
                yield
        except OperationalError as failed:
            if "readonly" in str(failed):
                raise CasebookError(
                    f"{self.folder} cannot be written", remedy="see to whom its files belong"
                ) from failed
            if "full" in str(failed) or "disk I/O" in str(failed):
                raise CasebookError(
                    "the disk is full or failing; nothing was half-written",
                    remedy="make room and run the command again",
                ) from failed
            raise

    def operator(self) -> Operator:
        """Give the operator who acts; the row is made at first use.

        Raises:
            UseError: nobody is named.
        """
        if self._operator is None:
            raise UseError(
                "nobody is named as the operator",
                remedy='say who does this with --as "NAME", or set operator in athar.toml',
            )
        there = Operator.objects.filter(name=self._operator).first()
        if there is not None:
            return there
        with self.change():
            return Operator.objects.get_or_create(
                name=self._operator, defaults={"key": secrets.token_hex(8)}
            )[0]

    def leave_no_copies(self) -> None:
        """Empty the journal and remove what migrations set aside: they hold what was erased."""
        if connection.vendor == "sqlite":
            with connection.cursor() as cursor:
                cursor.execute("PRAGMA wal_checkpoint(TRUNCATE)")
        for copy in self.folder.glob(f"{DATABASE}.before-*"):
            copy.unlink()

    def _connect(self) -> None:
        connection.close()
        connection.settings_dict["NAME"] = str(self.folder / DATABASE)

    def _migrate(self) -> None:
        executor = MigrationExecutor(connection)
        known = set(executor.loader.disk_migrations)
        applied = {name for name in executor.loader.applied_migrations if name[0] == "casebook"}
        if not applied:
            raise _unreadable(self.folder)
        if applied - known:
            raise CasebookError(
                f"{self.folder} was made by a newer version of Athar",
                remedy="use the newer version; nothing was changed",
            )
        if executor.migration_plan(executor.loader.graph.leaf_nodes()):
            stamp = datetime.now(UTC).strftime("%Y%m%dT%H%M%S")
            aside = self.folder / f"{DATABASE}.before-{stamp}"
            with connection.cursor() as cursor:  # whole, whatever its journal holds
                cursor.execute("VACUUM INTO %s", [str(aside)])
            aside.chmod(0o600)
            call_command("migrate", verbosity=0)


@contextmanager
def _begun() -> Iterator[None]:
    """Begin a transaction, waiting for other writers in steps that an interrupt can end.

    Raises:
        BusyError: others have been writing for `BUSY_SECONDS`.
    """
    until = time.monotonic() + BUSY_SECONDS
    with ExitStack() as stack:
        while True:
            try:
                stack.enter_context(transaction.atomic())
                break
            except OperationalError as failed:
                if "locked" not in str(failed) or connection.in_atomic_block:
                    raise
                if time.monotonic() > until:
                    raise BusyError(
                        "another process has been writing to the casebook for ten minutes",
                        remedy="wait until it has ended and run the command again",
                    ) from failed
        yield


def _unreadable(folder: Path) -> CasebookError:
    return CasebookError(
        f"{folder / DATABASE} cannot be read as a casebook",
        remedy="restore it from a backup; nothing was changed",
    )


def _prepare(folder: Path) -> None:
    """Make the folder, or empty what an interrupted `create` left in it."""
    if (folder / FILE_NAME).exists():
        raise CasebookError(f"{folder} is a casebook already", remedy="choose another folder")
    try:
        if folder.exists() and any(folder.iterdir()):
            if not (folder / UNFINISHED).exists():
                raise CasebookError(
                    f"{folder} is not empty", remedy="choose an empty or a new folder"
                )
            for left in folder.glob(f"{DATABASE}*"):
                left.unlink()
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        (folder / UNFINISHED).touch(mode=0o600)
        folder.chmod(0o700)
        for name in ("evidence", "index", "work"):
            (folder / name).mkdir(mode=0o700, exist_ok=True)
    except OSError as failed:
        raise CasebookError(
            f"{folder} cannot be written ({os.strerror(failed.errno or 0)})",
            remedy="choose a folder of your own",
        ) from failed
