"""Tables of the assessment: what somebody needs, and what somebody is good at, per life domain."""

from typing import ClassVar

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from voordeur.journal.models import Projection
from voordeur.journal.things import InDomain, Thing


class Need(Thing):
    """A question, need or worry of a resident; open until it has had an answer."""

    thing = "need"
    listed = ("-state", "recorded_on", "id")

    class State(models.TextChoices):
        """Whether a need has had its answer."""

        OPEN = "open", _("open")
        ANSWERED = "answered", _("answered")

    person = models.UUIDField(null=True)
    money = models.BooleanField(default=False)
    recorded_on = models.DateField()
    state = models.CharField(max_length=20, choices=State, default=State.OPEN)
    how_answered = models.CharField(max_length=20, blank=True)
    answered_by = models.TextField(blank=True)
    answer = models.TextField(blank=True)
    answered_on = models.DateField(null=True)

    class Meta:
        """What the database itself refuses."""

        constraints: ClassVar = [
            models.CheckConstraint(
                name="need_answered_has_its_day",
                condition=Q(state="open", answered_on=None) | Q(state="answered", answered_on__isnull=False),
            )
        ]


class Strength(InDomain):
    """A talent, wish, dream or strength; its id is the id of its entry."""

    id = models.UUIDField(primary_key=True)
    person = models.UUIDField(null=True)
    what = models.CharField(max_length=20)
    text = models.TextField(blank=True)
    recorded_on = models.DateField()


class DomainScore(InDomain):
    """One score of an instrument on one life domain, on one day; its id is the id of its entry."""

    id = models.UUIDField(primary_key=True)
    person = models.UUIDField(null=True)
    instrument = models.CharField(max_length=60)
    score = models.SmallIntegerField()
    reason = models.TextField(blank=True)
    on = models.DateField()


class CriterionAnswer(Projection):
    """Whether the household meets a criterion of the method, as last asked; unknown is an answer too."""

    id = models.UUIDField(primary_key=True)
    criterion = models.CharField(max_length=80)
    answer = models.CharField(max_length=10)
    until = models.DateField(null=True, help_text="The last day on which this answer holds.")
    on = models.DateField()
