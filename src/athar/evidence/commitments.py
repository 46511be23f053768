"""Commitments: what a custody entry says of personal data without holding any.

A commitment is the SHA-256 of a random salt and the committed values, typed and length-prefixed.
Whoever holds values and salt can show that they are what was committed to; without the salt,
nothing can be learnt by guessing. Salts are therefore kept apart from the entries: lawful erasure
destroys them, and the chain still verifies.
"""

import hmac
import secrets

from athar.domain import digest
from athar.domain.identity import Part

SALT_BYTES = 32
"""As long as the hash, so that salts are no easier to guess than hashes."""


def new_salt() -> bytes:
    """Give 32 random bytes from the operating system."""
    return secrets.token_bytes(SALT_BYTES)


def commit(salt: bytes, *values: Part) -> bytes:
    """Give the commitment (32 bytes) to values under a salt.

    Args:
        salt: `SALT_BYTES` random bytes, one for each thing that is committed to.
        values: what is committed to, of the types of `athar.domain.encode`.

    Raises:
        ValueError: for a salt of another length.
    """
    if len(salt) != SALT_BYTES:
        raise ValueError(f"a salt has {SALT_BYTES} bytes, not {len(salt)}")
    return digest("commitment", salt, *values)


def holds(commitment: bytes, salt: bytes, *values: Part) -> bool:
    """Say whether a commitment was made to these values under this salt."""
    return hmac.compare_digest(commitment, commit(salt, *values))
