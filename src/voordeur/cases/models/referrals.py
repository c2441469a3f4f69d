"""Services that were asked to help."""

from django.db import models

from voordeur.assessments.models import Thing


class Referral(Thing):
    """A service was asked to help; it waits, accepts or refuses, starts and ends."""

    thing = "referral"
    listed = ("asked_on", "id")

    service = models.UUIDField(null=True)
    organisation = models.UUIDField(null=True)
    receiver = models.TextField(blank=True)
    warm = models.BooleanField(default=False)
    asked_on = models.DateField()
    state = models.CharField(max_length=20, default="asked")
    state_on = models.DateField()
