"""The closed vocabularies of the project, one enum each.

Members are lower-case strings, stored and exchanged as they stand here; faces word them in the
reader's language. Where a source says nothing the value is ``None``: no enum has an "unknown"
member, except where *unknown* is itself something that a source can state.
"""

from enum import StrEnum


class Sex(StrEnum):
    """Sex as the source states it."""

    FEMALE = "female"
    MALE = "male"


class AgeReference(StrEnum):
    """The moment at which a stated age held.

    An age without its reference is not comparable with another: lists give the age at death, at
    arrest, or on the day of the list, and seldom say which.
    """

    AT_EVENT = "at_event"
    AT_LIST_DATE = "at_list_date"
    UNKNOWN = "unknown"


class ReportedStatus(StrEnum):
    """What a source *believes* of a person; never what is established (that is a Determination).

    ``FORCIBLY_DISAPPEARED`` (مغيَّب قسراً), ``DETAINED`` (معتقل) and ``MISSING`` (مفقود) are kept
    apart, as the region's documentation groups do.
    """

    MISSING = "missing"
    FORCIBLY_DISAPPEARED = "forcibly_disappeared"
    DETAINED = "detained"
    ABDUCTED = "abducted"
    RELEASED = "released"
    DEAD = "dead"
    UNIDENTIFIED_BODY = "unidentified_body"
    WOUNDED = "wounded"
    IN_HOSPITAL = "in_hospital"
    TRANSFERRED = "transferred"
    DISPLACED = "displaced"
    IN_CAMP = "in_camp"
    SCREENED = "screened"
    ALIVE = "alive"
    FATE_UNKNOWN = "fate_unknown"


class RecordKind(StrEnum):
    """Where the description of a person comes from."""

    LISTED = "listed"  # a row of a list
    REPORTED = "reported"  # a person whom a report or testimony names
    SOUGHT = "sought"  # an enquirer's description of whom they seek


class DocumentKind(StrEnum):
    """What a document is, as recognised by intake or said by the person who adds it."""

    LIST = "list"
    REPORT = "report"
    TESTIMONY = "testimony"
    REQUESTS = "requests"


class Reliability(StrEnum):
    """How reliable a source is held to be: the letters of the Admiralty (NATO) scale."""

    A = "A"  # completely reliable
    B = "B"  # usually reliable
    C = "C"  # fairly reliable
    D = "D"  # not usually reliable
    E = "E"  # unreliable
    F = "F"  # cannot be judged


class Verdict(StrEnum):
    """A human judgement on two person records."""

    SAME = "same"
    DIFFERENT = "different"
    UNSURE = "unsure"


class Fate(StrEnum):
    """What a named officer determines, with its basis. Never set by the program."""

    ALIVE = "alive"
    DEAD = "dead"
    STILL_MISSING = "still_missing"


class ClaimState(StrEnum):
    """How far a person has looked at a claim that was read from a document."""

    PROPOSED = "proposed"
    CONFIRMED = "confirmed"
    CORRECTED = "corrected"
    REJECTED = "rejected"


class ConsentPurpose(StrEnum):
    """What an enquirer or a speaker is asked to consent to, each by itself."""

    TRACING = "tracing"  # the person is searched for
    SHARING = "sharing"  # what was told is shared with partner organisations
    PUBLICATION = "publication"
    COURTS = "courts"  # courts and inquiries may use it


class RequestState(StrEnum):
    """The course of a tracing request."""

    OPEN = "open"
    ANSWERED = "answered"
    CLOSED = "closed"
    ERASED = "erased"  # under a lawful order: a placeholder is left
