"""Answer: what was told to whom, resting on which records."""

from django.db import models

from athar.casebook.models.custody import Operator
from athar.casebook.models.request import TracingRequest


class Answer(models.Model):
    """What was told. When something that it rested on changes, it is flagged, never altered."""

    request = models.ForeignKey(TracingRequest, models.PROTECT)
    told_to = models.TextField()
    told = models.TextField()
    by = models.ForeignKey(Operator, models.PROTECT, related_name="+")
    at = models.DateTimeField()
    rests_on = models.JSONField()  # record ids, hex
    flags = models.JSONField(default=list)  # [{"why", "at", "subject"}]
