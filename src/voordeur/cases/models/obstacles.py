"""What keeps a household stuck, who must decide on it, and who helps with what."""

from typing import ClassVar

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from voordeur.journal.things import Thing


class Obstacle(Thing):
    """A rule, a waiting list, a gap between organisations … that keeps a household stuck."""

    thing = "obstacle"
    listed = ("removed_on", "found_on", "id")

    class What(models.TextChoices):
        """What kind of obstacle it is."""

        RULE = "rule", _("a rule")
        WAITING_LIST = "waiting_list", _("a waiting list")
        GAP = "gap", _("nobody who is there for it")
        INTERNAL_PROCEDURE = "internal_procedure", _("a procedure inside an organisation")
        MONEY = "money", _("money")
        OTHER = "other", _("something else")

    class Answer(models.TextChoices):
        """What policy does with it."""

        FOLLOWS = "follows", _("something is done about it")
        NOT = "not", _("nothing is done about it")
        LATER = "later", _("it comes back to it later")

    what = models.CharField(max_length=30, choices=What)
    organisation = models.UUIDField(null=True)
    known_as = models.CharField(
        max_length=100, blank=True, default="", db_default="", help_text="A word of the method."
    )
    found_on = models.DateField()
    removed_on = models.DateField(null=True)
    how = models.TextField(blank=True)
    reported_on = models.DateField(null=True, help_text="Handed to policy as one that more households meet.")
    reported_to = models.TextField(blank=True, default="", db_default="")
    answer_due = models.DateField(null=True)
    answer = models.CharField(max_length=20, choices=Answer, blank=True, default="", db_default="")
    answer_text = models.TextField(blank=True, default="", db_default="")
    answered_on = models.DateField(null=True)


class Escalation(Thing):
    """A next level was asked to decide, within a term; its answer, and what came of it when it was brought back down.

    `text` is the question.
    """

    thing = "escalation"
    listed = ("escalated_on", "id")

    class State(models.TextChoices):
        """How far an escalation is."""

        ASKED = "asked", _("waits for an answer")
        ANSWERED = "answered", _("answered")
        RETURNED = "returned", _("back with whoever does the work")

    class Decision(models.TextChoices):
        """What was decided."""

        APPROVED = "approved", _("agreed")
        REFUSED = "refused", _("refused")
        OTHER_OFFER = "other_offer", _("something else was offered")

    rung = models.CharField(max_length=60, help_text="The level of the method's ladder.")
    obstacle = models.UUIDField(null=True, db_index=True)
    action = models.UUIDField(null=True)
    organisation = models.UUIDField(null=True)
    to_whom = models.TextField(blank=True)
    skipped_because = models.TextField(blank=True)
    worker = models.UUIDField(null=True, db_index=True, help_text="Who escalated.")
    escalated_on = models.DateField()
    answer_due = models.DateField(null=True, db_index=True)
    state = models.CharField(max_length=20, choices=State, default=State.ASKED)
    decision = models.CharField(max_length=20, choices=Decision, blank=True)
    answer = models.TextField(blank=True)
    answered_by = models.TextField(blank=True, help_text="Who said it, when somebody else wrote it down.")
    recorded_by = models.UUIDField(null=True, help_text="The worker who wrote the answer down.")
    answered_on = models.DateField(null=True)
    solved = models.BooleanField(null=True)
    returned_on = models.DateField(null=True)

    class Meta:
        """What the database itself refuses."""

        constraints: ClassVar = [
            models.CheckConstraint(
                name="escalation_decision_has_its_day",
                condition=Q(decision="", answered_on=None) | (~Q(decision="") & Q(answered_on__isnull=False)),
            )
        ]


class Helper(Thing):
    """Somebody who helps this household with something, or will; `text` is with what."""

    thing = "helper"
    listed = ("ended_on", "noted_on", "id")

    class State(models.TextChoices):
        """Whether the help runs."""

        EXPECTED = "expected", _("will come")
        RUNNING = "running", _("helps now")
        ENDED = "ended", _("has stopped")

    organisation = models.UUIDField(null=True)
    name = models.TextField(blank=True)
    person = models.UUIDField(null=True, help_text="The member of the household whom it is for.")
    state = models.CharField(max_length=20, choices=State)
    noted_on = models.DateField()
    expected_by = models.DateField(null=True)
    hours = models.DecimalField(max_digits=12, decimal_places=2, null=True, help_text="In a month.")
    cost = models.DecimalField(max_digits=12, decimal_places=2, null=True, help_text="Euros in a year.")
    since = models.DateField(null=True)
    ended_on = models.DateField(null=True)
