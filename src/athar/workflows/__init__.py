"""The only place where engines meet the casebook: one workflow a verb of the faces."""

from athar.casebook import (
    CONSENT_PURPOSES,
    DocumentSummary,
    EnquirerDraft,
    JudgementSummary,
    RejectedDraft,
    RequestDraft,
    RequestSummary,
    SpeakerDraft,
)
from athar.workflows.adding import Added, AddOptions, Preview, add, preview, reread
from athar.workflows.batch import Batch, BatchOptions, trace_batch
from athar.workflows.batch_stats import BatchStats
from athar.workflows.bench import Bench, init, open_bench
from athar.workflows.changing import Changed, erase, erase_request, retract
from athar.workflows.deciding import (
    answer,
    answers,
    determine,
    judge,
    judgements,
    withdraw,
)
from athar.workflows.demonstration import Demonstrated, demonstrate
from athar.workflows.documents import documents, rejected_rows
from athar.workflows.explaining import Explained, Side, explain, is_row
from athar.workflows.naming import (
    Alternative,
    ComparedElement,
    ElementReading,
    NameComparison,
    NameReading,
    compare_names,
    read_name,
)
from athar.workflows.news import (
    Lost,
    LostTrace,
    PersonNews,
    RequestNews,
    StrongerTrace,
    Watched,
)
from athar.workflows.pages import write_page
from athar.workflows.recalling import recall, watch_since
from athar.workflows.requesting import open_request, requests, same_sought, set_consent
from athar.workflows.result import (
    Mention,
    Moment,
    RankedTrace,
    Reference,
    SameSought,
    Searched,
    SoughtResult,
    Standing,
    Strength,
    TraceResult,
    strength_of,
)
from athar.workflows.tracing import note_page, trace_person, trace_request
from athar.workflows.verify import Damage, Finding, Verification, verify
from athar.workflows.watching import traceable_requests, watch

__all__ = [
    "CONSENT_PURPOSES",
    "AddOptions",
    "Added",
    "Alternative",
    "Batch",
    "BatchOptions",
    "BatchStats",
    "Bench",
    "Changed",
    "ComparedElement",
    "Damage",
    "Demonstrated",
    "DocumentSummary",
    "ElementReading",
    "EnquirerDraft",
    "Explained",
    "Finding",
    "JudgementSummary",
    "Lost",
    "LostTrace",
    "Mention",
    "Moment",
    "NameComparison",
    "NameReading",
    "PersonNews",
    "Preview",
    "RankedTrace",
    "Reference",
    "RejectedDraft",
    "RequestDraft",
    "RequestNews",
    "RequestSummary",
    "SameSought",
    "Searched",
    "Side",
    "SoughtResult",
    "SpeakerDraft",
    "Standing",
    "Strength",
    "StrongerTrace",
    "TraceResult",
    "Verification",
    "Watched",
    "add",
    "answer",
    "answers",
    "compare_names",
    "demonstrate",
    "determine",
    "documents",
    "erase",
    "erase_request",
    "explain",
    "init",
    "is_row",
    "judge",
    "judgements",
    "note_page",
    "open_bench",
    "open_request",
    "preview",
    "read_name",
    "recall",
    "rejected_rows",
    "requests",
    "reread",
    "retract",
    "same_sought",
    "set_consent",
    "strength_of",
    "trace_batch",
    "trace_person",
    "trace_request",
    "traceable_requests",
    "verify",
    "watch",
    "watch_since",
    "withdraw",
    "write_page",
]
