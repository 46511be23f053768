"""Ids that come from content.

Every hash of the project goes over *typed, length-prefixed* parts, so that no two different
sequences share their bytes (joining strings does not have this: ``a`` + ``b.c`` = ``a.b`` + ``c``).
Two offices that hold the same file therefore agree on the ids of its records, and re-reading a
file keeps the judgements made on them.

Encoding of one part: one type byte, the payload's length as eight big-endian bytes, the payload.

======  =========================  =======
type    payload                    byte
======  =========================  =======
None    empty                      ``n``
bool    ``0`` or ``1``             ``t``
int     decimal ASCII              ``i``
str     UTF-8, as it stands        ``s``
bytes   as they stand              ``b``
======  =========================  =======
"""

import hashlib

Part = str | bytes | int | bool | None

RECORD_ID_BYTES = 16
"""128 bits: at a hundred million records, the chance of one collision is about 1e-23."""


def encode(*parts: Part) -> bytes:
    """Give the unambiguous bytes of a sequence of parts.

    Args:
        parts: values of the types in the module's table.

    Returns:
        The parts, each typed and length-prefixed, one after another.

    Raises:
        TypeError: for a part of another type.
    """
    out = bytearray()
    for part in parts:
        if part is None:
            kind, payload = b"n", b""
        elif isinstance(part, bool):
            kind, payload = b"t", b"1" if part else b"0"
        elif isinstance(part, int):
            kind, payload = b"i", str(part).encode("ascii")
        elif isinstance(part, str):
            # Lone surrogates cannot be encoded strictly; file names may hold them on POSIX.
            kind, payload = b"s", part.encode("utf-8", "surrogatepass")
        elif isinstance(part, bytes):
            kind, payload = b"b", part
        else:
            raise TypeError(f"cannot hash a part of type {type(part).__name__}")
        out += kind + len(payload).to_bytes(8, "big") + payload
    return bytes(out)


def digest(*parts: Part) -> bytes:
    """Give the SHA-256 (32 bytes) of the encoded parts. Raises ``TypeError`` as `encode` does."""
    return hashlib.sha256(encode(*parts)).digest()


def record_id(document_hash: bytes, sheet: str | None, row: int) -> bytes:
    """Give the id of the record that stands at one row of one document.

    Args:
        document_hash: SHA-256 of the document's bytes, 32 bytes.
        sheet: name of the worksheet; ``None`` where the format has none (CSV, a report).
        row: 1-based row of the file, title and header rows counted; for a person named in a
            report, the offset in code points of the mention.

    Returns:
        16 bytes.
    """
    return digest("record", document_hash, sheet, row)[:RECORD_ID_BYTES]
