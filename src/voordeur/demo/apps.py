"""Tells Django about this room."""

from django.apps import AppConfig


class DemoConfig(AppConfig):
    """The room `demo`."""

    name = "voordeur.demo"
    label = "demo"
    verbose_name = "demo"
