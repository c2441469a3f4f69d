"""Tables of signals: what was reported, and how far it has come for the one who reported it."""

from typing import ClassVar

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from voordeur.journal.models import Projection


class Signal(Projection):
    """A worry that was reported; its id is the id of the entry that received it."""

    class State(models.TextChoices):
        """How far a signal has come, in the words that its reporter may read."""

        RECEIVED = "received", _("received")
        TAKEN_UP = "taken_up", _("taken up")
        CLOSED = "closed", _("closed")

    id = models.UUIDField(primary_key=True)
    channel = models.CharField(max_length=20)
    reporter = models.UUIDField(null=True, db_index=True)
    reporter_name = models.TextField(blank=True)
    reporter_organisation = models.TextField(blank=True)
    about = models.TextField(blank=True)
    text = models.TextField(blank=True)
    permission = models.CharField(max_length=20)
    urgency = models.CharField(max_length=20)
    wishes_feedback = models.BooleanField(default=True)
    ground = models.TextField(
        blank=True, default="", db_default="", help_text="On which ground in law it was passed on."
    )
    hard_date = models.DateField(null=True, help_text="A day that waits for nobody.")
    kind = models.TextField(blank=True, default="", db_default="", help_text="A word of the method.")
    amount = models.DecimalField(max_digits=12, decimal_places=2, null=True, help_text="How many euros it is about.")
    received_on = models.DateField()
    triage = models.CharField(max_length=30, blank=True)
    triage_reason = models.TextField(blank=True)
    joined_case = models.UUIDField(null=True)
    state = models.CharField(max_length=20, choices=State, default=State.RECEIVED)
    taken_up_by = models.UUIDField(null=True)
    taken_up_on = models.DateField(null=True)
    closed_on = models.DateField(null=True)

    class Meta:
        """What the database itself refuses."""

        constraints: ClassVar = [
            models.CheckConstraint(
                name="signal_taken_up_by_and_on_together",
                condition=Q(taken_up_by=None, taken_up_on=None)
                | Q(taken_up_by__isnull=False, taken_up_on__isnull=False),
            ),
            models.CheckConstraint(
                name="signal_closed_has_its_day",
                condition=Q(state="closed", closed_on__isnull=False) | ~Q(state="closed"),
            ),
        ]
