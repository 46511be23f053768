"""Running a command in this process, and as a user does."""

import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

import pytest

from athar.cli import main


class Ran(NamedTuple):
    """What a command gave: exit status, stdout, stderr."""

    status: int
    out: str
    err: str

    @property
    def line(self) -> str:
        """The one line on stderr; anything else fails."""
        (line,) = self.err.splitlines()
        return line


@pytest.fixture
def athar(capfd: pytest.CaptureFixture[str]) -> Callable[..., Ran]:
    """Run a command through `athar.cli.main`."""

    def run(*arguments: object) -> Ran:
        capfd.readouterr()
        status = main([str(a) for a in arguments])
        return Ran(status, *capfd.readouterr())

    return run


@pytest.fixture
def installed() -> Callable[..., Ran]:
    """Run the installed script in a process of its own, with what is typed into it."""
    script = Path(sys.executable).with_name("athar")

    def run(*arguments: object, **options: object) -> Ran:
        done = subprocess.run(
            [script, *map(str, arguments)],
            capture_output=True,
            text=True,
            timeout=120,
            **{"stdin": subprocess.DEVNULL, **options},  # type: ignore[call-overload]
        )
        return Ran(done.returncode, done.stdout, done.stderr)

    return run
