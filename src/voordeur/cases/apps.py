"""Tells Django about this room."""

from django.apps import AppConfig


class CasesConfig(AppConfig):
    """The room `cases`."""

    name = "voordeur.cases"
    label = "cases"
    verbose_name = "cases"

    def ready(self) -> None:
        """Tell the journal who holds which role, and what there is to count."""
        from voordeur.cases import counts as counts
        from voordeur.cases import euros as euros
        from voordeur.cases import holders as holders
        from voordeur.cases import ties as ties
