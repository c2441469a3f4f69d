"""Tells Django about this room."""

from django.apps import AppConfig


class HallConfig(AppConfig):
    """The room `hall`."""

    name = "voordeur.hall"
    label = "hall"
    verbose_name = "hall"

    def ready(self) -> None:
        """Tell the night what to sweep and the keys what is sealed, and read how often what may be done."""
        from voordeur.hall import limits, sweeping  # noqa: F401 (importing them registers what they do)
        from voordeur.hall.signing import noting, second_factor  # noqa: F401 (so does the second)

        noting.listen()
        limits.limits()  # a number that cannot be read stops the start, not the first sign-in
