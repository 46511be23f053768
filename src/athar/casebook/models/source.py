"""Source: who provides information."""

from django.db import models

from athar.casebook.models.fields import choices
from athar.domain import Reliability


class Source(models.Model):
    """Who provides documents, graded A–F for reliability (Admiralty scale)."""

    name = models.TextField(unique=True)
    reliability = models.CharField(max_length=1, choices=choices(Reliability), null=True)
