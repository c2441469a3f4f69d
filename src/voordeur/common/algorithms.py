"""With which algorithms a key signs and seals. They belong to the key: what names its key, names them by that.

So they are renewed as a key is: a new key with other algorithms goes before the others, and what an earlier one signed
or sealed is checked and opened with its own for as long as that key is kept.
"""

import hmac
from dataclasses import dataclass

from cryptography.hazmat.primitives.ciphers.aead import AESGCM, ChaCha20Poly1305
from cryptography.hazmat.primitives.hashes import SHA3_256, SHA256, HashAlgorithm


@dataclass(frozen=True)
class Algorithms:
    """One choice. All of them take keys of 256 bits, sign in 256 bits, and seal with a nonce of 96 bits."""

    name: str
    digest: str  # of HMAC (RFC 2104), by its name in hashlib
    derived_with: type[HashAlgorithm]  # HKDF (RFC 5869), for a key per use
    sealed_with: type[AESGCM] | type[ChaCha20Poly1305]


USUAL = Algorithms("aes-sha2", "sha256", SHA256, AESGCM)
# Of other families (FIPS 202, RFC 8439), so that a break of AES or SHA-2 leaves it whole.
OTHER = Algorithms("chacha-sha3", "sha3_256", SHA3_256, ChaCha20Poly1305)
KNOWN = {one.name: one for one in (USUAL, OTHER)}


class Key(bytes):
    """The bytes of a key, and the algorithms that it is used with."""

    algorithms: Algorithms

    def __new__(cls, secret: bytes, algorithms: Algorithms = USUAL) -> "Key":
        """Bind them."""
        key = super().__new__(cls, secret)
        key.algorithms = algorithms
        return key


def mac(key: Key, text: bytes) -> bytes:
    """Sign with a key: 32 bytes that nobody makes without it."""
    return hmac.digest(key, text, key.algorithms.digest)
