"""Who directs, over which area, from when until when."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from voordeur.journal.things import Thing


class Direction(Thing):
    """Somebody directs an area of life, or everything (`all`), until somebody else takes it; `text` is why."""

    thing = "direction"
    listed = ("-since", "over", "id")

    class Holder(models.TextChoices):
        """Who can direct."""

        COACH = "coach", _("the coach")
        PARENTS = "parents", _("the parents")
        RESIDENT = "resident", _("the resident")
        PARTNER = "partner", _("a partner organisation")
        TEAM = "team", _("the team")

    over = models.TextField()
    holder = models.CharField(max_length=20, choices=Holder)
    holder_name = models.TextField(blank=True)
    since = models.DateField()
    until = models.DateField(null=True)

    @property
    def is_over(self) -> bool:
        """Whether somebody else has taken it."""
        return self.until is not None
