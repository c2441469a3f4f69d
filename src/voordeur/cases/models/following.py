"""How a case is followed: decisions, risks, phases, presence, means of compulsion, reports."""

from django.db import models

from voordeur.journal.models import Projection
from voordeur.journal.things import InDomain, Thing


class RoleDecision(InDomain):
    """What somebody who may decide decided about a question of the method; its id is the id of its entry."""

    id = models.UUIDField(primary_key=True)
    decision = models.TextField()
    outcome = models.CharField(max_length=10)
    reason = models.TextField(blank=True)
    ground = models.TextField(blank=True, default="", db_default="")
    amount = models.DecimalField(max_digits=12, decimal_places=2, null=True)
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
    organisation = models.UUIDField(null=True)
    receiver_name = models.TextField(blank=True)
    text = models.TextField(blank=True)
    on = models.DateField()
