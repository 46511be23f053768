"""Ids of the records of one sheet, made fast.

The id is the hash that `athar.domain.record_id` defines. All rows of a sheet share the beginning of
what is hashed, which is made once.
"""

import hashlib

from athar.domain import encode

_ID_BYTES = 16
_MOST_DIGITS = 20


class RecordIds:
    """Ids of one sheet's records, equal to `athar.domain.record_id`.

    Args:
        document_hash: 32 bytes.
        sheet: worksheet or ``None``.
    """

    def __init__(self, document_hash: bytes, sheet: str | None) -> None:
        beginning = encode("record", document_hash, sheet)
        # An integer is encoded as its type, the number of its digits, and its digits.
        self._before = [
            beginning + b"i" + digits.to_bytes(8, "big") for digits in range(_MOST_DIGITS)
        ]

    def of(self, row: int) -> bytes:
        """Give the id of one row's record, 16 bytes."""
        number = b"%d" % row
        return hashlib.sha256(self._before[len(number)] + number).digest()[:_ID_BYTES]
