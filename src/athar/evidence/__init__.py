"""Evidence: bytes kept as they came, and the arithmetic of a custody chain.

`BlobStore` keeps every added file by its SHA-256, read-only. `CustodyEntry`, `entry_hash` and
`verify_chain` say what a custody log is and when it is whole; where its entries are stored is the
casebook's affair. No database here, and no personal data in any entry.
"""

from athar.evidence.blobs import Blob, BlobState, BlobStore
from athar.evidence.chain import (
    GENESIS,
    Action,
    ChainReport,
    CustodyEntry,
    commitment,
    entry_hash,
    new_salt,
    seal,
    verify_chain,
)

__all__ = [
    "GENESIS",
    "Action",
    "Blob",
    "BlobState",
    "BlobStore",
    "ChainReport",
    "CustodyEntry",
    "commitment",
    "entry_hash",
    "new_salt",
    "seal",
    "verify_chain",
]
