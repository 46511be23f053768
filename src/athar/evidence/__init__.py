"""Evidence: the bytes of documents kept as they came, and the chain of who did what with them.

Blobs are files named by their SHA-256. Custody entries form a hash chain that holds ids and salted
commitments only. Leaves out where entries and salts are stored (`athar.casebook`), and what a
commitment is made to.
"""

from athar.evidence.blob_store import Blob, BlobState, BlobStore
from athar.evidence.chain import Break, BrokenLink, ChainReport, verify_chain
from athar.evidence.commitments import SALT_BYTES, commit, holds, new_salt
from athar.evidence.custody_entry import GENESIS, CustodyEntry, entry_hash

__all__ = [
    "GENESIS",
    "SALT_BYTES",
    "Blob",
    "BlobState",
    "BlobStore",
    "Break",
    "BrokenLink",
    "ChainReport",
    "CustodyEntry",
    "commit",
    "entry_hash",
    "holds",
    "new_salt",
    "verify_chain",
]
