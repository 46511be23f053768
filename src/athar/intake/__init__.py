"""Files into text and rows: lists, requests, reports and testimonies."""

from athar.intake.plain_text import DocumentNotice, PlainText, Span, read_document

__all__ = ["DocumentNotice", "PlainText", "Span", "read_document"]
