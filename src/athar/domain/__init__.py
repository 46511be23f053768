"""Frozen types, the exception tree, and RECORDS: what every room exchanges.

Leaves out anything that reads, compares or stores: this room has no behaviour but identity.
"""

from athar.domain.errors import (
    AtharError,
    BusyError,
    CasebookError,
    DamageError,
    IndexFileError,
    InputError,
    UnsupportedError,
    UseError,
)
from athar.domain.identity import digest, encode, record_id
from athar.domain.person_record import Identifier, PersonRecord, from_batch, to_batch
from athar.domain.reasons import Comparison, Level, Reason
from athar.domain.records import FIELDS, OPEN_COMPARTMENT, RECORDS, SCHEMA_VERSION
from athar.domain.trace import Trace
from athar.domain.vocabulary import (
    AgeReference,
    ClaimState,
    ConsentPurpose,
    DocumentKind,
    Fate,
    RecordKind,
    Reliability,
    ReportedStatus,
    RequestState,
    Sex,
    Verdict,
)

__all__ = [
    "FIELDS",
    "OPEN_COMPARTMENT",
    "RECORDS",
    "SCHEMA_VERSION",
    "AgeReference",
    "AtharError",
    "BusyError",
    "CasebookError",
    "ClaimState",
    "Comparison",
    "ConsentPurpose",
    "DamageError",
    "DocumentKind",
    "Fate",
    "Identifier",
    "IndexFileError",
    "InputError",
    "Level",
    "PersonRecord",
    "Reason",
    "RecordKind",
    "Reliability",
    "ReportedStatus",
    "RequestState",
    "Sex",
    "Trace",
    "UnsupportedError",
    "UseError",
    "Verdict",
    "digest",
    "encode",
    "from_batch",
    "record_id",
    "to_batch",
]
