"""Tells Django about this room."""

from django.apps import AppConfig


class SafetyConfig(AppConfig):
    """The room `safety`."""

    name = "voordeur.safety"
    label = "safety"
    verbose_name = "safety"
