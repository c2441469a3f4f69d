from django.db import models

from voordeur.journal.models import Projection


class Pot(Projection):
    """A pot: what its label says, how many coins are in it, what was said about it."""

    id = models.UUIDField(primary_key=True)
    label = models.CharField(max_length=100)
    coins = models.IntegerField(default=0)
    weight = models.DecimalField(max_digits=8, decimal_places=2, null=True)
    seen_on = models.DateField(null=True)
    said = models.JSONField(default=list)
