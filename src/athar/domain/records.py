"""RECORDS: the one Arrow schema of person records in bulk.

Intake writes it; index, matching, tracing, linking, Spark and the generator speak it. A row is one
source's description of one person (a PersonRecord). Values are what the source says, cut into
fields, *never* normalised: spelling is kept verbatim, and normal forms are derived where they are
used. A null is "the source does not say", and weighs neither for nor against.

``FIELDS`` holds the meaning, type and unit of every column; the schema is built from it, and each
column's meaning travels in its Arrow metadata.
"""

from typing import NamedTuple

import pyarrow as pa

from athar.domain.identity import RECORD_ID_BYTES

SCHEMA_VERSION = 1
"""Raised when a column is added, dropped or changes its meaning."""

IDENTIFIER = pa.struct([("type", pa.string()), ("number", pa.string())])


class Column(NamedTuple):
    """One column of RECORDS: its name, Arrow type, and meaning (with unit)."""

    name: str
    type: pa.DataType
    meaning: str


FIELDS: tuple[Column, ...] = (
    # Reference: where the description stands.
    Column("record_id", pa.binary(RECORD_ID_BYTES), "hash over (document_hash, sheet, row)"),
    Column("document_hash", pa.binary(32), "SHA-256 of the document's bytes"),
    Column("sheet", pa.string(), "worksheet; null where the format has none"),
    Column("row", pa.int32(), "1-based row in the file or sheet, titles and headers counted"),
    Column("mapping_version", pa.int16(), "which reading of the document's columns, from 1"),
    Column("compartment", pa.string(), "who may see it; 'open' unless said otherwise"),
    Column("kind", pa.string(), "RecordKind: listed, reported, sought"),
    Column("source_key", pa.string(), "the row's own number or id in the source, as written"),
    # Names as written.
    Column("name", pa.string(), "full name; joined in the order own … family where in parts"),
    Column("name_own", pa.string(), "own name (ism), where the source gives it apart"),
    Column("name_father", pa.string(), "father's name, where given apart"),
    Column("name_grandfather", pa.string(), "paternal grandfather's name, where given apart"),
    Column("name_family", pa.string(), "family name, laqab or nisba, where given apart"),
    Column("name_mother", pa.string(), "mother's name, her own or full"),
    Column("kunya", pa.string(), "kunya (أبو/أم X), where given apart"),
    Column("nickname", pa.string(), "nickname or known-as"),
    Column("other_names", pa.list_(pa.string()), "the same person's name in another script, alias"),
    Column("readings", pa.list_(pa.string()), "repaired readings of `name` where it is damaged"),
    # Sex and age.
    Column("sex", pa.string(), "Sex: female, male"),
    Column("birth_from", pa.date32(), "earliest day of birth, proleptic Gregorian"),
    Column("birth_to", pa.date32(), "latest day of birth; equal to birth_from where exact"),
    Column("age_low", pa.float32(), "least age in years (35 = completed years; 8 months = 0.67)"),
    Column("age_high", pa.float32(), "greatest age in years; equal to age_low where exact"),
    Column("age_reference", pa.string(), "AgeReference: at_event, at_list_date, unknown"),
    Column("age_date", pa.date32(), "the day at which the age held, or the last possible one"),
    # Places as written.
    Column("place_origin", pa.string(), "where the person is from: home, birth or registration"),
    Column("place_last_seen", pa.string(), "where last seen, taken, or lost"),
    Column("place_recorded", pa.string(), "where the record was made: camp, hospital, branch"),
    # What the source reports, and when.
    Column("status", pa.string(), "ReportedStatus: what the source believes"),
    Column("event_from", pa.date32(), "earliest day of what is reported (arrest, exit, death …)"),
    Column("event_to", pa.date32(), "latest day of what is reported"),
    # Household marks.
    Column("household", pa.string(), "the source's own number of the family or row group"),
    Column("tent", pa.string(), "tent, sector or shelter number"),
    Column("phone", pa.string(), "telephone as written"),
    Column("card", pa.string(), "family, ration or registration card number"),
    Column("relation", pa.string(), "relation to the enquirer or the head of household"),
    # Description.
    Column("description", pa.string(), "physical description and marks"),
    Column("belongings", pa.string(), "clothing and belongings"),
    Column("identifiers", pa.list_(IDENTIFIER), "official numbers: type and number, as written"),
    Column("notes", pa.string(), "anything else that the source says of the person"),
    Column("original", pa.string(), "the whole original row: a JSON array of its cells"),
)

RECORDS: pa.Schema = pa.schema(
    [pa.field(c.name, c.type, metadata={"meaning": c.meaning}) for c in FIELDS],
    metadata={"athar.schema": "RECORDS", "athar.version": str(SCHEMA_VERSION)},
)

OPEN_COMPARTMENT = "open"
"""The compartment that everybody who may use the casebook sees."""
