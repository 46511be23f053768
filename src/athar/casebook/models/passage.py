"""Passage: an exact span of a document's text."""

from django.db import models

from athar.casebook.models.document import Document


class Passage(models.Model):
    """A span of `Document.text` in code points. The quote is the slice: it is not stored again."""

    document = models.ForeignKey(Document, models.CASCADE)
    start = models.PositiveIntegerField()
    end = models.PositiveIntegerField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["document", "start", "end"], name="one_passage_a_span")
        ]
