"""Look: one look at what is new for the open requests."""

from django.db import models


class Look(models.Model):
    """What a look searched for the first time, and what it showed, by ids alone."""

    at = models.DateTimeField()
    knowledge = models.CharField(max_length=64)  # digest of the name knowledge that searched
    readings = models.JSONField()  # readings of documents that no look had searched before
    shown = models.JSONField()  # as `athar.casebook.looks` has it: to be shown again
