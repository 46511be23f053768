"""``athar.toml``: the casebook's settings, which a person may edit."""

import json
import os
import tomllib
from dataclasses import dataclass
from pathlib import Path

from athar.domain import CasebookError

FILE_NAME = "athar.toml"
FORMAT = 1
"""Version of the folder's layout. The database has its own: Django's migrations."""


@dataclass(frozen=True, slots=True)
class Settings:
    """What ``athar.toml`` says.

    Attributes:
        casebook: random id of the casebook.
        operator: who works with it unless ``--as`` says otherwise; ``None`` where nobody is named.
        format: version of the folder's layout.
    """

    casebook: str
    operator: str | None
    format: int = FORMAT


def write_settings(folder: Path, settings: Settings) -> None:
    """Write the file (mode 0600), whole or not at all."""
    # A JSON string is a TOML basic string, except for the escape of DEL, which TOML wants too.
    quoted = {
        k: json.dumps(v, ensure_ascii=False).replace("\x7f", "\\u007F")
        for k, v in (("casebook", settings.casebook), ("operator", settings.operator or ""))
    }
    text = (
        "# An Athar casebook. The operator's name stands in the custody records of what is done.\n"
        f"format = {settings.format}\n"
        f"casebook = {quoted['casebook']}\n"
        f"operator = {quoted['operator']}\n"
    )
    part = folder / f".{FILE_NAME}.part"
    part.write_text(text, encoding="utf-8")
    part.chmod(0o600)
    with part.open("rb") as written:
        os.fsync(written.fileno())
    part.replace(folder / FILE_NAME)


def read_settings(folder: Path) -> Settings:
    """Read the file.

    Raises:
        CasebookError: there is none, it cannot be read, or it is of a newer program.
    """
    path = folder / FILE_NAME
    try:
        values = tomllib.loads(path.read_text(encoding="utf-8"))
        settings = Settings(
            casebook=str(values["casebook"]),
            operator=str(values.get("operator") or "").strip() or None,
            format=int(values["format"]),
        )
    except FileNotFoundError:
        raise CasebookError(
            f"{folder} is no casebook", remedy="make one with: athar init FOLDER"
        ) from None
    except (OSError, KeyError, TypeError, ValueError) as wrong:
        raise CasebookError(
            f"{path}: the settings cannot be read", remedy="restore the file from a copy"
        ) from wrong
    if settings.format > FORMAT:
        raise CasebookError(
            f"{folder} was made by a newer version of Athar (format {settings.format}, "
            f"this program knows {FORMAT})",
            remedy="use the newer version; nothing was changed",
        )
    return settings
