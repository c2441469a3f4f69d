"""Tells Django about this room."""

from django.apps import AppConfig


class HallConfig(AppConfig):
    """The room `hall`."""

    name = "voordeur.hall"
    label = "hall"
    verbose_name = "hall"
