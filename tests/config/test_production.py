"""Production refuses to start when it would not be safe, and says what is missing."""

import json
import os
import subprocess
import sys
from typing import Any

import pytest

from voordeur.config.connections import open_connections

SAFE = {
    "VOORDEUR_MODE": "production",
    "DATABASE_URL": "postgresql:///app",
    "SECRET_KEY": "a-long-secret-that-nobody-guesses-" * 2,
    "ALLOWED_HOSTS": "voordeur.example",
    "VOORDEUR_KEYS": "2026:" + "ab" * 32,
    "VOORDEUR_URL": "https://voordeur.example",
}
SHOW = """
import json, django
from django.conf import settings
settings.STORAGES["staticfiles"]["BACKEND"] = "django.contrib.staticfiles.storage.StaticFilesStorage"  # none collected
django.setup()
from django.test import Client
host = {"HTTP_HOST": "voordeur.example"}
cookies = [[getattr(settings, f"{name}_COOKIE_{part}") for part in ("NAME", "SECURE", "HTTPONLY", "SAMESITE")]
    for name in ("SESSION", "CSRF", "LANGUAGE")]
asked = {"https": Client().get("/healthz", secure=True, **host), "http": Client().get("/over/", **host),
    "other": Client().get("/healthz", secure=True, HTTP_HOST="evil.example")}
answers = {name: {"status": one.status_code, "text": one.content.decode(), **one.headers}
    for name, one in asked.items()}
print(json.dumps({"cookies": cookies, "debug": settings.DEBUG, **answers}))
"""


def start(settings: dict[str, str]) -> subprocess.CompletedProcess[str]:
    """Load the settings in a process of its own."""
    environment = {name: os.environ[name] for name in ("PATH",)} | settings
    environment["DJANGO_SETTINGS_MODULE"] = "voordeur.config.settings"
    return subprocess.run([sys.executable, "-c", SHOW], env=environment, capture_output=True, text=True, check=False)


@pytest.fixture(scope="module")
def safe() -> dict[str, Any]:
    """What a safe installation says of itself, asked once."""
    answer = start(SAFE)
    assert answer.returncode == 0, answer.stderr
    said: dict[str, Any] = json.loads(answer.stdout)
    return said


def test_a_safe_installation_starts_with_cookies_for_this_host_only(safe: dict[str, Any]) -> None:
    """ASVS 3.3.1 to 3.3.4, 13.4.2."""
    assert safe["cookies"] == [
        [f"__Host-voordeur_{name}", True, True, "Lax"] for name in ("session", "csrf", "language")
    ]
    assert safe["debug"] is False


def test_over_https_it_stays_https_for_a_year_also_below_this_host(safe: dict[str, Any]) -> None:
    """ASVS 3.4.1, 4.1.2: a page that somebody opens over http leads on, a machine's question is answered as it is."""
    assert safe["https"]["Strict-Transport-Security"] == "max-age=31536000; includeSubDomains"
    assert (safe["http"]["status"], safe["http"]["Location"]) == (301, "https://voordeur.example/over/")


def test_another_host_name_is_refused_and_not_repeated(safe: dict[str, Any]) -> None:
    assert safe["other"]["status"] == 400
    assert "evil.example" not in safe["other"]["text"]


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
        ({"DATABASE_URL": "postgresql://app@db.example/app"}, "DATABASE_URL must end in sslmode=verify-full"),
        ({"VOORDEUR_MODE": "prod"}, "it may be demo, production or test"),
    ],
)
def test_an_unsafe_one_does_not(change: dict[str, str], said: str) -> None:
    answer = start(SAFE | change)
    assert answer.returncode != 0
    assert said in answer.stderr


OPEN_DATABASES = [
    {"DATABASE_URL": "postgresql://app@db.example/app"},
    {"DATABASE_URL": "postgresql://app@db.example/app?sslmode=require"},
    {"DATABASE_URL": "postgresql://app@db.example/app?sslmode=verify-ca"},
    {"DATABASE_URL": "postgresql://app@10.0.0.7/app?sslmode=prefer"},
    {"DATABASE_URL": "postgresql:///app?host=db.example"},
    {"DATABASE_URL": "postgresql://localhost/app?hostaddr=10.0.0.7"},
    {"DATABASE_URL": "postgresql:///app?host=localhost,db.example"},
    {"DATABASE_URL": "postgresql:///app?service=elsewhere"},
    {"DATABASE_URL": "postgresql:///app", "PGHOST": "db.example"},
    {"DATABASE_URL": "postgresql:///app", "PGHOST": "db.example", "PGSSLMODE": "require"},
    {"DATABASE_URL": "postgresql:///app", "PGSERVICE": "elsewhere"},
]
CLOSED_DATABASES = [
    {"DATABASE_URL": "postgresql:///app"},
    {"DATABASE_URL": "postgresql:///app?host=/run/postgresql"},
    {"DATABASE_URL": "postgresql://app@127.0.0.1/app"},
    {"DATABASE_URL": "postgresql://app@[::1]:5433/app"},
    {"DATABASE_URL": "postgresql://localhost/app?sslmode=disable"},
    {"DATABASE_URL": "postgresql://app@db.example/app?sslmode=verify-full"},
    {"DATABASE_URL": "postgresql:///app", "PGHOST": "db.example", "PGSSLMODE": "verify-full"},
]


@pytest.mark.parametrize("said", OPEN_DATABASES, ids=str)
def test_a_database_elsewhere_is_reached_over_a_connection_that_is_closed_or_not_at_all(said: dict[str, str]) -> None:
    """ASVS 12.3.1, 12.3.2: encrypted, with the certificate and its name checked; nothing falls back."""
    assert "sslmode=verify-full" in "".join(open_connections(said))


@pytest.mark.parametrize("said", CLOSED_DATABASES, ids=str)
def test_a_database_that_is_closed_to_others_is_taken(said: dict[str, str]) -> None:
    assert list(open_connections(said)) == []


@pytest.mark.parametrize(
    ("said", "closed"),
    [
        ({"VOORDEUR_SMTP": "smtp://mail.example:25"}, False),
        ({"VOORDEUR_SMTP": "smtp://127.0.0.1:25"}, True),
        ({"VOORDEUR_SMTP": "smtp+tls://mail.example"}, True),
        ({"VOORDEUR_SCANNER": "clamd://scanner.example:3310"}, False),
        ({"VOORDEUR_SCANNER": "clamd://127.0.0.1:3310"}, True),
        ({"VOORDEUR_SCANNER": "clamd:///run/clamav/clamd.ctl"}, True),
        ({"VOORDEUR_SCANNER": "none"}, True),
    ],
)
def test_neither_mail_nor_documents_go_to_another_machine_in_the_open(said: dict[str, str], closed: bool) -> None:
    """ASVS 12.3.1."""
    assert (list(open_connections(said)) == []) is closed


def test_all_that_is_missing_is_named_at_once() -> None:
    answer = start({"VOORDEUR_MODE": "production"})
    assert answer.stderr.count("\n- ") == 5
