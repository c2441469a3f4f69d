"""The safety flag. The row stands in a file that only its named readers may see."""

from django.db import models

from voordeur.journal.models import Projection


class SafetyFlag(Projection):
    """That nothing may leave the house unseen for a household or case: its id is the id of its own file."""

    id = models.UUIDField(primary_key=True)
    subject_kind = models.CharField(max_length=20)
    subject = models.UUIDField(db_index=True, help_text="The household or case that it is about.")
    reason = models.TextField()
    since = models.DateField()
    entry = models.UUIDField(help_text="The line that can be corrected.")
    ended_on = models.DateField(null=True)
    end_asked_by = models.UUIDField(null=True, help_text="Who asked to end it; somebody else agreed.")
    confirmed_by = models.UUIDField(null=True)

    class Meta:
        """What holds two persons apart."""

        constraints = [
            models.CheckConstraint(
                name="safety_flag_ended_by_two",
                condition=models.Q(ended_on=None, confirmed_by=None)
                | models.Q(ended_on__isnull=False, confirmed_by__isnull=False, end_asked_by__isnull=False)
                & ~models.Q(confirmed_by=models.F("end_asked_by")),
            )
        ]
