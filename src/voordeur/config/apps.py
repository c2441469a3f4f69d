"""Tells Django about this room, and hands out database rights after each migration."""

from django.apps import AppConfig, apps
from django.db.models.signals import post_migrate


class ConfigConfig(AppConfig):
    """The room `config`."""

    name = "voordeur.config"
    label = "config"
    verbose_name = "installation"

    def ready(self) -> None:
        """Hand out the application role's rights whenever tables were made."""
        from voordeur.config.roles import grant_after_migrate

        # Django sends post_migrate when every table is made, once for each app that has models: one of them will do.
        post_migrate.connect(grant_after_migrate, sender=apps.get_app_config("accounts"))
