"""Readers of documents: one format a module, all giving the same `Extract`.

The face of these is :mod:`athar.intake.plain_text`. Leaves out scans, whose words are pictures.
"""

from athar.intake.documents.extract import DocumentNotice, Extract, NoticeCode
from athar.intake.documents.media import recognise_media
from athar.intake.documents.sentences import Span, sentences

__all__ = ["DocumentNotice", "Extract", "NoticeCode", "Span", "recognise_media", "sentences"]
