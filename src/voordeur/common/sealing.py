"""Sealing: words at rest that only this installation can read, with a key derived per use from its current key.

Each use has a key of its own, so that what was sealed for one use is never opened for another. A sealed text names the
key that it was sealed with; a key that is kept opens it, a key that is gone leaves it closed.
"""

import base64
from functools import cache

from cryptography.fernet import Fernet, InvalidToken
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

from voordeur.common import keys


class Closed(Exception):
    """What was sealed cannot be opened: its key is gone, or somebody changed it."""


def seal(words: bytes, *, use: str) -> str:
    """Seal for one use with the current key; gives `key id:token`, all of it ASCII."""
    key_id, secret = keys.current_key()
    return f"{key_id}:{sealer(secret, use).encrypt(words).decode('ascii')}"


def unseal(sealed: str, *, use: str) -> bytes:
    """Open what was sealed for this use. Raises Closed."""
    key_id, _, token = sealed.partition(":")
    try:
        return sealer(keys.key(key_id), use).decrypt(token)
    except (KeyError, InvalidToken, ValueError) as closed:
        raise Closed("Sealed with a key that is gone, for another use, or changed since.") from closed


@cache
def sealer(secret: bytes, use: str) -> Fernet:
    """Give what seals and opens for one use, from one of the installation's keys (HKDF, RFC 5869)."""
    derived = HKDF(algorithm=SHA256(), length=32, salt=None, info=f"voordeur {use}".encode()).derive(secret)
    return Fernet(base64.urlsafe_b64encode(derived))
