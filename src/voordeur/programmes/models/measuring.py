"""How a programme goes: its phases, its consulting hours and its measurements. No person stands in them."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from voordeur.journal.models import Projection


class ProgrammePhase(Projection):
    """A phase of the programme itself; its id is the id of its entry."""

    id = models.UUIDField(primary_key=True)
    phase = models.TextField()
    product = models.TextField(blank=True, help_text="What the phase before it delivered.")
    reason = models.TextField(blank=True)
    signatories = models.JSONField(null=True, help_text="As what those who agreed to it signed: words of the method.")
    since = models.DateField()
    until = models.DateField(null=True)


class ConsultingHour(Projection):
    """One consulting hour; its id is the id of its entry."""

    id = models.UUIDField(primary_key=True)
    on = models.DateField(db_index=True)
    place = models.TextField(blank=True)
    visitors = models.PositiveIntegerField(null=True)
    informed = models.PositiveIntegerField(null=True)


class Measurement(Projection):
    """One figure about an area or group as a whole; its id is the id of its entry."""

    class Group(models.TextChoices):
        """About whom: those the programme works for, or those it is compared with."""

        PROJECT = "project", _("programme")
        CONTROL = "control", _("control group")

    class Moment(models.TextChoices):
        """When, seen from the programme."""

        BEFORE = "before", _("before")
        DURING = "during", _("on the way")
        AFTER = "after", _("afterwards")

    id = models.UUIDField(primary_key=True)
    on = models.DateField()
    what = models.TextField()
    group = models.CharField(max_length=20, choices=Group)
    moment = models.CharField(max_length=20, choices=Moment)
    area = models.UUIDField(null=True)
    value = models.DecimalField(max_digits=16, decimal_places=4)
    source = models.TextField(blank=True)
