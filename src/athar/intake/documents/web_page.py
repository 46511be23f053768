"""Web pages: the main text, without menus and advertisements, and what the page says of itself.

The main text is told by trafilatura; where it finds none, all words of the page are kept and a
notice says so. Nothing is fetched: a page is what the file holds.
"""

import re
from datetime import date

from athar.domain import InputError
from athar.intake.documents.extract import DocumentNotice, Extract, NoticeCode, optional
from athar.intake.documents.text_file import decode

_CHARSET = re.compile(rb"<(?:meta[^>]+charset|\?xml[^>]+encoding)\s*=\s*[\"']?\s*([\w-]+)", re.I)


def read_web_page(data: bytes, name: str | None = None) -> Extract:
    """Read an HTML file.

    Args:
        data: its bytes.
        name: its name, for messages.

    Returns:
        The main text with title, date, author and address where the page gives them.

    Raises:
        InputError: where the page holds no words.
        UnsupportedError: where the extra ``documents`` is not installed.
    """
    trafilatura = optional("trafilatura", name)
    declared = _CHARSET.search(data[:4096])
    markup, encoding = decode(data, declared.group(1).decode("ascii") if declared else None)
    markup = markup.removeprefix("\ufeff")
    notices = []
    if encoding != "utf-8":
        notices.append(DocumentNotice(NoticeCode.OTHER_ENCODING, encoding))
    found = trafilatura.bare_extraction(
        markup,
        with_metadata=True,
        include_comments=False,
        include_tables=True,
        favor_recall=True,
        date_extraction_params={"original_date": True, "extensive_search": False},
    )
    text = (found.text or "").strip() if found is not None else ""
    if not text:
        notices.append(DocumentNotice(NoticeCode.WHOLE_PAGE))
        text = _all_words(markup, name)
    if not text:
        raise InputError("the page holds no words", file=name)
    if found is None:
        return Extract(text, notices=tuple(notices))
    return Extract(
        text,
        title=found.title or None,
        published=_day(found.date),
        author=found.author or None,
        url=found.url or None,
        notices=tuple(notices),
    )


def _all_words(markup: str, name: str | None) -> str:
    html = optional("lxml.html", name)
    errors = optional("lxml.etree", name)
    try:
        tree = html.fromstring(markup)
    except (errors.LxmlError, ValueError):
        return ""
    for hidden in tree.xpath("//script|//style|//noscript|//template|//head"):
        hidden.drop_tree()
    lines = (" ".join(line.split()) for line in tree.itertext())
    return "\n".join(line for line in lines if line)


def _day(said: str | None) -> date | None:
    try:
        return date.fromisoformat(said) if said else None
    except ValueError:
        return None
