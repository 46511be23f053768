"""``athar verify``: is every byte, record and custody entry as it was written."""

from dataclasses import asdict
from pathlib import Path

import click

from athar import workflows
from athar.cli.app import athar
from athar.cli.options import casebook_option, json_option
from athar.cli.screen import notice, say, show_json
from athar.workflows import Damage, Verification

DAMAGED = 1

SAID = {
    Damage.CHAIN: "the custody log is broken: an entry was changed, added or taken out",
    Damage.ACTION: "the custody log holds an action that does not exist",
    Damage.HEAD: "the head that you noted is not part of this log: the log was rewritten",
    Damage.BYTES: "a preserved file was changed",
    Damage.BYTES_ABSENT: "a preserved file is missing",
    Damage.BYTES_KEPT: "an erasure was not finished; run athar erase again",
    Damage.CONTENT: "records, rejected rows or text were changed",
    Damage.RECORD_ID: "a record's id does not follow from its place in the file",
    Damage.UNRECORDED: "something was put here that the custody log does not tell of",
    Damage.COMMITMENT: "what the custody log committed to was changed or destroyed",
    Damage.STATE: "this is not as it was last recorded",
    Damage.READS: "a sealed batch of reads was changed",
}


@athar.command()
@click.option("--head", help="A head that you noted earlier: proves that the log continues it.")
@json_option
@casebook_option
def verify(casebook: Path | None, head: str | None, as_json: bool) -> int:
    """Recompute every byte, record and custody entry; exit status 1 where something is damaged.

    Note the head it prints somewhere else, on paper or in a letter: a log that was rewritten as a
    whole is whole in itself, and only a head from outside shows it.

    Example: athar verify --head 5f2c…
    """
    with workflows.open_bench(casebook) as bench:
        found = workflows.verify(bench, head=head)
    if as_json:
        show_json({"whole": found.whole, **asdict(found)})
    else:
        _show(found)
    return 0 if found.whole else DAMAGED


def _show(found: Verification) -> None:
    for finding in found.findings:
        notice(f"athar: {finding.subject}: {SAID[finding.damage]}")
    say(
        "Recomputed: "
        f"custody entries {found.entries}, documents {found.documents}, records {found.records}."
    )
    if found.erased:
        say(f"Documents erased under an order: {found.erased}; their entries are whole.")
    if found.reads_unsealed:
        say(
            f"Searches and views noted since the last seal: {found.reads_unsealed}. They are "
            "sealed into the log in batches."
        )
    if found.whole:
        say("Everything is as it was written.")
        say(f"Head: {found.head}")
    else:
        say(f"Not as it was written: {len(found.findings)}; the first is named first.")
