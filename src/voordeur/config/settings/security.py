"""What a browser is told and what production insists on."""

import os
import secrets

from csp.constants import NONE, SELF
from django.core.exceptions import ImproperlyConfigured

from voordeur.common.keys import current_key, demo_secret
from voordeur.config.connections import open_connections
from voordeur.config.settings.base import DATABASES, MODE

_LOCAL_HOSTS = ["localhost", "127.0.0.1", "[::1]"]
_SHORTEST_SECRET = 50


def _listed(name: str) -> list[str]:
    return [part.strip() for part in os.environ.get(name, "").split(",") if part.strip()]


def _refuse_unsafe_production() -> None:
    """Name everything that production lacks, at once, and do not start."""
    lacking = []
    if "sqlite3" in DATABASES["default"]["ENGINE"]:
        lacking.append("DATABASE_URL must name a PostgreSQL database: SQLite is for trying, training and building.")
    if len(os.environ.get("SECRET_KEY", "")) < _SHORTEST_SECRET:
        lacking.append(f"SECRET_KEY must be set to {_SHORTEST_SECRET} random characters or more.")
    if not _listed("ALLOWED_HOSTS"):
        lacking.append("ALLOWED_HOSTS must name the host names that this installation answers to.")
    if not (os.environ.get("VOORDEUR_KEYS") or os.environ.get("VOORDEUR_KEY_FILE")):
        lacking.append("VOORDEUR_KEYS (id:hex,id:hex) or VOORDEUR_KEY_FILE must hold the journal's keys.")
    if not (os.environ.get("VOORDEUR_OIDC_ISSUER") or "https://").startswith("https://"):
        lacking.append("VOORDEUR_OIDC_ISSUER must be an https:// address: what it says of a worker must not be forged.")
    if not os.environ.get("VOORDEUR_URL", "").startswith("https://"):
        lacking.append("VOORDEUR_URL must be the https:// address of this installation: links in mail lead there.")
    lacking += open_connections(os.environ)
    if lacking:
        raise ImproperlyConfigured("Voordeur does not start in production mode:\n- " + "\n- ".join(lacking))
    current_key()  # a key that cannot be read stops the start, not the first deed


if MODE == "production":
    _refuse_unsafe_production()

SECRET_KEY = os.environ.get("SECRET_KEY") or demo_secret("django", lambda: secrets.token_urlsafe(64))
SECRET_KEY_FALLBACKS = _listed("SECRET_KEY_FALLBACKS")
ALLOWED_HOSTS = _listed("ALLOWED_HOSTS") or _LOCAL_HOSTS
CSRF_TRUSTED_ORIGINS = _listed("CSRF_TRUSTED_ORIGINS")

CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [NONE],
        "object-src": [NONE],
        "script-src": [SELF],
        "style-src": [SELF],
        "img-src": [SELF, "data:", "blob:"],
        "font-src": [SELF],
        "connect-src": [SELF],
        "worker-src": [SELF],
        "manifest-src": [SELF],
        "form-action": [SELF],
        "base-uri": [NONE],
        "frame-ancestors": [NONE],
    }
}
X_FRAME_OPTIONS = "DENY"
SECURE_CONTENT_TYPE_NOSNIFF = True
SECURE_REFERRER_POLICY = "same-origin"
SECURE_CROSS_ORIGIN_OPENER_POLICY = "same-origin"

_SECURE = MODE == "production"
# A __Host- cookie is refused by the browser unless it came over https, from this host, for the whole host.
_PREFIX = "__Host-" if _SECURE else ""
SESSION_COOKIE_NAME = f"{_PREFIX}voordeur_session"
SESSION_COOKIE_SECURE = _SECURE
SESSION_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = "Lax"
SESSION_COOKIE_AGE = 8 * 60 * 60  # one working day
SESSION_EXPIRE_AT_BROWSER_CLOSE = True
CSRF_COOKIE_NAME = f"{_PREFIX}voordeur_csrf"
CSRF_COOKIE_SECURE = _SECURE
CSRF_COOKIE_HTTPONLY = True
CSRF_COOKIE_SAMESITE = "Lax"
LANGUAGE_COOKIE_NAME = f"{_PREFIX}voordeur_language"
LANGUAGE_COOKIE_SECURE = _SECURE
LANGUAGE_COOKIE_HTTPONLY = True
LANGUAGE_COOKIE_SAMESITE = "Lax"

SECURE_SSL_REDIRECT = _SECURE and os.environ.get("VOORDEUR_SSL_REDIRECT", "1") == "1"
SECURE_REDIRECT_EXEMPT = [r"^healthz$", r"^readyz$"]
SECURE_HSTS_SECONDS = 365 * 24 * 60 * 60 if _SECURE else 0
SECURE_HSTS_INCLUDE_SUBDOMAINS = _SECURE
if int(os.environ.get("VOORDEUR_BEHIND_PROXY", "0")):
    # Only safe behind a proxy that sets this header itself and strips what a browser sends.
    SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")

DATA_UPLOAD_MAX_MEMORY_SIZE = 2_500_000
DATA_UPLOAD_MAX_NUMBER_FIELDS = 1_000
