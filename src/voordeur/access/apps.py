"""Tells Django about this room."""

from importlib import import_module

from django.apps import AppConfig


class AccessConfig(AppConfig):
    """The room `access`."""

    name = "voordeur.access"
    label = "access"
    verbose_name = "access"

    def ready(self) -> None:
        """Let it be known what follows on the yes of a second person."""
        import_module("voordeur.access.erasing")
