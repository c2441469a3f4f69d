"""Hands out the rights of the application's role; `voordeur database grants` calls it."""

from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError
from django.db import connection

from voordeur.config.roles import NoSuchRole, grant


class Command(BaseCommand):
    """Give the application's PostgreSQL role the use of all tables, append-only where history is kept."""

    help = __doc__ or ""

    def handle(self, *args: Any, **options: Any) -> None:
        """Grant, or refuse with what is missing."""
        if connection.vendor != "postgresql":
            raise CommandError("Only PostgreSQL has roles; this database is SQLite.")
        if not settings.DATABASE_APP_ROLE:
            raise CommandError("Set VOORDEUR_APP_ROLE to the role that the application signs in with.")
        try:
            grant(settings.DATABASE_APP_ROLE, connection)
        except NoSuchRole as refusal:
            raise CommandError(str(refusal)) from refusal
