"""Who takes part in the plan and what each said to it; and what the plan rests on: decisions, risks, phases, levers."""

from typing import ClassVar

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from voordeur.assessments.models import InDomain, Thing
from voordeur.journal.models import Projection


class Party(Thing):
    """Who takes part in the plan, with the last answer to it; `text` is its name when it is no known organisation."""

    thing = "party"
    listed = ("-left_on", "joined_on", "id")

    class Answer(models.TextChoices):
        """What a party last said to the plan."""

        NONE = "", _("no answer yet")
        ENDORSED = "endorsed", _("agrees")
        OBJECTED = "objected", _("objects")

    organisation = models.UUIDField(null=True, db_index=True)
    role = models.TextField(blank=True)
    contact = models.TextField(blank=True)
    joined_on = models.DateField()
    left_on = models.DateField(null=True)
    left_because = models.TextField(blank=True)
    answer = models.CharField(max_length=20, choices=Answer, blank=True)
    answered_on = models.DateField(null=True)
    answer_words = models.TextField(blank=True)
    said_by = models.TextField(blank=True)
    said_how = models.CharField(max_length=20, blank=True)
    noted_by = models.UUIDField(null=True)
    signed_on = models.DateField(null=True)
    signed_how = models.CharField(max_length=20, blank=True)
    signed_by = models.TextField(blank=True)
    seen_by = models.TextField(blank=True)
    document = models.UUIDField(null=True)

    class Meta:
        """What the database itself refuses."""

        constraints: ClassVar = [
            models.CheckConstraint(
                name="party_answer_has_its_day",
                condition=Q(answer="", answered_on=None) | (~Q(answer="") & Q(answered_on__isnull=False)),
            )
        ]


class PutForward(Projection):
    """When the plan was last put to its parties; its id is the id of its case."""

    id = models.UUIDField(primary_key=True)
    on = models.DateField()
    text = models.TextField(blank=True)
    by = models.UUIDField(null=True)


class RoleDecision(InDomain):
    """What somebody who may decide decided about a question of the method; its id is the id of its entry."""

    id = models.UUIDField(primary_key=True)
    decision = models.TextField()
    outcome = models.CharField(max_length=10)
    reason = models.TextField(blank=True)
    on = models.DateField()
    by = models.UUIDField(null=True)


class Risk(Thing):
    """A danger that was seen; open until it is gone."""

    thing = "risk"
    listed = ("-cleared_on", "found_on", "id")

    person = models.UUIDField(null=True)
    found_on = models.DateField()
    cleared_on = models.DateField(null=True)
    cleared_because = models.TextField(blank=True)


class Phase(Projection):
    """A phase of the work and who directs it; its id is the id of its entry."""

    id = models.UUIDField(primary_key=True)
    phase = models.TextField()
    directed_by = models.TextField(blank=True)
    since = models.DateField()
    until = models.DateField(null=True)


class Presence(InDomain):
    """A time that a worker was with the household, or should have been; its id is the id of its entry."""

    id = models.UUIDField(primary_key=True)
    on = models.DateField()
    missed = models.BooleanField(default=False)
    how = models.CharField(max_length=20, blank=True)
    with_whom = models.TextField(blank=True)
    text = models.TextField(blank=True)
    worker = models.UUIDField(null=True)


class Lever(InDomain):
    """A means of compulsion, as last looked into: whether it is there, by which law, and who may use it."""

    id = models.UUIDField(primary_key=True)
    lever = models.TextField()
    available = models.BooleanField(default=True)
    law = models.TextField(blank=True)
    competent = models.TextField(blank=True)
    on = models.DateField()


class ReportSent(InDomain):
    """A report that went to somebody; its id is the id of its entry."""

    id = models.UUIDField(primary_key=True)
    report = models.TextField()
    receiver = models.TextField()
    receiver_name = models.TextField(blank=True)
    text = models.TextField(blank=True)
    on = models.DateField()
