"""Tells Django about this room."""

from django.apps import AppConfig


class FundingConfig(AppConfig):
    """The room `funding`."""

    name = "voordeur.funding"
    label = "funding"
    verbose_name = "funding"
