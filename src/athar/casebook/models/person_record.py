"""PersonRecord: one source's description of one person.

The columns are those of `athar.domain.RECORDS`, whose ``FIELDS`` give their meaning. Written and
read in bulk by `athar.casebook.rows`; `document_hash` and `compartment` are the document's.
"""

from django.db import models

from athar.casebook.models.document import Document
from athar.casebook.models.fields import choices
from athar.domain import AgeReference, RecordKind, ReportedStatus, Sex


class PersonRecord(models.Model):
    """One row of a list, one person named in a report, or one person whom an enquirer seeks."""

    document = models.ForeignKey(Document, models.CASCADE, null=True)  # null: sought, told to us
    record_id = models.BinaryField(max_length=16)
    sheet = models.TextField(null=True)
    row = models.PositiveIntegerField()
    mapping_version = models.PositiveSmallIntegerField(default=1)
    kind = models.CharField(max_length=16, choices=choices(RecordKind))
    vanished = models.BooleanField(default=False)  # a newer release no longer holds it
    source_key = models.TextField(null=True)
    name = models.TextField(null=True)
    name_own = models.TextField(null=True)
    name_father = models.TextField(null=True)
    name_grandfather = models.TextField(null=True)
    name_family = models.TextField(null=True)
    name_mother = models.TextField(null=True)
    kunya = models.TextField(null=True)
    nickname = models.TextField(null=True)
    other_names = models.JSONField(null=True)
    readings = models.JSONField(null=True)
    sex = models.CharField(max_length=16, choices=choices(Sex), null=True)
    birth_from = models.DateField(null=True)
    birth_to = models.DateField(null=True)
    age_low = models.FloatField(null=True)
    age_high = models.FloatField(null=True)
    age_reference = models.CharField(max_length=16, choices=choices(AgeReference), null=True)
    age_date = models.DateField(null=True)
    place_origin = models.TextField(null=True)
    place_last_seen = models.TextField(null=True)
    place_recorded = models.TextField(null=True)
    status = models.CharField(max_length=32, choices=choices(ReportedStatus), null=True)
    event_from = models.DateField(null=True)
    event_to = models.DateField(null=True)
    household = models.TextField(null=True)
    tent = models.TextField(null=True)
    phone = models.TextField(null=True)
    card = models.TextField(null=True)
    relation = models.TextField(null=True)
    description = models.TextField(null=True)
    belongings = models.TextField(null=True)
    identifiers = models.JSONField(null=True)
    notes = models.TextField(null=True)
    original = models.TextField(null=True)

    class Meta:
        constraints = [
            # Also the index by which a search's record ids become rows.
            models.UniqueConstraint(fields=["record_id", "document"], name="one_record_a_row")
        ]
