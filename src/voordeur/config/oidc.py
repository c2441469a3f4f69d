"""Turns the settings of the own organisation's sign-in into what django-allauth wants to know."""

from typing import Any

from django.core.exceptions import ImproperlyConfigured

# The word by which links to identities name it. One sign-in per installation.
PROVIDER = "organisation"


def two_factors(said: str) -> tuple[str, str] | None:
    """Read by which claim and value a token says that two factors were asked there; None: what it says is not read.

    `1` is `amr=mfa` (RFC 8176). Raises ImproperlyConfigured.
    """
    if said in ("", "0"):
        return None
    claim, _, value = ("amr=mfa" if said == "1" else said).partition("=")
    if claim not in ("amr", "acr") or not value:
        raise ImproperlyConfigured("VOORDEUR_OIDC_SECOND_FACTOR is 0, 1, amr=… or acr=….")
    return claim, value


def oidc_provider(*, issuer: str, client: str, secret: str) -> dict[str, Any]:
    """Describe the provider: only the subject is asked, no name and no e-mail; none without an issuer.

    `max_age` makes the provider say when somebody really signed in there (OpenID Connect Core 3.1.2.1).
    """
    provider = {
        "provider_id": PROVIDER,
        "name": PROVIDER,
        "client_id": client,
        "secret": secret,
        "settings": {
            "server_url": issuer.rstrip("/"),
            "issuer": issuer,  # a slash at its end is part of the name
            "oauth_pkce_enabled": True,
            "fetch_userinfo": False,
            "scope": ["openid"],
            "auth_params": {"max_age": str(8 * 60 * 60)},
        },
    }
    return {"APPS": [provider] if issuer else []}
