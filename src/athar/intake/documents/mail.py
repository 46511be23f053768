"""A saved e-mail: subject, sender, day and the body's text.

The plain body is read where there is one, else the HTML body's main text. Attachments are not
read; a notice counts them, and each can be added as a document of its own.
"""

from email import message_from_bytes, policy

from athar.domain import InputError
from athar.intake.documents.extract import DocumentNotice, Extract, NoticeCode
from athar.intake.documents.text_file import decode
from athar.intake.documents.web_page import read_web_page


def read_mail(data: bytes, name: str | None = None) -> Extract:
    """Read an EML file.

    Args:
        data: its bytes.
        name: its name, for messages.

    Returns:
        The body's text; ``title`` is the subject, ``author`` the sender as written.

    Raises:
        InputError: where there is no body that can be read.
        UnsupportedError: where the body is HTML and the extra ``documents`` is not installed.
    """
    message = message_from_bytes(data, policy=policy.default)
    body = message.get_body(preferencelist=("plain", "html"))
    content = body.get_payload(decode=True) if body is not None else None
    if body is None or not isinstance(content, bytes) or not content.strip():
        raise InputError("the message has no text that can be read", file=name)
    notices: tuple[DocumentNotice, ...] = ()
    if body.get_content_subtype() == "html":
        page = read_web_page(content, name)
        text, notices = page.text, page.notices
    else:
        text, encoding = decode(content, body.get_content_charset())
        if encoding not in ("utf-8", "us-ascii"):
            notices = (DocumentNotice(NoticeCode.OTHER_ENCODING, encoding),)
    attached = sum(1 for _ in message.iter_attachments())
    if attached:
        notices += (DocumentNotice(NoticeCode.ATTACHMENTS_NOT_READ, attached),)
    sent = message["date"].datetime if message["date"] is not None else None
    return Extract(
        text,
        title=str(message["subject"]).strip() or None if message["subject"] else None,
        published=sent.date() if sent is not None else None,
        author=str(message["from"]).strip() or None if message["from"] else None,
        notices=notices,
        wrapped=True,
    )
