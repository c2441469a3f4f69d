"""Room to depart from a rule outside the method, as agreed with whoever made that rule."""

from django.db import models

from voordeur.journal.things import Thing


class AgreedDeviation(Thing):
    """Whoever made a rule lets it not count for this household, for a while; `text` is which rule of whom."""

    thing = "deviation"
    listed = ("ended_on", "agreed_on", "id")

    reason = models.TextField(blank=True)
    effect = models.TextField(blank=True, help_text="What it must bring; once it has ended, what it brought.")
    agreed_on = models.DateField()
    until = models.DateField(null=True)
    ended_on = models.DateField(null=True)

    @property
    def is_over(self) -> bool:
        """Whether the rule counts again."""
        return self.ended_on is not None
