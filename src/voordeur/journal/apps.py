"""Tells Django about this room."""

from django.apps import AppConfig
from django.utils.module_loading import autodiscover_modules


class JournalConfig(AppConfig):
    """The room `journal`."""

    name = "voordeur.journal"
    label = "journal"
    verbose_name = "journal"

    def ready(self) -> None:
        """Let every room register its entry kinds and projections: its modules `entries` and `projections`."""
        autodiscover_modules("entries", "projections")
