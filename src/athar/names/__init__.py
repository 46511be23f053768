"""Names: cutting, parsing and comparing Arabic names in any script.

In this order: `split` cuts a name into elements, compounds being one; `parse` tells the slots;
`compare_elements` weighs two elements as a log2 Bayes factor, through what each may stand for
(`resolve`); `share` and `frequency` tell how common a name is. `romanise` writes keys.

Leaves out whole names and records (`athar.matching`) and finding (`athar.index`).
"""

from athar.names.elements import (
    MAX_ELEMENTS,
    Element,
    element_key,
    lone_key,
    split,
    split_elements,
)
from athar.names.frequency import MIXTURE, SLOTS, NameTable, share, table
from athar.names.keys import forms
from athar.names.knowledge import knowledge_digest
from athar.names.lexicon import RARE, Lexicon, lexicon
from athar.names.likeness import (
    BROKEN_OFF,
    BROKEN_OFF_BITS,
    LEAST_FACTOR,
    UNLISTED_FROM,
    Likeness,
    compare_elements,
    is_servant,
    likeness,
    may_meet,
    meeting_keys,
)
from athar.names.parsed import FamilyKind, ParsedName, is_unknown, parse, take_kunya
from athar.names.resolve import (
    Resolved,
    ResolvedMany,
    direct_chance,
    frequency,
    resolve,
    resolve_many,
)
from athar.names.romanise import romanise, schemes
from athar.names.skeletons import near_keys, skeletons
from athar.names.sounds import Encoded, encode_keys
from athar.names.spellings import usual_arabic, usual_latin

__all__ = [
    "BROKEN_OFF",
    "BROKEN_OFF_BITS",
    "LEAST_FACTOR",
    "MAX_ELEMENTS",
    "MIXTURE",
    "RARE",
    "SLOTS",
    "UNLISTED_FROM",
    "Element",
    "Encoded",
    "FamilyKind",
    "Lexicon",
    "Likeness",
    "NameTable",
    "ParsedName",
    "Resolved",
    "ResolvedMany",
    "compare_elements",
    "direct_chance",
    "element_key",
    "encode_keys",
    "forms",
    "frequency",
    "is_servant",
    "is_unknown",
    "knowledge_digest",
    "lexicon",
    "likeness",
    "lone_key",
    "may_meet",
    "meeting_keys",
    "near_keys",
    "parse",
    "resolve",
    "resolve_many",
    "romanise",
    "schemes",
    "share",
    "skeletons",
    "split",
    "split_elements",
    "table",
    "take_kunya",
    "usual_arabic",
    "usual_latin",
]
