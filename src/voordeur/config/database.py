"""Turns DATABASE_URL into what Django wants to know."""

from typing import Any
from urllib.parse import parse_qsl, unquote, urlsplit

# One writer at a time takes its lock at once, and waits for it: no "database is locked" halfway a deed.
SQLITE_OPTIONS = {
    "transaction_mode": "IMMEDIATE",
    "timeout": 20,
    "init_command": "PRAGMA journal_mode=WAL;PRAGMA synchronous=FULL;",
}
# Seconds in which a PostgreSQL server must take the connection: a page that says so is better than one that hangs.
_PATIENCE = "5"
# The policies of the second wall make a statement look so dear that PostgreSQL compiles it first, and that takes many
# times as long as giving a few rows; what is asked here is short.
_NOT_COMPILED = "-c jit=off"

# After how often a statement of `journal.at_once`, or one that tells the ground, is kept planned on its connection.
_OFTEN = "3"


def database_from(url: str) -> dict[str, Any]:
    """Read `postgresql://user:password@host:port/name?sslmode=require`, `sqlite:///path` or a bare file path.

    What a PostgreSQL url leaves out (host, user, password) comes from the usual PG… variables.
    """
    if "://" not in url:
        return {"ENGINE": "django.db.backends.sqlite3", "NAME": url, "OPTIONS": SQLITE_OPTIONS}
    parts = urlsplit(url)
    if parts.scheme == "sqlite":
        # sqlite:///relative/path and sqlite:////absolute/path, as elsewhere
        return database_from(unquote(parts.path.removeprefix("/")) or ":memory:")
    if parts.scheme not in ("postgres", "postgresql"):
        raise ValueError(f"DATABASE_URL starts with {parts.scheme}://, known are postgresql:// and sqlite:///.")
    options = {
        "connect_timeout": _PATIENCE,
        "options": _NOT_COMPILED,
        "prepare_threshold": _OFTEN,
        **dict(parse_qsl(parts.query)),
    }
    return {
        "ENGINE": "django.db.backends.postgresql",
        "NAME": unquote(parts.path.removeprefix("/")),
        "USER": unquote(parts.username or ""),
        "PASSWORD": unquote(parts.password or ""),
        "HOST": unquote(parts.hostname or ""),
        "PORT": str(parts.port or ""),
        "CONN_MAX_AGE": 600,
        "CONN_HEALTH_CHECKS": True,
        "OPTIONS": {**options, "prepare_threshold": int(options["prepare_threshold"])},
    }
