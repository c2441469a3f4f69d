"""Tells Django about this room."""

from django.apps import AppConfig


class ProgrammesConfig(AppConfig):
    """The room `programmes`."""

    name = "voordeur.programmes"
    label = "programmes"
    verbose_name = "programmes"
