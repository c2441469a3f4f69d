"""Tells Django about this room."""

from django.apps import AppConfig


class PartnersConfig(AppConfig):
    """The room `partners`."""

    name = "voordeur.partners"
    label = "partners"
    verbose_name = "partners"
