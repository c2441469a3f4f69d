"""Services that were asked to help."""

from typing import ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _

from voordeur.journal.things import Thing


class Referral(Thing):
    """A service was asked to help; it waits, accepts or refuses, starts and ends."""

    thing = "referral"
    called: str = ""  # the service, by its name: given by whoever knows services
    listed = ("asked_on", "id")

    class State(models.TextChoices):
        """How far a referral is."""

        ASKED = "asked", _("asked")
        WAITING = "waiting", _("on the waiting list")
        ACCEPTED = "accepted", _("said yes")
        REFUSED = "refused", _("said no")
        STARTED = "started", _("has begun")
        ENDED = "ended", _("has ended")

    class FollowUp(models.TextChoices):
        """What was heard some time later, or that nobody needs to ask."""

        GOES_WELL = "goes_well", _("it goes well")
        PROBLEM_BACK = "problem_back", _("the problem is back")
        NOT_REACHED = "not_reached", _("not reached")
        WAIVED = "waived", _("nobody needs to ask")

    # What was asked and has not begun, and what is not over yet.
    WAITS: ClassVar = (State.ASKED, State.WAITING, State.ACCEPTED)
    OPEN: ClassVar = (*WAITS, State.STARTED)

    service = models.UUIDField(null=True)
    organisation = models.UUIDField(null=True)
    receiver = models.TextField(blank=True)
    warm = models.BooleanField(default=False)
    priority = models.BooleanField(default=False)
    bridging = models.TextField(blank=True, help_text="What helps as long as it has not begun.")
    bridging_by = models.TextField(blank=True)
    asked_on = models.DateField()
    weeks_told = models.PositiveSmallIntegerField(null=True, help_text="Weeks that it said still remained.")
    weeks_told_on = models.DateField(null=True)
    place_from = models.DateField(null=True, help_text="There is a place for this household from this day.")
    started_on = models.DateField(null=True)
    state = models.CharField(max_length=20, choices=State, default=State.ASKED)
    state_on = models.DateField()
    reason = models.TextField(blank=True, help_text="Why it refused, or ended.")
    follow_up = models.CharField(max_length=20, choices=FollowUp, blank=True, default="", db_default="")
    follow_up_on = models.DateField(null=True)

    @property
    def said(self) -> str:
        """Which service, and what is asked of it."""
        return ": ".join(filter(None, (self.called, self.text)))
