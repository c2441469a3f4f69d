"""Tables of outreach: rounds, doorsteps, and what happened at each door."""

from typing import ClassVar

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from voordeur.journal.models import Projection


class Round(Projection):
    """The addresses that a team visits on one day, in walking order; a row of its programme's file."""

    id = models.UUIDField(primary_key=True)
    name = models.TextField()
    area = models.UUIDField(null=True)
    on = models.DateField()
    workers = models.JSONField(default=list)


class Doorstep(Projection):
    """An address on a round, with its attempts and its outcome; its id is the id of its file."""

    class Outcome(models.TextChoices):
        """The three ways in which an approach ends; empty as long as it has not ended."""

        TALKED = "talked", _("talked")
        OPTED_OUT = "opted_out", _("opted out")
        NON_RESPONSE = "non_response", _("no answer")

    id = models.UUIDField(primary_key=True)
    address = models.UUIDField(null=True, db_index=True)
    round = models.UUIDField(null=True, db_index=True)
    place = models.PositiveIntegerField(default=0)
    features = models.JSONField(default=list)
    listed_on = models.DateField(null=True)
    outcome = models.CharField(max_length=20, choices=Outcome, blank=True)
    outcome_on = models.DateField(null=True)
    attempts = models.PositiveIntegerField(default=0)
    last_attempt_on = models.DateField(null=True)
    next_part_of_day = models.CharField(max_length=20, blank=True)
    network_known = models.BooleanField(null=True)
    contact_route = models.TextField(blank=True)

    class Meta:
        """What the database itself refuses."""

        constraints: ClassVar = [
            models.CheckConstraint(
                name="doorstep_one_of_three_outcomes",
                condition=Q(outcome__in=["", "talked", "opted_out", "non_response"]),
            ),
            models.CheckConstraint(
                name="doorstep_outcome_has_its_day",
                condition=Q(outcome="", outcome_on=None) | (~Q(outcome="") & Q(outcome_on__isnull=False)),
            ),
        ]


class Attempt(Projection):
    """Somebody rang a bell; its id is the id of its entry."""

    id = models.UUIDField(primary_key=True)
    on = models.DateField()
    outcome = models.CharField(max_length=20)
    part_of_day = models.CharField(max_length=20, blank=True)
    card_left = models.BooleanField(default=False)


class Appointment(Projection):
    """A visit agreed on a date and time; its id is the id of the entry that planned it."""

    class State(models.TextChoices):
        """What became of an appointment."""

        PLANNED = "planned", _("planned")
        HELD = "held", _("held")
        CANCELLED = "cancelled", _("cancelled")
        MISSED = "missed", _("the resident was not there")

    id = models.UUIDField(primary_key=True)
    on = models.DateField()
    from_time = models.TimeField(null=True)
    until_time = models.TimeField(null=True)
    with_whom = models.TextField(blank=True)
    worker = models.UUIDField(null=True, db_index=True)
    state = models.CharField(max_length=20, choices=State, default=State.PLANNED)
    remark = models.TextField(blank=True, default="", db_default="")


class Announcement(Projection):
    """The household was told that somebody will come; its id is the id of its entry."""

    class How(models.TextChoices):
        """In which way."""

        LETTER = "letter", _("letter")
        FLYER = "flyer", _("flyer")
        CALL = "call", _("call")

    id = models.UUIDField(primary_key=True)
    on = models.DateField()
    how = models.CharField(max_length=20, choices=How)
    what = models.TextField(blank=True)
    text = models.TextField(blank=True)


class Visit(Projection):
    """A conversation at home; its id is the id of its entry. What was found stands in the room assessments."""

    id = models.UUIDField(primary_key=True)
    on = models.DateField()
    who_present = models.JSONField(default=list)
    asked = models.JSONField(default=list)
    left_open = models.JSONField(default=list)
    crisis = models.BooleanField(default=False)
    interpreter = models.TextField(blank=True)
    workers = models.JSONField(default=list, db_default=models.Value([], models.JSONField()), help_text="Who went.")
    unannounced = models.BooleanField(default=False, db_default=False)


class Satisfaction(Projection):
    """How a resident rates home and surroundings, from 1 to 10; its id is the id of its entry."""

    id = models.UUIDField(primary_key=True)
    on = models.DateField()
    home = models.PositiveSmallIntegerField(null=True)
    surroundings = models.PositiveSmallIntegerField(null=True)
    remark = models.TextField(blank=True)

    class Meta:
        """What the database itself refuses."""

        constraints: ClassVar = [
            models.CheckConstraint(
                name="satisfaction_from_1_to_10",
                condition=(Q(home=None) | Q(home__range=(1, 10)))
                & (Q(surroundings=None) | Q(surroundings__range=(1, 10))),
            )
        ]


class HousingWish(Projection):
    """What a resident of a home that will be torn down wishes to live in; its id is the id of its entry."""

    id = models.UUIDField(primary_key=True)
    on = models.DateField()
    wish = models.TextField()
