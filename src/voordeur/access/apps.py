"""Tells Django about this room."""

from django.apps import AppConfig


class AccessConfig(AppConfig):
    """The room `access`."""

    name = "voordeur.access"
    label = "access"
    verbose_name = "access"
