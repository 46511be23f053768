"""CustodyEvent and what belongs to it. Entries are only ever appended."""

from django.db import models


class Operator(models.Model):
    """Who works with the casebook. The custody log holds the key, this table the name."""

    key = models.CharField(max_length=32, unique=True)
    name = models.TextField(unique=True)


class CustodyEvent(models.Model):
    """One entry of the custody chain, as it was hashed."""

    sequence = models.PositiveBigIntegerField(primary_key=True)
    at = models.CharField(max_length=40)  # UTC, ISO 8601 with microseconds: as hashed
    actor = models.CharField(max_length=32)
    action = models.CharField(max_length=32)
    subjects = models.JSONField()  # [id]
    facts = models.JSONField()  # [[key, value]], sorted by key
    commitments = models.JSONField()  # [hex]
    previous = models.CharField(max_length=64)
    hash = models.CharField(max_length=64, unique=True)


class Commitment(models.Model):
    """The salt and words behind a commitment; lawful erasure destroys them, the chain stays."""

    event = models.ForeignKey(CustodyEvent, models.PROTECT)
    digest = models.CharField(max_length=64, db_index=True)
    salt = models.BinaryField(max_length=16, null=True)
    values = models.JSONField(null=True)  # what was committed to; null once erased
    subject = models.CharField(max_length=64)  # whose erasure destroys it


class PendingRead(models.Model):
    """A search, view or export; sealed in batches by one entry of the chain."""

    at = models.CharField(max_length=40)
    actor = models.CharField(max_length=32)
    action = models.CharField(max_length=32)
    subjects = models.JSONField()
    sealed_by = models.ForeignKey(CustodyEvent, models.PROTECT, null=True)
