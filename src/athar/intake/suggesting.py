"""Whether a file of rows looks like requests: told from its layout alone."""

from pathlib import Path

from athar.domain import ConsentPurpose, InputError, UseError
from athar.intake.list_reading import read_list
from athar.intake.options import ListOptions

_OF_REQUESTS = frozenset(
    {"enquirer_name", "enquirer_contact", "request_key", *(f"consent_{c}" for c in ConsentPurpose)}
)
_LEAST = 2  # a list of missing persons often names who reported each


def suggests_requests(path: Path) -> bool:
    """Tell whether a file looks like requests rather than a list, such as a form filled in.

    Args:
        path: any file.

    Returns:
        Whether a sheet has two columns at least of those that only requests have: the enquirer's
        name or contact, the request's number, a consent. ``False`` for what is no list, and for
        what cannot be read: its reader says why.
    """
    # The hash marks records, of which none is read: any will do.
    options = ListOptions(document_hash=bytes(32))
    try:
        layouts = read_list(path, options).layouts
    except (InputError, UseError):
        return False
    return any(len(_OF_REQUESTS.intersection(layout.fields)) >= _LEAST for layout in layouts)
