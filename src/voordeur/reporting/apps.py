"""Tells Django about this room."""

from django.apps import AppConfig


class ReportingConfig(AppConfig):
    """The room `reporting`."""

    name = "voordeur.reporting"
    label = "reporting"
    verbose_name = "reports"
