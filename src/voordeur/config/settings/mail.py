"""How mail leaves the house: the server, who it comes from, and where its links lead."""

import os
from typing import Any
from urllib.parse import SplitResult, unquote, urlsplit

from django.core.exceptions import ImproperlyConfigured

_PORTS = {"smtp": 25, "smtp+tls": 587, "smtps": 465}


def server_from(address: str) -> dict[str, Any]:
    """Read `smtp+tls://user:password@host:587` into Django's settings. Raises ImproperlyConfigured."""
    said: SplitResult = urlsplit(address)
    if said.scheme not in _PORTS or not said.hostname:
        raise ImproperlyConfigured("VOORDEUR_SMTP is smtp+tls://user:password@host:587, or smtps:// or smtp://.")
    return {
        "EMAIL_HOST": said.hostname,
        "EMAIL_PORT": said.port or _PORTS[said.scheme],
        "EMAIL_HOST_USER": unquote(said.username or ""),
        "EMAIL_HOST_PASSWORD": unquote(said.password or ""),
        "EMAIL_USE_TLS": said.scheme == "smtp+tls",
        "EMAIL_USE_SSL": said.scheme == "smtps",
    }


# Empty: no mail leaves; what is queued waits in the outbox.
MAIL_SERVER = os.environ.get("VOORDEUR_SMTP", "")
EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
EMAIL_TIMEOUT = 20  # seconds
if MAIL_SERVER:
    globals().update(server_from(MAIL_SERVER))
DEFAULT_FROM_EMAIL = os.environ.get("VOORDEUR_MAIL_FROM") or "voordeur@localhost"
VOORDEUR_URL = os.environ.get("VOORDEUR_URL") or "http://127.0.0.1:8000"
