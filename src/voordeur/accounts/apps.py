"""Tells Django about this room."""

from django.apps import AppConfig


class AccountsConfig(AppConfig):
    """The room `accounts`."""

    name = "voordeur.accounts"
    label = "accounts"
    verbose_name = "workers and organisations"
