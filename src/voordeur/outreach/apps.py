"""Tells Django about this room."""

from django.apps import AppConfig


class OutreachConfig(AppConfig):
    """The room `outreach`."""

    name = "voordeur.outreach"
    label = "outreach"
    verbose_name = "outreach"
