"""The one table of reporting: what each file adds to each indicator. Folded from the journal like every other row."""

from typing import ClassVar

from django.db import models

from voordeur.journal.models import IdsField, Projection


class Contribution(Projection):
    """What one file adds to one indicator on one day, and the entries that this rests on.

    It holds no name and no words: only what a report for everybody may be added up from.
    """

    id = models.UUIDField(primary_key=True)
    programme = models.UUIDField(help_text="The file of the programme that it counts for.")
    indicator = models.CharField(max_length=100)
    on = models.DateField()
    since = models.DateField(help_text="From when its age counts: for what closes, the day on which that was opened.")
    amount = models.DecimalField(max_digits=14, decimal_places=2)
    by = models.JSONField(default=dict, help_text="Field of the entry -> its value; places are looked up when asked.")
    entries = IdsField(blank=True)

    class Meta:
        """How a report finds its rows."""

        indexes: ClassVar = [models.Index(name="contribution_in_period", fields=["programme", "indicator", "on"])]
        constraints: ClassVar = [
            models.CheckConstraint(name="contribution_age_not_negative", condition=models.Q(since__lte=models.F("on")))
        ]

    def __str__(self) -> str:
        """Name the indicator and the day."""
        return f"{self.indicator} {self.on}"
