"""What follows from what, agreed beforehand; and the day after which it does."""

from typing import ClassVar

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from voordeur.journal.things import Thing


class Ultimatum(Thing):
    """A demand with its last day; a named person judges afterwards whether it was met."""

    thing = "ultimatum"
    listed = ("judged_on", "until", "id")

    class State(models.TextChoices):
        """How an ultimatum stands."""

        RUNNING = "running", _("runs")
        MET = "met", _("met")
        NOT_MET = "not_met", _("not met")
        WITHDRAWN = "withdrawn", _("withdrawn")

    given_on = models.DateField()
    until = models.DateField(db_index=True)
    state = models.CharField(max_length=20, choices=State, default=State.RUNNING)
    judged_on = models.DateField(null=True)
    judged_by = models.UUIDField(null=True)
    reason = models.TextField(blank=True)

    class Meta:
        """What the database itself refuses."""

        constraints: ClassVar = [
            models.CheckConstraint(
                name="ultimatum_judged_has_its_day",
                condition=Q(state="running", judged_on=None) | (~Q(state="running") & Q(judged_on__isnull=False)),
            )
        ]


class Consequence(Thing):
    """A reward or sanction that was agreed beforehand: on which condition, by which law, and who may carry it out."""

    thing = "consequence"
    listed = ("ended_on", "agreed_on", "id")

    class What(models.TextChoices):
        """Something nice or something hard."""

        REWARD = "reward", _("reward")
        SANCTION = "sanction", _("sanction")

    class State(models.TextChoices):
        """The life of a consequence: nothing happens by itself, so due is not yet applied."""

        AGREED = "agreed", _("agreed beforehand")
        DUE = "due", _("due now")
        APPLIED = "applied", _("applied")
        WAIVED = "waived", _("not applied")

    what = models.CharField(max_length=20, choices=What)
    condition = models.TextField(blank=True)
    condition_domain = models.TextField(blank=True)
    measure = models.TextField(blank=True)
    law = models.TextField(blank=True)
    competent = models.TextField(blank=True)
    organisation = models.UUIDField(null=True)
    ultimatum = models.UUIDField(null=True)
    agreed_on = models.DateField()
    state = models.CharField(max_length=20, choices=State, default=State.AGREED)
    due_since = models.DateField(null=True)
    ended_on = models.DateField(null=True)
    outcome = models.TextField(blank=True)

    class Meta:
        """What the database itself refuses."""

        constraints: ClassVar = [
            models.CheckConstraint(
                name="consequence_ended_has_its_day",
                condition=Q(state__in=["agreed", "due"], ended_on=None)
                | Q(state__in=["applied", "waived"], ended_on__isnull=False),
            )
        ]
