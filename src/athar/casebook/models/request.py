"""TracingRequest: an enquirer, whom they seek, the circumstances, and consent."""

from django.db import models

from athar.casebook.models.document import Document
from athar.casebook.models.fields import choices
from athar.casebook.models.look import Look
from athar.casebook.models.person_record import PersonRecord
from athar.domain import RequestState


class Enquirer(models.Model):
    """Who asks, and how to reach them."""

    name = models.TextField(null=True)
    contact = models.TextField(null=True)
    language = models.CharField(max_length=8, null=True)


class TracingRequest(models.Model):
    """One enquiry. Its number is what the officer and the family use."""

    number = models.CharField(max_length=64, unique=True)
    enquirer = models.ForeignKey(Enquirer, models.PROTECT)
    document = models.ForeignKey(Document, models.PROTECT, null=True)  # the file it came in
    circumstances = models.TextField(null=True)
    state = models.CharField(
        max_length=16, choices=choices(RequestState), default=RequestState.OPEN
    )
    opened_at = models.DateTimeField()
    look = models.ForeignKey(Look, models.PROTECT, null=True)  # the last one that searched for it


class Consent(models.Model):
    """One choice of the enquirer for a purpose or a recipient: given or refused, withdrawn when."""

    request = models.ForeignKey(TracingRequest, models.CASCADE)
    purpose = models.CharField(max_length=64)
    given = models.BooleanField()
    recorded_at = models.DateTimeField()
    withdrawn_at = models.DateTimeField(null=True)
    withdrawn_why = models.TextField(null=True)


class SoughtPerson(models.Model):
    """One of the persons whom a request seeks: a PersonRecord whose source is the enquirer."""

    request = models.ForeignKey(TracingRequest, models.CASCADE)
    record = models.OneToOneField(PersonRecord, models.PROTECT)
    relation = models.TextField(null=True)
    place = models.PositiveSmallIntegerField()  # 1-based order within the request
