"""Tells Django about this room."""

from django.apps import AppConfig


class CasesConfig(AppConfig):
    """The room `cases`."""

    name = "voordeur.cases"
    label = "cases"
    verbose_name = "cases"

    def ready(self) -> None:
        """Let the entries of a case change its tables, and tell the journal who holds which role."""
        from voordeur.cases import holders as holders
        from voordeur.cases import projections as projections
