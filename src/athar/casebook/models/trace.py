"""Trace: a record proposed for a sought person."""

from django.db import models

from athar.casebook.models.request import SoughtPerson


class Trace(models.Model):
    """What was proposed, when, and why. Proposals are kept: an answer may have rested on one."""

    sought = models.ForeignKey(SoughtPerson, models.CASCADE)
    record_id = models.BinaryField(max_length=16, db_index=True)
    weight = models.FloatField()  # log2 Bayes factor
    probability = models.FloatField()  # 0–1, of the question as asked then
    reasons = models.JSONField()
    proposed_at = models.DateTimeField()
    gone_at = models.DateTimeField(null=True)  # when a look told that it is no longer proposed

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["sought", "record_id"], name="one_trace_a_record")
        ]
