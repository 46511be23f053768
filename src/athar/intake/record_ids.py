"""Ids of the records of one sheet, made fast.

The id is the hash that `athar.domain.record_id` defines. All rows of a sheet share its beginning,
which is hashed once and copied for each row.
"""

import hashlib

from athar.domain import encode

_ID_BYTES = 16


class RecordIds:
    """Ids of one sheet's records, equal to `athar.domain.record_id`.

    Args:
        document_hash: 32 bytes.
        sheet: worksheet or ``None``.
    """

    def __init__(self, document_hash: bytes, sheet: str | None) -> None:
        self._prefix = hashlib.sha256(encode("record", document_hash, sheet))

    def of(self, row: int) -> bytes:
        """Give the id of one row's record, 16 bytes."""
        number = b"%d" % row
        hashed = self._prefix.copy()
        hashed.update(b"i" + len(number).to_bytes(8, "big") + number)
        return hashed.digest()[:_ID_BYTES]
