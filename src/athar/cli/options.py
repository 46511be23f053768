"""Options that several commands share, each defined once."""

from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any, TypeVar

import click

from athar.dates import parse_date
from athar.wording import Language

Command = TypeVar("Command", bound=Callable[..., Any])

FILE = click.Path(dir_okay=False, path_type=Path)


class Day(click.ParamType[date]):
    """A day, month or year in any form that lists use: 2019-03-30, 30/3/2019, آذار 2019."""

    name = "date"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> date:
        """Give the first day of the period said."""
        if isinstance(value, date):
            return value
        span = parse_date(str(value))
        if span is None:
            self.fail("this is not a date: write it as 2019-03-30", param, ctx)
        return span.first


class Mapping(click.ParamType[tuple[str, str]]):
    """FIELD=COLUMN, where COLUMN is a header, a letter or a 1-based number."""

    name = "FIELD=COLUMN"

    def convert(
        self, value: Any, param: click.Parameter | None, ctx: click.Context | None
    ) -> tuple[str, str]:
        """Give (field, column)."""
        if isinstance(value, tuple):
            return value
        field, equals, column = str(value).partition("=")
        if not (field and equals and column):
            self.fail("write it as FIELD=COLUMN, such as name_mother=F", param, ctx)
        return field.strip(), column.strip()


def casebook_option(command: Command) -> Command:
    """``--casebook``: which casebook."""
    return click.option(
        "--casebook",
        type=click.Path(path_type=Path),
        envvar="ATHAR_CASEBOOK",
        help="The casebook's folder. Default: ATHAR_CASEBOOK, else the nearest one above.",
    )(command)


def operator_option(command: Command) -> Command:
    """``--as``: who does this."""
    return click.option(
        "--as", "operator", help="Who does this. Default: the name in the casebook's settings."
    )(command)


def json_option(command: Command) -> Command:
    """``--json``: output for programs."""
    return click.option("--json", "as_json", is_flag=True, help="Print JSON for programs.")(command)


def language_option(command: Command) -> Command:
    """``--lang``: the reader's language."""
    return click.option(
        "--lang",
        "language",
        type=click.Choice([lang.value for lang in Language]),
        default=Language.ENGLISH.value,
        show_default=True,
        callback=lambda _ctx, _param, value: Language(value),
        help="Language of the sentences: Arabic or English.",
    )(command)
