"""What was decided in a partner's name, and what was asked of that partner because no mandate allowed it."""

from typing import ClassVar

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from voordeur.journal.things import Thing


class PartnerDecision(Thing):
    """A decision in the name of an organisation that gave a mandate for it; `text` is what was decided or asked."""

    thing = "partner_decision"
    listed = ("-decided_on", "-id")

    class State(models.TextChoices):
        """What was within the mandate is decided; what was not waits for the partner."""

        DECIDED = "decided", _("decided by mandate")
        ASKED = "asked", _("waits for an answer")
        YES = "yes", _("the partner said yes")
        NO = "no", _("the partner said no")

    mandate = models.UUIDField()
    organisation = models.UUIDField(help_text="In whose name.")
    amount = models.DecimalField(max_digits=12, decimal_places=2, null=True)
    action = models.UUIDField(null=True, help_text="The action that it is about.")
    remark = models.TextField(blank=True)
    decided_on = models.DateField()
    decided_by = models.UUIDField(null=True)
    state = models.CharField(max_length=20, choices=State)
    answered_on = models.DateField(null=True)
    said_by = models.TextField(blank=True)
    how = models.CharField(max_length=20, blank=True)
    answer_words = models.TextField(blank=True)

    class Meta:
        """What the database itself refuses."""

        constraints: ClassVar = [
            models.CheckConstraint(
                name="partner_decision_answered_has_its_day",
                condition=Q(state__in=["decided", "asked"], answered_on=None)
                | Q(state__in=["yes", "no"], answered_on__isnull=False),
            )
        ]

    @property
    def is_over(self) -> bool:
        """Whether the partner need not answer any more."""
        return self.state != self.State.ASKED
