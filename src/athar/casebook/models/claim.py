"""Claim: one thing that a document says happened or is so.

Filled by the reading of reports; the fields are those of the project's claim format.
"""

from django.db import models

from athar.casebook.models.document import Document
from athar.casebook.models.fields import choices
from athar.domain import ClaimState


class Claim(models.Model):
    """A claim with its exact span, speaker and certainty, and how far a person has looked at it."""

    document = models.ForeignKey(Document, models.CASCADE)
    start = models.PositiveIntegerField()  # code points into Document.text
    end = models.PositiveIntegerField()
    kind = models.CharField(max_length=32)
    count_low = models.PositiveIntegerField(null=True)
    count_high = models.PositiveIntegerField(null=True)
    count_as_stated = models.TextField(null=True)
    who = models.TextField(null=True)
    group = models.CharField(max_length=32, null=True)
    by = models.TextField(null=True)
    place = models.TextField(null=True)
    to = models.TextField(null=True)
    time = models.TextField(null=True)
    speaker = models.TextField(null=True)
    certainty = models.CharField(max_length=16)
    state = models.CharField(
        max_length=16, choices=choices(ClaimState), default=ClaimState.PROPOSED
    )
