"""Tables of what partner organisations offer, and how long one really waits for it."""

from typing import ClassVar

from django.db import models

from voordeur.journal.models import Projection


class Service(Projection):
    """Something that an organisation does for residents; it lives in the organisation's file."""

    id = models.UUIDField(primary_key=True)
    organisation = models.UUIDField(db_index=True)
    name = models.CharField(max_length=200)
    domains = models.JSONField(default=list, help_text="Life domains on which it helps.")
    waiting_weeks = models.PositiveSmallIntegerField(null=True, help_text="As promised by the organisation.")
    waits = models.JSONField(default=list, help_text="Weeks that residents really waited, the last ones; no days.")
    observed_weeks = models.PositiveSmallIntegerField(null=True, help_text="What is usual among those.")
    observed_on = models.DateField(null=True, help_text="The month of the last one: a day could tell who it was.")
    phone = models.CharField(max_length=30, blank=True)

    class Meta:
        """How services are listed."""

        ordering: ClassVar = ["name", "id"]

    def __str__(self) -> str:
        """Call the service by name."""
        return self.name


class Covenant(Projection):
    """What an organisation signed: for now who, what and until when. It lives in the organisation's file."""

    id = models.UUIDField(primary_key=True)
    organisation = models.UUIDField(db_index=True)
    what = models.TextField()
    since = models.DateField()
    until = models.DateField(null=True)

    def __str__(self) -> str:
        """Tell what was signed."""
        return self.what
