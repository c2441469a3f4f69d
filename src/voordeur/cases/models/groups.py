"""Places in a group of the programme, as they stand in the case of whoever takes part."""

from typing import ClassVar

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from voordeur.journal.things import Thing


class GroupPlace(Thing):
    """Somebody of this household takes part in a group, of which `text` is the title; its id is that of its entry.

    Entries name the group, of which more cases have a place.
    """

    thing = "group"
    named_by = "group"
    listed = ("-joined_on", "id")

    class State(models.TextChoices):
        """How taking part stands."""

        JOINED = "joined", _("takes part")
        LEFT = "left", _("stopped before the end")
        FINISHED = "finished", _("followed to the end")

    group = models.UUIDField(db_index=True)
    member = models.UUIDField(null=True)
    joined_on = models.DateField()
    state = models.CharField(max_length=20, choices=State, default=State.JOINED)
    attended = models.PositiveIntegerField(default=0)
    missed = models.PositiveIntegerField(default=0)
    last_on = models.DateField(null=True)
    ended_on = models.DateField(null=True)
    because = models.TextField(blank=True)

    class Meta:
        """What the database itself refuses."""

        constraints: ClassVar = [
            models.CheckConstraint(
                name="group_place_ended_has_its_day",
                condition=Q(state="joined", ended_on=None) | (~Q(state="joined") & Q(ended_on__isnull=False)),
            )
        ]

    @property
    def is_over(self) -> bool:
        """Nobody of this household takes part any more."""
        return self.ended_on is not None
