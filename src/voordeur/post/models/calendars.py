"""Secret links by which workers see their own days in a calendar program."""

from django.db import models

from voordeur.journal.models import Projection


class CalendarLink(Projection):
    """A link of one worker, in the file of that worker; the secret in it is in no table, only its digest."""

    id = models.UUIDField(primary_key=True)
    digest = models.CharField(max_length=64, unique=True)
    key = models.CharField(max_length=40, help_text="The key from which, with the id, the secret follows.")
    made_on = models.DateField()
    ended_on = models.DateField(null=True)
