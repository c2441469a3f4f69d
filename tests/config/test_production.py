"""Production refuses to start when it would not be safe, and says what is missing."""

import os
import subprocess
import sys

import pytest

SAFE = {
    "VOORDEUR_MODE": "production",
    "DATABASE_URL": "postgresql:///app",
    "SECRET_KEY": "a-long-secret-that-nobody-guesses-" * 2,
    "ALLOWED_HOSTS": "voordeur.example",
    "VOORDEUR_KEYS": "2026:" + "ab" * 32,
    "VOORDEUR_URL": "https://voordeur.example",
}
SHOW = """
from django.conf import settings
print(settings.SESSION_COOKIE_NAME, settings.CSRF_COOKIE_NAME, settings.SESSION_COOKIE_SECURE, settings.DEBUG)
"""


def start(settings: dict[str, str]) -> subprocess.CompletedProcess[str]:
    """Load the settings in a process of its own."""
    environment = {name: os.environ[name] for name in ("PATH",)} | settings
    environment["DJANGO_SETTINGS_MODULE"] = "voordeur.config.settings"
    return subprocess.run([sys.executable, "-c", SHOW], env=environment, capture_output=True, text=True, check=False)


def test_a_safe_installation_starts_with_cookies_for_this_host_only() -> None:
    answer = start(SAFE)
    assert answer.stdout.split() == ["__Host-voordeur_session", "__Host-voordeur_csrf", "True", "False"], answer.stderr


@pytest.mark.parametrize(
    ("change", "said"),
    [
        ({"DATABASE_URL": "/srv/house.sqlite3"}, "must name a PostgreSQL database"),
        ({"DATABASE_URL": ""}, "must name a PostgreSQL database"),
        ({"SECRET_KEY": ""}, "SECRET_KEY must be set"),
        ({"SECRET_KEY": "short"}, "SECRET_KEY must be set"),
        ({"ALLOWED_HOSTS": " , "}, "ALLOWED_HOSTS must name"),
        ({"VOORDEUR_KEYS": ""}, "VOORDEUR_KEYS"),
        ({"VOORDEUR_KEYS": "2026:tooshort"}, "Key 1 in VOORDEUR_KEYS"),
        ({"VOORDEUR_URL": "http://voordeur.example"}, "VOORDEUR_URL must be the https:// address"),
        ({"VOORDEUR_SMTP": "mail.example"}, "VOORDEUR_SMTP is smtp+tls://"),
        ({"VOORDEUR_OIDC_ISSUER": "http://sign-in.example"}, "must be an https:// address"),
        ({"VOORDEUR_MODE": "prod"}, "it may be demo, production or test"),
    ],
)
def test_an_unsafe_one_does_not(change: dict[str, str], said: str) -> None:
    answer = start(SAFE | change)
    assert answer.returncode != 0
    assert said in answer.stderr


def test_all_that_is_missing_is_named_at_once() -> None:
    answer = start({"VOORDEUR_MODE": "production"})
    assert answer.stderr.count("\n- ") == 5
