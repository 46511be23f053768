"""The casebook's tables, one noun a module."""

from athar.casebook.models.answer import Answer
from athar.casebook.models.claim import Claim
from athar.casebook.models.custody import Commitment, CustodyEvent, Operator, PendingRead
from athar.casebook.models.document import Document
from athar.casebook.models.judgement import Determination, Judgement
from athar.casebook.models.look import Look
from athar.casebook.models.passage import Passage
from athar.casebook.models.person_record import PersonRecord
from athar.casebook.models.rejected_row import RejectedRow
from athar.casebook.models.request import Consent, Enquirer, SoughtPerson, TracingRequest
from athar.casebook.models.source import Source
from athar.casebook.models.speaker import ProtectedSpeaker
from athar.casebook.models.trace import Trace

__all__ = [
    "Answer",
    "Claim",
    "Commitment",
    "Consent",
    "CustodyEvent",
    "Determination",
    "Document",
    "Enquirer",
    "Judgement",
    "Look",
    "Operator",
    "Passage",
    "PendingRead",
    "PersonRecord",
    "ProtectedSpeaker",
    "RejectedRow",
    "SoughtPerson",
    "Source",
    "Trace",
    "TracingRequest",
]
