"""RejectedRow: a row that could not be read. Kept, counted, shown."""

from django.db import models

from athar.casebook.models.document import Document


class RejectedRow(models.Model):
    """A row of a list that describes nobody as it stands, with the reason as a code."""

    document = models.ForeignKey(Document, models.CASCADE)
    sheet = models.TextField(null=True)
    row = models.PositiveIntegerField()
    column = models.TextField(null=True)
    reason = models.CharField(max_length=64)
    original = models.TextField()  # JSON array of the row's cells
