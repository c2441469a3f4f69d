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
    capacity = models.PositiveSmallIntegerField(null=True, help_text="Households that it can help at one time.")

    class Meta:
        """How services are listed."""

        ordering: ClassVar = ["name", "id"]

    def __str__(self) -> str:
        """Call the service by name."""
        return self.name


class ObservedWait(Projection):
    """How long one resident really waited, for numbers over time; its day is that of the month alone."""

    id = models.UUIDField(primary_key=True)
    service = models.UUIDField(db_index=True)
    weeks = models.PositiveSmallIntegerField()
    month = models.DateField()


class ContactPerson(Projection):
    """Somebody at an organisation whom one calls or visits, with an account here or without."""

    id = models.UUIDField(primary_key=True)
    organisation = models.UUIDField(db_index=True)
    name = models.CharField(max_length=200)
    job_title = models.CharField(max_length=200, blank=True)
    phone = models.CharField(max_length=30, blank=True)
    hours = models.CharField(max_length=300, blank=True, help_text="When one can come by or call, in words.")
    since = models.DateField()
    until = models.DateField(null=True, help_text="The first day on which it no longer holds.")
