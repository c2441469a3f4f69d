"""Tells Django about this room."""

from django.apps import AppConfig


class PeopleConfig(AppConfig):
    """The room `people`."""

    name = "voordeur.people"
    label = "people"
    verbose_name = "people and addresses"

    def ready(self) -> None:
        """Register what the entries of this room change, beside the entries themselves."""
        from voordeur.people import projections as projections
