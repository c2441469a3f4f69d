"""What was agreed: the plan, its goals and its actions."""

from typing import ClassVar

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from voordeur.journal.models import Projection
from voordeur.journal.things import Thing


class Plan(Projection):
    """The one plan of a household as last agreed; its id is the id of its case."""

    id = models.UUIDField(primary_key=True)
    agreed_on = models.DateField()
    agreed_by = models.JSONField(default=list)
    how = models.CharField(max_length=20, blank=True)


class Goal(Thing):
    """What will be different, on which life domain, by when, for whom."""

    thing = "goal"
    listed = ("-state", "set_on", "id")

    class State(models.TextChoices):
        """How a goal stands."""

        SET = "set", _("open")
        REACHED = "reached", _("reached")
        DROPPED = "dropped", _("dropped")

    for_whom = models.TextField(blank=True)
    by = models.DateField(null=True)
    set_on = models.DateField()
    percent = models.PositiveSmallIntegerField(null=True)  # how far it had come on the day `seen_on`
    seen_on = models.DateField(null=True)
    off_course_since = models.DateField(null=True)
    remark = models.TextField(blank=True, default="", db_default="")  # what was last said of how it stands
    state = models.CharField(max_length=20, choices=State, default=State.SET)
    ended_on = models.DateField(null=True)
    reason = models.TextField(blank=True)


class Action(Thing):
    """Who does what by when, and how everybody will know."""

    thing = "action"
    listed = ("ended_on", "due", "agreed_on", "id")

    class Owner(models.TextChoices):
        """Whose action it is; the own network needs no account."""

        RESIDENT = "resident", _("resident")
        NETWORK = "network", _("own network")
        ORGANISATION = "organisation", _("organisation")
        WORKER = "worker", _("worker")

    class State(models.TextChoices):
        """The life of an action."""

        PLACED = "placed", _("placed")
        PICKED_UP = "picked_up", _("picked up")
        DONE = "done", _("done")
        DROPPED = "dropped", _("dropped")

    goal = models.UUIDField(null=True)
    need = models.UUIDField(null=True)
    owner_kind = models.CharField(max_length=20, choices=Owner)
    owner = models.UUIDField(null=True, db_index=True)
    owner_name = models.TextField(blank=True)
    lead = models.TextField(blank=True)
    agreed_on = models.DateField()
    due = models.DateField(null=True)
    how_known = models.TextField(blank=True)
    measure = models.CharField(max_length=60, blank=True)
    state = models.CharField(max_length=20, choices=State, default=State.PLACED)
    chased = models.PositiveSmallIntegerField(default=0)
    last_chased_on = models.DateField(null=True)
    ended_on = models.DateField(null=True)
    result = models.TextField(blank=True)

    class Meta:
        """What the database itself refuses."""

        constraints: ClassVar = [
            models.CheckConstraint(
                name="action_ended_has_its_day",
                condition=Q(state__in=["placed", "picked_up"], ended_on=None)
                | Q(state__in=["done", "dropped"], ended_on__isnull=False),
            )
        ]
