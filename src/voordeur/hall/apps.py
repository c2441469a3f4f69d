"""Tells Django about this room."""

from django.apps import AppConfig


class HallConfig(AppConfig):
    """The room `hall`."""

    name = "voordeur.hall"
    label = "hall"
    verbose_name = "hall"

    def ready(self) -> None:
        """Tell the night what to sweep."""
        from voordeur.hall import sweeping  # noqa: F401 (importing it registers the chores)
