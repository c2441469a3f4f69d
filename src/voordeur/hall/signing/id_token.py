"""Whether an ID token is what the organisation's sign-in signed for this house (OpenID Connect Core 1.0, 3.1.3.7)."""

from collections.abc import Iterable, Mapping
from datetime import timedelta
from typing import Any

import jwt
from allauth.socialaccount.providers.oauth2.client import OAuth2Error

# Signatures with a public key only: with "none" or a shared secret (HS256) others than the provider could sign.
ALGORITHMS = frozenset(
    {"RS256", "RS384", "RS512", "PS256", "PS384", "PS512", "ES256", "ES384", "ES512", "EdDSA"},
)
# How far the provider's clock may be from ours (RFC 7519, 4.1.4 allows "no more than a few minutes").
_CLOCKS_DIFFER = timedelta(seconds=30)
_MUST_SAY = ["iss", "aud", "sub", "exp", "iat"]
_KINDS = (None, "JWT")  # a token of another kind names it (RFC 8725, 3.11): at+jwt, logout+jwt
_LONGEST_SUBJECT = 255  # OpenID Connect Core 1.0, 2
_WEAK_KEYS_REFUSED: Any = {"enforce_minimum_key_length": True}


class NotBelieved(OAuth2Error):
    """What came from the provider is not what this house asked of it: another's, too old, or of another kind."""


def read(token: object, *, keys: Iterable[Mapping[str, Any]], issuer: str, client: str) -> dict[str, Any]:
    """Give what the token says, when one of the provider's public keys (JWK, RFC 7517) signed it. Raises NotBelieved.

    Where keys can be found is never read from the token itself (`jku`, `x5u`, `jwk`).
    """
    if not isinstance(token, str):
        raise NotBelieved("There is no ID token.")
    try:
        header = jwt.get_unverified_header(token)
        said: dict[str, Any] = jwt.PyJWT(_WEAK_KEYS_REFUSED).decode(
            token,
            _key_for(header, keys),
            algorithms=sorted(ALGORITHMS),
            issuer=issuer,
            audience=client,
            leeway=_CLOCKS_DIFFER,
            options={"require": _MUST_SAY},
        )
    except jwt.PyJWTError as refused:
        raise NotBelieved(type(refused).__name__) from refused
    if said["aud"] not in (client, [client]):
        raise NotBelieved("This token is for others as well.")
    if not 0 < len(said["sub"]) <= _LONGEST_SUBJECT:
        raise NotBelieved("This token is about nobody.")
    return said


def _key_for(header: Mapping[str, Any], keys: Iterable[Mapping[str, Any]]) -> jwt.PyJWK:
    """Find the one key that the token names, or the only one there is."""
    algorithm, kind = header.get("alg"), header.get("typ")
    if algorithm not in ALGORITHMS or kind not in _KINDS:
        raise NotBelieved("This token is of another kind, or signed in a way that is not taken.")
    fits = [
        one
        for one in keys
        if one.get("use", "sig") == "sig"
        and one.get("alg", algorithm) == algorithm
        and ("kid" not in header or one.get("kid") == header["kid"])
    ]
    if len(fits) != 1:
        raise NotBelieved("The provider has no such key.")
    return jwt.PyJWK(dict(fits[0]), algorithm)
