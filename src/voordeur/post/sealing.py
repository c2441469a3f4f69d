"""Seals what must be readable for us alone and not for long, or not for whoever reads the database: AES-GCM, by key id.

Each purpose has a key of its own, derived from the installation's; what a seal belongs to (an id) is sealed with it, so
that it opens nowhere else.
"""

import secrets

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

from voordeur.common import keys

_NONCE = 12


class CannotOpen(Exception):
    """The seal was made with a key that is gone, for something else, or it was changed."""


def seal(content: bytes, *, purpose: str, belongs_to: str) -> tuple[str, bytes]:
    """Give the id of the key that was used, and the sealed bytes."""
    key_id, secret = keys.current_key()
    nonce = secrets.token_bytes(_NONCE)
    return key_id, nonce + AESGCM(_derived(secret, purpose)).encrypt(nonce, content, belongs_to.encode())


def unseal(sealed: bytes, *, key_id: str, purpose: str, belongs_to: str) -> bytes:
    """Give the bytes back. Raises CannotOpen."""
    try:
        cipher = AESGCM(_derived(keys.key(key_id), purpose))
        return cipher.decrypt(sealed[:_NONCE], sealed[_NONCE:], belongs_to.encode())
    except (InvalidTag, KeyError, ValueError) as wrong:
        raise CannotOpen from wrong


def _derived(secret: bytes, purpose: str) -> bytes:
    return HKDF(algorithm=SHA256(), length=32, salt=None, info=f"voordeur {purpose}".encode()).derive(secret)
