"""Sealing: what only this installation can read (AES-GCM), with a key derived per use from its current key.

Each use has a key of its own, so that what was sealed for one use is never opened for another; what a seal belongs to
(an id) is sealed with it, so that it opens nowhere else. A seal names the key that it was made with: a key that is kept
opens it, a key that is gone leaves it closed.
"""

import base64
import secrets
from functools import cache

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

from voordeur.common import keys

_NONCE = 12


class Closed(Exception):
    """What was sealed cannot be opened: its key is gone, it belongs elsewhere, or somebody changed it."""


def seal_bytes(content: bytes, *, use: str, belongs_to: str = "") -> tuple[str, bytes]:
    """Seal with the current key; gives the id of that key, and the sealed bytes."""
    key_id, secret = keys.current_key()
    nonce = secrets.token_bytes(_NONCE)
    return key_id, nonce + _cipher(secret, use).encrypt(nonce, content, belongs_to.encode())


def unseal_bytes(sealed: bytes, *, key_id: str, use: str, belongs_to: str = "") -> bytes:
    """Open what was sealed for this use and belongs to this. Raises Closed."""
    try:
        cipher = _cipher(keys.key(key_id), use)
        return cipher.decrypt(sealed[:_NONCE], sealed[_NONCE:], belongs_to.encode())
    except (InvalidTag, KeyError, ValueError) as closed:
        raise Closed("Sealed with a key that is gone, for something else, or changed since.") from closed


def seal(words: bytes, *, use: str) -> str:
    """Seal as text: `key id:sealed`, all of it ASCII."""
    key_id, sealed = seal_bytes(words, use=use)
    return f"{key_id}:{base64.urlsafe_b64encode(sealed).decode('ascii')}"


def unseal(sealed: str, *, use: str) -> bytes:
    """Open a text that was sealed for this use. Raises Closed."""
    key_id, _, text = sealed.partition(":")
    try:
        content = base64.urlsafe_b64decode(text)
    except ValueError as closed:
        raise Closed("This was never sealed here.") from closed
    return unseal_bytes(content, key_id=key_id, use=use)


@cache
def _cipher(secret: bytes, use: str) -> AESGCM:
    """Give what seals and opens for one use, from one of the installation's keys (HKDF, RFC 5869)."""
    return AESGCM(HKDF(algorithm=SHA256(), length=32, salt=None, info=f"voordeur {use}".encode()).derive(secret))
