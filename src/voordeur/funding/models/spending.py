"""Money of one household: what was granted for what, and what was spent of it."""

from typing import ClassVar

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from voordeur.journal.things import Thing


class Budget(Thing):
    """An amount (euros) that may be spent for one household; `text` is what for."""

    thing = "budget"
    listed = ("withdrawn_on", "granted_on", "id")

    amount = models.DecimalField(max_digits=12, decimal_places=2)
    funder = models.TextField(blank=True)
    reason = models.TextField(blank=True)
    granted_on = models.DateField()
    until = models.DateField(null=True, help_text="The last day on which it may be spent.")
    withdrawn_on = models.DateField(null=True)
    withdrawn_because = models.TextField(blank=True)

    @property
    def is_over(self) -> bool:
        """Whether it was withdrawn."""
        return self.withdrawn_on is not None


class Spending(Thing):
    """An amount (euros) spent for one household, of a budget or not; `text` is on what."""

    thing = "spending"
    listed = ("-booked_on", "-id")

    class State(models.TextChoices):
        """How far it is: who booked it does not decide on it where a method asks for two keys."""

        BOOKED = "booked", _("booked")
        APPROVED = "approved", _("approved")
        REFUSED = "refused", _("refused")

    amount = models.DecimalField(max_digits=12, decimal_places=2)
    kind = models.TextField(blank=True, help_text="A word of the method, such as `extra_guidance`.")
    provider = models.TextField(blank=True, help_text="Who gets the money.")
    reason = models.TextField(blank=True)
    budget = models.UUIDField(null=True, db_index=True)
    funder = models.TextField(blank=True)
    booked_on = models.DateField()
    booked_by = models.UUIDField(null=True)
    state = models.CharField(max_length=20, choices=State, default=State.BOOKED)
    decided_on = models.DateField(null=True)
    decided_by = models.UUIDField(null=True)
    remark = models.TextField(blank=True, help_text="What was said with the yes or the no.")
    ordered_on = models.DateField(null=True, help_text="The order to pay it was given.")
    ordered_by = models.UUIDField(null=True)
    paid_on = models.DateField(null=True)

    class Meta:
        """What the database itself refuses."""

        constraints: ClassVar = [
            models.CheckConstraint(
                name="spending_decision_has_its_day",
                condition=Q(state="booked", decided_on=None) | (~Q(state="booked") & Q(decided_on__isnull=False)),
            )
        ]
