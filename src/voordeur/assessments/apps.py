"""Tells Django about this room."""

from django.apps import AppConfig


class AssessmentsConfig(AppConfig):
    """The room `assessments`."""

    name = "voordeur.assessments"
    label = "assessments"
    verbose_name = "assessments"
