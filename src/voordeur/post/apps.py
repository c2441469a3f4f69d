"""Tells Django about this room."""

from django.apps import AppConfig


class PostConfig(AppConfig):
    """The room `post`."""

    name = "voordeur.post"
    label = "post"
    verbose_name = "post"

    def ready(self) -> None:
        """Let the entries of what leaves the house change its tables, and the night sweep what was destroyed."""
        from voordeur.post import actions as actions
        from voordeur.post import entries as entries
