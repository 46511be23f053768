"""The command group: its help, and errors as one line and an exit status."""

import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import click
import pytest

from athar.cli.app import IN_ORDER
from athar.cli.app import athar as group

SECRET = "زنوبيا"


def commands(command: click.Command, *path: str) -> Iterator[tuple[str, click.Command]]:
    """Give every command that does something, by the words that are typed."""
    if isinstance(command, click.Group):
        for name, sub in command.commands.items():
            yield from commands(sub, *path, name)
    else:
        yield " ".join(path), command


EVERY = dict(commands(group))


@pytest.fixture
def failing() -> Iterator[Callable[[BaseException], str]]:
    """Put a command on the group that fails as asked; gone after the test."""

    def made(error: BaseException) -> str:
        @group.command("fails")
        def fails() -> None:
            raise error

        return "fails"

    yield made
    group.commands.pop("fails", None)


def test_commands_stand_in_the_order_of_the_work(athar: Any) -> None:
    listed = [w.split()[0] for w in athar("--help").out.split("Commands:")[1].splitlines() if w]
    assert listed == list(IN_ORDER)


@pytest.mark.parametrize("name", sorted(EVERY))
def test_every_command_has_an_example_that_names_it(athar: Any, name: str) -> None:
    told = athar(*name.split(), "--help")
    assert told.status == 0
    assert "Example" in told.out
    assert f"athar {name}" in told.out.split("Example")[1]


def test_every_example_gives_options_that_exist() -> None:
    for command in EVERY.values():
        example = (command.help or "").split("Example")[1]
        options = {w for w in example.split() if w.startswith("--")}
        assert options <= {o for p in command.params for o in (*p.opts, *p.secondary_opts)}


def test_no_command_shows_the_help(athar: Any) -> None:
    ran = athar()
    assert (ran.status, ran.out) == (2, "")
    assert ran.err.startswith("Usage: athar")


@pytest.mark.parametrize(
    "typed", [("nonsense",), ("template",), ("erase",), ("demo", "--people", "5")]
)
def test_a_command_called_wrongly_is_told_in_one_line(athar: Any, typed: tuple[str, ...]) -> None:
    ran = athar(*typed)
    assert (ran.status, ran.out) == (2, "")
    assert ran.line.startswith("athar: ")


def test_an_unforeseen_error_is_told_without_its_own_words(
    athar: Any, failing: Callable[[BaseException], str]
) -> None:
    ran = athar(failing(ValueError(f"cannot read {SECRET}")))
    assert ran.status == 2
    assert "(ValueError in " in ran.line
    assert "ATHAR_DEBUG" in ran.line
    assert SECRET not in ran.err


def test_all_of_it_is_shown_to_who_asks(
    athar: Any, failing: Callable[[BaseException], str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("ATHAR_DEBUG", "1")
    assert SECRET in athar(failing(ValueError(SECRET))).err


@pytest.mark.parametrize(
    ("error", "said"),
    [
        (OSError(28, "No space left on device"), "the disk is full"),
        (OSError(27, "File too large"), "the disk is full"),
        (PermissionError(13, "Permission denied", "/there"), "/there: Permission denied"),
    ],
)
def test_what_the_system_refuses_is_told(
    athar: Any, failing: Callable[[BaseException], str], error: OSError, said: str
) -> None:
    ran = athar(failing(error))
    assert ran.status == 2
    assert ran.line.startswith(f"athar: {said}")


def test_an_interrupt_gives_130(athar: Any, failing: Callable[[BaseException], str]) -> None:
    ran = athar(failing(KeyboardInterrupt()))
    assert ran.status == 130
    assert ran.err.strip() == "athar: interrupted; nothing was half-written"


def test_a_question_that_nobody_answers_is_no_interrupt(installed: Any, tmp_path: Path) -> None:
    ran = installed("init", tmp_path / "book")
    assert ran.status == 2
    assert "nobody answered" in ran.err
    assert not (tmp_path / "book").exists()


def test_a_reader_that_goes_away_is_no_damage(office: Path) -> None:
    script = Path(sys.executable).with_name("athar")
    for option in ((), ("--json",)):
        process = subprocess.Popen(
            [script, "documents", "--casebook", office, *option],
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
        )
        assert process.stdout is not None
        process.stdout.close()
        assert process.stderr is not None
        assert process.stderr.read() == b""
        process.stderr.close()
        assert process.wait(timeout=60) == 0


def test_the_version_is_told(installed: Any) -> None:
    from athar import __version__

    assert installed("--version").out == f"athar, version {__version__}\n"
