"""Tells Django about this room."""

from django.apps import AppConfig


class OutreachConfig(AppConfig):
    """The room `outreach`."""

    name = "voordeur.outreach"
    label = "outreach"
    verbose_name = "outreach"

    def ready(self) -> None:
        """Tell access where a door leads."""
        from voordeur.outreach import ties as ties
