"""What a worker does for a household that somebody there did, until it can go back."""

from django.db import models

from voordeur.journal.things import Thing


class TakenTask(Thing):
    """Something that a worker does in the place of somebody of the household; `text` is what."""

    thing = "task"
    listed = ("given_back_on", "give_back_by", "taken_on", "id")

    from_whom = models.TextField(blank=True)
    worker = models.UUIDField(null=True, help_text="Who took it over.")
    taken_on = models.DateField()
    give_back_by = models.DateField(null=True)
    given_back_on = models.DateField(null=True)
    remark = models.TextField(blank=True)

    @property
    def is_over(self) -> bool:
        """Whether it went back."""
        return self.given_back_on is not None
