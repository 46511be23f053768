"""What intake noticed of a file, in words. Codes inside, sentences at the face."""

from collections.abc import Mapping
from typing import Any

SENTENCES = {
    "header_guessed": "no header was found; columns were told by their content",
    "name_column_guessed": "the header names no column of names; one was told by its content",
    "duplicate_header": "this header stands twice",
    "content_doubtful": "the header says one thing and the cells another",
    "column_unknown": "this column was not recognised; it is kept in the original rows alone",
    "columns_swapped": "a name and another cell stood in exchange; they were put right",
    "header_repeated": "the header stands again within the list; skipped",
    "other_encoding": "text in another encoding than the rest; decoded",
    "nuls_removed": "NUL characters were left out",
    "quote_unclosed": "a quotation mark is opened and not closed",
    "extra_cells": "rows with more cells than the header; kept in the original rows",
    "sheet_not_a_list": "this worksheet holds no persons",
    "not_a_name": "cells that are no name were left out",
    "not_an_age": "cells that are no age were left out",
    "not_a_date": "cells that are no date were left out",
    "not_a_sex": "cells that state no known sex were left out",
    "not_a_status": "cells that state no known status were left out",
    "status_open": "cells that report two statuses, or do not plainly report one, were left open",
    "not_a_consent": "cells that neither give nor withhold consent were left out",
    "looks_like_a_name": "a name stands in a column of something else",
    "nameless": "rows that describe a person without a name; kept as records",
    "no_records": "no person was found in the file; it may hold a header alone",
    "key_shared": "rows of one request number name different enquirers; they were kept apart",
    "no_consent_said": "requests that say nothing of consent to tracing",
    "unreadable_bytes": "bytes that are no text were marked",
    "pages_without_text": "pages without text",
    "attachments_not_read": "attachments that were not read",
    "notes_not_read": "notes that were not read",
    "whole_page": "no main text was told apart; the whole page was kept",
}


def said(notice: Mapping[str, Any]) -> str:
    """Word one notice.

    Args:
        notice: as JSON values, with a ``code``.

    Returns:
        One line: where, what, how often; no cell's content.
    """
    place = [f"sheet {notice['sheet']}"] if notice.get("sheet") else []
    place += [f"column {notice['column']}"] if notice.get("column") else []
    rows = list(notice.get("rows") or ())
    if rows:
        more = " …" if notice.get("count", 0) > len(rows) or len(rows) > 5 else ""
        place.append(f"row{'s' if len(rows) > 1 else ''} {', '.join(map(str, rows[:5]))}{more}")
    code = str(notice["code"])
    what = SENTENCES.get(code, code)
    count = notice.get("count", 1)
    times = f" ({count})" if count > 1 else ""
    detail = f" [{notice['detail']}]" if notice.get("detail") else ""
    return (f"{', '.join(place)}: " if place else "") + what + times + detail
