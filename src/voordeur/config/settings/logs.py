"""Log lines without personal data: no query strings, no bodies, no messages of unexpected errors."""

from typing import Any

LOGGING: dict[str, Any] = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"quiet": {"()": "voordeur.config.log_format.QuietFormatter"}},
    "handlers": {"console": {"class": "logging.StreamHandler", "formatter": "quiet"}},
    "root": {"handlers": ["console"], "level": "WARNING"},
    "loggers": {
        "django": {"handlers": ["console"], "level": "WARNING", "propagate": False},
        # Its lines hold whole request lines, query strings too; only Django's own trial server writes them.
        "django.server": {"handlers": [], "level": "CRITICAL", "propagate": False},
        # Its lines hold SQL with parameters.
        "django.db.backends": {"handlers": [], "level": "CRITICAL", "propagate": False},
        # A 404 tells what someone asked for; the reverse proxy knows how many there were.
        "django.request": {"handlers": ["console"], "level": "ERROR", "propagate": False},
        "voordeur": {"handlers": ["console"], "level": "INFO", "propagate": False},
    },
}
