"""Tables of cases: who answers for a household, what was agreed with whom, and how far it is."""

from typing import ClassVar

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from voordeur.assessments.models import InDomain
from voordeur.journal.models import Projection


class Case(Projection):
    """One unit of work of a method in one programme, mostly about a household; its id is the id of its file."""

    id = models.UUIDField(primary_key=True)
    subject_kind = models.CharField(max_length=20, default="household")
    household = models.UUIDField(null=True, db_index=True)
    programme = models.UUIDField(null=True, db_index=True)
    route = models.CharField(max_length=20, blank=True)
    beside = models.UUIDField(null=True)
    beside_reason = models.TextField(blank=True)
    opened_on = models.DateField()
    closed_on = models.DateField(null=True)
    closed_reason = models.CharField(max_length=30, blank=True)
    closed_result = models.TextField(blank=True)
    handed_over = models.JSONField(default=list)
    passed_on_to = models.TextField(blank=True)
    aftercare_on = models.DateField(null=True)
    aftercare_result = models.CharField(max_length=20, blank=True)

    class Meta:
        """What the database itself refuses."""

        constraints: ClassVar = [
            models.CheckConstraint(
                name="case_closed_on_and_reason_together",
                condition=Q(closed_on=None, closed_reason="") | (Q(closed_on__isnull=False) & ~Q(closed_reason="")),
            )
        ]


class CaseRole(Projection):
    """A worker holds a role of the method in a case for a while; its id is the id of the entry that assigned it."""

    id = models.UUIDField(primary_key=True)
    role = models.CharField(max_length=60)
    function = models.CharField(max_length=30, blank=True)
    worker = models.UUIDField(db_index=True)
    since = models.DateField()
    until = models.DateField(null=True)


class ConsentOrGround(Projection):
    """Why this work may be done: a consent, or a ground in law; its id is the id of its entry."""

    class Kind(models.TextChoices):
        """Consent is one ground among several."""

        CONSENT = "consent", _("consent")
        GROUND = "ground", _("ground in law")

    id = models.UUIDField(primary_key=True)
    kind = models.CharField(max_length=20, choices=Kind)
    persons = models.JSONField(default=list)
    for_what = models.TextField(blank=True)
    how = models.CharField(max_length=60, blank=True)
    since = models.DateField()
    withdrawn_on = models.DateField(null=True)


class Plan(Projection):
    """The one plan of a household as last agreed; its id is the id of its case."""

    id = models.UUIDField(primary_key=True)
    agreed_on = models.DateField()
    agreed_by = models.JSONField(default=list)
    how = models.CharField(max_length=20, blank=True)


class Goal(InDomain):
    """What will be different, on which life domain, by when, for whom."""

    class State(models.TextChoices):
        """How a goal stands."""

        SET = "set", _("open")
        REACHED = "reached", _("reached")
        DROPPED = "dropped", _("dropped")

    id = models.UUIDField(primary_key=True)
    text = models.TextField(blank=True)
    for_whom = models.TextField(blank=True)
    by = models.DateField(null=True)
    set_on = models.DateField()
    state = models.CharField(max_length=20, choices=State, default=State.SET)
    ended_on = models.DateField(null=True)
    reason = models.TextField(blank=True)


class Action(InDomain):
    """Who does what by when, and how everybody will know."""

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

    id = models.UUIDField(primary_key=True)
    goal = models.UUIDField(null=True)
    need = models.UUIDField(null=True)
    text = models.TextField(blank=True)
    owner_kind = models.CharField(max_length=20, choices=Owner)
    owner = models.UUIDField(null=True, db_index=True)
    owner_name = models.TextField(blank=True)
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


class ContactNote(InDomain):
    """A call, mail, chat, talk or letter; its id is the id of its entry."""

    id = models.UUIDField(primary_key=True)
    on = models.DateField()
    channel = models.CharField(max_length=20)
    with_whom = models.TextField(blank=True)
    text = models.TextField(blank=True)
    follow_up_on = models.DateField(null=True, db_index=True)
    followed_up = models.BooleanField(default=False)
    worker = models.UUIDField(null=True)


class Referral(InDomain):
    """A service was asked to help; it waits, accepts or refuses, starts and ends."""

    id = models.UUIDField(primary_key=True)
    service = models.UUIDField(null=True)
    organisation = models.UUIDField(null=True)
    receiver = models.TextField(blank=True)
    text = models.TextField(blank=True)
    warm = models.BooleanField(default=False)
    asked_on = models.DateField()
    state = models.CharField(max_length=20, default="asked")
    state_on = models.DateField()


class Conference(Projection):
    """Partners around one case; its id is the id of its entry."""

    id = models.UUIDField(primary_key=True)
    on = models.DateField()
    kind = models.CharField(max_length=30)
    attended = models.JSONField(default=list)
    decisions = models.TextField(blank=True)
