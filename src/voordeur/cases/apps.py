"""Tells Django about this room."""

from django.apps import AppConfig


class CasesConfig(AppConfig):
    """The room `cases`."""

    name = "voordeur.cases"
    label = "cases"
    verbose_name = "cases"
