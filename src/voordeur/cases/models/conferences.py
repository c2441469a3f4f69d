"""Partners who sat together."""

from django.db import models

from voordeur.journal.models import Projection


class Conference(Projection):
    """Partners around one case; its id is the id of its entry."""

    id = models.UUIDField(primary_key=True)
    on = models.DateField()
    kind = models.CharField(max_length=30)
    attended = models.JSONField(default=list)
    decisions = models.TextField(blank=True)
