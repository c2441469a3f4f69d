"""That a household goes on in another method: seen from both cases, and no word of the other one's content."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from voordeur.journal.models import Projection


class HandOn(Projection):
    """The other side of a case that was handed on; its id is the id of its entry.

    `coordinates_here`: what this side says about who answers for the household, this case or the other (None: nothing).
    """

    class Way(models.TextChoices):
        """Which way it went, seen from this case."""

        TO = "to", _("goes on at")
        FROM = "from", _("came from")

    id = models.UUIDField(primary_key=True)
    way = models.CharField(max_length=10, choices=Way)
    method = models.CharField(max_length=100)
    programme = models.UUIDField(null=True)
    case = models.UUIDField(null=True)
    reason = models.TextField(blank=True)
    on = models.DateField()
    coordinates_here = models.BooleanField(null=True)
    agreed_on = models.DateField(null=True)
