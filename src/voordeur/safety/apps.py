"""Tells Django about this room."""

from django.apps import AppConfig


class SafetyConfig(AppConfig):
    """The room `safety`."""

    name = "voordeur.safety"
    label = "safety"
    verbose_name = "safety"

    def ready(self) -> None:
        """Say what a second person's yes does, and at which doors nobody rings."""
        from voordeur.safety import actions as actions
