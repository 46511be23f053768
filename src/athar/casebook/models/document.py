"""Document: one item from a source; its bytes are preserved as evidence."""

from django.db import models

from athar.casebook.models.fields import choices
from athar.casebook.models.source import Source
from athar.domain import OPEN_COMPARTMENT, DocumentKind


class Document(models.Model):
    """One item from a source: a report, a testimony, a list, a file of requests.

    The same bytes from another source are a second document on one blob.
    """

    class State(models.TextChoices):
        """Whether the document stands."""

        ACTIVE = "active"
        RETRACTED = "retracted"
        ERASED = "erased"

    key = models.CharField(max_length=32, unique=True)  # random; labels the index segment
    source = models.ForeignKey(Source, models.PROTECT, null=True)
    blob = models.CharField(max_length=64, db_index=True)  # SHA-256 of the bytes, hex
    size = models.BigIntegerField()  # bytes
    file_name = models.TextField(null=True)  # null once erased
    kind = models.CharField(max_length=16, choices=choices(DocumentKind))
    compartment = models.CharField(max_length=64, default=OPEN_COMPARTMENT)
    state = models.CharField(max_length=16, choices=State.choices, default=State.ACTIVE)
    published = models.DateField(null=True)
    series = models.TextField(null=True)
    supersedes = models.ForeignKey("self", models.SET_NULL, null=True, related_name="superseded_by")
    layout = models.JSONField(null=True)  # how the columns were recognised
    mapping_version = models.PositiveSmallIntegerField(default=1)
    records = models.PositiveIntegerField(default=0)
    rejected = models.PositiveIntegerField(default=0)
    blank = models.PositiveIntegerField(default=0)
    headers = models.PositiveIntegerField(default=0)
    notices = models.JSONField(default=list)
    text = models.TextField(null=True)  # of a report, never altered
    title = models.TextField(null=True)
    author = models.TextField(null=True)
    url = models.TextField(null=True)
    content = models.CharField(max_length=64)  # digest over records, rejected rows and text
    added_at = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["blob", "source", "compartment"],
                condition=models.Q(state="active"),
                nulls_distinct=False,
                name="one_document_a_source",
            )
        ]
