"""ProtectedSpeaker: who speaks in a testimony.

Apart from every other table on purpose: a speaker is no PersonRecord, is in no index, and is named
nowhere else.
"""

from django.db import models

from athar.casebook.models.document import Document


class ProtectedSpeaker(models.Model):
    """The speaker of a testimony, with the consent that they gave."""

    document = models.ForeignKey(Document, models.CASCADE)
    pseudonym = models.TextField(null=True)
    name = models.TextField(null=True)
    consent = models.JSONField(null=True)  # purpose → given
