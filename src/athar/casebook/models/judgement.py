"""Judgement and Determination: what people decide. Nothing here is ever set by the program."""

from django.db import models

from athar.casebook.models.custody import Operator
from athar.casebook.models.fields import choices
from athar.casebook.models.request import SoughtPerson
from athar.domain import Fate, Verdict


class Judgement(models.Model):
    """A human decision on two PersonRecords. Reversible by withdrawal; never deleted."""

    left = models.BinaryField(max_length=16, db_index=True)  # record ids, the smaller one left
    right = models.BinaryField(max_length=16, db_index=True)
    verdict = models.CharField(max_length=16, choices=choices(Verdict))
    reason = models.TextField(null=True)
    by = models.ForeignKey(Operator, models.PROTECT, related_name="+")
    at = models.DateTimeField()
    withdrawn_by = models.ForeignKey(Operator, models.PROTECT, null=True, related_name="+")
    withdrawn_at = models.DateTimeField(null=True)
    withdrawn_why = models.TextField(null=True)


class Determination(models.Model):
    """A named officer's decision on a sought person's fate, with its basis."""

    sought = models.ForeignKey(SoughtPerson, models.PROTECT)
    fate = models.CharField(max_length=16, choices=choices(Fate))
    basis = models.TextField()
    by = models.ForeignKey(Operator, models.PROTECT, related_name="+")
    at = models.DateTimeField()
    withdrawn_at = models.DateTimeField(null=True)
    withdrawn_why = models.TextField(null=True)
