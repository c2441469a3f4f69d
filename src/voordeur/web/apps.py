"""Tells Django about this room."""

from django.apps import AppConfig


class WebConfig(AppConfig):
    """The room `web`."""

    name = "voordeur.web"
    label = "web"
    verbose_name = "pages"
