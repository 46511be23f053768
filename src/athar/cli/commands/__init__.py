"""The commands, one noun a module. Importing this package puts them on the command line, in the
order of an officer's work."""

from athar.cli.commands import (
    add,
    casebook,
    decide,
    demo,
    documents,
    explain,
    names,
    request,
    trace,
    verify,
    watch,
)

__all__ = [
    "add",
    "casebook",
    "decide",
    "demo",
    "documents",
    "explain",
    "names",
    "request",
    "trace",
    "verify",
    "watch",
]
