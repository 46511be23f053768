"""The casebook: one folder that holds what a team knows, and how it came to know it.

Django's ORM over SQLite (PostgreSQL by one setting), with each change in one transaction together
with its custody event. The only room that imports Django; it imports no other engine: the custody
chain's arithmetic is handed in (`Custodian`).
"""

import athar.casebook.boot as _boot  # noqa: F401 - starts Django before any model is imported
from athar.casebook.answers import answer, answers, determine, flag_answers
from athar.casebook.book import Casebook
from athar.casebook.custody import (
    Custodian,
    EventDraft,
    StoredCommitment,
    StoredEvent,
    append,
    commitments,
    events,
    log_read,
    pending_reads,
    seal_reads,
    sealed_reads,
    snapshot,
    subjects,
)
from athar.casebook.documents import (
    AddedDocument,
    DocumentDraft,
    DocumentSummary,
    RejectedDraft,
    SpeakerDraft,
    add_document,
    blob_destroyed,
    content_digest,
    document,
    documents,
    erase_document,
    passages,
    rejected_rows,
    reread_document,
    retract_document,
    same_document,
    speaker_names,
    unkept_blobs,
)
from athar.casebook.judgements import (
    JudgementSummary,
    judge,
    judgements,
    withdraw_judgement,
)
from athar.casebook.requests import (
    CONSENT_PURPOSES,
    EnquirerDraft,
    RequestDraft,
    RequestSummary,
    add_requests,
    request,
    requests,
    save_traces,
)
from athar.casebook.rows import RecordRow, record_rows, records_of
from athar.casebook.settings_file import FORMAT, Settings

__all__ = [
    "CONSENT_PURPOSES",
    "FORMAT",
    "AddedDocument",
    "Casebook",
    "Custodian",
    "DocumentDraft",
    "DocumentSummary",
    "EnquirerDraft",
    "EventDraft",
    "JudgementSummary",
    "RecordRow",
    "RejectedDraft",
    "RequestDraft",
    "RequestSummary",
    "Settings",
    "SpeakerDraft",
    "StoredCommitment",
    "StoredEvent",
    "add_document",
    "add_requests",
    "answer",
    "answers",
    "append",
    "blob_destroyed",
    "commitments",
    "content_digest",
    "determine",
    "document",
    "documents",
    "erase_document",
    "events",
    "flag_answers",
    "judge",
    "judgements",
    "log_read",
    "passages",
    "pending_reads",
    "record_rows",
    "records_of",
    "rejected_rows",
    "request",
    "requests",
    "reread_document",
    "retract_document",
    "same_document",
    "save_traces",
    "seal_reads",
    "sealed_reads",
    "snapshot",
    "speaker_names",
    "subjects",
    "unkept_blobs",
    "withdraw_judgement",
]
