"""The command group, and the one place where errors become lines and exit statuses."""

import errno
import os
import sys
import traceback
from collections.abc import Sequence

import click

from athar import __version__
from athar.cli.screen import notice
from athar.domain import AtharError

INTERRUPTED = 130
NOTHING_DONE = 2


IN_ORDER = (
    *("init", "add", "documents", "reread", "retract", "erase", "template", "request", "trace"),
    *(
        "watch",
        "explain",
        "judge",
        "judgements",
        "determine",
        "answer",
        "answers",
        "names",
        "verify",
        "demo",
    ),
)


class InOrder(click.Group):
    """A group whose help lists commands in the order of an officer's work, not the alphabet's."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """Give the commands' names."""
        return sorted(self.commands, key=IN_ORDER.index)


@click.group(cls=InOrder, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, prog_name="athar")
def athar() -> None:
    """Find what is left of a missing person in the record of a conflict.

    Athar works in one folder, a casebook, without network or server. It proposes traces; a person
    decides. Begin with `athar demo`, or with `athar init FOLDER`.
    """


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command.

    Args:
        arguments: the command line without the program's name; the process's own by default.

    Returns:
        The exit status.
    """
    try:
        result = athar.main(args=arguments, prog_name="athar", standalone_mode=False)
        sys.stdout.flush()
    except click.exceptions.Exit as asked:
        return asked.exit_code
    except (click.Abort, KeyboardInterrupt) as stopped:
        return _stopped(stopped)
    except click.exceptions.NoArgsIsHelpError as asked:
        notice(asked.format_message())
        return NOTHING_DONE
    except click.ClickException as wrong:
        notice(f"athar: {' '.join(wrong.format_message().split())}")
        return NOTHING_DONE
    except AtharError as refused:
        notice(f"athar: {refused}")
        return refused.exit_status
    except (BrokenPipeError, SystemExit):
        # The reader of a pipe went away (`athar trace | head`): nothing is wrong on our side.
        # click and rich ask for the exit when they meet it first.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 0
    except OSError as failed:
        notice(f"athar: {_system_line(failed)}")
        return NOTHING_DONE
    except Exception as unexpected:  # noqa: BLE001 - the last stop: a traceback may hold names
        notice(f"athar: {_unexpected_line(unexpected)}")
        if os.environ.get("ATHAR_DEBUG"):
            traceback.print_exc()
        return NOTHING_DONE
    return result if isinstance(result, int) else 0


def _stopped(stopped: BaseException) -> int:
    """Tell an interrupt from a question that was answered with no, or by nobody."""
    cause = stopped.__cause__ or stopped.__context__
    if isinstance(stopped, KeyboardInterrupt) or isinstance(cause, KeyboardInterrupt):
        notice("athar: interrupted; nothing was half-written")
        return INTERRUPTED
    if isinstance(cause, EOFError):
        notice("athar: nobody answered the question; give the answer as an option: see --help")
    else:
        notice("athar: nothing was done")
    return NOTHING_DONE


def _system_line(failed: OSError) -> str:
    if failed.errno in (errno.ENOSPC, errno.EDQUOT, errno.EFBIG):
        return "the disk is full; nothing was half-written: make room and run the command again"
    where = f"{failed.filename}: " if failed.filename else ""
    return f"{where}{failed.strerror or type(failed).__name__}"


def _unexpected_line(unexpected: Exception) -> str:
    """Say that something failed, and where in the program, without the error's own text.

    An unexpected error's message may quote a cell, so it is shown only when ATHAR_DEBUG is set.
    """
    frames = traceback.extract_tb(unexpected.__traceback__)
    own = [f for f in frames if f"{os.sep}athar{os.sep}" in f.filename]
    place = own[-1] if own else frames[-1]
    name = os.path.basename(place.filename)
    return (
        f"an error that was not foreseen ({type(unexpected).__name__} in {name}:{place.lineno}); "
        "nothing was half-written. Set ATHAR_DEBUG=1 to see all of it (it may show personal data)"
    )
