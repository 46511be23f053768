"""The reference of commands says what the commands say of themselves."""

from tests.commands import COMMANDS, reference


def test_the_reference_is_the_commands_own_help() -> None:
    """Run tools/update_commands.py after a change that is meant."""
    # Line breaks are click's, and differ between its versions.
    assert COMMANDS.read_text(encoding="utf-8").split() == reference().split()
