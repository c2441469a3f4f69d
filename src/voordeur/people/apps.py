"""Tells Django about this room."""

from django.apps import AppConfig


class PeopleConfig(AppConfig):
    """The room `people`."""

    name = "voordeur.people"
    label = "people"
    verbose_name = "people and addresses"
