"""Tells Django about this room."""

from django.apps import AppConfig


class SignalsConfig(AppConfig):
    """The room `signals`."""

    name = "voordeur.signals"
    label = "signals"
    verbose_name = "signals"
