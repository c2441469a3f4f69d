"""Sealing: what only this installation can read, with a key derived per use from its current key (`algorithms`).

Each use has a key of its own, so that what was sealed for one use is never opened for another; what a seal belongs to
(an id) is sealed with it, so that it opens nowhere else. A seal names the key that it was made with: a key that is kept
opens it, a key that is gone leaves it closed.
"""

import base64
import secrets
from collections import Counter
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cache

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM, ChaCha20Poly1305
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

from voordeur.common import keys
from voordeur.common.algorithms import Algorithms

_NONCE = 12
_DRAWERS: dict[str, "Drawer"] = {}


class Closed(Exception):
    """What was sealed cannot be opened: its key is gone, it belongs elsewhere, or somebody changed it."""


@dataclass(frozen=True)
class Drawer:
    """Where a room keeps sealed things for longer than a day: how many per key id, and how to seal them again."""

    holds: Callable[[], Mapping[str, int]]
    reseal: Callable[[], int]


def drawer(name: str, holds: Callable[[], Mapping[str, int]], reseal: Callable[[], int]) -> None:
    """Register a drawer under the word by which `voordeur keys` counts it. `reseal` gives how many it sealed again."""
    _DRAWERS[name] = Drawer(holds, reseal)


def sealed_with() -> Counter[str]:
    """Give by key id how many things are sealed with it, in all drawers."""
    found: Counter[str] = Counter()
    for one in _DRAWERS.values():
        found.update(one.holds())
    return found


def reseal_all() -> dict[str, int]:
    """Seal again with the current key what an earlier one sealed; give how many, by drawer."""
    return {name: _DRAWERS[name].reseal() for name in sorted(_DRAWERS)}


def reseal_bytes(sealed: bytes, *, key_id: str, use: str, belongs_to: str = "") -> tuple[str, bytes]:
    """Open with the key that it names, and seal with the current one. Raises Closed."""
    return seal_bytes(
        unseal_bytes(sealed, key_id=key_id, use=use, belongs_to=belongs_to), use=use, belongs_to=belongs_to
    )


def seal_bytes(content: bytes, *, use: str, belongs_to: str = "") -> tuple[str, bytes]:
    """Seal with the current key; gives the id of that key, and the sealed bytes."""
    key_id, secret = keys.current_key()
    nonce = secrets.token_bytes(_NONCE)
    return key_id, nonce + _cipher(secret, secret.algorithms, use).encrypt(nonce, content, belongs_to.encode())


def unseal_bytes(sealed: bytes, *, key_id: str, use: str, belongs_to: str = "") -> bytes:
    """Open what was sealed for this use and belongs to this. Raises Closed."""
    try:
        secret = keys.key(key_id)
        cipher = _cipher(secret, secret.algorithms, use)
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
def _cipher(secret: bytes, algorithms: Algorithms, use: str) -> AESGCM | ChaCha20Poly1305:
    """Give what seals and opens for one use, from one of the installation's keys (HKDF, RFC 5869)."""
    derived = HKDF(algorithm=algorithms.derived_with(), length=32, salt=None, info=f"voordeur {use}".encode())
    return algorithms.sealed_with(derived.derive(secret))
