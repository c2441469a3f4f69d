"""Roles that are offered to the next helper, places that are waited for, and work that goes on longer than meant."""

from typing import ClassVar

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from voordeur.journal.models import Projection
from voordeur.journal.things import Thing


class Handover(Thing):
    """Somebody was asked to take a role over; `text` is why. Nothing changes hands before there is a yes."""

    thing = "handover"
    listed = ("answered_on", "offered_on", "id")

    class State(models.TextChoices):
        """What whoever was asked says."""

        OFFERED = "offered", _("no answer yet")
        ACCEPTED = "accepted", _("said yes")
        DECLINED = "declined", _("said no")

    role = models.CharField(max_length=60)
    organisation = models.UUIDField(null=True)
    worker = models.UUIDField(null=True)
    to_whom = models.TextField(blank=True)
    answer_due = models.DateField(null=True)
    offered_on = models.DateField()
    state = models.CharField(max_length=20, choices=State, default=State.OFFERED)
    answered_on = models.DateField(null=True)
    answer = models.TextField(blank=True)
    met_on = models.DateField(null=True)

    class Meta:
        """What the database itself refuses."""

        constraints: ClassVar = [
            models.CheckConstraint(
                name="handover_answer_has_its_day",
                condition=Q(state="offered", answered_on=None) | (~Q(state="offered") & Q(answered_on__isnull=False)),
            )
        ]


class WaitingPlace(Projection):
    """A household that waits for a place in the programme; its id is the id of its case."""

    class Urgency(models.TextChoices):
        """How urgent it is; the more urgent stand first."""

        NORMAL = "normal", _("normal")
        SOON = "soon", _("soon")
        ACUTE = "acute", _("at once")

    id = models.UUIDField(primary_key=True)
    since = models.DateField()
    urgency = models.CharField(max_length=20, choices=Urgency, default=Urgency.NORMAL)
    reason = models.TextField(blank=True)


class Extension(Projection):
    """Until when the work goes on beyond the term of the method, and why; its id is the id of its case."""

    id = models.UUIDField(primary_key=True)
    since = models.DateField()
    until = models.DateField()
    reason = models.TextField()
