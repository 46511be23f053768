"""``athar names``: the names engine by itself: what a name is read as, written as, and weighs."""

import json
import sys
from collections.abc import Iterator
from typing import Any

import click

from athar import workflows
from athar.cli.app import athar
from athar.cli.options import json_option, language_option
from athar.cli.screen import say, show
from athar.domain import InputError, UseError
from athar.names import romanise as romanised
from athar.names import schemes
from athar.wording import Language, comparison_json, name_json, render_comparison, render_name

EVERY = "all"
VERSION = 1


@athar.group()
def names() -> None:
    """Names by themselves, without a casebook: parts, romanisation, comparison."""


@names.command("parse")
@click.argument("name", nargs=-1)
@language_option
@json_option
def parse(name: tuple[str, ...], language: Language, as_json: bool) -> None:
    """Tell the parts of each NAME, and what each of its elements may stand for.

    Without NAME, names are read from standard input, one a line; with --json, each name gives one
    line of JSON.

    Example: athar names parse "أبو سامر خالد عبد الرحمن الشامي" "Kusai al-Hadi"
    """
    for written in name or _lines():
        reading = workflows.read_name(written)
        if as_json:
            _line(name_json(reading))
        else:
            show(render_name(reading, language))


@names.command("romanise")
@click.argument("name", nargs=-1)
@click.option(
    "--scheme",
    type=click.Choice([*schemes(), EVERY]),
    default="simple",
    show_default=True,
    help="The scheme of letters; 'all' prints every one.",
)
@json_option
def romanise(name: tuple[str, ...], scheme: str, as_json: bool) -> None:
    """Write each NAME in Latin letters by a named scheme.

    Short vowels that are not written are not invented, except under the scheme 'usual', which
    takes the commonest known spelling of each element. Without NAME, names are read from standard
    input, one a line; with --json, each name gives one line of JSON.

    Example: athar names romanise "سامر عبد الرحمن الشامي" --scheme all
    """
    chosen = list(schemes()) if scheme == EVERY else [scheme]
    for written in name or _lines():
        found = {each: romanised(written, each) for each in chosen}
        if as_json:
            _line(
                {
                    "format": "athar.names.romanise",
                    "version": VERSION,
                    "name": written,
                    "schemes": found,
                }
            )
        else:
            for each, text in found.items():
                say(f"{each}: {text}" if scheme == EVERY else text)


@names.command("compare")
@click.argument("left", required=False)
@click.argument("right", required=False)
@language_option
@json_option
def compare(left: str | None, right: str | None, language: Language, as_json: bool) -> None:
    """Weigh two names against each other, element by element, as the matching does.

    What it weighs is two names and never two people. Without LEFT and RIGHT, pairs are read from
    standard input, one a line with a tab between the two; with --json, each gives one line of JSON.

    Example: athar names compare "Kusai Haddad" "قصي حداد"
    """
    if (left is None) is not (right is None):
        raise UseError("two names are compared", remedy='athar names compare "LEFT" "RIGHT"')
    pairs = _pairs() if left is None or right is None else [(left, right)]
    for one, other in pairs:
        found = workflows.compare_names(one, other)
        if as_json:
            _line(comparison_json(found))
        else:
            show(render_comparison(found, language))


def _line(value: dict[str, Any]) -> None:
    click.echo(json.dumps(value, ensure_ascii=False))


def _lines() -> Iterator[str]:
    """Give the lines of standard input as they come; refuse a terminal, where nobody would know."""
    if sys.stdin.isatty():
        raise UseError("no name is given", remedy="give names, or send them in, one a line")
    for number, line in enumerate(sys.stdin.buffer, 1):
        try:
            yield line.decode("utf-8-sig" if number == 1 else "utf-8").rstrip("\r\n")
        except UnicodeDecodeError as wrong:
            raise InputError(
                "this is not UTF-8 text",
                file="standard input",
                row=number,
                remedy="save it as UTF-8",
            ) from wrong


def _pairs() -> Iterator[tuple[str, str]]:
    for number, line in enumerate(_lines(), 1):
        left, tab, right = line.partition("\t")
        if not tab:
            raise InputError(
                "this line holds no tab between two names",
                file="standard input",
                row=number,
                remedy="write LEFT, a tab, RIGHT",
            )
        yield left, right
